"""Where the parts of the figure and of its scene are in a picture of a given size."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from calfbreak.domain.body.figure import WALL, Foot, Point, Skeleton
from calfbreak.ui.figure_shapes import UNIT

LEFTMOST, RIGHTMOST = -0.58, WALL + 0.175
"""What must fit into the picture, in body heights."""
TALLEST = 1.1
HEAD, LIMB, HAND = 0.105, 0.09, 0.065
"""How far the body reaches beyond the middle of the head (a bun of hair), its joints and the wrists, at most."""
SHOE, SHADOW = 0.04, 0.1
"""How far a shoe reaches beyond the ends of its sole, and the shadow of a foot beyond its middle, at most."""
BELOW_ANKLE = 0.16
"""How far down a foot reaches, at most."""
BENEATH = -0.02
"""Nothing of the person is lower than this: the shadows on the floor."""

Reals = tuple[float, ...]


class Stage:
    """Where things are in the picture: one body height is `scale` px, x = 0 is at `left`, the floor at `floor`."""

    def __init__(self, area: QRectF, raised: float = 0.0) -> None:
        """`raised`: how high above the floor the person stands, in body heights."""
        self.area = area
        self.floor = round(area.top() + area.height() * 0.88)
        self.scale = min(area.width() / (RIGHTMOST - LEFTMOST), (self.floor - area.top()) / (TALLEST + raised))
        self.left = area.left() + (area.width() - self.scale * (RIGHTMOST - LEFTMOST)) / 2 - LEFTMOST * self.scale
        self._origin, self._unit = complex(self.left, self.floor), self.scale / UNIT

    def placed(self, origin: Point, direction: Point) -> QTransform:
        """From the coordinates of a part to the picture's: it begins at `origin` and runs in `direction` (1 long)."""
        along, at = direction * self._unit, self._origin + origin.conjugate() * self.scale
        return QTransform(along.real, -along.imag, -along.imag, -along.real, at.real, at.imag)

    def bounds(self, figure: Skeleton) -> QRectF:
        """The part of the picture that the person fills, with the shadows on the floor."""
        (near, near_foot), (far, far_foot) = figure.near_leg, figure.far_leg
        lefts, rights = zip(_across(near_foot), _across(far_foot), strict=True)
        bottom = min(near.end.imag, far.end.imag, near.joint.imag, far.joint.imag) - BELOW_ANKLE
        knees = near.joint.real, far.joint.real
        return self._around(figure, min(lefts), max(rights), max(BENEATH, bottom), knees)

    def upper_bounds(self, figure: Skeleton) -> QRectF:
        """The same from the hip upwards, with the arms: what a breath moves."""
        hip = figure.pelvis
        bottom = min(hip.imag, figure.near_arm.end.imag, figure.far_arm.end.imag) - LIMB
        return self._around(figure, hip.real, hip.real, bottom)

    def _around(self, figure: Skeleton, left: float, right: float, bottom: float, knees: Reals = ()) -> QRectF:
        """The body above the hip, and what else is given, in body heights."""
        head, near, far = figure.head, figure.near_arm, figure.far_arm
        hands = near.end.real, far.end.real
        bends = figure.pelvis.real, figure.shoulder.real, near.joint.real, far.joint.real, *knees
        left = min(left, head.real - HEAD, min(hands) - HAND, min(bends) - LIMB)
        right = max(right, head.real + HEAD, max(hands) + HAND, max(bends) + LIMB)
        top = max(head.imag + HEAD, near.end.imag + LIMB, far.end.imag + LIMB, figure.shoulder.imag + LIMB)
        x, y, scale = self.left + left * self.scale, self.floor - top * self.scale, self.scale
        return QRectF(x, y, (right - left) * scale, (top - bottom) * scale)

    def x(self, x: float) -> float:
        """Where that is in the picture."""
        return self.left + x * self.scale

    def y(self, y: float) -> float:
        """Where that height is in the picture."""
        return self.floor - y * self.scale


def _across(foot: Foot) -> tuple[float, float]:
    """From where to where a foot reaches, with its shadow."""
    heel, toe = foot.heel.real, foot.toe.real
    middle = (heel + toe) / 2
    return min(heel - SHOE, toe - SHOE, middle - SHADOW), max(heel + SHOE, toe + SHOE, middle + SHADOW)
