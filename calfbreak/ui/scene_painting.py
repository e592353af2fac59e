"""Paints what stands around the person, which does not move: floor, wall, calf board, step and rail, chair, mat.

What the body touches is drawn in colours that stand out from the ground (WCAG 1.4.11), so that one sees from across the
room where a hand lies and what a heel hangs over; floor and wall themselves may be faint.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from calfbreak.domain.body import scene as place
from calfbreak.domain.body.figure import WALL, Point
from calfbreak.domain.body.scene import Scene, Things
from calfbreak.ui.colours import Roles
from calfbreak.ui.contrast import rim_of
from calfbreak.ui.stage import Stage

WALL_THICKNESS = 0.115
WOOD, SIDE_WOOD, MAT = ("#C0935F", "#AE8456"), ("#8E6A3E", "#6F5235"), ("#A9C6BC", "#36534D")
"""On a pale ground, and on a dark one."""
PLATE = 0.014
"""How thick the calf board's plate is, in body heights."""


class Scenery(NamedTuple):
    """The colours of what the body touches, in one theme."""

    edge: str
    """Of wall and steps; chair and rail are in it altogether."""
    plate: str
    """What one stands on, of the calf board."""
    side: str
    mat: str


@lru_cache(maxsize=8)
def scenery_of(roles: Roles) -> Scenery:
    """The shades of our own colours that stand out in this theme."""
    ours = (colours[roles.dark] for colours in (WOOD, SIDE_WOOD, MAT))
    return Scenery(*(rim_of(colour, roles.scene) for colour in (roles.wall_edge, *ours)))


def paint_scene(painter: QPainter, stage: Stage, scene: Scene, things: Things, roles: Roles) -> None:
    """Paint the ground, the floor, and what this scene has."""
    area = stage.area
    painter.fillRect(area, QColor(roles.scene))
    painter.fillRect(QRectF(area.left(), stage.floor, area.width(), area.bottom() - stage.floor), QColor(roles.floor))
    painter.setPen(Qt.PenStyle.NoPen)
    match scene:
        case Scene.WALL:
            _wall(painter, stage, roles)
        case Scene.BOARD:
            _wall(painter, stage, roles)
            _board(painter, stage, things, roles)
        case Scene.STEP:
            _stairs(painter, stage, things, roles)
        case Scene.CHAIR:
            _chair(painter, stage, roles)
        case Scene.MAT:
            _slab(painter, stage, place.MAT_START, place.MAT_END, place.MAT, scenery_of(roles).mat)


def _wall(painter: QPainter, stage: Stage, roles: Roles) -> None:
    wall, top = round(stage.x(WALL)), stage.area.top()
    painter.fillRect(QRectF(wall, top, WALL_THICKNESS * stage.scale, stage.floor - top), QColor(roles.wall))
    painter.fillRect(QRectF(wall, top, 3, stage.floor - top), QColor(scenery_of(roles).edge))


def _board(painter: QPainter, stage: Stage, things: Things, roles: Roles) -> None:
    """A plate on a wedge: the wedge first, then the plate, whose upper face is what one stands on."""
    colours, start, end = scenery_of(roles), Point(place.BOARD_START), things.board_end
    along = (end - start) / place.BOARD_LENGTH
    below = -1j * along * PLATE
    lowest = start + below + along * (-below.imag / along.imag)  # where the plate's lower face meets the floor
    _polygon(painter, stage, colours.side, start, end, Point(end.real))
    _polygon(painter, stage, colours.plate, start, end, end + below, lowest)


def _stairs(painter: QPainter, stage: Stage, things: Things, roles: Roles) -> None:
    right, height = (stage.area.right() - stage.left) / stage.scale, things.step_height
    second, edge = place.STEP_EDGE + place.STEP_DEPTH, QColor(scenery_of(roles).edge)
    for start, top in ((place.STEP_EDGE, height), (second, 2 * height)):
        _slab(painter, stage, start, right, top, roles.wall)
        for width, down in (((right - start) * stage.scale, 3.0), (3.0, height * stage.scale)):
            painter.fillRect(QRectF(stage.x(start), stage.y(top), width, down), edge)
    rail = QPen(edge, 0.016 * stage.scale, c=Qt.PenCapStyle.RoundCap)
    for ahead in (0.2, 0.4):
        foot = things.ground(Scene.STEP, place.STEP_EDGE + ahead)
        _line(painter, stage, rail, Point(place.STEP_EDGE + ahead, foot), things.rail(ahead) - Point(0, 0.024))
    rail.setWidthF(0.024 * stage.scale)
    _line(painter, stage, rail, things.rail(0.1) - Point(0, 0.024), things.rail(0.46) - Point(0, 0.024))


def _chair(painter: QPainter, stage: Stage, roles: Roles) -> None:
    wood = QPen(QColor(scenery_of(roles).edge), 0.018 * stage.scale, c=Qt.PenCapStyle.RoundCap)
    seat = place.SEAT - 0.012
    back, front = place.SEAT_BACK, place.SEAT_FRONT
    for start, end in (
        (Point(back + 0.02, seat), Point(back - 0.01, 0.009)),
        (Point(front - 0.02, seat), Point(front + 0.005, 0.009)),
        (Point(back + 0.012, seat), Point(back - 0.035, 0.52)),
    ):
        _line(painter, stage, wood, start, end)
    wood.setWidthF(0.026 * stage.scale)
    _line(painter, stage, wood, Point(back + 0.01, seat), Point(front, seat))
    _line(painter, stage, wood, Point(back - 0.014, 0.39), Point(back - 0.033, 0.51))


def _slab(painter: QPainter, stage: Stage, start: float, end: float, top: float, colour: str) -> None:
    painter.fillRect(
        QRectF(stage.x(start), stage.y(top), (end - start) * stage.scale, top * stage.scale), QColor(colour)
    )


def _line(painter: QPainter, stage: Stage, pen: QPen, start: Point, end: Point) -> None:
    painter.setPen(pen)
    painter.drawLine(QPointF(stage.x(start.real), stage.y(start.imag)), QPointF(stage.x(end.real), stage.y(end.imag)))
    painter.setPen(Qt.PenStyle.NoPen)


def _polygon(painter: QPainter, stage: Stage, colour: str, *corners: Point) -> None:
    path = QPainterPath(QPointF(stage.x(corners[0].real), stage.y(corners[0].imag)))
    for corner in corners[1:]:
        path.lineTo(stage.x(corner.real), stage.y(corner.imag))
    path.closeSubpath()
    painter.fillPath(path, QColor(colour))
