"""One notification with two buttons. Writes `sent`, then `answered KEY` or `closed REASON` and ends. Without a
notification service it writes `nobody`. Proves that the lab shows bubbles and that the mouse reaches their buttons.
"""

from __future__ import annotations

import sys

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

SERVICE = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)
ACTIONS = ["default", "Yes", "later", "Later"]

with open_dbus_connection("SESSION") as bus:
    bus.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", interface=SERVICE.interface)))
    body = ("Toy", 0, "", "A toy notification", "Press one.", ACTIONS, {"urgency": ("y", 1)}, 60_000)
    reply = bus.send_and_get_reply(new_method_call(SERVICE, "Notify", "susssasa{sv}i", body))
    if reply.header.message_type is MessageType.error:
        print("nobody")
        sys.exit(1)
    print("sent", flush=True)
    while True:
        signal = bus.receive()
        match signal.header.fields.get(HeaderFields.member):
            case "ActionInvoked":
                print("answered", signal.body[1])
                break
            case "NotificationClosed":
                print("closed", signal.body[1])
                break
