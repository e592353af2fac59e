"""What stands around the person: wall, calf board, step with its rail, chair, mat. Lengths in body heights.

Only what the body touches is described here; how it looks is the painter's affair.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from calfbreak.domain.body.figure import WALL, Point

METRES = 1.7
"""What one body height stands for where something real is drawn to scale."""
BOARD_START, BOARD_LENGTH = 0.0, 0.2
"""Where the low edge of the calf board is, and how long it is."""
STEP_EDGE, STEP_DEPTH = -0.02, 0.28
"""Where the step begins, and where, behind it, the next one does."""
SEAT, SEAT_BACK, SEAT_FRONT = 0.262, -0.3, -0.05
"""The height of the chair's seat, and its ends."""
MAT_START, MAT_END, MAT = -0.46, 0.04, 0.012
"""The ends of the mat, and how thick it is."""
RAIL_AHEAD, RAIL_HEIGHT, RAIL_SLOPE = 0.16, 0.535, math.tan(math.radians(24))
"""A place on the rail, seen from the edge of the step, and how the rail climbs."""


class Scene(StrEnum):
    """A place in which one stretches."""

    WALL = "wall"
    BOARD = "board"
    STEP = "step"
    CHAIR = "chair"
    MAT = "mat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """What people have at home, as they have set it."""

    board: float = 30.0
    """How steep the calf board is, degrees."""
    step: float = 0.17
    """How high the step is, metres."""

    @property
    def step_height(self) -> float:
        """The same in body heights."""
        return self.step / METRES

    @property
    def board_end(self) -> Point:
        """The high end of the board."""
        turn = math.radians(self.board)
        return Point(BOARD_START + BOARD_LENGTH * math.cos(turn), BOARD_LENGTH * math.sin(turn))

    def ground(self, scene: Scene, x: float) -> float:
        """How high one stands at `x`, in this scene."""
        match scene:
            case Scene.BOARD if BOARD_START <= x <= self.board_end.real:
                return (x - BOARD_START) * math.tan(math.radians(self.board))
            case Scene.STEP if x >= STEP_EDGE + STEP_DEPTH:
                return 2 * self.step_height
            case Scene.STEP if x >= STEP_EDGE:
                return self.step_height
            case Scene.MAT if MAT_START <= x <= MAT_END:
                return MAT
            case _:
                return 0.0

    def rail(self, ahead: float) -> Point:
        """The place on the rail this far in front of the step's edge."""
        return Point(STEP_EDGE + ahead, self.step_height + RAIL_HEIGHT + (ahead - RAIL_AHEAD) * RAIL_SLOPE)


TOUCH = WALL - 0.02
"""Where the wrists are when the hands lie on the wall."""
