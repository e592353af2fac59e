"""The figure that shows a stretch: a rig seen from its right side, as points, without painting.

Lengths are fractions of body height, x points to the wall, y up, and the floor is y = 0. A pose is a few numbers:
hip, lean of the trunk, and where feet and hands are; knees and elbows follow by two-bone inverse kinematics. Segment
lengths: Winter, Biomechanics and Motor Control of Human Movement (anthropometric table after Drillis and Contini).

We look at the right side, so the right leg is the near one. A stretch of the left leg shows the far leg behind, and
changing legs is shown as what it is: one foot comes forward, the other goes back.
"""

from __future__ import annotations

import cmath
import math
from typing import NamedTuple

SHANK, THIGH, FOOT = 0.246, 0.245, 0.152
BALL = 0.108
"""From the back of the heel to the joint of the toes."""
TRUNK, UPPER_ARM, FOREARM = 0.288, 0.186, 0.146
ANKLE, INSTEP = complex(0.038, 0.039), complex(0.064, 0.056)
"""The ankle, and the top of the foot: how far ahead of the heel, and how high above the sole."""
NECK_TO_HEAD = 0.112
"""From the shoulder joint to the middle of the head."""
WALL = 0.315
"""Where the wall's surface is."""
FULL_REACH = 0.9995
"""A limb is never pulled longer than this part of its length, so that its joint keeps its side."""


Point = complex
"""A place, or the way from one to another, in body heights: the real part to the wall, the imaginary part up.

To turn it is to multiply it. Each picture of a moving figure takes some hundred such steps, and the language's own
numbers take a tenth of the time that a class of ours would.
"""


def tilted(degrees: float) -> Point:
    """The direction to the wall, tilted up by so much, and 1 long."""
    return cmath.rect(1.0, math.radians(degrees))


class Foot(NamedTuple):
    """Where a foot is: the back end of its sole, how far the heel is tipped up, and the toes bent, in degrees.

    A pitch above 90 lays the foot on its back, as in kneeling.
    """

    heel: Point
    pitch: float = 0.0
    bend: float = 0.0
    """Of the toes, upwards from the sole."""

    @property
    def along(self) -> Point:
        """The direction of the sole, heel to ball."""
        return tilted(-self.pitch)

    @property
    def ball(self) -> Point:
        """The joint of the toes."""
        return self.heel + tilted(-self.pitch) * BALL

    @property
    def toe(self) -> Point:
        """The front end of the sole."""
        return self.ball + tilted(self.bend - self.pitch) * (FOOT - BALL)

    @property
    def ankle(self) -> Point:
        """The ankle joint."""
        return self.above(ANKLE)

    def above(self, place: Point) -> Point:
        """A place seen from the heel: so far along the sole, and so high above it."""
        return self.heel + tilted(-self.pitch) * place

    @property
    def lowest(self) -> float:
        """The height of what is lowest of it: heel, ball or toe, or the instep of a foot that lies on its back."""
        along = tilted(-self.pitch)
        ball = along * BALL
        toe = ball + tilted(self.bend - self.pitch) * (FOOT - BALL)
        return self.heel.imag + min(0.0, ball.imag, toe.imag, (along * INSTEP).imag)


def on_ball(ball: Point, pitch: float, ground: float = 0.0) -> Foot:
    """A foot with its ball there and its toes flat on a ground that falls by `ground` degrees."""
    return Foot(ball - tilted(-pitch) * BALL, pitch, pitch - ground)


def below_ankle(ankle: Point, pitch: float) -> Foot:
    """A foot that hangs on this ankle."""
    return Foot(ankle - tilted(-pitch) * ANKLE, pitch)


class Pose(NamedTuple):
    """How the body is held. Angles in degrees, forward positive."""

    pelvis: Point
    lean: float
    """Of the trunk, from upright."""
    near: Foot
    far: Foot
    near_hand: Point
    """The wrist."""
    far_hand: Point
    head: float = 0.0
    """Of the head, from upright."""


class Limb(NamedTuple):
    """Two bones: from `root` over `joint` to `end`."""

    root: Point
    joint: Point
    end: Point

    @property
    def flexion(self) -> float:
        """How far the joint is bent, in degrees; 0 = straight."""
        return abs(math.degrees(cmath.phase((self.end - self.joint) / (self.joint - self.root))))


class Leg(NamedTuple):
    """A leg with its foot."""

    limb: Limb
    foot: Foot

    @property
    def dorsiflexion(self) -> float:
        """How far the shin leans forward over the foot, in degrees; this is what a tight calf limits."""
        shin = self.limb.joint - self.limb.end
        return 90.0 - math.degrees(cmath.phase(shin)) - self.foot.pitch


class Skeleton(NamedTuple):
    """All joints of a pose."""

    pelvis: Point
    shoulder: Point
    head: Point
    head_turn: float
    """Degrees, forward positive."""
    near_leg: Leg
    far_leg: Leg
    near_arm: Limb
    far_arm: Limb


def skeleton(pose: Pose) -> Skeleton:
    """The joints of the pose. A hip out of the legs' reach sinks, a hand out of the arm's reach comes nearer."""
    near, far = pose.near.ankle, pose.far.ankle
    pelvis = _within_reach(pose.pelvis, near, far)
    shoulder = pelvis + _upright(pose.lean) * TRUNK
    head = shoulder + _upright((pose.lean + pose.head) / 2) * NECK_TO_HEAD
    return Skeleton(
        pelvis=pelvis,
        shoulder=shoulder,
        head=head,
        head_turn=pose.head,
        near_leg=Leg(_bend(pelvis, near, THIGH, SHANK, forward=True), pose.near),
        far_leg=Leg(_bend(pelvis, far, THIGH, SHANK, forward=True), pose.far),
        near_arm=_bend(shoulder, pose.near_hand, UPPER_ARM, FOREARM, forward=False),
        far_arm=_bend(shoulder, pose.far_hand, UPPER_ARM, FOREARM, forward=False),
    )


def _upright(turn: float) -> Point:
    """The direction up, turned forward by so many degrees."""
    return tilted(90.0 - turn)


def _within_reach(pelvis: Point, *ankles: Point) -> Point:
    reach, height = (THIGH + SHANK) * FULL_REACH, pelvis.imag
    for ankle in ankles:
        height = min(height, ankle.imag + math.sqrt(max(0.0, reach**2 - (pelvis.real - ankle.real) ** 2)))
    return complex(pelvis.real, height)


def _bend(root: Point, wanted: Point, first: float, second: float, *, forward: bool) -> Limb:
    """Two bones from `root` towards `wanted`; the joint lies in front (a knee) or behind (an elbow)."""
    way = wanted - root
    length = abs(way)
    onward = way / length if length > 1e-9 else -1j
    distance = min(max(length, abs(first - second) + 1e-6), (first + second) * FULL_REACH)
    until = (first**2 - second**2 + distance**2) / (2 * distance)
    aside = math.sqrt(max(0.0, first**2 - until**2))
    return Limb(root, root + onward * complex(until, aside if forward else -aside), root + onward * distance)
