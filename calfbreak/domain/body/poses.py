"""The poses that the figure knows, by the names that the stretches' files use.

A pose is written for the near (right) leg as the one that is stretched; `posed` gives it to the left or the right leg.
What follows from what stands around (a steeper board, a higher step) is worked out, not drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from calfbreak.domain.body.figure import SHANK, THIGH, Foot, Point, Pose, below_ankle, on_ball
from calfbreak.domain.body.scene import BOARD_START, MAT, STEP_EDGE, TOUCH, Scene, Things
from calfbreak.domain.history.records import Side

LEG = (THIGH + SHANK) * 0.9985
"""A leg as straight as a knee is held without locking it."""


def _flat(heel: float) -> Foot:
    return Foot(Point(heel, 0.0))


def _over(ankle: Point, tilt: float) -> Point:
    """The hip over this ankle, with the leg straight and leaning forward by `tilt` degrees."""
    turn = math.radians(tilt)
    return ankle + Point(math.sin(turn), math.cos(turn)) * LEG


# At the wall

_STAND = Pose(
    pelvis=Point(-0.032, 0.527), lean=1, near=_flat(-0.078), far=_flat(-0.06),
    near_hand=Point(-0.002, 0.497), far_hand=Point(0.03, 0.505),
)  # fmt: skip
_WALL_FRONT, _WALL_BACK = _flat(-0.06), _flat(-0.43)
_BENT_FRONT, _BENT_BACK = _flat(-0.02), _flat(-0.22)


def _at_wall(pelvis: Point, lean: float, near: Foot, far: Foot, *, hands: float, head: float = 0.0) -> Pose:
    return Pose(pelvis=pelvis, lean=lean, head=head, near=near, far=far, near_hand=Point(TOUCH, hands),
                far_hand=Point(TOUCH, hands + 0.02))  # fmt: skip


_WALL: dict[str, Pose] = {
    "wall-straight-ready": _at_wall(
        Point(-0.16, 0.487), 26, on_ball(_WALL_BACK.ball, 30), _WALL_FRONT, hands=0.76, head=11
    ),
    "wall-straight-hold": _at_wall(Point(-0.147, 0.4637), 24, _WALL_BACK, _WALL_FRONT, hands=0.755, head=12),
    "wall-straight-switch": _at_wall(Point(-0.045, 0.52), 5, _WALL_FRONT, _WALL_FRONT, hands=0.775),
    "wall-bent-ready": _at_wall(Point(-0.075, 0.505), 11, on_ball(_BENT_BACK.ball, 20), _BENT_FRONT, hands=0.765),
    "wall-bent-hold": _at_wall(Point(-0.115, 0.47), 16, _BENT_BACK, _BENT_FRONT, hands=0.735, head=4),
    "wall-bent-switch": _at_wall(Point(-0.005, 0.52), 6, _BENT_FRONT, _BENT_FRONT, hands=0.775),
    "knee-to-wall-ready": _at_wall(Point(-0.03, 0.47), 10, _flat(0.103), on_ball(Point(-0.25, 0), 25), hands=0.72),
    "knee-to-wall-hold": _at_wall(Point(0.076, 0.377), 16, _flat(0.103), on_ball(Point(-0.27, 0), 50), hands=0.64),
}  # fmt: skip


# On the calf board

_BESIDE = _flat(BOARD_START - 0.148)


def _board(name: str) -> Callable[[Things], Pose]:
    def pose(things: Things) -> Pose:
        turn, steep = math.radians(things.board), things.board - 30
        heel = Point(BOARD_START + 0.012 * math.cos(turn), 0.012 * math.sin(turn))
        on_board = Foot(heel, -things.board)
        if name == "ready":
            pelvis = Point(BOARD_START - 0.085 - 0.002 * steep, 0.518 + 0.0006 * steep)
            return _at_wall(pelvis, 16 + steep / 3, on_board, _BESIDE, hands=0.78)
        if name == "hold":  # a steep board is answered with a leg that leans back, as much as the ankle needs
            pelvis = _over(on_board.ankle, 3 - max(0.0, steep) * 2 / 3)
            return _at_wall(pelvis, 6 + max(0.0, steep) / 2, on_board, on_ball(_BESIDE.ball, 40), hands=0.79, head=2)
        if name == "switch":
            return _at_wall(Point(BOARD_START - 0.105, 0.516), 18, _BESIDE, _BESIDE, hands=0.78)
        return _STAND._replace(
            pelvis=Point(BOARD_START - 0.115, 0.527), near=_BESIDE, far=_flat(BOARD_START - 0.162),
            near_hand=Point(BOARD_START - 0.08, 0.497), far_hand=Point(BOARD_START - 0.045, 0.505),
        )  # fmt: skip

    return pose


# On the step


def _step(name: str) -> Callable[[Things], Pose]:
    def pose(things: Things) -> Pose:
        height = things.step_height
        ahead = 0.115 if name == "stand" else 0.02
        feet = on_ball(Point(STEP_EDGE + ahead, height), -16 if name == "hold" else 0, 0)
        pelvis = _over(feet.ankle, {"stand": 3, "ready": 8, "hold": 9}[name])
        far = feet._replace(heel=feet.heel + 0.012)
        return Pose(
            pelvis=pelvis, lean=2, near=feet, far=far, near_hand=things.rail(ahead + 0.18),
            far_hand=things.rail(ahead + 0.2),
        )  # fmt: skip

    return pose


# On the chair and on the mat

_SEATED = Point(-0.15, 0.318)
_FRONT_FOOT, _OUT = _flat(0.04), Foot(Point(0.2445, 0.0), -25)
_CHAIR: dict[str, Pose] = {
    "hamstring-seated-stand": _STAND._replace(
        pelvis=Point(0.068, 0.527), near=_FRONT_FOOT, far=_flat(0.055), near_hand=Point(0.1, 0.497),
        far_hand=Point(0.13, 0.505),
    ),
    "hamstring-seated-ready": Pose(
        pelvis=_SEATED, lean=5, near=_OUT, far=_FRONT_FOOT, near_hand=Point(0.03, 0.33), far_hand=Point(0.05, 0.345)
    ),
    "hamstring-seated-hold": Pose(
        pelvis=_SEATED, lean=38, head=12, near=_OUT, far=_FRONT_FOOT, near_hand=Point(0.07, 0.226),
        far_hand=Point(0.085, 0.24),
    ),
    "hamstring-seated-switch": Pose(
        pelvis=_SEATED, lean=2, near=_FRONT_FOOT, far=_FRONT_FOOT, near_hand=Point(0.03, 0.345),
        far_hand=Point(0.05, 0.345),
    ),
}  # fmt: skip

_KNEE = Point(-0.06, MAT + 0.04)
_BACK_FOOT = 148.0
"""How far the foot behind is turned over, degrees: its toes are on the mat, and the ankle goes no further."""
_SHOE = 0.014
"""How much the top of the shoe is thicker than the foot, where it lies on it."""
_ANKLE_UP = MAT + _SHOE - below_ankle(Point(0.0, 0.0), _BACK_FOOT).lowest
_KNEELING = below_ankle(Point(_KNEE.real - math.sqrt(SHANK**2 - (_ANKLE_UP - _KNEE.imag) ** 2), _ANKLE_UP), _BACK_FOOT)
_PLANTED = _flat(0.15)


def _kneeling(tilt: float, lean: float, far: Foot, hand: Point) -> Pose:
    """With the near knee on the mat and its thigh leaning forward by `tilt` degrees."""
    turn = math.radians(tilt)
    pelvis = _KNEE + Point(math.sin(turn), math.cos(turn)) * THIGH
    return Pose(pelvis=pelvis, lean=lean, near=_KNEELING, far=far, near_hand=hand, far_hand=hand + Point(0.03, 0.005))


_MAT: dict[str, Pose] = {
    "hip-flexor-stand": _STAND._replace(
        pelvis=Point(0.172, 0.527), near=_flat(0.132), far=_PLANTED, near_hand=Point(0.2, 0.497),
        far_hand=Point(0.235, 0.505),
    ),
    "hip-flexor-ready": _kneeling(2, 2, _PLANTED, Point(0.12, 0.34)),
    "hip-flexor-hold": _kneeling(24, -2, _PLANTED, Point(0.17, 0.325)),
    "hip-flexor-switch": _kneeling(2, 2, _KNEELING, Point(0.0, 0.27)),
}  # fmt: skip

_POSES: dict[str, tuple[Scene, Callable[[Things], Pose]]] = {
    **{name: (scene, lambda _things, pose=pose: pose)  # type: ignore[misc]
       for scene, poses in ((Scene.WALL, {"stand": _STAND, **_WALL}), (Scene.CHAIR, _CHAIR), (Scene.MAT, _MAT))
       for name, pose in poses.items()},
    **{f"calf-board-{name}": (Scene.BOARD, _board(name)) for name in ("stand", "ready", "hold", "switch")},
    **{f"step-drop-{name}": (Scene.STEP, _step(name)) for name in ("stand", "ready", "hold")},
}  # fmt: skip

USUAL = Things()


def scene_of(name: str) -> Scene:
    """Where this pose belongs. Raises KeyError if there is no such pose."""
    return _POSES[name][0]


@lru_cache(maxsize=256)
def posed(name: str, side: Side, things: Things = USUAL) -> Pose:
    """The pose called `name`, for this leg. Raises KeyError if there is no such pose."""
    pose = _POSES[name][1](things)
    return pose._replace(near=pose.far, far=pose.near) if side is Side.LEFT else pose
