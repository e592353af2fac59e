"""A sound server without a device, and an ear at its speakers."""

from __future__ import annotations

import array
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.conftest import end, need
from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.selector_loop import SelectorLoop

_QUIET = 50
"""Of 32,768: what is softer is silence."""


class Ear:
    """Listens to what comes out of the speakers of the PulseAudio in $XDG_RUNTIME_DIR."""

    def __init__(self) -> None:
        words = ["-d", "out.monitor", "--format=s16le", "--rate=22050", "--channels=1", "--latency-msec=5", "--raw"]
        self.process = subprocess.Popen([need("parec"), *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.loudest = 0
        self.since: float | None = None
        """When something was heard first (awake seconds)."""
        self.last = 0.0
        """When something was heard last."""
        self.listens = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        while piece := os.read(self.process.stdout.fileno(), 512):
            self.listens.set()
            loudest = max(map(abs, array.array("h", piece[: len(piece) // 2 * 2])), default=0)
            if loudest > _QUIET:
                self.last = awake_seconds()
                self.since = self.since or self.last
                self.loudest = max(self.loudest, loudest)

    @property
    def heard(self) -> bool:
        """Something was heard, and is over."""
        return self.since is not None and awake_seconds() - self.last > 0.3

    def forget(self) -> None:
        """Listen anew."""
        self.since, self.loudest = None, 0

    def close(self) -> None:
        """Listen no longer."""
        end(self.process)
        self._thread.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def listening(folder: Path, loop: SelectorLoop) -> Iterator[Ear]:
    """An ear at the speakers of a sound server of our own in `folder`, which is $XDG_RUNTIME_DIR."""
    modules = ("module-null-sink sink_name=out", "module-native-protocol-unix")
    words = [
        "-n",
        "--daemonize=no",
        "--exit-idle-time=-1",
        "--use-pid-file=no",
        *(f"--load={each}" for each in modules),
    ]
    server = subprocess.Popen([need("pulseaudio"), *words], stderr=subprocess.DEVNULL)
    info = [need("pactl"), "--server", f"unix:{folder}/pulse/native", "info"]
    try:
        assert loop.run_until(lambda: subprocess.run(info, capture_output=True, check=False).returncode == 0, 15)
        ear = Ear()
        try:
            assert loop.run_until(ear.listens.is_set, 10)
            yield ear
        finally:
            ear.close()
    finally:
        end(server)
