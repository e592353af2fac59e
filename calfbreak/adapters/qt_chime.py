"""Sounds of a session, by the first player of the system that works.

A child process plays each one: QtMultimedia would cost 19 MB for good. Where there is no player or no sound device it
is silent; a player that hangs is ended, and none outlives the program. One that fails, or hangs because its sound
server does not serve (PipeWire is often there for screens alone), is followed by the next.

The volume means what it means in the mixers of the desktop: amplitude is its cube, so half of it is heard as half as
loud. Each player is told in its own way; `aplay` has none and is fed softer samples.
"""

from __future__ import annotations

import array
import logging
import shutil
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer

from calfbreak import resources
from calfbreak.domain.cues import Cue
from calfbreak.ports import Unavailable

_log = logging.getLogger(__name__)

LONGEST = 3000
"""Milliseconds after which a player hangs; the longest sound lasts 1.3 s."""


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a WAV file."""

    name: str
    arguments: Callable[[str, int], Sequence[str]]
    """For a file and a volume (percent)."""
    fed: bool = False
    """The samples come through its standard input, because it knows no volume."""


PLAYERS = (
    Player("paplay", lambda file, volume: (f"--volume={65536 * volume // 100}", "--latency-msec=30", file)),
    Player("pw-play", lambda file, volume: (f"--volume={amplitude(volume):.4f}", "--latency=20ms", file)),
    Player("aplay", lambda file, volume: ("-q", "-"), fed=True),
    Player("afplay", lambda file, volume: ("-v", f"{amplitude(volume):.4f}", file)),
)
"""PulseAudio (whose volume is cubic by itself, and which PipeWire can be), PipeWire, ALSA, macOS."""


class QtChime(QObject):
    """Plays cues. Raises Unavailable where no player is installed."""

    def __init__(self, players: Sequence[Player] = PLAYERS) -> None:
        super().__init__()
        self._players = [player for player in players if shutil.which(player.name)]
        if not self._players:
            names = ", ".join(player.name for player in players)
            raise Unavailable(f"none of {names} is installed: the stretch is silent")
        self._complained: set[str] = set()
        self._playing: dict[QProcess, Player] = {}

    @property
    def name(self) -> str:
        """The player that is used now."""
        return self._players[0].name

    def play(self, cue: Cue, volume: int) -> None:
        """Begin to play, as loud as `volume` (0 to 100 percent); returns at once."""
        if volume > 0:
            self._start(self._players[0], resources.path(f"sounds/{cue.value}.wav"), min(volume, 100))

    def close(self) -> None:
        """Be silent at once."""
        for process in tuple(self._playing):
            process.kill()
            process.waitForFinished(200)

    def _start(self, player: Player, file: Path, volume: int) -> None:
        process = QProcess(self)
        self._playing[process] = player
        process.setStandardOutputFile(QProcess.nullDevice())
        process.finished.connect(lambda status, how: self._finished(process, status or how.value))
        process.errorOccurred.connect(lambda error: self._failed(process, error))
        QTimer.singleShot(LONGEST, process, process.kill)
        process.start(player.name, list(player.arguments(str(file), volume)))
        if player.fed:
            process.write(softened(file, volume))
            process.closeWriteChannel()

    def _failed(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # after any other error `finished` follows
            self._finished(process, 127)

    def _finished(self, process: QProcess, status: int) -> None:
        player = self._playing.pop(process, None)
        if player is None:
            return
        if status:
            self._give_up(player, bytes(process.readAllStandardError().data()).decode(errors="replace").strip())
        process.deleteLater()

    def _give_up(self, player: Player, words: str) -> None:
        """The next player's turn. This one may be asked again later: sound devices come and go."""
        if player is self._players[0]:
            self._players.append(self._players.pop(0))
        if player.name not in self._complained:
            self._complained.add(player.name)
            _log.warning("%s could not play a sound: %s", player.name, words or "it did not end")


def amplitude(volume: int) -> float:
    """By how much samples shrink at this volume (percent)."""
    return (volume / 100) ** 3


@lru_cache(maxsize=len(Cue))
def softened(file: Path, volume: int) -> bytes:
    """The WAV file (16 bit) as its bytes, at this volume (percent)."""
    with wave.open(str(file), "rb") as source:
        parameters, frames = source.getparams(), source.readframes(source.getnframes())
    samples = array.array("h", frames)
    factor = amplitude(volume)
    softer = array.array("h", (round(sample * factor) for sample in samples))
    target = BytesIO()
    with wave.open(target, "wb") as made:
        made.setparams(parameters)
        made.writeframes(softer.tobytes())
    return target.getvalue()
