"""A program started by a test: its output in a file, its end certain."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from desktop.waiting import wait_until


class Program:
    """A running process in a process group of its own. Standard output and error go to `log` together."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], log: Path, pass_fds: Sequence[int] = ()) -> None:
        self.log = log
        self.command = list(command)
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                self.command,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=pass_fds,
            )

    @property
    def pid(self) -> int:
        """Its process number, which is also that of its group."""
        return self.process.pid

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    @property
    def output(self) -> str:
        """What it has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def expect(self, text: str, limit: float = 15.0) -> str:
        """Wait until it has written `text`; the whole output. Fails at once when it ends without."""

        def written() -> bool:
            ended = not self.running  # asked first: what it wrote before its end must be seen
            if text in self.output:
                return True
            assert not ended, f"{self.command[0]} ended ({self.process.returncode}) without {text!r}:\n{self.output}"
            return False

        wait_until(written, f"{text!r} in {self.log.name}", limit)
        return self.output

    def wait(self, limit: float = 15.0) -> int:
        """Wait for its end; the exit status."""
        wait_until(lambda: not self.running, f"end of {self.command[0]}", limit)
        return self.process.returncode

    def stop(self, limit: float = 5.0) -> int:
        """Ask it to end; make it end. The exit status."""
        if self.running:
            self.signal(signal.SIGTERM)
            try:
                self.process.wait(limit)
            except subprocess.TimeoutExpired:
                self.signal(signal.SIGKILL)
        with suppress(ProcessLookupError):  # what it started itself and left behind
            os.killpg(self.pid, signal.SIGKILL)
        return self.process.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process itself."""
        self.process.send_signal(number)
