"""The way in which this platform lets the running program be reached."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

from calfbreak.adapters.control_protocol import Handler
from calfbreak.ports import Loop


class Control(Protocol):
    """Hands each command to the handler that it was made with."""

    def stop_listening(self) -> None:
        """Take no more clients. Who has asked something may still get the answer."""

    def close(self) -> None:
        """The same, and let go of everybody."""


def control_here(loop: Loop, path: Path, handle: Handler) -> Control:
    """Listen at `path`, or at what stands for it. Raises Unavailable."""
    if sys.platform == "win32":
        from calfbreak.adapters.control_pipe import PipeServer

        return PipeServer(loop, path, handle)
    else:  # noqa: RET505 - the type checker wants to see that Windows does not come here
        from calfbreak.adapters.control import ControlServer

        return ControlServer(loop, path, handle)
