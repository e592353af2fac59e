"""What the command line and the running program say to one another.

One line of JSON goes out, `{"v": 1, "command": {…}}`, and one comes back; `{"v": 1, "error": "…"}` says what was wrong.
Imports little: the command line waits for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from calfbreak.domain.translation import said

VERSION = 1
LONGEST = 64 * 1024
"""Bytes in a request, with its end of line."""

Reply = Callable[[Mapping[str, object]], None]
"""Answers a command; only the first answer counts."""
Handler = Callable[[dict[str, object], Reply], None]
"""Is given each command, and a way to answer it, at once or later."""


class NotRunning(Exception):
    """Nobody listens."""


class NoAnswer(Exception):
    """Somebody listens but gave no answer, or none that makes sense. The message says what."""


def request(command: Mapping[str, object]) -> bytes:
    """The line that asks for something."""
    return json.dumps({"v": VERSION, "command": command}).encode() + b"\n"


def reply_line(reply: Mapping[str, object]) -> bytes:
    """The line that answers."""
    return json.dumps({"v": VERSION, **reply}).encode() + b"\n"


def command_of(line: bytes) -> dict[str, object]:
    """The command in a line. Raises ValueError with a sentence for whoever sent it."""
    if len(line) >= LONGEST:
        raise ValueError(f"a request has at most {LONGEST} bytes")
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError('a request is one line of JSON such as {"v": 1, "command": {"name": "status"}}') from error
    if not isinstance(asked, dict) or not isinstance(asked.get("command"), dict):
        raise ValueError('a request is an object with "v" and "command", and the command is an object')
    if asked.get("v") != VERSION:
        raise ValueError(f"this program speaks version {VERSION} of the control protocol, not {asked.get('v')!r}")
    command: dict[str, object] = asked["command"]
    return command


def answer_of(line: bytes) -> dict[str, object]:
    """What a reply says. Raises NoAnswer."""
    if not line:
        raise NoAnswer(said("{name} hung up", name="Calf Break"))
    try:
        answer = json.loads(line)
    except ValueError as error:
        raise NoAnswer(
            said("{name} answers something that makes no sense: {why}", name="Calf Break", why=error)
        ) from error
    if not isinstance(answer, dict):
        raise NoAnswer(
            said("{name} answers something that makes no sense: {why}", name="Calf Break", why=type(answer).__name__)
        )
    return answer
