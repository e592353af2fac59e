"""Sockets with a place in the file system: what most of a Linux desktop is reached by."""

from __future__ import annotations

import socket
import sys

from calfbreak.ports import Unavailable


def unix_socket() -> socket.socket:
    """A stream socket that is not connected yet. Raises Unavailable on Windows, where Python has none."""
    if sys.platform == "win32":
        raise Unavailable("Python has no sockets in the file system on Windows")
    else:  # noqa: RET506 - the type checker wants to see that Windows does not come here
        return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
