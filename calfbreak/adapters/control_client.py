"""Asks the running program something. Imports little: the command line waits for it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from calfbreak.adapters.control_protocol import NoAnswer, NotRunning, answer_of, request
from calfbreak.adapters.unix_socket import unix_socket
from calfbreak.domain.translation import said

__all__ = ["NoAnswer", "NotRunning", "ask"]

LIMIT = 5.0
"""Seconds. A window that was opened just before holds the program up: for two, on a machine that has much to do."""


def ask(path: Path, command: Mapping[str, object], limit: float = LIMIT) -> dict[str, object]:
    """Send the command; the reply. `path` is where the program listens (`Profile.socket`).

    `limit` bounds, in seconds, each wait for the program. Raises NotRunning and NoAnswer.
    """
    line = request(command)
    if sys.platform == "win32":
        from calfbreak.adapters.control_pipe import exchange

        reply = exchange(path, line, limit)
    else:
        reply = _exchange(path, line, limit)
    return answer_of(reply)


def _exchange(path: Path, line: bytes, limit: float) -> bytes:
    with unix_socket() as connection:
        connection.settimeout(limit)
        try:
            connection.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError) as error:
            raise NotRunning(said("Calf Break is not running")) from error
        except OSError as error:
            raise NoAnswer(
                said("{name} cannot be reached: {why}", name="Calf Break", why=error.strerror or error)
            ) from error
        try:
            connection.sendall(line)
            return connection.makefile("rb").readline()
        except TimeoutError as error:
            raise NoAnswer(
                said("{name} did not answer within {seconds:g} s", name="Calf Break", seconds=limit)
            ) from error
        except OSError as error:
            raise NoAnswer(said("{name} cannot be reached: {why}", name="Calf Break", why=error.strerror)) from error
