"""Private Wayland desktops without a screen: a bus and a compositor, and a way to touch the mouse there.

sway refuses to run as root. Where the tests do, as in a container, it runs as `nobody`; root may speak with it all the
same.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import pytest
from jeepney import DBusAddress, DBusErrorResponse

from calfbreak.adapters.input.wayland_client import WaylandClient, connect
from desktop.bus import Bus, bus_at
from desktop.forenoon import forenoon_zone
from desktop.furniture import furnish
from desktop.program import Program
from desktop.waiting import wait_until

Found = TypeVar("Found")

START = 30.0
"""Seconds that each part gets to come up, on a busy machine."""
_DISPLAY = "wayland-7"
_SWAY = """xwayland disable
output HEADLESS-1 resolution 1280x800
seat seat0 fallback true
"""
_SHELL = DBusAddress("/org/gnome/Shell", "org.gnome.Shell", "org.gnome.Shell")
_TOUCH = """
globalThis.mouse ??= imports.gi.Clutter.get_default_backend().get_default_seat().create_virtual_device(
    imports.gi.Clutter.InputDeviceType.POINTER_DEVICE);
mouse.notify_relative_motion(imports.gi.GLib.get_monotonic_time(), 5, 5);
"""


class WaylandSession(ABC):
    """A running desktop. `env` is what a program needs to be on it; `logs` holds the output of everything."""

    tools: ClassVar[tuple[str, ...]]
    """Programs without which there is no such desktop."""
    desktop: ClassVar[str]
    """$XDG_CURRENT_DESKTOP."""

    def __init__(self, home: Path, logs: Path) -> None:
        self.home = home
        self.logs = logs
        self.programs: list[Program] = []
        self.closing = ExitStack()
        """What is let go of at the end, before the programs."""
        self.env = {
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={home}/no-system-bus",
            "GSETTINGS_BACKEND": "memory",
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            "PATH": os.environ["PATH"],
            "TZ": forenoon_zone(),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CURRENT_DESKTOP": self.desktop,
            "XDG_RUNTIME_DIR": str(home / "runtime"),
            "XDG_SESSION_TYPE": "wayland",
        }
        self.bus: Bus

    @abstractmethod
    def start_compositor(self) -> None:
        """Start it, and wait until it serves $WAYLAND_DISPLAY."""

    @abstractmethod
    def touch(self) -> None:
        """Move the mouse a little."""

    def start(self, *command: str | Path, name: str | None = None, **env: str) -> Program:
        """Start a part of the desktop; its output goes to NAME.log, by default by the program's file name."""
        words = [str(word) for word in command]
        log = self.logs / f"{name or Path(words[0]).name}.log"
        self.programs.append(Program(words, self.env | env, log))
        return self.programs[-1]

    def run(self, *command: str, limit: float = 20.0) -> str:
        """Run a program to its end and give what it wrote to standard output. Raises CalledProcessError."""
        done = subprocess.run(command, env=self.env, check=True, capture_output=True, text=True, timeout=limit)
        return done.stdout

    def wait_until(self, condition: Callable[[], Found], what: str, limit: float = 15.0) -> Found:
        """The first true answer of `condition`."""
        return wait_until(condition, what, limit)

    def start_bus(self) -> None:
        """The session bus. It starts no services by itself: what is not there stays away."""
        (self.home / "runtime").mkdir(mode=0o700)
        furnish(self.home, self.home / "config", self.home / "runtime/bus")
        self.start("dbus-daemon", f"--config-file={self.home}/bus.conf", "--nofork", "--nopidfile")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address = f"unix:path={self.home}/runtime/bus"
        self.bus = bus_at(address, START)

    def wait_for_display(self, name: str) -> None:
        """Until programs can connect to the compositor that was started last."""
        compositor = self.programs[-1]

        def up() -> bool:
            assert compositor.running, f"{compositor.command} ended:\n{compositor.output}"
            return (self.home / "runtime" / name).exists()

        wait_until(up, f"the compositor (log: {compositor.log})", START)
        self.env["WAYLAND_DISPLAY"] = name

    def stop(self) -> None:
        """End everything, the latest first."""
        self.closing.close()
        if hasattr(self, "bus"):
            self.bus.close()
        for program in reversed(self.programs):
            program.stop()


class Sway(WaylandSession):
    """sway; version 1.7 knows only org_kde_kwin_idle, later ones ext_idle_notifier_v1."""

    tools = ("sway", "swaymsg")
    desktop = "sway"

    def start_compositor(self) -> None:
        """With nothing but an empty screen."""
        config = self.home / "sway.conf"
        config.write_text(_SWAY)
        self.env["SWAYSOCK"] = str(self.home / "runtime/sway")
        headless = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        self.start(*self._as_nobody(), "sway", "-c", config, **headless)
        self.wait_for_display("wayland-1")

    def _as_nobody(self) -> tuple[str, ...]:
        """What to put before a command, so that it does not run as root; nobody then needs a place for its socket."""
        if os.geteuid() != 0:
            return ()
        nobody = pwd.getpwnam("nobody")
        for folder in (self.home, self.home / "runtime"):
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        return "setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"

    def touch(self) -> None:
        """By sway's own command."""
        Program(["swaymsg", "seat - cursor move 5 5"], self.env, self.logs / "swaymsg.log").wait()


class KWin(WaylandSession):
    """KWin of Plasma 5.27 or later: ext_idle_notifier_v1."""

    tools = ("kwin_wayland",)
    desktop = "KDE"

    def start_compositor(self) -> None:
        """A copy of the program: the packaged one has a capability that a container may not grant."""
        program = self.home / "kwin_wayland"
        shutil.copy(str(shutil.which("kwin_wayland")), program)
        self.start(
            program, "--virtual", "--no-lockscreen", "--no-global-shortcuts", "--socket", _DISPLAY,
            KWIN_COMPOSE="Q", KWIN_WAYLAND_NO_PERMISSION_CHECKS="1",
        )  # fmt: skip
        self.wait_for_display(_DISPLAY)
        self._mouse = WaylandClient(connect(self.env))
        wait_until(self._fake_input, f"KWin to offer input that programs make: {sorted(self._mouse.globals)}", START)
        self._pointer = self._mouse.bind("org_kde_kwin_fake_input", 1)
        self._mouse.send(self._pointer, 0, "tests", "somebody sits here")  # authenticate

    def _fake_input(self) -> bool:
        self._mouse.settle()
        return "org_kde_kwin_fake_input" in self._mouse.globals

    def touch(self) -> None:
        """By KDE's protocol for input that programs make; it counts in 256ths of a pixel."""
        self._mouse.send(self._pointer, 1, 5 * 256, 5 * 256)
        self._mouse.settle()

    def stop(self) -> None:
        """End everything."""
        if hasattr(self, "_mouse"):
            self._mouse.close()
        super().stop()


class Gnome(WaylandSession):
    """GNOME Shell, which lets the test run scripts in it."""

    tools = ("gnome-shell",)
    desktop = "GNOME"

    def start_compositor(self) -> None:
        """About one start in ten hangs for good: then another one is made. It wants a system bus, even an empty one."""
        self.env["DBUS_SYSTEM_BUS_ADDRESS"] = self.env["DBUS_SESSION_BUS_ADDRESS"]
        for _ in range(3):
            shell = self.start(
                "gnome-shell", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "1280x800",
                "--wayland-display", _DISPLAY, "--unsafe-mode",
                LIBGL_ALWAYS_SOFTWARE="1", LP_NUM_THREADS="0",
            )  # fmt: skip
            try:
                self.wait_for_display(_DISPLAY)
                wait_until(lambda: _SHELL.bus_name in self.bus.names(), "GNOME Shell on the bus", START)
                wait_until(self._hears, "GNOME Shell to run a script", START)
            except (AssertionError, TimeoutError):
                shell.stop()
                (self.home / "runtime" / _DISPLAY).unlink(missing_ok=True)
            else:
                return
        raise AssertionError(f"GNOME Shell does not come up (log: {self.logs}/gnome-shell.log)")

    def run_script(self, script: str) -> Any:
        """Run it within the shell; its value."""
        succeeded, result = self.bus.call(_SHELL, "Eval", "s", (script,))
        assert succeeded, result
        return json.loads(result) if result else None

    def _hears(self) -> bool:
        try:
            self.run_script("Main.overview.hide()")
        except DBusErrorResponse:
            return False
        return True

    def touch(self) -> None:
        """By a mouse that exists only within the shell."""
        self.run_script(_TOUCH)


@contextmanager
def wayland_session(kind: type[WaylandSession], logs: Path, tools: Sequence[str] = ()) -> Iterator[WaylandSession]:
    """Such a desktop. Skips the test without its programs, and without `tools`; in CI it fails."""
    absent = [tool for tool in (*kind.tools, *tools) if not shutil.which(tool)]
    if absent and os.environ.get("CI") != "true":
        pytest.skip(f"this machine has no {', '.join(absent)}")
    assert not absent, f"this machine has no {', '.join(absent)}"
    # Not pytest's folder: a socket's path may have 107 bytes, and that is soon used up.
    with tempfile.TemporaryDirectory(prefix="cb-", ignore_cleanup_errors=True) as home:
        session = kind(Path(home), logs)
        try:
            session.start_bus()
            session.start_compositor()
            yield session
        finally:
            session.stop()
