"""A voice made of a program that speaks one sentence and ends: eSpeak, `say` of macOS, or PowerShell on Windows.

PowerShell takes a second until it speaks, and has never been heard by us. Its script gets the sentence as Base64, so
that nothing in it can be taken for a command; where no voice of the language is installed, the system's own speaks.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from calfbreak.adapters.surroundings.child import Child
from calfbreak.domain.languages import ENGLISH
from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

_OF_ESPEAK = {"pt_BR": "pt-br", "zh_CN": "cmn"}
"""What eSpeak calls a language where it is not our code for it."""
_SCRIPT = (
    "Add-Type -AssemblyName System.Speech;"
    " $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    " try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, '{language}') }} catch {{ }};"
    " $voice.Speak([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{sentence}')))"
)
_LONGEST = 15.0
"""Seconds after which such a program hangs; our longest sentence takes three."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A program that speaks a sentence and ends."""

    name: str
    arguments: Callable[[str, str], tuple[str, ...]]
    """For the code of a language and a sentence in it."""


def _for_espeak(language: str, sentence: str) -> tuple[str, ...]:
    # A stretch of somebody's own may be called as an option is.
    return "-v", _OF_ESPEAK.get(language, language), "--", sentence


def _for_powershell(language: str, sentence: str) -> tuple[str, ...]:
    covered = base64.b64encode(sentence.encode()).decode()
    script = _SCRIPT.format(language=language.replace("_", "-"), sentence=covered)
    return "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script


SPEAKERS = (
    Speaker("espeak-ng", _for_espeak),
    Speaker("espeak", _for_espeak),
    Speaker("say", lambda language, sentence: (sentence,)),
    Speaker("powershell.exe", _for_powershell),
)
"""Best first. `say` speaks the language of the system."""


class ProgramVoice:
    """Starts the program for each sentence. Raises Unavailable where none is installed."""

    def __init__(self, loop: Loop, speakers: Sequence[Speaker] = SPEAKERS) -> None:
        found = next((speaker for speaker in speakers if shutil.which(speaker.name)), None)
        if found is None:
            names = ", ".join(speaker.name for speaker in speakers)
            raise Unavailable(said("none of these is installed: {programs}", programs=names))
        self.name = found.name
        self.language = ENGLISH
        self._loop = loop
        self._speaker = found
        self._speaking: Child | None = None

    def say(self, sentence: str) -> None:
        """Say this, in place of what is being said."""
        self.hush()
        command = (self.name, *self._speaker.arguments(self.language, sentence))
        self._speaking = Child(self._loop, command, lambda output, why: None, _LONGEST)

    def hush(self) -> None:
        """Stop in the middle of the word."""
        if self._speaking is not None:
            self._speaking.cancel()
            self._speaking = None

    def close(self) -> None:
        """Never speak again."""
        self.hush()
