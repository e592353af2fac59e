"""The geometry of a ring: where it is, and which part of an arc of it has to be painted."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF

WHOLE = 360 * 16
"""A full circle, in 1/16 of a degree, as Qt counts."""


class Hoop(NamedTuple):
    """The middle line of a ring in its widget, and how thick it is; px."""

    x: float
    y: float
    radius: float
    thickness: float

    @property
    def box(self) -> QRectF:
        """The square around the middle line."""
        return QRectF(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)

    def between(self, first: int, last: int) -> QRect:
        """Where the arc ends at these two angles, and at those between them; 1/16 of a degree from the top."""
        (x, y), (end_x, end_y) = self._at(first), self._at(last)
        bulge = self.radius * (1 - math.cos(math.radians(abs(last - first) / 32)))
        margin = self.thickness + bulge + 2
        left, top = math.floor(min(x, end_x) - margin), math.floor(min(y, end_y) - margin)
        return QRect(left, top, math.ceil(max(x, end_x) + margin) - left, math.ceil(max(y, end_y) + margin) - top)

    def is_around(self, room: QRectF) -> bool:
        """Whether nothing of the ring is in this room."""
        across = max(abs(room.left() - self.x), abs(room.right() - self.x))
        down = max(abs(room.top() - self.y), abs(room.bottom() - self.y))
        return math.hypot(across, down) + 1 <= self.radius - self.thickness / 2

    def _at(self, angle: int) -> tuple[float, float]:
        turn = math.radians(angle / 16)
        return self.x + math.sin(turn) * self.radius, self.y - math.cos(turn) * self.radius

    def painted(self, arc: int, seen: QRect) -> int:
        """How much of an arc must be painted, from its end, where only this part is seen; 1/16 of a degree.

        Most of what the ring costs while it moves are pieces of the arc that are there already.
        """
        x, y = self._at(arc)
        across = max(abs(seen.left() - x), abs(seen.right() - x))
        down = max(abs(seen.top() - y), abs(seen.bottom() - y))
        half_chord = (math.hypot(across, down) + self.thickness) / 2
        if half_chord >= self.radius:
            return arc
        reach = math.ceil(math.degrees(2 * math.asin(half_chord / self.radius)) * 16)
        return arc if arc + reach > WHOLE else min(arc, reach)  # of an arc that is nearly whole both ends are seen
