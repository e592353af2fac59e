"""Sounds of a session, by the first player of the system that is there.

A child process plays each one: QtMultimedia would cost 19 MB for good. Where there is no player or no sound device it
is silent; a player that hangs is ended, and none outlives the program.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer

from calfbreak import resources
from calfbreak.domain.session import PhaseKind
from calfbreak.ports import Unavailable

_log = logging.getLogger(__name__)

PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Programs that play a WAV file, best first: PipeWire, PulseAudio, ALSA, macOS."""
_LONGEST = 3000
"""Milliseconds after which a player hangs; the longest sound lasts 1.2 s."""


class QtChime(QObject):
    """Plays the sound with which a phase begins. Raises Unavailable where no player is installed."""

    def __init__(self) -> None:
        super().__init__()
        found = next((player for player in PLAYERS if shutil.which(player[0])), None)
        if found is None:
            names = ", ".join(player[0] for player in PLAYERS)
            raise Unavailable(f"none of {names} is installed: the stretch is silent")
        self.name = found[0]
        self._player = found
        self._complained = False
        self._playing: set[QProcess] = set()

    def play(self, kind: PhaseKind) -> None:
        """Begin to play; returns at once."""
        file = resources.path("sounds") / f"{kind.value.replace(' ', '-')}.wav"
        self._start(Path(file))

    def close(self) -> None:
        """Be silent at once."""
        for process in tuple(self._playing):
            process.kill()
            process.waitForFinished(200)

    def _start(self, file: Path) -> None:
        process = QProcess(self)
        self._playing.add(process)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.finished.connect(lambda status, _: self._finished(process, status))
        process.errorOccurred.connect(lambda error: self._finished(process, 127))
        QTimer.singleShot(_LONGEST, process, process.kill)
        process.start(self._player[0], [*self._player[1:], str(file)])

    def _finished(self, process: QProcess, status: int) -> None:
        if process not in self._playing:
            return
        self._playing.discard(process)
        if status and not self._complained:
            self._complained = True
            words = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
            _log.warning("%s could not play a sound: %s", self.name, words or status)
        process.deleteLater()
