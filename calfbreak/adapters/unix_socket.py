"""Sockets with a place in the file system: what most of a Linux desktop is reached by."""

from __future__ import annotations

import socket
import sys

from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable


def unix_socket() -> socket.socket:
    """A stream socket that is not connected yet. Raises Unavailable on Windows, where Python has none."""
    if sys.platform == "win32":
        raise Unavailable(said("{name} does not offer {what}", name="Python", what="AF_UNIX"))
    else:  # noqa: RET506 - the type checker wants to see that Windows does not come here
        return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
