"""A Wayland desktop as somebody who sits at it has it: a notification service, windows, and hands that do not rest.

Nobody clicks at a place of the screen here: sway and GNOME Shell are told to press, which is what a click ends in.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from jeepney import DBusAddress
from PySide6.QtGui import QImage

from calfbreak.adapters.input.wayland_client import WaylandClient, connect
from calfbreak.domain.wording import reminder_title
from desktop.session import NOTIFICATIONS
from desktop.waiting import wait_until
from desktop.wayland_session import Gnome, Sway, WaylandSession

_EVERY = 0.3
"""Seconds between two touches of somebody who sits."""
_MAKO = DBusAddress("/fr/emersion/Mako", NOTIFICATIONS, "fr.emersion.Mako")
_SCREENSHOT = DBusAddress("/org/gnome/Shell/Screenshot", "org.gnome.Shell.Screenshot", "org.gnome.Shell.Screenshot")
_PANEL = {"layer": "top", "height": 30, "modules-right": ["tray"], "tray": {"icon-size": 22}}
_HANDS = """
globalThis.mouse ??= imports.gi.Clutter.get_default_backend().get_default_seat().create_virtual_device(
    imports.gi.Clutter.InputDeviceType.POINTER_DEVICE);
globalThis.step = 4;
globalThis.hands = imports.gi.GLib.timeout_add(0, %d, () => {
    mouse.notify_relative_motion(imports.gi.GLib.get_monotonic_time(), step, 0);
    step = -step;
    return true;
});
"""
_SHOWN = f"""
Main.messageTray.getSources().flatMap(source => source.notifications)
    .filter(notification => notification.title === {json.dumps(reminder_title())})"""
"""The shell shows notifications of its own, too."""


class Seat(ABC):
    """What one sees and does there."""

    session_type: ClassVar[type[WaylandSession]]
    tools: ClassVar[tuple[str, ...]]
    """Programs that it needs beyond those of the session."""

    def __init__(self, session: Any) -> None:
        self.session = session

    @abstractmethod
    def furnish(self) -> None:
        """Start what shows notifications, and the panel, if there is one."""

    @abstractmethod
    def bubbles(self) -> int:
        """How many reminders there are now, on the screen or in the list."""

    @abstractmethod
    def press_start(self) -> None:
        """Press the button of the one notification that starts the stretch."""

    @abstractmethod
    def windows(self) -> list[str]:
        """The titles of all windows."""

    @abstractmethod
    def focused_title(self) -> str:
        """The title of the window that gets what is typed; empty when none does."""

    @abstractmethod
    def screenshot(self, name: str) -> QImage:
        """The screen as it is now, also kept as NAME.png among the artefacts."""

    @contextmanager
    @abstractmethod
    def somebody_sits(self) -> Iterator[None]:
        """Somebody moves the mouse all the time, and leaves at the end of the block."""

    def _wait_for_notifications(self) -> None:
        wait_until(lambda: NOTIFICATIONS in self.session.bus.names(), "a notification service", 30)


class SwaySeat(Seat):
    """sway, mako, and waybar with a tray."""

    session_type = Sway
    tools = ("mako", "makoctl", "waybar", "grim")

    def furnish(self) -> None:
        """Plug in a mouse, start mako and waybar."""
        self.plug_in_mouse()
        self.session.start("mako")
        self._wait_for_notifications()
        self.start_panel()

    def start_panel(self) -> None:
        """waybar, with nothing on it but the tray."""
        panel, style = self.session.home / "waybar.json", self.session.home / "waybar.css"
        panel.write_text(json.dumps(_PANEL))
        style.write_text("* { font-family: DejaVu Sans; } window#waybar { background: #eee; }")
        self.session.start("waybar", "-c", panel, "-s", style)

    def plug_in_mouse(self) -> None:
        """Without one, sway tells no program of clicks. It is there for as long as who plugged it in."""
        plug = WaylandClient(connect(self.session.env))
        self.session.closing.callback(plug.close)
        plug.settle()
        seat, mice = (plug.bind(name, 1) for name in ("wl_seat", "zwlr_virtual_pointer_manager_v1"))
        plug.send(mice, 0, seat, plug.make(lambda event: None))  # create_virtual_pointer
        plug.settle()

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Move the pointer and press a button: 1 left, 2 middle, 3 right."""
        self.session.run("swaymsg", f"seat - cursor set {x} {y}")
        for verb in ("press", "release"):
            self.session.run("swaymsg", f"seat - cursor {verb} button{button}")

    def bubbles(self) -> int:
        """What mako shows."""
        return len(self.session.bus.call(_MAKO, "ListNotifications"))

    def press_start(self) -> None:
        """The notification's default action."""
        self.session.run("makoctl", "invoke")

    def windows(self) -> list[str]:
        """From sway's tree."""
        return [node["name"] for node in self._nodes() if node.get("pid")]

    def focused_title(self) -> str:
        """From sway's tree."""
        return next((node["name"] for node in self._nodes() if node.get("pid") and node["focused"]), "")

    def screenshot(self, name: str) -> QImage:
        """By grim."""
        file = self.session.logs / f"{name}.png"
        self.session.run("grim", str(file))
        return QImage(str(file))

    @contextmanager
    def somebody_sits(self) -> Iterator[None]:
        """By sway's own command, back and forth."""
        steps = "; ".join(f"swaymsg -q 'seat - cursor move {step} 0'; sleep {_EVERY}" for step in (4, -4))
        hands = self.session.start("sh", "-c", f"while true; do {steps}; done", name="hands")
        try:
            yield
        finally:
            hands.stop()

    def _nodes(self) -> list[dict[str, Any]]:
        found = [json.loads(self.session.run("swaymsg", "-r", "-t", "get_tree"))]
        for node in found:
            found += node["nodes"] + node["floating_nodes"]
        return found


class GnomeSeat(Seat):
    """GNOME Shell, which shows notifications itself and has no tray."""

    session_type = Gnome
    tools = ("gjs",)

    def furnish(self) -> None:
        """The part of the shell that speaks for it on the bus; this bus starts nothing by itself."""
        self.session.start("gjs", "/usr/share/gnome-shell/org.gnome.Shell.Notifications")
        self._wait_for_notifications()
        wait_until(self._desktop, "GNOME's overview, with which it begins, to close", 30)

    def _desktop(self) -> bool:
        """Whether nothing of the shell lies before the windows; it is asked to take it away."""
        script = "Main.layoutManager._startingUp || (Main.overview.hide(), Main.overview.visible)"
        return not self.session.run_script(script)

    def bubbles(self) -> int:
        """What the shell shows or keeps in its list."""
        return int(self.session.run_script(f"{_SHOWN}.length"))

    def press_start(self) -> None:
        """The button of this name."""
        self.session.run_script(f"{_SHOWN}[0].actions.find(action => action.label === 'Start').callback()")

    def windows(self) -> list[str]:
        """As the shell lists them."""
        return list(self.session.run_script("global.get_window_actors().map(actor => actor.meta_window.title)"))

    def focused_title(self) -> str:
        """As the shell knows it."""
        return str(self.session.run_script("global.display.focus_window?.title ?? ''"))

    def screenshot(self, name: str) -> QImage:
        """By the shell's own service."""
        file = self.session.logs / f"{name}.png"
        self.session.bus.call(_SCREENSHOT, "Screenshot", "bbs", (False, False, str(file)))
        return QImage(str(file))

    @contextmanager
    def somebody_sits(self) -> Iterator[None]:
        """By a mouse that exists only within the shell, and that the shell moves by itself."""
        self.session.run_script(_HANDS % round(1000 * _EVERY))
        try:
            yield
        finally:
            self.session.run_script("imports.gi.GLib.source_remove(hands)")


SEATS: tuple[type[Seat], ...] = (SwaySeat, GnomeSeat)
