"""A plot as a file: on its own ground, with its title above it."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from calfbreak.domain.history.chart import Drawing, Look, Sheet
from calfbreak.domain.translation import said

MARGIN = 16
ENLARGED = 2
"""How many dots of the PNG there are for a pixel of the window."""
_WHOLE = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)


def save(file: Path, title: str, drawing: Drawing, sheet: Sheet, look: Look) -> None:
    """Write the picture: SVG if the file is called so, else PNG. Raises OSError."""
    svg = framed(title, drawing, sheet, look)
    if file.suffix.lower() == ".svg":
        file.write_text(svg, encoding="utf-8")
        return
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(renderer.defaultSize() * ENLARGED, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        renderer.render(painter)
    if not image.save(str(file), "PNG"):  # type: ignore[call-overload]  # the stubs want bytes, PySide6 takes a text only
        raise OSError(0, said("no picture can be written there"))


def framed(title: str, drawing: Drawing, sheet: Sheet, look: Look) -> str:
    """The drawing with its title above it, on the colour of its card."""
    inner = _WHOLE.search(drawing.svg)
    assert inner is not None
    above = round(look.pixels * 1.2) + 2 * MARGIN
    width, height = sheet.width + 2 * MARGIN, sheet.height + above + MARGIN
    at = f'x="{width - MARGIN}" text-anchor="end"' if look.right_to_left else f'x="{MARGIN}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f'<rect width="{width}" height="{height}" fill="{look.card}"/>\n'
        f'<text {at} y="{MARGIN + look.pixels}" font-family="{escape(look.font)}" font-size="{look.pixels * 1.2:g}"'
        f' font-weight="bold" fill="{look.text}">{escape(title)}</text>\n'
        f'<g transform="translate({MARGIN} {above})">{inner[1]}</g>\n</svg>\n'
    )
