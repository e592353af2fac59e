"""The settings that X11 desktops tell to all programs: against a real server with a small manager of our own."""

from __future__ import annotations

import os
import struct
import subprocess
from collections.abc import Callable, Iterator

import pytest

from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.x11_core import Core
from calfbreak.adapters.xsettings import Settings, XSettings, read
from calfbreak.ports import Unavailable

Server = subprocess.Popen[bytes]
_CREATE_WINDOW, _CHANGE_PROPERTY, _DESTROY_WINDOW, _SET_OWNER, _SEND_EVENT = 1, 18, 4, 22, 25
_STRUCTURE = 0x20000


def written(settings: dict[str, object], order: str = "<") -> bytes:
    """The property, as a manager writes it. A tuple is a colour."""
    value = bytes([order == ">", 0, 0, 0]) + struct.pack(f"{order}II", 7, len(settings))
    for name, setting in settings.items():
        kind = {int: 0, str: 1, tuple: 2}[type(setting)]
        value += struct.pack(f"{order}BxH", kind, len(name)) + padded(name) + struct.pack(f"{order}I", 3)
        match setting:
            case int():
                value += struct.pack(f"{order}i", setting)
            case str():
                value += struct.pack(f"{order}I", len(setting.encode())) + padded(setting)
            case tuple():
                value += struct.pack(f"{order}4H", *setting)
    return value


def padded(text: str) -> bytes:
    return text.encode() + bytes(-len(text.encode()) % 4)


SOME = {"Gtk/FontName": "Noto Sans 11", "Back/Ground": (1, 2, 3, 4), "Xft/DPI": 147456, "Net/ThemeName": "Grün-dark"}


@pytest.mark.parametrize("order", ["<", ">"])
def test_texts_and_numbers_are_read_in_either_byte_order_and_colours_left_out(order: str) -> None:
    assert dict(read(written(SOME, order))) == {
        "Gtk/FontName": "Noto Sans 11", "Xft/DPI": 147456, "Net/ThemeName": "Grün-dark"
    }  # fmt: skip


def test_whatever_is_cut_off_costs_itself_only() -> None:
    whole = written({"Gtk/FontName": "Noto Sans 11", "Xft/DPI": 147456})
    for length in range(len(whole)):
        found = dict(read(whole[:length]))
        assert found.keys() <= {"Gtk/FontName", "Xft/DPI"}
        assert found.get("Xft/DPI", 147456) == 147456
    assert dict(read(b"")) == dict(read(b"\xff" * 40)) == {}


class Manager:
    """Owns the selection and the settings, as xfsettingsd does."""

    def __init__(self) -> None:
        self._core = Core()
        self._window = self._core.connection.new_id()
        root = self._core.root
        self._tell(_CREATE_WINDOW, struct.pack("=IIhhHHHHII", self._window, root, 0, 0, 1, 1, 0, 0, 0, 0))
        selection = self._core.atom("_XSETTINGS_S0")
        self._tell(_SET_OWNER, struct.pack("=III", self._window, selection, 0))
        event = struct.pack(
            "=BBHIIIIIII", 33, 32, 0, root, self._core.atom("MANAGER"), 0, selection, self._window, 0, 0
        )
        self._tell(_SEND_EVENT, struct.pack("=II", root, _STRUCTURE) + event)

    def _tell(self, opcode: int, body: bytes) -> None:
        self._core.connection.tell(opcode, body)

    def say(self, settings: dict[str, object]) -> None:
        """These are the settings now."""
        name, value = self._core.atom("_XSETTINGS_SETTINGS"), written(settings)
        body = struct.pack("=IIIB3xI", self._window, name, name, 8, len(value))
        self._tell(_CHANGE_PROPERTY, body + value + bytes(-len(value) % 4))
        self._core.owner("_XSETTINGS_S0")  # the server has dealt with it

    def end(self) -> None:
        """Go, as at the end of a session."""
        self._core.close()


@pytest.fixture
def manager(xvfb: Server) -> Iterator[Manager]:
    made = Manager()
    yield made
    made.end()


@pytest.fixture
def listener(loop: SelectorLoop, xvfb: Server) -> Iterator[Callable[[], tuple[XSettings, list[Settings]]]]:
    """Makes one that notes what it hears."""
    made: list[XSettings] = []

    def make() -> tuple[XSettings, list[Settings]]:
        heard: list[Settings] = []
        made.append(XSettings(loop, heard.append, os.environ))
        return made[-1], heard

    yield make
    for each in made:
        each.close()


def test_what_is_so_is_told_at_once_and_what_changes_later(
    loop: SelectorLoop, manager: Manager, listener: Callable[[], tuple[XSettings, list[Settings]]]
) -> None:
    manager.say({"Gtk/FontName": "Sans 10"})
    _, heard = listener()
    assert heard == [{"Gtk/FontName": "Sans 10"}]
    manager.say({"Gtk/FontName": "Noto Sans 14"})
    assert loop.run_until(lambda: len(heard) > 1, 5)
    assert heard[1:] == [{"Gtk/FontName": "Noto Sans 14"}]


def test_a_manager_may_come_later_and_go(
    loop: SelectorLoop, listener: Callable[[], tuple[XSettings, list[Settings]]]
) -> None:
    _, heard = listener()
    assert heard == []
    manager = Manager()
    manager.say({"Gtk/FontName": "Sans 12"})
    assert loop.run_until(lambda: bool(heard), 5)
    assert heard == [{"Gtk/FontName": "Sans 12"}]
    manager.end()
    assert loop.run_until(lambda: len(heard) > 1, 5)
    assert heard[1:] == [{}]


def test_a_server_that_goes_away_is_no_trouble(
    loop: SelectorLoop, xvfb: Server, manager: Manager, listener: Callable[[], tuple[XSettings, list[Settings]]]
) -> None:
    manager.say({"Gtk/FontName": "Sans 10"})
    settings, heard = listener()
    xvfb.kill()
    xvfb.wait()
    assert loop.run_until(lambda: not settings._link.open, 5)
    assert heard == [{"Gtk/FontName": "Sans 10"}]


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}])
def test_without_x11_there_are_none(loop: SelectorLoop, environ: dict[str, str]) -> None:
    with pytest.raises(Unavailable):
        XSettings(loop, lambda settings: None, environ)
