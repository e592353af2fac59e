"""The bytes of Wayland: requests out, events in. No sockets here.

A message is the number of an object, then its own size and the number of the request or event in one word, then the
arguments, all in words of four bytes of the machine's own order. A text comes with its length, a final zero byte, and
padding to the next word.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = struct.Struct("=IHH")
_WORD = struct.Struct("=I")


class Garbled(Exception):
    """What came is not Wayland."""


def encode(target: int, opcode: int, *arguments: int | str) -> bytes:
    """A request to an object."""
    body = b"".join(_word(one) if isinstance(one, int) else _text(one) for one in arguments)
    return _HEAD.pack(target, opcode, _HEAD.size + len(body)) + body


def _word(number: int) -> bytes:
    return _WORD.pack(number)


def _text(text: str) -> bytes:
    data = text.encode() + b"\0"
    return _word(len(data)) + data + bytes(-len(data) % 4)


@dataclass(slots=True)
class Event:
    """An event of an object; its arguments are taken from the body one after the other."""

    source: int
    opcode: int
    body: bytes

    def number(self) -> int:
        """The next argument. Raises Garbled if there is none."""
        number: int = _WORD.unpack(self._take(_WORD.size))[0]
        return number

    def text(self) -> str:
        """The next argument. Raises Garbled if there is none."""
        length = self.number()
        data = self._take(length + -length % 4)
        return data[: length - 1].decode(errors="replace") if length else ""

    def _take(self, size: int) -> bytes:
        if size > len(self.body):
            raise Garbled(f"event {self.opcode} of object {self.source} is too short")
        data, self.body = self.body[:size], self.body[size:]
        return data


class Incoming:
    """Puts together what comes in pieces."""

    def __init__(self) -> None:
        self._data = b""

    def add(self, data: bytes) -> None:
        """This came."""
        self._data += data

    def events(self) -> Iterator[Event]:
        """Those that are complete. Raises Garbled if a size cannot be true."""
        while len(self._data) >= _HEAD.size:
            source, opcode, size = _HEAD.unpack_from(self._data)
            if size < _HEAD.size or size % 4:
                raise Garbled(f"a message of {size} bytes")
            if len(self._data) < size:
                return
            body, self._data = self._data[_HEAD.size : size], self._data[size:]
            yield Event(source, opcode, body)
