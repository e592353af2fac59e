"""A short-lived program, run beside the loop: its output is read as it comes, and it never outlives its time limit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from calfbreak.adapters.surroundings.output import Output, output_of
from calfbreak.adapters.surroundings.reading import LIMIT
from calfbreak.domain.translation import said
from calfbreak.ports import Handle, Loop

_GRAIN, _LONGEST = 0.01, 5.0
"""Seconds until one looks again whether a program that has closed its output, or was killed, has ended."""
_MOST = 8 * 2**20
"""Bytes of output after which something is wrong with the program."""
NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows each program would show one for a moment."""

Ended = Callable[[str | None, str], None]
"""Gets the output of a program that ended well; or None and, in a sentence, why there is none."""


class Child:
    """Runs a command, and calls `ended` once, later. Whatever happens, the process is waited for."""

    def __init__(
        self,
        loop: Loop,
        command: Sequence[str],
        ended: Ended,
        limit: float = LIMIT,
        environment: Mapping[str, str] | None = None,
        stdin: int = subprocess.DEVNULL,
    ) -> None:
        """`limit` in seconds; `environment` is added to ours; `stdin` is a descriptor, open for as long as this takes.

        What goes wrong at the start is told later, too.
        """
        self._loop = loop
        self._name = Path(command[0]).name
        self._ended: Ended | None = ended
        self._output = bytearray()
        self._pipe: Output | None = None
        self._timer: Handle | None = None
        self._pause = _GRAIN
        try:
            self._process = subprocess.Popen(
                command,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})},
                creationflags=NO_CONSOLE,
            )
        except OSError as error:
            why = said("{name} cannot be used: {why}", name=self._name, why=error.strerror)
            loop.call_soon(lambda: self._end(None, why))
            return
        assert self._process.stdout is not None
        self._pipe = output_of(loop, self._process.stdout, self._came)
        self._timer = loop.call_in(
            limit,
            lambda: self._stop(said("{name} did not answer within {seconds:g} s", name=self._name, seconds=limit)),
        )

    def cancel(self) -> None:
        """Kill it, and tell nobody."""
        self._ended = None
        if self._pipe is not None:
            self._stop("")

    def _came(self, piece: bytes) -> None:
        self._output += piece
        if len(self._output) > _MOST:
            self._stop(said("{name} does not stop writing", name=self._name))
        elif not piece:
            self._close_output()
            self._reap()

    def _stop(self, why: str) -> None:
        """Say so, and kill it; it may take its time to die."""
        self._close_output()
        self._process.kill()
        self._end(None, why)
        self._reap()

    def _reap(self) -> None:
        status = self._process.poll()
        if status is None:
            self._loop.call_in(self._pause, self._reap)
            self._pause = min(2 * self._pause, _LONGEST)
        elif status:
            self._end(None, said("{name} ended with {status}", name=self._name, status=status))
        else:
            self._end(self._output.decode(errors="replace"), "")

    def _close_output(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None

    def _end(self, output: str | None, why: str) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        ended, self._ended = self._ended, None
        if ended is not None:
            ended(output, why)
