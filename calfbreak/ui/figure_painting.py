"""Paints the figure of `domain/body/figure.py`: the person, and the muscles that work."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QRadialGradient, QTransform

from calfbreak.domain.history.records import Side
from calfbreak.ui import figure_shapes as shapes
from calfbreak.ui.figure_layers import Coat, Light
from calfbreak.ui.figure_places import Arrangement
from calfbreak.ui.muscle_glow import Bone, Glow, Spot

_SMOOTH = QPainter.RenderHint.Antialiasing
GLOW_LINE = 0.0055
"""How wide the line around a muscle that works is."""


def paint_figure(
    painter: QPainter, arranged: Arrangement, glow: Glow, signal: str, coats: tuple[Coat, ...], *, swift: bool = False
) -> None:
    """Paint the person into the scene; `swift`: one of many pictures, each of which is seen for a moment only.

    Smooth edges cost several times as much as all that is within them, so in a swift picture there are none where a
    rim or haste hides it. The muscles that work shine in the colour `signal`.
    """
    turn, fill, places = painter.setTransform, painter.fillPath, arranged.places
    painter.setRenderHint(_SMOOTH, False)
    for place, shade in arranged.shadows:  # so faint that nobody sees their edges
        turn(place)
        fill(shapes.SHADOW, shade)
    smooth, last = False, None
    for layers, lights, rimmed in coats:
        wanted = not (swift and (rimmed or layers[0].part in arranged.fleeting))
        if wanted is not smooth:
            smooth = wanted
            painter.setRenderHint(_SMOOTH, smooth)
        for part, outline, brush in layers:
            if part is not last:
                turn(places[part])
                last = part
            fill(outline, brush)
        if glow.strength > 0:
            for light in lights:
                last = None
                _paint_light(painter, light, places[light.part], glow, signal)


def _paint_light(painter: QPainter, light: Light, place: QTransform, glow: Glow, signal: str) -> None:
    """The muscles on this bone in the signal's colour. Of a leg the front is to the left, of the trunk right."""
    side = glow.side if light.side is Side.BOTH else light.side
    if light.clear < 1 and glow.side is not side:
        return
    for spot in glow.spots(side, light.bone):
        painter.setTransform(place)
        front = -spot.front if light.bone is Bone.TRUNK else spot.front
        painter.translate(spot.along * shapes.UNIT, front * shapes.UNIT)
        painter.setOpacity(glow.outline * light.clear)
        painter.fillPath(_outline(spot), light.rim)
        painter.scale(spot.length, spot.width)
        painter.setOpacity(min(1.0, glow.strength) * light.clear)
        painter.fillPath(shapes.CIRCLE, _shine(signal))
        painter.setOpacity(1.0)


@lru_cache(maxsize=4)
def _shine(colour: str) -> QBrush:
    """Brightest in its middle: for `shapes.CIRCLE`."""
    edge = QColor(colour)
    edge.setAlphaF(0.7)
    gradient = QRadialGradient(QPointF(0, 0), shapes.UNIT)
    gradient.setColorAt(0.0, QColor(colour))
    gradient.setColorAt(0.45, QColor(colour))
    gradient.setColorAt(0.98, edge)
    return QBrush(gradient)


@lru_cache(maxsize=8)
def _outline(spot: Spot) -> QPainterPath:
    """The line around a muscle that works."""
    return shapes.ring(spot.length, spot.width, GLOW_LINE)
