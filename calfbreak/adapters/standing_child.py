"""A child of the program that stands by: it answers each line with a line, until nobody needs it.

Its memory is its own, and gone with it. It ends by itself when the program does: nothing more comes to read then.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread

from calfbreak.adapters.surroundings.child import NO_CONSOLE
from calfbreak.adapters.surroundings.output import Output, output_of
from calfbreak.domain.translation import said
from calfbreak.ports import Handle, Loop

_GRAIN, _LONGEST = 0.01, 5.0
"""Seconds until one looks again whether a process that has closed its output, or was killed, has ended."""

Answered = Callable[[str | None, str], None]
"""Gets the line that was answered; or None and, in a sentence, why there is none."""


class StandingChild:
    """Runs a command that reads lines and writes lines. One question at a time.

    When it has ended, also by itself, `ended` is true, and another one is needed.
    """

    def __init__(self, loop: Loop, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """`environment` is added to ours. Raises OSError if the command cannot be run."""
        self._loop = loop
        self._name = Path(command[0]).name
        self._answered: Answered | None = None
        self._timer: Handle | None = None
        self._line = bytearray()
        self._pause = _GRAIN
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})},
            creationflags=NO_CONSOLE,
        )
        assert self._process.stdout is not None
        self._output: Output | None = output_of(loop, self._process.stdout, self._came)

    @property
    def ended(self) -> bool:
        """Whether it answers no more."""
        return self._output is None

    def ask(self, line: str, answered: Answered, limit: float) -> None:
        """Let it answer this line within `limit` seconds. `answered` is called once, later, unless `close` is."""
        self._answered = answered
        self._timer = self._loop.call_in(
            limit,
            lambda: self._fail(said("{name} did not answer within {seconds:g} s", name=self._name, seconds=limit)),
        )
        assert self._process.stdin is not None
        # By a thread: a pipe takes no more than it has room for, and the child reads when it is ready for it.
        pipe, content = os.dup(self._process.stdin.fileno()), f"{line}\n".encode()
        Thread(target=_write, args=(pipe, content), name="question", daemon=True).start()

    def close(self) -> None:
        """Kill it; whoever waits for an answer is told nothing."""
        self._answered = None
        self._fail("")

    def _came(self, piece: bytes) -> None:
        if not piece:
            self._let_go()
            self._reap()
            return
        self._line += piece
        line, end, rest = self._line.partition(b"\n")
        if end:
            self._line = rest
            self._tell(line.decode(errors="replace"), "")

    def _fail(self, why: str) -> None:
        if not self.ended:
            self._let_go()
            self._process.kill()
            self._tell(None, why)
            self._reap()

    def _let_go(self) -> None:
        if self._output is not None:
            self._output.close()
            self._output = None

    def _reap(self) -> None:
        """Wait for it, without keeping the loop from anything else; it may take its time to die."""
        status = self._process.poll()
        if status is None:
            self._loop.call_in(self._pause, self._reap)
            self._pause = min(2 * self._pause, _LONGEST)
            return
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._tell(None, said("{name} ended with {status}", name=self._name, status=status))

    def _tell(self, line: str | None, why: str) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        answered, self._answered = self._answered, None
        if answered is not None:
            answered(line, why)


def _write(pipe: int, content: bytes) -> None:
    """Write all of it, and let go of the pipe, which is this thread's own: nobody else may close it meanwhile."""
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[os.write(pipe, rest) :]
    except OSError:
        pass  # it has ended; that is told by its output
    finally:
        os.close(pipe)
