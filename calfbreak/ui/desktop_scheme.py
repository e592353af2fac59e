"""Whether the desktop is dark, as its settings portal says, now and whenever it changes.

Qt would know from its GTK theme plug-in, which this program does not load (8 MB). The portal's answer is the same on
every desktop: namespace org.freedesktop.appearance, key color-scheme, 1 = dark, 2 = light, 0 = no preference.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_NAMESPACE, _KEY = "org.freedesktop.appearance", "color-scheme"


class DesktopScheme(QObject):
    """Calls `told` with True for dark, False for light, None for no preference; never, where there is no portal."""

    def __init__(self, told: Callable[[bool | None], None], bus: QDBusConnection | None = None) -> None:
        super().__init__()
        self._told = told
        self._bus = bus or QDBusConnection.sessionBus()
        if not self._bus.isConnected():
            return
        slot = "1changed(QDBusMessage)"  # what Qt's SLOT() makes of it; the stubs want bytes, PySide6 takes a text only
        self._bus.connect(_SERVICE, _PATH, _INTERFACE, "SettingChanged", self, slot)  # type: ignore[call-overload]
        question = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
        question.setArguments([_NAMESPACE, _KEY])
        self._asked = QDBusPendingCallWatcher(self._bus.asyncCall(question, 2000), self)
        self._asked.finished.connect(self._answered)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage:
            self._say(reply.arguments())

    @Slot(QDBusMessage)
    def changed(self, message: QDBusMessage) -> None:
        """A setting of the desktop changed."""
        arguments = message.arguments()
        if arguments[:2] == [_NAMESPACE, _KEY]:
            self._say(arguments[2:])

    def _say(self, values: list[object]) -> None:
        value = values[0] if values else None
        while hasattr(value, "variant"):  # a variant in a variant, where Read wraps it twice
            value = value.variant()
        if isinstance(value, int):
            self._told({1: True, 2: False}.get(value))
