"""One running program for each person: a lock that the kernel lets go of, however the program ends."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from calfbreak.adapters.file_lock import take_lock
from calfbreak.adapters.private import private_folder
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""Windows has no such flag; nobody else can put a link into the folder there."""


class AlreadyRunning(Exception):
    """Another instance of this person holds the lock."""


class Instance:
    """Holds the lock for as long as it lives.

    The file stays when the program ends: removing it would let two programs lock two files of the same name.
    Raises AlreadyRunning, and Unavailable if the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.file = private_folder(folder) / "instance.lock"
        try:
            self._descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
        except OSError as error:
            raise Unavailable(said("{name} cannot be used: {why}", name=self.file, why=error.strerror)) from error
        if not take_lock(self._descriptor):
            os.close(self._descriptor)
            raise AlreadyRunning(said("Calf Break is already running"))
        with suppress(OSError):  # a full disk; only people read the number
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, f"{os.getpid()}\n".encode())

    def close(self) -> None:
        """Let the next one run."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
