"""The camera, where the kernel shows who has it open: the open files of one's own processes.

Having a camera open is taken for using it. PipeWire and its session daemon keep cameras open without looking; they are
passed over, and PipeWire itself tells whether somebody looks.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from calfbreak.adapters.surroundings.reading import Reading, Told, Topic, found, used_by
from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

_DAEMONS = {"pipewire", "wireplumber", "pipewire-media-"}
"""As the kernel abbreviates them, to 15 letters."""


class OpenCamera:
    """Looks through /proc in a thread: some ten milliseconds with hundreds of processes.

    Raises Unavailable where there is no /proc.
    """

    topics = frozenset({Topic.CALL})

    def __init__(self, loop: Loop, processes: Path = Path("/proc"), cameras: str = "/dev/video") -> None:
        if not (processes / "self/fd").is_dir():
            raise Unavailable(said("{name} does not tell of it", name=processes))
        self._loop = loop
        self._processes = processes
        self._cameras = Path(cameras)
        self._open = True

    def ask(self, told: Told) -> None:
        """Find out who has a camera open."""
        if not any(self._cameras.parent.glob(f"{self._cameras.name}*")):
            told(Reading(frozenset(), said("there is no camera")))
            return
        threading.Thread(target=self._search, args=(told,), name="camera", daemon=True).start()

    def close(self) -> None:
        """A search that is under way tells nobody."""
        self._open = False

    def _search(self, told: Told) -> None:
        names = sorted(set(users(self._processes, str(self._cameras), os.getpid())))
        # Translators: of a microphone or a camera.
        reading = found(Topic.CALL, used_by(names), said("nobody uses it"))
        if self._open:
            self._loop.call_soon(lambda: told(reading) if self._open else None)


def users(processes: Path, cameras: str, own: int) -> list[str]:
    """The names of processes, other than `own` and the daemons, that have a file open whose path begins so."""
    found_names = []
    for process in processes.iterdir():
        if process.name.isdecimal() and int(process.name) != own and _holds(process / "fd", cameras):
            name = _name(process)
            if name not in _DAEMONS:
                found_names.append(name)
    return found_names


def _holds(descriptors: Path, prefix: str) -> bool:
    """Other people's processes do not show theirs, and any process may end while it is looked at."""
    try:
        with os.scandir(descriptors) as entries:
            return any(_target(entry).startswith(prefix) for entry in entries)
    except OSError:
        return False


def _target(entry: os.DirEntry[str]) -> str:
    try:
        return os.readlink(entry.path)  # noqa: PTH115 - some ten thousand of them
    except OSError:
        return ""


def _name(process: Path) -> str:
    try:
        return (process / "comm").read_text(errors="replace").strip()
    except OSError:
        return "?"
