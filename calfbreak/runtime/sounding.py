"""What is heard of the open session: sounds and voice, each where there is one and the settings want it."""

from __future__ import annotations

from calfbreak.domain import wording
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.stretching.cues import CueAt
from calfbreak.domain.stretching.session import Session
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.ports import Chime, Voice


class Sounding:
    """Gives cues to those who make them heard."""

    def __init__(self) -> None:
        self.chime: Chime | None = None
        self.voice: Voice | None = None

    def give(self, cue: CueAt, session: Session, stretch: Stretch, settings: Settings) -> None:
        """Let the cue be heard. The sound comes first: it cannot wait."""
        if self.chime and settings.sound:
            self.chime.play(cue.cue, settings.volume)
        if self.voice and settings.voice:
            sentence = wording.spoken(cue, session, stretch)
            if sentence:
                self.voice.say(sentence)

    def hush(self) -> None:
        """Nobody follows any more: no sentence is finished. Sounds are over before that."""
        if self.voice:
            self.voice.hush()
