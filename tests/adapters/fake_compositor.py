"""A Wayland compositor that offers what the test wants and says what it is told. It reads the bytes by itself."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping

SEAT = {"wl_seat": 7}
EXT_1 = SEAT | {"ext_idle_notifier_v1": 1}
EXT_2 = SEAT | {"ext_idle_notifier_v1": 2, "org_kde_kwin_idle": 1}
KDE = SEAT | {"org_kde_kwin_idle": 1}


class FakeCompositor:
    """Serves one client from a thread, until that hangs up: who holds `theirs`, or is at the end of `connection`."""

    def __init__(
        self, offers: Mapping[str, int], answers: bool = True, connection: socket.socket | None = None
    ) -> None:
        pair = socket.socketpair() if connection is None else (connection, connection)
        self.ours, self.theirs = pair
        self.offers = {name: (number, interface) for number, (name, interface) in enumerate(offers.items(), 10)}
        self.answers = answers
        self.notifications: dict[float, int] = {}
        """Seconds to the object of the notification."""
        self.asked: list[tuple[str, int, float, bool]] = []
        """Interface, opcode, seconds, and whether the seat was the right object."""
        self.ended: list[float] = []
        self._bound: dict[int, str] = {}
        self._done = threading.Condition()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def say(self, target: int, opcode: int, body: bytes = b"", piece: int = 65536) -> None:
        """Send an event, in pieces of so many bytes."""
        message = struct.pack("=IHH", target, opcode, 8 + len(body)) + body
        for start in range(0, len(message), piece):
            self.ours.sendall(message[start : start + piece])

    def idled(self, seconds: float, **how: int) -> None:
        self.say(self._notification(seconds), 0, **how)

    def resumed(self, seconds: float) -> None:
        self.say(self._notification(seconds), 1)

    def withdraw(self, interface: str) -> None:
        self.say(2, 1, struct.pack("=I", self.offers[interface][0]))

    def complain(self) -> None:
        self.say(1, 0, struct.pack("=II", 3, 7) + _text("no such thing"))

    def wait_for(self, true: Callable[[], bool]) -> None:
        """Until the client's requests have made it true."""
        with self._done:
            assert self._done.wait_for(true, 5), "the client did not ask for it"

    def close(self) -> None:
        """Hang up, whatever the client does."""
        self.ours.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self.ours.close()

    def _notification(self, seconds: float) -> int:
        self.wait_for(lambda: seconds in self.notifications)
        return self.notifications[seconds]

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # the client may hang up at any moment
            for target, opcode, body in self._requests():
                with self._done:
                    if self.answers:
                        self._take(target, opcode, body)
                    self._done.notify_all()

    def _requests(self) -> Iterator[tuple[int, int, bytes]]:
        data = b""
        while more := self.ours.recv(4096):
            data += more
            while len(data) >= 8 and len(data) >= (size := struct.unpack_from("=IHH", data)[2]):
                target, opcode, _ = struct.unpack_from("=IHH", data)
                yield target, opcode, data[8:size]
                data = data[size:]

    def _take(self, target: int, opcode: int, body: bytes) -> None:
        numbers = [number for (number,) in struct.iter_unpack("=I", body)]
        kind = self._bound.get(target, "")
        if (target, opcode) == (1, 0):
            self.say(numbers[0], 0, bytes(4))
            self.say(1, 1, body)
        elif (target, opcode) == (1, 1):
            for name, (number, version) in self.offers.items():
                self.say(numbers[0], 0, struct.pack("=I", number) + _text(name) + struct.pack("=I", version))
        elif target == 2:
            self._bound[numbers[-1]] = body[8 : 7 + numbers[1]].decode()
        elif kind == "notification":
            seconds = next(key for key, number in self.notifications.items() if number == target)
            del self.notifications[seconds], self._bound[target]
            self.ended.append(seconds)
            self.say(1, 1, struct.pack("=I", target))
        elif kind in ("ext_idle_notifier_v1", "org_kde_kwin_idle"):
            new, first, second = numbers
            after, seat = (first, second) if kind == "ext_idle_notifier_v1" else (second, first)
            self.notifications[after / 1000] = new
            self._bound[new] = "notification"
            self.asked.append((kind, opcode, after / 1000, self._bound.get(seat) == "wl_seat"))


def _text(text: str) -> bytes:
    data = text.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)
