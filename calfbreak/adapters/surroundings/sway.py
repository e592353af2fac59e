"""Full screen and idle inhibitors, as sway shows them in its tree of windows (i3 shows it too, without inhibitors).

On Wayland nobody but the compositor knows what other programs' windows do, and this one tells.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterator, Mapping
from typing import Any

from calfbreak.adapters.surroundings.reading import LIMIT, Reading, Told, Topic, because, unknown
from calfbreak.adapters.unix_socket import unix_socket
from calfbreak.domain.translation import listed, said
from calfbreak.ports import Handle, Loop, Unavailable

_HEAD = struct.Struct("=6sII")
"""Magic word, length of what follows, kind of message; in the byte order of the machine."""
_MAGIC, _GET_TREE = b"i3-ipc", 4
_MOST = 2**24
"""Bytes of a tree; a longer one is rubbish."""
_WINDOWS = {"con", "floating_con"}


class SwayTree:
    """Asks for the tree over a connection of its own each time. Raises Unavailable where there is no sway."""

    topics = frozenset({Topic.VIDEO, Topic.FULLSCREEN})

    def __init__(self, loop: Loop) -> None:
        path = os.environ.get("SWAYSOCK")
        if not path:
            raise Unavailable(said("{variable} is not set", variable="$SWAYSOCK"))
        self._loop = loop
        self._path = path
        self._questions: set[_Question] = set()

    def ask(self, told: Told) -> None:
        """Find out what the windows do."""

        def answered(question: _Question, reading: Reading) -> None:
            self._questions.discard(question)
            told(reading)

        try:
            self._questions.add(_Question(self._loop, self._path, answered))
        except OSError as error:
            told(unknown(said("{name} cannot be reached: {why}", name="sway", why=error.strerror or error)))

    def close(self) -> None:
        """Wait for nobody any more."""
        for question in self._questions:
            question.close()
        self._questions.clear()


def read_tree(tree: Mapping[str, Any], own: int) -> Reading:
    """What goes on in a tree; windows of the process `own` do not count.

    Raises LookupError, TypeError or AttributeError if the tree is something else.
    """
    windows = [node for node in _nodes(tree) if node["type"] in _WINDOWS and node.get("pid") not in (None, own)]
    films = sorted({str(window["name"]) for window in windows if window.get("inhibit_idle")})
    large = [str(window["name"]) for window in windows if window["focused"] and window["fullscreen_mode"]]
    seen = [(topic, name) for topic, names in ((Topic.VIDEO, films), (Topic.FULLSCREEN, large)) for name in names]
    told = listed("; ", (because(topic, name) for topic, name in seen))
    nothing = said("no window fills the screen or holds it awake")
    return Reading(frozenset(topic for topic, _ in seen), told or nothing)


def _nodes(tree: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield tree
    for child in (*tree["nodes"], *tree["floating_nodes"]):
        yield from _nodes(child)


class _Question:
    """One connection, one question. Raises OSError if nobody listens."""

    def __init__(self, loop: Loop, path: str, answered: Any) -> None:
        self._answered = answered
        self._heard = b""
        self._socket = unix_socket()
        self._socket.setblocking(False)
        try:
            self._socket.connect(path)
            self._socket.sendall(_HEAD.pack(_MAGIC, 0, _GET_TREE))
        except OSError:
            self._socket.close()
            raise
        self._watch: Handle = loop.watch(self._socket.fileno(), self._read)
        self._timer = loop.call_in(
            LIMIT,
            lambda: self._end(unknown(said("{name} did not answer within {seconds:g} s", name="sway", seconds=LIMIT))),
        )

    def close(self) -> None:
        """Hang up."""
        self._watch.cancel()
        self._timer.cancel()
        self._socket.close()

    def _read(self) -> None:
        try:
            piece = self._socket.recv(2**18)
        except BlockingIOError:
            return
        except OSError as error:
            self._end(unknown(said("{name} cannot be reached: {why}", name="sway", why=error.strerror or error)))
            return
        self._heard += piece
        length = _HEAD.unpack_from(self._heard)[1] if len(self._heard) >= _HEAD.size else 0
        if not piece or length > _MOST:
            self._end(unknown(said("{name} hung up", name="sway")))
        elif len(self._heard) >= _HEAD.size + length > _HEAD.size:
            self._end(_understood(self._heard[_HEAD.size :]))

    def _end(self, reading: Reading) -> None:
        self.close()
        self._answered(self, reading)


def _understood(text: bytes) -> Reading:
    try:
        return read_tree(json.loads(text), os.getpid())
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        return unknown(said("{name} answers something that makes no sense: {why}", name="sway", why=repr(error)))
