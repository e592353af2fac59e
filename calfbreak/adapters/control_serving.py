"""What serving a client of the control protocol has in common, whatever the line came by."""

from __future__ import annotations

import logging

from calfbreak.adapters.control_protocol import Handler, Reply, command_of
from calfbreak.domain.translation import said, told

_log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds in which a client must have sent its line, and later taken its reply."""
MOST_CLIENTS = 32
"""How many are served at once."""


def serve_line(line: bytes, handle: Handler, reply: Reply) -> None:
    """Let the command in a line be handled. What is wrong with the line, or goes wrong then, is the reply."""
    try:
        command = command_of(line)
    except ValueError as error:
        reply({"error": told(error)})
        return
    try:
        handle(command, reply)
    except Exception:  # noqa: BLE001 - a barrier: one command that fails must not take the program with it
        _log.exception("a command of the command line failed")
        reply({"error": told(said("the command failed; the log says why"))})
