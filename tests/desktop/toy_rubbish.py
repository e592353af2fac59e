"""A peer that sends rubbish: takes every name that a desktop's services have, answers each call with the same wrong
values, and sends every signal with wrong arguments, again and again. Writes `ready` when it has all the names.
"""

from __future__ import annotations

import time

from jeepney import DBusAddress, MessageFlag, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

NAMES = (
    "org.freedesktop.Notifications",
    "org.freedesktop.ScreenSaver",
    "org.freedesktop.login1",
    "org.gnome.Mutter.IdleMonitor",
    "org.gnome.ScreenSaver",
    "org.gnome.SessionManager",
    "org.kde.Solid.PowerManagement.PolicyAgent",
    "org.kde.StatusNotifierWatcher",
    "org.xfce.PowerManager",
    "org.xfce.Xfconf",
)
SIGNALS = (
    ("/org/freedesktop/Notifications", "org.freedesktop.Notifications", ("ActionInvoked", "NotificationClosed")),
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", ("ActiveChanged",)),
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", ("PrepareForSleep",)),
    ("/org/gnome/Mutter/IdleMonitor/Core", "org.gnome.Mutter.IdleMonitor", ("WatchFired",)),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", ("ActiveChanged",)),
    ("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", ("StatusNotifierHostRegistered",)),
)
RUBBISH = (("s", ("start",)), ("", ()), ("a{sv}", ({"start": ("d", 0.5)},)), ("xx", (-1, 2**40)))
PAUSE = 0.2

with open_dbus_connection("SESSION") as bus:
    for name in NAMES:
        bus.send_and_get_reply(message_bus.RequestName(name))
    print("ready", flush=True)
    rounds = 0
    while True:
        rounds += 1
        shape, body = RUBBISH[rounds % len(RUBBISH)]
        for path, interface, members in SIGNALS:
            for member in members:
                bus.send(new_signal(DBusAddress(path, interface=interface), member, shape or None, body))
        end = time.monotonic() + PAUSE
        while (left := end - time.monotonic()) > 0:
            try:
                message = bus.receive(timeout=left)
            except TimeoutError:
                break
            asked = message.header.message_type is MessageType.method_call
            if asked and not message.header.flags & MessageFlag.no_reply_expected:
                bus.send(new_method_return(message, shape or None, body))
