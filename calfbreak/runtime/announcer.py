"""One reminder, shown where a person can best answer it.

Of several channels the first that is available and has buttons is used, else the first that is available. The choice
is made anew at each showing: notification services come and go.
"""

from __future__ import annotations

from collections.abc import Sequence

from calfbreak.ports import Notifier


class Announcer:
    """A `Notifier` made of several, best first."""

    name = "announcer"

    def __init__(self, channels: Sequence[Notifier]) -> None:
        """Raises ValueError without any channel."""
        if not channels:
            raise ValueError("an announcer needs at least one channel")
        self._channels = tuple(channels)
        self._used: Notifier | None = None

    @property
    def best(self) -> Notifier:
        """The channel that would be used now."""
        available = [channel for channel in self._channels if channel.available]
        clickable = [channel for channel in available if channel.clickable]
        return (clickable or available or [self._channels[-1]])[0]

    @property
    def state(self) -> str:
        """How the channel that would be used now is doing."""
        return self.best.state

    @property
    def clickable(self) -> bool:
        """Whether a person can answer where the reminder would be shown now."""
        return self.best.clickable

    @property
    def available(self) -> bool:
        """Whether a reminder can be shown at all."""
        return self.best.available

    def show(self, reminder: int, title: str, body: str, actions: tuple[tuple[str, str], ...]) -> None:
        """Show it by the best channel, and no longer by another."""
        best = self.best
        if self._used is not None and self._used is not best:
            self._used.withdraw()
        self._used = best
        best.show(reminder, title, body, actions)

    def withdraw(self) -> None:
        """Take it off the screen."""
        if self._used is not None:
            self._used.withdraw()

    def tell(self, title: str, body: str) -> None:
        """Show a plain message."""
        self.best.tell(title, body)

    def close(self) -> None:
        """Close every channel."""
        for channel in self._channels:
            channel.close()
