"""Asks the running program something, over its control socket. Imports little: the command line waits for it.

One line of JSON goes out, `{"v": 1, "command": {…}}`, and one comes back; `{"v": 1, "error": "…"}` says what was wrong.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from pathlib import Path

VERSION = 1
LONGEST = 64 * 1024
"""Bytes in a request, with its end of line."""


class NotRunning(Exception):
    """Nobody listens on the socket."""


class NoAnswer(Exception):
    """Somebody listens but gave no answer, or none that makes sense. The message says what."""


def ask(path: Path, command: Mapping[str, object], limit: float = 2.0) -> dict[str, object]:
    """Send the command; the reply.

    `limit` bounds, in seconds, each wait for the program. Raises NotRunning and NoAnswer.
    """
    line = json.dumps({"v": VERSION, "command": command}).encode() + b"\n"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(limit)
        try:
            connection.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError) as error:
            raise NotRunning("Calf Break is not running") from error
        except OSError as error:
            raise NoAnswer(f"{path}: {error}") from error
        try:
            connection.sendall(line)
            reply = connection.makefile("rb").readline()
        except TimeoutError as error:
            raise NoAnswer(f"Calf Break is running but did not answer within {limit:g} s") from error
        except OSError as error:
            raise NoAnswer(f"Calf Break hung up: {error.strerror}") from error
    return _understood(reply)


def _understood(reply: bytes) -> dict[str, object]:
    if not reply:
        raise NoAnswer("Calf Break hung up without an answer")
    try:
        answer = json.loads(reply)
    except ValueError as error:
        raise NoAnswer(f"Calf Break answered something that is not JSON: {error}") from error
    if not isinstance(answer, dict):
        raise NoAnswer("Calf Break answered something that is not a JSON object")
    return answer
