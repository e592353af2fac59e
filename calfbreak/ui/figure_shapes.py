"""The outlines of the body's parts, each made once and only moved and turned afterwards.

A part has coordinates of its own: it begins at a joint, x runs along its bone and y to its left, seen from the side
to which the figure does not look. Bones never change their length, so nothing here ever has to be made again.

Outlines are polygons in `UNIT` parts of body height, held as paths, because Qt fills a path in one call. Curves are
flattened here, once: to let Qt flatten curves in each picture, scaled up from lengths below 1, takes eight times as
long as to fill them. What a shape costs is its outline: what is painted over all the same is left out where it is long.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF

from calfbreak.domain.body.figure import BALL, FOOT, FOREARM, NECK_TO_HEAD, SHANK, THIGH, TRUNK, UPPER_ARM

UNIT = 1000.0
"""Parts of body height: fine enough that a flattened curve is smooth at three times the usual size."""
_ARC = 12
"""Corners of the round end of a bar."""
LONGEST_LINE = 0.035 * UNIT
"""No line of an outline is longer: a third of Qt's bands at the usual size, with few corners to turn."""
RIM = 0.0036
"""How far a rim looks out from beneath its part: a line of one or two pixels."""

Place = tuple[float, float]


def bar(length: float, first: float, second: float, *, start: float | None = None, flat: bool = False) -> QPainterPath:
    """A bar, `first` thick (radius) at the joint and `second` at its end, and round at both.

    `flat` cuts off its end, and `start` (behind the joint) its beginning, where another part is painted over it.
    """
    turn = math.acos(max(-1.0, min(1.0, (first - second) / length)))
    end = [(length, second), (length, -second)] if flat else _arc(length, second, turn, -turn)
    if start is None:
        return _polygon([*_arc(0.0, first, -turn, turn - math.tau), *end])
    begin = first + (second - first) * start / length
    return _polygon([(start, -begin), (start, begin), *end])


def _arc(x: float, radius: float, start: float, end: float) -> list[Place]:
    """Places on a circle around (x, 0)."""
    turns = (start + (end - start) * number / _ARC for number in range(_ARC + 1))
    return [(x + radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]


def outline(start: Place, *steps: tuple[Place, ...]) -> QPainterPath:
    """A closed outline of lines (one place) and curves (two handles and a place)."""
    path = QPainterPath(_point(start))
    for step in steps:
        places = [_point(place) for place in step]
        path.lineTo(*places) if len(places) == 1 else path.cubicTo(*places)
    path.closeSubpath()
    return _flat(path.toFillPolygon())


def oval(x: float, y: float, across: float, along: float, corners: int = 36) -> QPainterPath:
    """An ellipse around (x, y)."""
    turns = (math.tau * number / corners for number in range(corners))
    return _polygon([(x + across * math.cos(turn), y + along * math.sin(turn)) for turn in turns])


def ring(across: float, along: float, wide: float) -> QPainterPath:
    """An ellipse as a line around it, this `wide`."""
    made = oval(0.0, 0.0, across + wide, along + wide)
    made.addPath(oval(0.0, 0.0, across, along))  # a path is empty where it holds two outlines
    return made


def joined(*parts: QPainterPath) -> QPainterPath:
    """One outline around parts that overlap."""
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.united(part)
    return _flat(whole.toFillPolygon())


def rim(part: QPainterPath) -> QPainterPath:
    """The same outline, larger by a rim on every side."""
    pen = QPainterPathStroker()
    pen.setWidth(2 * RIM * UNIT)
    return joined(part, pen.createStroke(part))


def _polygon(places: list[Place]) -> QPainterPath:
    return _flat(QPolygonF([_point(place) for place in places]))


def _flat(corners: QPolygonF) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(_stepwise(corners)))
    return path


def _stepwise(corners: QPolygonF) -> list[QPointF]:
    """The same outline, with corners in its long lines too.

    Qt fills a shape in bands of some forty lines of the picture, and in each band walks along the whole of every line
    that touches it: a long one costs as much as its length times the bands that it crosses.
    """
    places = [corners.first()]
    for number in range(1, corners.count()):
        start, corner = places[-1], corners.at(number)
        way = corner - start
        steps = math.ceil(math.hypot(way.x(), way.y()) / LONGEST_LINE)
        places += [start + way * (step / steps) for step in range(1, steps)] + [corner]
    return places


def _point(place: Place) -> QPointF:
    return QPointF(place[0] * UNIT, place[1] * UNIT)


# Legs: from the hip, from the knee, and along the sole

THIGH_CLOTH = bar(THIGH, 0.058, 0.038, start=0.0, flat=True)
"""Its ends are beneath the shirt and beneath the knee."""
SHANK_CLOTH = outline(
    (0.0, 0.038), ((0.035, 0.037), (0.16, 0.03), (0.224, 0.027)), ((0.224, -0.031),),
    ((0.19, -0.034), (0.175, -0.04), (0.14, -0.049)), ((0.1, -0.062), (0.04, -0.055), (0.004, -0.038)),
    ((-0.03, -0.036), (-0.049, -0.018), (-0.038, 0.004)), ((-0.036, 0.024), (-0.02, 0.038), (0.0, 0.038)),
)  # fmt: skip
"""With the calf behind the shin and an open hem above the ankle."""
ANKLE = outline(
    (0.205, 0.0195), ((SHANK, 0.019),), ((SHANK + 0.025, 0.019), (SHANK + 0.025, -0.019), (SHANK, -0.019)),
    ((0.205, -0.0195),),
)  # fmt: skip
"""What the hem leaves free."""
SHOE = outline(
    (0.006, 0.0), ((-0.006, 0.012), (-0.004, 0.045), (0.008, 0.058)), ((0.064, 0.056),),
    ((0.078, 0.038), (0.094, 0.037), (BALL + 0.008, 0.034)),
    ((BALL + 0.016, 0.022), (BALL + 0.005, 0.009), (BALL, 0.0)),
)  # fmt: skip
"""From the heel to the ball; the toes go on from there."""
SOLE = outline(
    (0.003, 0.0), ((-0.001, 0.003), (-0.001, 0.009), (0.003, 0.012)), ((BALL + 0.0085, 0.012),), ((BALL, 0.0),)
)  # fmt: skip
_TOES = FOOT - BALL
TOE_CAP = outline(
    (-0.004, 0.0), ((-0.016, 0.01), (-0.014, 0.03), (-0.004, 0.0345)),
    ((0.01, 0.033), (0.02, 0.03), (0.026, 0.028)), ((0.04, 0.022), (_TOES + 0.003, 0.012), (_TOES, 0.0)),
)  # fmt: skip
TOE_SOLE = outline(
    (-0.004, 0.0), ((-0.004, 0.012),), ((_TOES - 0.001, 0.012),),
    ((_TOES + 0.002, 0.009), (_TOES + 0.002, 0.003), (_TOES - 0.002, 0.0)),
)  # fmt: skip

SHOE_RIM, TOE_CAP_RIM = rim(SHOE), rim(TOE_CAP)

# Trunk and head: from the hip to the shoulder, from there to the head; forward is to the right


def _shirt() -> QPainterPath:
    def at(height: float, forward: float) -> Place:
        return (height * TRUNK, -forward)

    return outline(
        at(-0.16, -0.055),
        (at(0.1, -0.085), at(0.3, -0.058), at(0.5, -0.056)), (at(0.75, -0.062), at(0.95, -0.066), at(1.1, -0.04)),
        (at(1.19, -0.018), at(1.19, 0.022), at(1.09, 0.042)), (at(0.95, 0.068), at(0.75, 0.078), at(0.55, 0.066)),
        (at(0.3, 0.056), at(0.1, 0.062), at(-0.13, 0.06)), (at(-0.2, 0.03), at(-0.21, -0.025), at(-0.16, -0.055)),
    )  # fmt: skip


SHIRT = _shirt()
NECK = bar(NECK_TO_HEAD, 0.034, 0.027, start=0.02, flat=True)
NECK_RIM = bar(NECK_TO_HEAD, 0.034 + RIM, 0.027 + RIM, start=0.02, flat=True)
_CROWN = oval(0.012, 0.009, 0.06, 0.055)
_NAPE = outline(
    (0.01, 0.063), ((-0.02, 0.066), (-0.05, 0.056), (-0.056, 0.04)), ((-0.052, 0.028), (-0.03, 0.02), (0.0, 0.01))
)
_TIED = outline(
    (0.02, 0.06), ((-0.01, 0.061), (-0.036, 0.05), (-0.04, 0.036)), ((-0.036, 0.026), (-0.02, 0.02), (0.0, 0.01))
)
"""Hair that is pulled up from the nape."""
_BUN = oval(0.03, 0.071, 0.025, 0.023)
SHORT_HAIR, TIED_HAIR = joined(_CROWN, _NAPE), joined(_BUN, _CROWN, _TIED)
FACE = outline(
    (0.03, 0.012), ((0.05, -0.012), (0.044, -0.036), (0.03, -0.044)),
    ((0.018, -0.05), (0.006, -0.05), (-0.006, -0.056)), ((-0.011, -0.058), (-0.014, -0.05), (-0.018, -0.048)),
    ((-0.04, -0.05), (-0.056, -0.042), (-0.057, -0.024)), ((-0.057, 0.0), (-0.04, 0.024), (-0.016, 0.028)),
    ((0.004, 0.03), (0.018, 0.024), (0.03, 0.012)),
)  # fmt: skip
EAR = oval(-0.008, 0.012, 0.013, 0.009, corners=18)
SHORT_HAIR_RIM, TIED_HAIR_RIM, FACE_RIM = rim(SHORT_HAIR), rim(TIED_HAIR), rim(FACE)

# Arms: from the shoulder, from the elbow, and from the wrist

_BARE = UPPER_ARM * 0.36
"""Where the arm begins to look out of its sleeve."""
ARM = bar(UPPER_ARM, 0.035, 0.026, start=_BARE, flat=True)
FOREARM_SKIN = bar(FOREARM, 0.026, 0.018, flat=True)
"""Beneath the hand's round beginning, as the arm is beneath its own."""
SLEEVE = bar(UPPER_ARM * 0.42, 0.042, 0.037, flat=True)
SLEEVE_EDGE = outline(
    (UPPER_ARM * 0.42 - 0.006, 0.037), ((UPPER_ARM * 0.42, 0.037),), ((UPPER_ARM * 0.42, -0.037),),
    ((UPPER_ARM * 0.42 - 0.006, -0.037),),
)  # fmt: skip
HAND = bar(0.046, 0.018, 0.0135)
ARM_RIM, FOREARM_RIM, HAND_RIM = (
    bar(UPPER_ARM, 0.035 + RIM, 0.026 + RIM, start=_BARE, flat=True),
    bar(FOREARM, 0.026 + RIM, 0.018 + RIM, flat=True),
    bar(0.046, 0.018 + RIM, 0.0135 + RIM),
)
SHADOW = oval(0.0, 0.0, FOOT * 0.62, 0.009)
CIRCLE = oval(0.0, 0.0, 1.0, 1.0)
