"""The private session bus of a desktop, seen from the test: names, tray items, what the notification service shows."""

from __future__ import annotations

from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from desktop.waiting import wait_until

WATCHER = DBusAddress("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher")
DUNST = DBusAddress("/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.dunstproject.cmd0")
LIMIT = 10.0
"""Seconds to wait for an answer."""


class Bus:
    """One connection of the test's own."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._connection: DBusConnection = open_dbus_connection(bus=address)

    def call(self, address: DBusAddress, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:
        """The answer's values, a single one without its tuple. Raises DBusErrorResponse."""
        return self._ask(new_method_call(address, method, signature, body))

    def property(self, address: DBusAddress, name: str) -> Any:
        """A property's value. Raises DBusErrorResponse."""
        return self._ask(Properties(address).get(name))[1]

    def names(self) -> list[str]:
        """Every well-known name that has an owner."""
        return sorted(name for name in self._ask(message_bus.ListNames()) if not name.startswith(":"))

    def process_of(self, name: str) -> int:
        """The process that owns a name."""
        return int(self._ask(message_bus.GetConnectionUnixProcessID(name)))

    def tray_items(self) -> list[str]:
        """The status notifier items that the panel knows; none when there is no panel."""
        if WATCHER.bus_name not in self.names():
            return []
        try:
            return list(self.property(WATCHER, "RegisteredStatusNotifierItems"))
        except DBusErrorResponse:  # it went while it was asked
            return []

    def tooltip(self, item: str) -> str:
        """What a status notifier item says when the pointer rests on it, its title and its text."""
        name, _, path = item.partition("/")
        address = DBusAddress(f"/{path}", name, "org.kde.StatusNotifierItem")
        _icon, _pictures, title, text = self.property(address, "ToolTip")
        return f"{title}\n{text}"

    def dunst_history(self) -> list[dict[str, Any]]:
        """What dunst has taken off the screen, latest first: summary, body, appname, id ..."""
        entries = self.call(DUNST, "NotificationListHistory")
        return [{key: value for key, (_, value) in entry.items()} for entry in entries]

    def dunst_shown(self) -> int:
        """How many bubbles dunst shows now."""
        return int(self.property(DUNST, "displayedLength"))

    def emit(self, signal: Any) -> None:
        """Send a signal to everybody, as a stranger may."""
        self._connection.send(signal)

    def close(self) -> None:
        """Let go of the bus."""
        self._connection.close()

    def _ask(self, message: Any) -> Any:
        reply = self._connection.send_and_get_reply(message, timeout=LIMIT)
        if reply.header.message_type is MessageType.error:
            raise DBusErrorResponse(reply)
        return reply.body[0] if len(reply.body) == 1 else reply.body


def bus_at(address: str, limit: float) -> Bus:
    """A connection to a bus that is just being started, within `limit` seconds."""

    def listening() -> Bus | None:
        try:
            return Bus(address)
        except (FileNotFoundError, ConnectionRefusedError):  # its socket is not made yet, or not listened to yet
            return None

    return wait_until(listening, f"the bus at {address}", limit)
