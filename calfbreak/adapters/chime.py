"""Sounds of a session, by the first player of the system that works.

A child process plays each one: QtMultimedia would cost 19 MB for good. Where there is no player or no sound device it
is silent; a player that hangs is ended, and none outlives the program. One that fails, or hangs because its sound
server does not serve (PipeWire is often there for screens alone), is followed by the next; after one that fails at once
the next plays the same sound, so that none is lost while any player works.

The volume means what it means in the mixers of the desktop: amplitude is its cube, so half of it is heard as half as
loud. Each player is told in its own way; `aplay` has none and is fed softer samples.
"""

from __future__ import annotations

import array
import logging
import shutil
import tempfile
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from calfbreak import resources
from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.surroundings.child import Child
from calfbreak.domain.stretching.cues import Cue
from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

_log = logging.getLogger(__name__)

AT_ONCE = 0.25
"""Seconds after its moment until which a sound still tells what it is meant to."""
LONGEST = 3.0
"""Seconds after which a player hangs; the longest sound lasts 1.3 s."""


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a WAV file."""

    name: str
    arguments: Callable[[str, int], Sequence[str]]
    """For a file and a volume (percent)."""
    fed: bool = False
    """It knows no volume, and gets softer samples through its standard input."""


PLAYERS = (
    Player("paplay", lambda file, volume: (f"--volume={65536 * volume // 100}", "--latency-msec=30", file)),
    Player("pw-play", lambda file, volume: (f"--volume={amplitude(volume):.4f}", "--latency=20ms", file)),
    Player("aplay", lambda file, volume: ("-q", "-"), fed=True),
    Player("afplay", lambda file, volume: ("-v", f"{amplitude(volume):.4f}", file)),
)
"""PulseAudio (whose volume is cubic by itself, and which PipeWire can be), PipeWire, ALSA, macOS."""


class PlayerChime:
    """Plays cues. Raises Unavailable where no player is installed."""

    def __init__(self, loop: Loop, players: Sequence[Player] = PLAYERS, longest: float = LONGEST) -> None:
        self._loop = loop
        self._longest = longest
        self._players = [player for player in players if shutil.which(player.name)]
        if not self._players:
            names = ", ".join(player.name for player in players)
            raise Unavailable(said("none of these is installed: {programs}", programs=names))
        self._complained: set[str] = set()
        self._failed: set[str] = set()
        """The players that played nothing when they were last asked."""
        self._playing: list[Child] = []

    @property
    def name(self) -> str:
        """The player that is used now, and whether it could be heard."""
        name = self._players[0].name
        if all(each.name in self._failed for each in self._players):
            return said("{name}, which has no sound device now", name=name)
        return name

    @property
    def playing(self) -> bool:
        """Whether a sound is being played."""
        return bool(self._playing)

    def play(self, cue: Cue, volume: int) -> None:
        """Begin to play, as loud as `volume` (0 to 100 percent); returns at once."""
        if volume > 0:
            file = resources.path(f"sounds/{cue.value}.wav")
            self._start(tuple(self._players), file, min(volume, 100), awake_seconds())

    def close(self) -> None:
        """Be silent at once."""
        for child in self._playing:
            child.cancel()
        self._playing.clear()

    def _start(self, players: Sequence[Player], file: Path, volume: int, moment: float) -> None:
        player, *others = players

        def ended(output: str | None, why: str) -> None:
            if child in self._playing:
                self._playing.remove(child)
            if not why:
                self._failed.discard(player.name)
            else:
                self._give_up(player, why)
                if others and awake_seconds() - moment <= AT_ONCE:
                    self._start(others, file, volume, moment)

        command = (player.name, *player.arguments(str(file), volume))
        if player.fed:
            with tempfile.TemporaryFile() as samples:
                samples.write(softened(file, volume))
                samples.seek(0)
                child = Child(self._loop, command, ended, self._longest, stdin=samples.fileno())
        else:
            child = Child(self._loop, command, ended, self._longest)
        self._playing.append(child)

    def _give_up(self, player: Player, why: str) -> None:
        """The next player's turn. This one may be asked again later: sound devices come and go."""
        self._failed.add(player.name)
        if player is self._players[0]:
            self._players.append(self._players.pop(0))
        if player.name not in self._complained:
            self._complained.add(player.name)
            _log.warning("a sound could not be played: %s", why)


def amplitude(volume: int) -> float:
    """What is left of samples at this volume (percent), 0 to 1."""
    return (volume / 100) ** 3


@lru_cache(maxsize=len(Cue))
def softened(file: Path, volume: int) -> bytes:
    """The WAV file (16 bit) as its bytes, at this volume (percent)."""
    with wave.open(str(file), "rb") as source:
        parameters, frames = source.getparams(), source.readframes(source.getnframes())
    factor = amplitude(volume)
    softer = array.array("h", (round(sample * factor) for sample in array.array("h", frames)))
    target = BytesIO()
    with wave.open(target, "wb") as made:
        made.setparams(parameters)
        made.writeframes(softer.tobytes())
    return target.getvalue()
