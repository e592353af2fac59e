"""Asks the desktop's settings portal how programs should look, and hears of it whenever that changes.

Qt would know from its platform theme plug-ins, which this program does not load (8 MB). The portal is asked once for
each key, without waiting, and costs nothing from then on; and once more when the bus was lost and is there again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

from calfbreak.ui.desktop_look import QUESTIONS, XSETTINGS, DesktopLook, look_of
from calfbreak.ui.session_bus import SessionBus

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_PATIENCE = 2000
"""Milliseconds that an answer may take."""


class SettingsPortal(QObject):
    """Calls `told` with each new look of the desktop; never, where there is neither a portal nor XSETTINGS."""

    def __init__(self, told: Callable[[DesktopLook], None], bus: SessionBus | None = None) -> None:
        super().__init__()
        self._told = told
        self._said: dict[tuple[str, str], object] = {}
        self._look = DesktopLook()
        self._bus = bus or SessionBus()
        self._bus.lost.connect(self._bus.look_for_it)
        self._bus.back.connect(self._ask)
        self.asked: dict[QDBusPendingCallWatcher, tuple[str, str]] = {}
        """The questions that are not answered yet: namespace and key of each."""
        if self._bus.connected:
            self._ask()

    def _ask(self) -> None:
        """Ask for everything, and listen to what changes."""
        bus = self._bus.connection
        slot = "1changed(QDBusMessage)"  # what Qt's SLOT() makes of it; the stubs want bytes, PySide6 takes a text only
        bus.connect(_SERVICE, _PATH, _INTERFACE, "SettingChanged", self, slot)  # type: ignore[call-overload]
        for namespace, key in QUESTIONS:
            question = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
            question.setArguments([namespace, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _PATIENCE), self)
            # The method and nothing around it: that would keep this object alive until the watcher is deleted and lets
            # it go; and with this object its child goes, the watcher, a second time.
            watcher.finished.connect(self._answered)
            self.asked[watcher] = (namespace, key)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        reply, question = watcher.reply(), self.asked.pop(watcher)
        watcher.deleteLater()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage:
            self._said[question] = _plain(reply.arguments())
        if not self.asked:  # one look, not nine
            self._tell()

    def know(self, settings: Mapping[str, object]) -> None:
        """These are the XSETTINGS now, where the desktop has some."""
        self._said = {asked: value for asked, value in self._said.items() if asked[0] != XSETTINGS}
        self._said |= {(XSETTINGS, name): value for name, value in settings.items()}
        if not self.asked:
            self._tell()

    @Slot(QDBusMessage)
    def changed(self, message: QDBusMessage) -> None:
        """A setting of the desktop changed."""
        namespace, key, *values = message.arguments()
        if (namespace, key) in QUESTIONS:
            self._said[namespace, key] = _plain(values)
            self._tell()

    def _tell(self) -> None:
        look = look_of(self._said, os.environ.get("XDG_CURRENT_DESKTOP", ""))
        if look != self._look:
            self._look = look
            self._told(look)


def _plain(values: list[object]) -> object:
    value = values[0] if values else None
    while hasattr(value, "variant"):  # a variant in a variant, where Read wraps it twice
        value = value.variant()
    return value
