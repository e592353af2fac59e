"""No notifications: the tray, the windows and the command line remain."""

from __future__ import annotations


class SilentNotifier:
    """Shows nothing, and says so by being unclickable."""

    name = "none"
    clickable = False
    available = True
    state = "no notifications"

    def show(self, reminder: int, title: str, body: str, actions: tuple[tuple[str, str], ...]) -> None:
        """Show nothing."""

    def withdraw(self) -> None:
        """Nothing to take off."""

    def tell(self, title: str, body: str) -> None:
        """Tell nobody."""

    def close(self) -> None:
        """Nothing to let go of."""
