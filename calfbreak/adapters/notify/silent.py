"""No notifications: the tray, the windows and the command line remain."""

from __future__ import annotations

from calfbreak.domain.translation import said


class SilentNotifier:
    """Shows nothing, and says so by being unclickable."""

    # Translators: no way at all to show a reminder.
    name: str = said("none")
    clickable = False
    available = True
    state: str = said("no notifications")

    def show(self, reminder: int, title: str, body: str, actions: tuple[tuple[str, str], ...]) -> None:
        """Show nothing."""

    def withdraw(self) -> None:
        """Nothing to take off."""

    def tell(self, title: str, body: str) -> None:
        """Tell nobody."""

    def close(self) -> None:
        """Nothing to let go of."""
