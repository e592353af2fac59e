"""Do-not-disturb in every dialect, spoken by services of our own; the real ones are in the desktop tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jeepney import message_bus

from adapters.bus_peer import Service
from adapters.surroundings.conftest import Ask
from calfbreak.adapters.dbus.terms import Kind
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings.do_not_disturb import DoNotDisturb
from calfbreak.adapters.surroundings.line import Line
from calfbreak.adapters.surroundings.linux import dialects
from calfbreak.adapters.surroundings.reading import Topic

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
WHO = (NAME, "GetServerInformation")
GET = ("org.freedesktop.DBus.Properties", "Get")


class World:
    """A part, and how often it said that something changed."""

    def __init__(self, loop: SelectorLoop) -> None:
        self.changes = 0
        self.line = Line(loop, Kind.SESSION)
        self.part = DoNotDisturb(self.line, dialects(loop, self.line), self.changed)

    def changed(self) -> None:
        self.changes += 1


@pytest.fixture
def world(bus: str, loop: SelectorLoop) -> Iterator[World]:
    made = World(loop)
    yield made
    made.part.close()


def introduce(service: Service, name: str) -> None:
    service.answers[WHO] = ("ssss", (name, "somebody", "1", "1.2"))


def properties_changed(service: Service, interface: str, name: str, value: bool) -> None:
    changed = {name: ("b", value)}
    service.emit(PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", interface, changed, [])


@pytest.mark.parametrize(
    ("name", "interface", "key"), [("Plasma", NAME, "Inhibited"), ("dunst", "org.dunstproject.cmd0", "paused")]
)
def test_a_property(
    name: str, interface: str, key: str, serve: Callable[..., Service], world: World, loop: SelectorLoop, ask: Ask
) -> None:
    service = serve()
    introduce(service, name)
    own_name(service, NAME)
    assert loop.run_until(lambda: world.changes == 1)
    service.answers[GET] = ("v", (("b", True),))
    assert ask(world.part).holds == {Topic.DND}
    assert service.heard[-1] == ("Get", (interface, key))
    properties_changed(service, interface, "somethingElse", True)
    properties_changed(service, "another.interface", key, True)
    properties_changed(service, interface, key, False)
    assert loop.run_until(lambda: world.changes == 2)
    service.answers[GET] = ("v", (("b", False),))
    assert ask(world.part).said == f"{name} has it off"
    service.answers[GET] = ("v", (("s", "rubbish"),))
    assert ask(world.part).said.startswith("unknown: ")
    assert world.changes == 2


def test_mako_has_modes(serve: Callable[..., Service], world: World, loop: SelectorLoop, ask: Ask) -> None:
    service = serve()
    introduce(service, "mako")
    own_name(service, NAME)
    assert loop.run_until(lambda: world.changes == 1)
    modes = ("fr.emersion.Mako", "ListModes")
    service.answers[modes] = ("as", (["default", "do-not-disturb"],))
    assert ask(world.part).holds == {Topic.DND}
    service.answers[modes] = ("as", (["default", "away"],))
    assert ask(world.part).said == "mako has it off"


def test_the_notification_center_of_sway(
    serve: Callable[..., Service], world: World, loop: SelectorLoop, ask: Ask
) -> None:
    service = serve("org.erikreider.swaync.cc")
    introduce(service, "SwayNotificationCenter")
    own_name(service, NAME)
    assert loop.run_until(lambda: world.changes == 1)
    service.answers["org.erikreider.swaync.cc", "GetDnd"] = ("b", (True,))
    assert ask(world.part).said == "do not disturb is on: swaync has it on"
    cc = "org.erikreider.swaync.cc"
    service.emit("/org/erikreider/swaync/cc", cc, "SubscribeV2", "ubbb", 0, True, False, False)
    assert loop.run_until(lambda: world.changes == 2)


def test_another_service_takes_the_place(
    serve: Callable[..., Service], world: World, loop: SelectorLoop, ask: Ask
) -> None:
    assert ask(world.part).said == "no notification service runs"
    first = serve()
    introduce(first, "dunst")
    own_name(first, NAME)
    assert loop.run_until(lambda: world.changes == 1)
    first.answers[GET] = ("v", (("b", True),))
    assert ask(world.part).holds == {Topic.DND}
    first.end()
    assert loop.run_until(lambda: world.changes == 2)
    assert ask(world.part).said == "no notification service runs"
    second = serve()
    introduce(second, "mako")
    second.answers["fr.emersion.Mako", "ListModes"] = ("as", (["default"],))
    own_name(second, NAME)
    assert loop.run_until(lambda: ask(world.part).said == "mako has it off")


def test_a_service_of_another_kind_is_said(
    serve: Callable[..., Service], world: World, loop: SelectorLoop, ask: Ask
) -> None:
    service = serve()
    introduce(service, "Toaster")
    own_name(service, NAME)
    said = "unknown: Toaster does not tell of it"
    assert loop.run_until(lambda: ask(world.part).said == said)


def test_a_service_that_is_not_ready_when_it_comes_is_asked_again(
    serve: Callable[..., Service], world: World, loop: SelectorLoop, ask: Ask
) -> None:
    service = serve()
    own_name(service, NAME)
    said = "unknown: the notification service does not work: org.freedesktop.DBus.Error.UnknownMethod: no"
    assert loop.run_until(lambda: ask(world.part).said == said)
    assert world.changes == 0
    introduce(service, "dunst")
    service.answers[GET] = ("v", (("b", True),))
    assert ask(world.part).holds == {Topic.DND}
    assert world.changes == 1


def test_the_bus_goes_away_and_comes_back(
    bus_daemon: subprocess.Popen[bytes],
    start: Callable[..., subprocess.Popen[bytes]],
    tmp_path: Path,
    serve: Callable[..., Service],
    world: World,
    loop: SelectorLoop,
    ask: Ask,
) -> None:
    def join() -> Service:
        service = serve()
        introduce(service, "mako")
        service.answers["fr.emersion.Mako", "ListModes"] = ("as", (["dnd"],))
        own_name(service, NAME)
        return service

    first = join()
    assert loop.run_until(lambda: ask(world.part).holds == {Topic.DND})
    bus_daemon.kill()
    bus_daemon.wait()
    first.end()
    assert loop.run_until(lambda: ask(world.part).said == "no notification service runs")
    (tmp_path / "bus").unlink()
    start("dbus-daemon", f"--config-file={tmp_path}/bus.conf", "--nofork")
    assert loop.run_until((tmp_path / "bus").exists)
    join()
    assert loop.run_until(lambda: ask(world.part).holds == {Topic.DND}, 15)


def test_a_service_that_talks_rubbish_is_said(
    serve: Callable[..., Service], world: World, loop: SelectorLoop, ask: Ask
) -> None:
    service = serve()
    service.answers[WHO] = ("u", (7,))
    own_name(service, NAME)
    assert loop.run_until(lambda: ask(world.part).said.startswith("unknown: the notification service does not work"))


def own_name(service: Service, name: str) -> None:
    """Take the name without waiting for the answer: by the time others ask, the service is on the loop."""
    service.connection.send(message_bus.RequestName(name, 4))


GNOME_SETTINGS = Path("/usr/share/glib-2.0/schemas/org.gnome.desktop.notifications.gschema.xml")
DCONF = next(
    (path for path in map(Path, ("/usr/libexec/dconf-service", "/usr/lib/dconf/dconf-service")) if path.exists()), None
)


@pytest.mark.skipif(not GNOME_SETTINGS.exists() or DCONF is None, reason="gsettings-desktop-schemas, dconf-service")
def test_the_settings_of_gnome_for_real(
    serve: Callable[..., Service],
    start: Callable[..., subprocess.Popen[bytes]],
    world: World,
    loop: SelectorLoop,
    ask: Ask,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):  # dconf has a file of the same name in both
        (tmp_path / variable).mkdir()
        monkeypatch.setenv(variable, str(tmp_path / variable))
    start(str(DCONF))
    service = serve()
    introduce(service, "gnome-shell")
    own_name(service, NAME)
    assert loop.run_until(lambda: world.changes == 1)
    assert ask(world.part).said == "GNOME has it off"
    set_banners("false")
    assert loop.run_until(lambda: world.changes == 2)
    assert ask(world.part).holds == {Topic.DND}
    set_banners("true")
    assert loop.run_until(lambda: world.changes == 3)
    assert ask(world.part).holds == frozenset()


def set_banners(value: str) -> None:
    command = ["gsettings", "set", "org.gnome.desktop.notifications", "show-banners", value]
    subprocess.run(command, check=True, timeout=20, env={**os.environ, "GSETTINGS_BACKEND": "dconf"})
