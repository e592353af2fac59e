"""A small event loop on `selectors`: for tests, and wherever the program runs without Qt."""

from __future__ import annotations

import contextlib
import heapq
import selectors
import socket
from collections import deque
from collections.abc import Callable
from itertools import count

from calfbreak.adapters.clock import awake_seconds


class Watch:
    """A watched descriptor."""

    def __init__(self, descriptor: int, ready: Callable[[], None], selector: selectors.BaseSelector) -> None:
        self.ready: Callable[[], None] | None = ready
        self._descriptor = descriptor
        self._selector = selector
        selector.register(descriptor, selectors.EVENT_READ, self)

    def cancel(self) -> None:
        """Watch no longer."""
        if self.ready is not None:
            self.ready = None
            self._selector.unregister(self._descriptor)


class Timer:
    """One call to come."""

    def __init__(self, due: Callable[[], None]) -> None:
        self.due: Callable[[], None] | None = due

    def cancel(self) -> None:
        """Do not call."""
        self.due = None


class SelectorLoop:
    """Runs in the thread that calls `run` or `run_until`; only `call_soon` and `stop` may come from others."""

    def __init__(self, seconds: Callable[[], float] = awake_seconds) -> None:
        self._seconds = seconds
        self._selector = selectors.DefaultSelector()
        self._timers: list[tuple[float, int, Timer]] = []
        self._order = count()
        self._soon: deque[Callable[[], None]] = deque()
        self._running = False
        self._woken, self._waker = socket.socketpair()  # Windows waits for nothing else
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        self._waking = self.watch(self._woken.fileno(), self._drain)

    def watch(self, descriptor: int, ready: Callable[[], None]) -> Watch:
        """Call `ready` whenever the descriptor can be read."""
        return Watch(descriptor, ready, self._selector)

    def call_in(self, seconds: float, due: Callable[[], None]) -> Timer:
        """Call `due` once, after `seconds` awake."""
        timer = Timer(due)
        heapq.heappush(self._timers, (self._seconds() + max(0.0, seconds), next(self._order), timer))
        return timer

    def call_soon(self, due: Callable[[], None]) -> None:
        """Call `due` from the loop's own thread. Any thread may ask."""
        self._soon.append(due)
        with contextlib.suppress(BlockingIOError):  # a socket full of wake-up calls wakes the loop as well
            self._waker.send(b"!")

    def run(self) -> None:
        """Run until `stop`."""
        self._running = True
        while self._running:
            self._turn(None)

    def stop(self) -> None:
        """Let `run` return after this turn."""
        self._running = False
        self.call_soon(lambda: None)

    def run_until(self, true: Callable[[], bool], limit: float = 5.0) -> bool:
        """Run until `true()` is, for at most `limit` seconds; say whether it became true.

        It is asked after every turn, and at least every hundredth of a second.
        """
        end = self._seconds() + limit
        while not true():
            left = end - self._seconds()
            if left <= 0:
                return False
            self._turn(min(left, 0.01))
        return True

    def close(self) -> None:
        """Forget all that was asked, and let go of the descriptors."""
        self._timers.clear()
        self._soon.clear()
        self._waking.cancel()
        self._selector.close()
        self._woken.close()
        self._waker.close()

    @property
    def waiting(self) -> int:
        """How many timers are still to come."""
        return sum(timer.due is not None for _, _, timer in self._timers)

    def _turn(self, longest: float | None) -> None:
        for key, _ in self._selector.select(self._patience(longest)):
            watch: Watch = key.data
            if watch.ready is not None:
                watch.ready()
        for _ in range(len(self._soon)):
            self._soon.popleft()()
        self._ring()

    def _patience(self, longest: float | None) -> float | None:
        while self._timers and self._timers[0][2].due is None:
            heapq.heappop(self._timers)
        if not self._timers:
            return longest
        left = max(0.0, self._timers[0][0] - self._seconds())
        return left if longest is None else min(left, longest)

    def _ring(self) -> None:
        """Call what is due by now; what these calls ask for waits for the next turn."""
        now = self._seconds()
        ringing = []
        while self._timers and self._timers[0][0] <= now:
            ringing.append(heapq.heappop(self._timers)[2])
        for timer in ringing:
            due, timer.due = timer.due, None
            if due is not None:
                due()

    def _drain(self) -> None:
        self._woken.recv(4096)
