"""A private X11 desktop: an X server without a screen, a bus, a window manager, and what the test asks for of a panel
with a tray and a notification service. Nothing of the person's own desktop takes part, and nothing outlives the test.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage

from desktop.bus import WATCHER, Bus, bus_at
from desktop.forenoon import forenoon_zone
from desktop.furniture import furnish
from desktop.picture import Spot, find_colour, read_screen
from desktop.program import Program
from desktop.waiting import wait_until

Found = TypeVar("Found")

SCREEN_SIZE = QSize(1280, 800)
START = 30.0
"""Seconds that each part gets to come up, on a busy machine."""
NOTIFICATIONS = "org.freedesktop.Notifications"
_HIDDEN = ("/usr/lib/*/xfce4/notifyd/xfce4-notifyd", "/usr/lib/*/xfce4/xfconf/xfconfd")
TOOLS = ("Xvfb", "dbus-daemon", "openbox", "dunst", "xfce4-panel", "xdotool", "xfce4-notifyd", "xfconfd")


def locate(tool: str) -> str | None:
    """The path of a program, also of those that are kept off the search path."""
    if found := shutil.which(tool):
        return found
    patterns = [pattern for pattern in _HIDDEN if pattern.endswith(f"/{tool}")]
    return next((str(path) for pattern in patterns for path in Path("/").glob(pattern[1:])), None)


def missing_tools() -> list[str]:
    """Which of TOOLS are not on this machine."""
    return [tool for tool in TOOLS if not locate(tool)]


class Desktop:
    """A running desktop. `env` is what a program needs to be on it; `logs` holds the output of everything."""

    def __init__(self, home: Path, logs: Path) -> None:
        self.home = home
        self.logs = logs
        self.env = _environment(home)
        self.programs: list[Program] = []
        self.bus: Bus

    # -- programs ------------------------------------------------------------------------------------------------

    def start(self, *command: str | Path, name: str | None = None, **env: str) -> Program:
        """Start a program on this desktop. Its output goes to NAME.log, by default by the program's file name."""
        words = [str(word) for word in command]
        words[0] = locate(words[0]) or words[0]
        name = name or Path(words[0]).name
        taken = sum(1 for program in self.programs if program.log.stem.rstrip("-0123456789") == name)
        log = self.logs / f"{name}{f'-{taken + 1}' if taken else ''}.log"
        self.programs.append(Program(words, self.env | env, log))
        return self.programs[-1]

    def run(self, *command: str | Path, limit: float = 20.0) -> str:
        """Run a program to its end and give what it wrote to standard output. Raises CalledProcessError."""
        words = [str(word) for word in command]
        done = subprocess.run(words, env=self.env, check=True, capture_output=True, text=True, timeout=limit)
        return done.stdout

    def wait_until(self, condition: Callable[[], Found], what: str, limit: float = 15.0) -> Found:
        """The first true answer of `condition`; on failure a picture is left behind."""
        try:
            return wait_until(condition, what, limit)
        except AssertionError:
            self.screenshot("waited-in-vain")
            raise

    # -- seeing --------------------------------------------------------------------------------------------------

    def picture(self) -> QImage:
        """The screen as it is now, without the pointer."""
        return read_screen(self.home / "screen/Xvfb_screen0")

    def screenshot(self, name: str) -> QImage:
        """The screen as it is now, also kept as NAME.png among the artefacts."""
        picture = self.picture()
        assert picture.save(str(self.logs / f"{name}.png")), f"{name}.png cannot be written"
        return picture

    def find_colour(self, colour: str, within: QRect | None = None, tolerance: int = 0) -> Spot | None:
        """Where a colour stands on the screen now."""
        return find_colour(self.picture(), colour, within, tolerance)

    def windows(self, title: str) -> list[int]:
        """The visible windows whose title matches a regular expression."""
        # xdotool ends with 1 when it finds none
        search = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(search, env=self.env, stdout=subprocess.PIPE, text=True, timeout=20, check=False)
        return [int(line) for line in found.stdout.split()]

    def geometry(self, window: int) -> QRect:
        """Where a window's contents lie on the screen."""
        lines = self.run("xdotool", "getwindowgeometry", "--shell", str(window)).split()
        values = dict(line.split("=") for line in lines)
        return QRect(*(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")))

    def focused_title(self) -> str:
        """The title of the window that gets what is typed; empty when none does."""
        command = ["xdotool", "getwindowfocus", "getwindowname"]
        found = subprocess.run(
            command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=20, check=False
        )
        return found.stdout.strip()

    # -- doing ---------------------------------------------------------------------------------------------------

    def move(self, to: QPoint) -> None:
        """Move the pointer."""
        self.run("xdotool", "mousemove", str(to.x()), str(to.y()))

    def click(self, at: QPoint, button: int = 1) -> None:
        """Move the pointer and press a button: 1 left, 2 middle, 3 right."""
        self.move(at)
        self.run("xdotool", "click", str(button))

    def key(self, *keys: str) -> None:
        """Press keys by their X names, such as Return or ctrl+q."""
        self.run("xdotool", "key", *keys)

    def type(self, text: str) -> None:
        """Type a text into the window that has the focus."""
        self.run("xdotool", "type", "--", text)

    # -- coming and going ----------------------------------------------------------------------------------------

    def start_screen(self) -> None:
        """The X server, on the first display that is free."""
        read, write = os.pipe()
        folder = self.home / "screen"
        folder.mkdir()
        screen = f"{SCREEN_SIZE.width()}x{SCREEN_SIZE.height()}x24"
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
        server = Program([*command, "-fbdir", str(folder)], self.env, self.logs / "Xvfb.log", pass_fds=[write])
        self.programs.append(server)
        os.close(write)
        with os.fdopen(read) as answer:
            ready, _, _ = select.select([answer], [], [], START)
            number = answer.readline().strip() if ready else ""
        assert number, f"the X server did not come up:\n{server.output}"
        self.env["DISPLAY"] = f":{number}"

    def start_bus(self) -> None:
        """The session bus. It starts no services by itself: what is not there stays away."""
        socket = self.home / "runtime/bus"
        if "DBUS_SESSION_BUS_ADDRESS" not in self.env:  # another one may take the place of the first
            furnish(self.home, Path(self.env["XDG_CONFIG_HOME"]), socket)
        self.start("dbus-daemon", f"--config-file={self.home}/bus.conf", "--nofork", "--nopidfile")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address = f"unix:path={socket}"
        self.bus = bus_at(address, START)

    def start_window_manager(self) -> None:
        """openbox."""
        self.start("openbox")
        self._wait_for("a window manager", lambda: bool(self._desktops()))

    def start_tray(self) -> None:
        """Xfce's panel, with nothing on it but a tray for status notifier items and for old X11 icons."""
        self._start_settings()
        self.start("xfce4-panel", "--disable-wm-check")
        self._wait_for("a tray", lambda: WATCHER.bus_name in self.bus.names())

    def start_dunst(self) -> None:
        """A notification service whose bubble is answered by a click on it (its default action)."""
        self.start("dunst", "-conf", self.home / "dunstrc")
        self._wait_for("dunst", lambda: NOTIFICATIONS in self.bus.names())

    def start_notifyd(self) -> None:
        """A notification service whose bubbles have buttons: Xfce's."""
        self._start_settings()
        self.start("xfce4-notifyd")
        self._wait_for("xfce4-notifyd", lambda: NOTIFICATIONS in self.bus.names())

    def stop(self) -> None:
        """End everything, the latest first."""
        if hasattr(self, "bus"):
            self.bus.close()
        for program in reversed(self.programs):
            program.stop()

    def _start_settings(self) -> None:
        """The service from which Xfce's parts read their settings."""
        if "org.xfce.Xfconf" not in self.bus.names():
            self.start("xfconfd")
            self._wait_for("xfconfd", lambda: "org.xfce.Xfconf" in self.bus.names())

    def _desktops(self) -> str:
        try:
            return self.run("xdotool", "get_num_desktops")
        except subprocess.CalledProcessError:
            return ""

    def _wait_for(self, what: str, come: Callable[[], bool]) -> None:
        part = self.programs[-1]

        def up() -> bool:
            assert part.running, f"{part.command[0]} ended ({part.process.returncode}):\n{part.output}"
            return come()

        wait_until(up, f"{what} (log: {part.log})", START)


def _environment(home: Path) -> dict[str, str]:
    """A small environment, with a home of its own; nothing is inherited but the search path."""
    env = {
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={home}/no-system-bus",
        "GDK_BACKEND": "x11",
        "GIO_USE_VFS": "local",
        "GSETTINGS_BACKEND": "memory",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "NO_AT_BRIDGE": "1",
        "PATH": os.environ["PATH"],
        "PYTHONUNBUFFERED": "1",
        "TZ": forenoon_zone(),
        "XDG_CURRENT_DESKTOP": "XFCE",
        "XDG_SESSION_TYPE": "x11",
    }
    for name in ("cache", "config", "data", "runtime", "state"):
        folder = home / name
        folder.mkdir(mode=0o700)
        env["XDG_RUNTIME_DIR" if name == "runtime" else f"XDG_{name.upper()}_HOME"] = str(folder)
    return env


@contextmanager
def x11_desktop(logs: Path, *, tray: bool = True, notifications: str | None = "dunst") -> Iterator[Desktop]:
    """A desktop with or without a tray; `notifications` is `dunst`, `xfce4-notifyd` or None."""
    # Not pytest's folder: a socket's path may have 107 bytes, and that is soon used up.
    with tempfile.TemporaryDirectory(prefix="cb-", ignore_cleanup_errors=True) as home:
        desktop = Desktop(Path(home), logs)
        try:
            desktop.start_screen()
            desktop.start_bus()
            desktop.start_window_manager()
            match notifications:
                case "dunst":
                    desktop.start_dunst()
                case "xfce4-notifyd":
                    desktop.start_notifyd()
            if tray:
                desktop.start_tray()
            yield desktop
        finally:
            desktop.stop()
