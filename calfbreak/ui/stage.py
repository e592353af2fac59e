"""Where the parts of the figure and of its scene are in a picture of a given size."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from calfbreak.domain.body.figure import WALL, Point, Skeleton
from calfbreak.ui.figure_shapes import UNIT

LEFTMOST, RIGHTMOST = -0.58, WALL + 0.175
"""What must fit into the picture, in body heights."""
TALLEST = 1.1
OUTLINE = 0.105
"""How far the body reaches beyond its joints, at most: the bun of tied hair."""


class Stage:
    """Where things are in the picture: one body height is `scale` px, x = 0 is at `left`, the floor at `floor`."""

    def __init__(self, area: QRectF, raised: float = 0.0) -> None:
        """`raised`: how high above the floor the person stands, in body heights."""
        self.area = area
        self.floor = round(area.top() + area.height() * 0.88)
        self.scale = min(area.width() / (RIGHTMOST - LEFTMOST), (self.floor - area.top()) / (TALLEST + raised))
        self.left = area.left() + (area.width() - self.scale * (RIGHTMOST - LEFTMOST)) / 2 - LEFTMOST * self.scale

    def placed(self, origin: Point, turn: float) -> QTransform:
        """From the coordinates of a part that begins at `origin` and is turned by `turn` (radians) to the picture's."""
        along, across = math.cos(turn) * self.scale / UNIT, math.sin(turn) * self.scale / UNIT
        return QTransform(
            along, -across, -across, -along, self.left + origin.x * self.scale, self.floor - origin.y * self.scale
        )

    def bounds(self, figure: Skeleton, *, upper: bool = False) -> QRectF:
        """The part of the picture that the person fills; `upper`: from the hip upwards, with the arms."""
        limbs = [figure.near_arm, figure.far_arm]
        joints = [figure.head, figure.shoulder, figure.pelvis]
        if not upper:
            limbs += [figure.near_leg.limb, figure.far_leg.limb]
            joints += [figure.near_leg.foot.toe, figure.far_leg.foot.toe]
        joints += [joint for limb in limbs for joint in (limb.joint, limb.end)]
        xs, ys = [joint.x for joint in joints], [joint.y for joint in joints]
        left, top = min(xs) - OUTLINE, max(ys) + OUTLINE
        return QRectF(
            self.left + left * self.scale,
            self.floor - top * self.scale,
            (max(xs) + OUTLINE - left) * self.scale,
            (top - min(ys) + OUTLINE) * self.scale,
        )

    def x(self, x: float) -> float:
        """Where that is in the picture."""
        return self.left + x * self.scale

    def height(self, y: float) -> float:
        """Which height is there in the picture, in body heights."""
        return (self.floor - y) / self.scale

    def y(self, y: float) -> float:
        """Where that height is in the picture."""
        return self.floor - y * self.scale
