"""What X11 desktops tell all programs to look like: their XSETTINGS manager (xfsettingsd, mate-settings-daemon, csd …).

One program owns the selection _XSETTINGS_S0, and keeps the settings as one property of its window:

    byte order (0 little, 1 big), 3 bytes, serial (4), number of settings (4), and for each of them
    kind (1), 1 byte, length of the name (2), name, serial (4), and its value
    kind 0: a whole number (4)    kind 1: length (4) and text    kind 2: a colour (8)

Names and texts are filled up to a multiple of 4 bytes. (Xsettings 0.5, freedesktop.org.) The property is read once, and
again when the server says that it, or its owner, changed. That is rare; between two changes this costs nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from calfbreak.adapters.input.link import Link
from calfbreak.adapters.input.xcb import require_x11
from calfbreak.adapters.x11_core import Core, NoAnswer
from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable

Settings = Mapping[str, int | str]
"""By name, such as Gtk/FontName; colours are left out."""

_SELECTION, _PROPERTY = "_XSETTINGS_S0", "_XSETTINGS_SETTINGS"
_PROPERTY_NOTIFY = 28
_COMES_OR_GOES, _PROPERTY_CHANGES = 0x20000, 0x400000
"""Events: of the root window, that there is a new manager, among others; of its own window, that it is gone."""
_MOST = 65_536
"""Bytes; about thirty settings take 1,500."""


class XSettings:
    """Calls `told` with all settings, at once and after each change; with none, while nobody tells any.

    Raises Unavailable on Wayland, without an X server, and if it does not answer.
    """

    def __init__(self, loop: Loop, told: Callable[[Settings], None], environ: Mapping[str, str]) -> None:
        require_x11(environ)
        self._told = told
        self._last: Settings = {}
        self._core = Core()
        try:
            self._core.listen(self._core.root, _COMES_OR_GOES)
            self._look()
        except NoAnswer as error:
            self._core.close()
            raise Unavailable(said("{name} does not answer", name="X11")) from error
        self._link = Link(loop, self._core.connection, self._heard, lambda why: None)

    def close(self) -> None:
        """Hang up; nobody is told any more."""
        self._link.close()

    def _heard(self) -> None:
        """Something changed, perhaps not this: it is cheaper to look than to find out."""
        self._core.connection.events(_PROPERTY_NOTIFY)  # what has come by now is dealt with
        try:
            self._look()
        except NoAnswer:
            if self._core.connection.broken:
                self._link.lose(said("{name} hung up", name="X11"))

    def _look(self) -> None:
        owner = self._core.owner(_SELECTION)
        if owner:
            self._core.listen(owner, _COMES_OR_GOES | _PROPERTY_CHANGES)
        settings = dict(read(self._core.octets(owner, _PROPERTY, _MOST))) if owner else {}
        if settings != self._last:
            self._last = settings
            self._told(settings)


def read(value: bytes) -> Iterator[tuple[str, int | str]]:
    """Name and value of each setting in the property, as far as it can be read."""
    order = ">" if value[:1] == b"\1" else "<"
    try:
        (count,) = struct.unpack_from(f"{order}I", value, 8)
        place = 12
        for _ in range(count):
            kind, length = struct.unpack_from(f"{order}BxH", value, place)
            name, place = _text(value, place + 4, length)
            place += 4  # its serial
            if kind == 0:
                yield name, struct.unpack_from(f"{order}i", value, place)[0]
                place += 4
            elif kind == 1:
                text, place = _text(value, place + 4, struct.unpack_from(f"{order}I", value, place)[0])
                yield name, text
            else:
                place += 8
    except struct.error:
        return  # cut off


def _text(value: bytes, place: int, length: int) -> tuple[str, int]:
    """The text of this length, and where the next thing begins."""
    return value[place : place + length].decode(errors="replace"), place + length + -length % 4
