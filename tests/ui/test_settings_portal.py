"""The look that the desktop's portal tells of, from a portal that is made for the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from calfbreak.ui.colours import DARK, LIGHT
from calfbreak.ui.desktop_look import DesktopLook
from calfbreak.ui.session_bus import SessionBus
from calfbreak.ui.settings_portal import SettingsPortal
from calfbreak.ui.theme import Theme

PYTHON = "/usr/bin/python3"
NAME = "org.freedesktop.portal.Desktop"
SETTINGS = "org.freedesktop.portal.Settings"
ANSWERS = """
ret = {
    "color-scheme": dbus.UInt32(1, variant_level=1),
    "contrast": dbus.UInt32(1, variant_level=1),
    "enable-animations": dbus.Boolean(False, variant_level=1),
    "font-name": dbus.String("Cantarell 11", variant_level=1),
    "text-scaling-factor": dbus.Double(1.5, variant_level=1),
}.get(args[1])
if ret is None:
    raise dbus.exceptions.DBusException("no such setting", name="org.freedesktop.portal.Error.NotFound")
"""


@contextmanager
def a_bus() -> Iterator[str]:
    """A session bus of its own; its address."""
    if shutil.which("dbus-daemon") is None or shutil.which("gdbus") is None:
        pytest.skip("needs dbus-daemon and gdbus")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


@contextmanager
def a_portal(address: str, answers: str = ANSWERS) -> Iterator[None]:
    """A portal on this bus."""
    environ = os.environ | {"DBUS_SESSION_BUS_ADDRESS": address}
    if subprocess.run([PYTHON, "-c", "import dbusmock"], capture_output=True, check=False).returncode:
        pytest.skip("needs python3-dbusmock")
    mock = subprocess.Popen(
        [PYTHON, "-m", "dbusmock", "--session", NAME, "/org/freedesktop/portal/desktop", SETTINGS], env=environ
    )
    call(address, "org.freedesktop.DBus.Mock.AddMethod", SETTINGS, "Read", "ss", "v", answers)
    yield
    mock.kill()
    mock.wait()


@pytest.fixture
def address() -> Iterator[str]:
    with a_bus() as made:
        yield made


@pytest.fixture
def portal(address: str, qtbot: QtBot) -> Iterator[str]:
    with a_portal(address):
        yield address


def call(address: str, method: str, *arguments: str) -> None:
    """Call the mock, once it is there."""
    subprocess.run(["gdbus", "wait", "--address", address, "--timeout", "10", NAME], check=True)
    gdbus = ["gdbus", "call", "--address", address, "-d", NAME, "-o", "/org/freedesktop/portal/desktop", "-m", method]
    subprocess.run([*gdbus, *arguments], check=True, stdout=subprocess.DEVNULL)


def connection(*addresses: str) -> SessionBus:
    """One to the first of these buses, and, when that was lost, to the next."""
    left = iter(addresses)

    def connect(name: str) -> QDBusConnection:
        return QDBusConnection.connectToBus(next(left), name)

    bus = SessionBus(connect(f"first {addresses[0]}"), connect)
    assert bus.connected
    return bus


def changes(address: str, namespace: str, key: str, value: str) -> None:
    """A setting of the desktop changes."""
    words = f"[<'{namespace}'>, <'{key}'>, <{value}>]"
    call(address, "org.freedesktop.DBus.Mock.EmitSignal", SETTINGS, "SettingChanged", "ssv", words)


def test_it_asks_once_and_hears_of_changes(portal: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    said: list[DesktopLook] = []
    watch = SettingsPortal(said.append, connection(portal))
    first = DesktopLook(dark=True, contrast=True, still=True, family="Cantarell", points=11.0, enlarged=1.5)
    qtbot.waitUntil(lambda: said == [first], timeout=5000)
    assert not watch.asked
    changes(portal, "org.freedesktop.appearance", "color-scheme", "<uint32 2>")
    second = replace(first, dark=False)
    qtbot.waitUntil(lambda: said == [first, second], timeout=5000)
    changes(portal, "org.freedesktop.appearance", "accent-color", "<uint32 1>")
    changes(portal, "org.gnome.desktop.interface", "enable-animations", "<false>")
    changes(portal, "org.gnome.desktop.interface", "enable-animations", "<true>")
    qtbot.waitUntil(lambda: len(said) == 3, timeout=5000)
    assert said[2] == replace(second, still=False), "neither what is of no interest nor what stays is told"


def test_after_the_bus_was_lost_the_next_one_is_asked_and_heard(qtbot: QtBot) -> None:
    said: list[DesktopLook] = []
    light = ANSWERS.replace('"color-scheme": dbus.UInt32(1', '"color-scheme": dbus.UInt32(2')
    with ExitStack() as before, a_bus() as after, a_portal(after, light):
        first = before.enter_context(a_bus())
        before.enter_context(a_portal(first))
        watch = SettingsPortal(said.append, connection(first, "unix:path=nobody-listens-here", after))
        qtbot.waitUntil(lambda: [look.dark for look in said] == [True], timeout=5000)
        before.close()
        qtbot.waitUntil(lambda: [look.dark for look in said] == [True, False], timeout=10_000)
        assert not watch.asked
        changes(after, "org.freedesktop.appearance", "color-scheme", "<uint32 1>")
        qtbot.waitUntil(lambda: [look.dark for look in said] == [True, False, True], timeout=5000)


def test_without_a_portal_it_is_silent(address: str, qtbot: QtBot) -> None:
    said: list[DesktopLook] = []
    watch = SettingsPortal(said.append, connection(address))
    qtbot.waitUntil(lambda: not watch.asked, timeout=5000)
    assert said == []


def test_nothing_keeps_it_but_who_made_it(address: str, qtbot: QtBot) -> None:
    """A question that did would, as it is deleted, delete both once more."""
    watch = SettingsPortal(lambda look: None, connection(address))
    assert watch.asked
    alive = weakref.ref(watch)
    del watch
    assert alive() is None


def test_the_theme_follows_what_is_said_unless_somebody_chose(qtbot: QtBot) -> None:
    theme = Theme()
    theme.hear(DesktopLook(dark=True))
    assert theme.roles is DARK
    theme.hear(DesktopLook(dark=False))
    assert theme.roles is LIGHT
    theme.choose("dark")
    theme.hear(DesktopLook(dark=False))
    assert theme.roles is DARK
