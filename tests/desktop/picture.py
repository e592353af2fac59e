"""A picture of the screen, and finding things in it.

Xvfb keeps its screen in a file in the XWD format, so a picture costs a read and needs no program. The header is 25
numbers of 4 bytes, the most significant first, then the window's name and a colour map; see X11/XWDFile.h.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage

_HEADER = struct.Struct(">25I")
_COLOUR_MAP_ENTRY = 12


@dataclass(frozen=True)
class Spot:
    """Where a colour was found: the box around all its points, and how many they are."""

    box: QRect
    points: int

    @property
    def centre(self) -> QPoint:
        """The middle of the box."""
        return self.box.center()


def read_screen(file: Path) -> QImage:
    """The picture in an XWD file of 32 bits for each point, as Xvfb makes it for a 24-bit screen."""
    data = file.read_bytes()
    header = _HEADER.unpack_from(data)
    size, width, height, bits, line, colours = header[0], header[4], header[5], header[11], header[12], header[19]
    if bits != 32:
        raise ValueError(f"{file}: {bits} bits for each point; 32 are needed")
    start = size + colours * _COLOUR_MAP_ENTRY
    return QImage(data[start:], width, height, line, QImage.Format.Format_RGB32).copy()


def find_colour(picture: QImage, colour: str, within: QRect | None = None, tolerance: int = 0) -> Spot | None:
    """Where `colour` (#rrggbb) stands, each of red, green and blue at most `tolerance` (0 to 255) away; else None."""
    wanted = QColor(colour)
    part = picture.copy(within or picture.rect()).convertToFormat(QImage.Format.Format_RGB32)
    corner = within.topLeft() if within else QPoint(0, 0)
    pixels = memoryview(part.constBits()).cast("B").cast("I")
    width = part.bytesPerLine() // 4

    def matches(pixel: int) -> bool:
        return (
            abs((pixel >> 16 & 255) - wanted.red()) <= tolerance
            and abs((pixel >> 8 & 255) - wanted.green()) <= tolerance
            and abs((pixel & 255) - wanted.blue()) <= tolerance
        )

    alike = {pixel for pixel in set(pixels) if matches(pixel)}
    hits = [divmod(index, width) for index, pixel in enumerate(pixels) if pixel in alike] if alike else []
    if not hits:
        return None
    left, right = min(x for _, x in hits), max(x for _, x in hits)
    top, bottom = min(y for y, _ in hits), max(y for y, _ in hits)
    return Spot(QRect(left, top, right - left + 1, bottom - top + 1).translated(corner), len(hits))
