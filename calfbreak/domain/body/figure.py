"""The figure that shows a stretch: a rig seen from its right side, as points, without painting.

Lengths are fractions of body height, x points to the wall, y up, and the floor is y = 0. A pose is a few numbers:
hip, lean of the trunk, and where feet and hands are; knees and elbows follow by two-bone inverse kinematics. Segment
lengths: Winter, Biomechanics and Motor Control of Human Movement (anthropometric table after Drillis and Contini).

We look at the right side, so the right leg is the near one. A stretch of the left leg shows the far leg behind, and
changing legs is shown as what it is: one foot comes forward, the other goes back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

SHANK, THIGH, FOOT = 0.246, 0.245, 0.152
BALL = 0.108
"""From the back of the heel to the joint of the toes."""
TRUNK, UPPER_ARM, FOREARM = 0.288, 0.186, 0.146
ANKLE_HEIGHT = 0.039
ANKLE_AHEAD = 0.038
"""How far the ankle is in front of the back of the heel."""
INSTEP = (0.064, 0.056)
"""The top of the foot: how far ahead of the heel, how high above the sole."""
NECK_TO_HEAD = 0.112
"""From the shoulder joint to the middle of the head."""
WALL = 0.315
"""Where the wall's surface is."""
STEP_LIFT = 0.03
"""How high the ball of the foot is lifted when a foot moves a whole step."""
STEP_PITCH = 35.0
"""How far the heel rises above the toes on the way, degrees."""
FIRST_FOOT = 0.5
"""Where both feet travel, the part of the time that each of them takes: one stands while the other goes."""
SLIDES, STEPS = 0.03, 0.1
"""A foot that moves less than the first slides; from the second on it makes a whole step."""
BREATH_STEPS = 7.5
"""Pictures of the breath in a second: it is so slow that more would only cost power."""
FULL_REACH = 0.9995
"""A limb is never pulled longer than this part of its length, so that its joint keeps its side."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place, in body heights."""

    x: float
    y: float

    def __add__(self, other: Point) -> Point:
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: Point) -> Point:
        return Point(self.x - other.x, self.y - other.y)

    def __mul__(self, factor: float) -> Point:
        return Point(self.x * factor, self.y * factor)

    @property
    def length(self) -> float:
        """The distance from the origin."""
        return math.hypot(self.x, self.y)


@dataclass(frozen=True)
class Foot:
    """Where a foot is: the back end of its sole, how far the heel is tipped up, and the toes bent, in degrees.

    A pitch above 90 lays the foot on its back, as in kneeling. Its places are worked out once: each picture asks for
    them a dozen times.
    """

    heel: Point
    pitch: float = 0.0
    bend: float = 0.0
    """Of the toes, upwards from the sole."""

    @cached_property
    def along(self) -> Point:
        """The direction of the sole, heel to ball."""
        return _downhill(self.pitch)

    @cached_property
    def ball(self) -> Point:
        """The joint of the toes."""
        return self.heel + self.along * BALL

    @cached_property
    def toe(self) -> Point:
        """The front end of the sole."""
        return self.ball + _downhill(self.pitch - self.bend) * (FOOT - BALL)

    @cached_property
    def ankle(self) -> Point:
        """The ankle joint."""
        return self.above(ANKLE_AHEAD, ANKLE_HEIGHT)

    def above(self, ahead: float, height: float) -> Point:
        """The place this far in front of the heel and this high above the sole."""
        along = self.along
        return Point(
            self.heel.x + along.x * ahead - along.y * height,
            self.heel.y + along.y * ahead + along.x * height,
        )

    @cached_property
    def lowest(self) -> float:
        """The height of what is lowest of it: heel, ball or toe, or the instep of a foot that lies on its back."""
        return min(self.heel.y, self.ball.y, self.toe.y, self.above(*INSTEP).y)


@lru_cache(maxsize=64)
def _downhill(pitch: float) -> Point:
    turn = math.radians(pitch)
    return Point(math.cos(turn), -math.sin(turn))


def on_ball(ball: Point, pitch: float, ground: float = 0.0) -> Foot:
    """A foot with its ball there and its toes flat on a ground that falls by `ground` degrees."""
    return Foot(ball - _downhill(pitch) * BALL, pitch, pitch - ground)


def below_ankle(ankle: Point, pitch: float) -> Foot:
    """A foot that hangs on this ankle."""
    origin = Foot(Point(0.0, 0.0), pitch)
    return Foot(ankle - origin.ankle, pitch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """How the body is held. Angles in degrees, forward positive."""

    pelvis: Point
    lean: float
    """Of the trunk, from upright."""
    head: float = 0.0
    """Of the head, from upright."""
    near: Foot
    far: Foot
    near_hand: Point
    """The wrist."""
    far_hand: Point


@dataclass(frozen=True, slots=True)
class Limb:
    """Two bones: from `root` over `joint` to `end`."""

    root: Point
    joint: Point
    end: Point

    @property
    def flexion(self) -> float:
        """How far the joint is bent, in degrees; 0 = straight."""
        first, second = self.joint - self.root, self.end - self.joint
        across = first.x * second.y - first.y * second.x
        return abs(math.degrees(math.atan2(across, first.x * second.x + first.y * second.y)))


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg with its foot."""

    limb: Limb
    foot: Foot

    @property
    def thigh(self) -> tuple[Point, Point]:
        """From the hip to the knee."""
        return self.limb.root, self.limb.joint

    @property
    def shank(self) -> tuple[Point, Point]:
        """From the knee to the ankle."""
        return self.limb.joint, self.limb.end

    @property
    def dorsiflexion(self) -> float:
        """How far the shin leans forward over the foot, in degrees; this is what a tight calf limits."""
        shin = self.limb.joint - self.limb.end
        return math.degrees(math.atan2(shin.x, shin.y)) - self.foot.pitch


@dataclass(frozen=True, slots=True)
class Skeleton:
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
    pelvis = _within_reach(pose.pelvis, (near, far))
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
    return Point(math.sin(math.radians(turn)), math.cos(math.radians(turn)))


def _within_reach(pelvis: Point, ankles: tuple[Point, ...]) -> Point:
    reach = (THIGH + SHANK) * FULL_REACH
    heights = [ankle.y + math.sqrt(max(0.0, reach**2 - (pelvis.x - ankle.x) ** 2)) for ankle in ankles]
    return Point(pelvis.x, min(pelvis.y, *heights))


def _bend(root: Point, wanted: Point, first: float, second: float, *, forward: bool) -> Limb:
    """Two bones from `root` towards `wanted`; the joint lies in front (a knee) or behind (an elbow)."""
    across, up = wanted.x - root.x, wanted.y - root.y
    length = math.hypot(across, up)
    x, y = (across / length, up / length) if length > 1e-9 else (0.0, -1.0)
    distance = min(max(length, abs(first - second) + 1e-6), (first + second) * FULL_REACH)
    until = (first**2 - second**2 + distance**2) / (2 * distance)
    aside = math.sqrt(max(0.0, first**2 - until**2)) * (1 if forward else -1)
    joint = Point(root.x + x * until - y * aside, root.y + y * until + x * aside)
    return Limb(root, joint, Point(root.x + x * distance, root.y + y * distance))


# Movement


def ease(part: float) -> float:
    """Slow, fast, slow: 0 to 1 for 0 to 1."""
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


def blend(start: Pose, end: Pose, part: float) -> Pose:
    """The pose on the way from `start` to `end`, `part` (0 to 1) of the time through.

    Feet are lifted to move, and if both travel, one stands while the other goes.
    """
    share = near = far = ease(part)
    if _travel(start.near, end.near) > SLIDES and _travel(start.far, end.far) > SLIDES:
        near, far = ease(part / FIRST_FOOT), ease((part - (1 - FIRST_FOOT)) / FIRST_FOOT)
    return Pose(
        pelvis=_between(start.pelvis, end.pelvis, share),
        lean=start.lean + (end.lean - start.lean) * share,
        head=start.head + (end.head - start.head) * share,
        near=_step(start.near, end.near, near),
        far=_step(start.far, end.far, far),
        near_hand=_between(start.near_hand, end.near_hand, share),
        far_hand=_between(start.far_hand, end.far_hand, share),
    )


def _travel(start: Foot, end: Foot) -> float:
    return (end.ball - start.ball).length


def _between(start: Point, end: Point, share: float) -> Point:
    return start + (end - start) * share


def _step(start: Foot, end: Foot, share: float) -> Foot:
    """A foot on its way: one that travels is lifted, one that only tips turns about its ball; none sinks."""
    step = min(1.0, max(0.0, (_travel(start, end) - SLIDES) / (STEPS - SLIDES)))
    height = max(0.0, math.sin(math.pi * share))
    # The heel goes up before the toes, as in walking; a foot that will land on its heel goes toes first.
    walks = end.pitch >= 0 and max(start.pitch, end.pitch) <= 90
    rise = STEP_PITCH * step * height**0.6 if walks else 0.0
    pitch = start.pitch + (end.pitch - start.pitch) * share + rise
    bend = start.bend + (end.bend - start.bend) * share + rise
    ball = _between(start.ball, end.ball, share) + Point(0.0, STEP_LIFT * step * height)
    foot = Foot(ball - _downhill(pitch) * BALL, pitch, bend)
    sunk = max(0.0, -foot.lowest)
    return replace(foot, heel=foot.heel + Point(0.0, sunk)) if sunk else foot


def breathe(pose: Pose, seconds: float) -> Pose:
    """The same pose with the slow rise and fall of breath: one in four seconds, in steps too small to be seen."""
    drawn = math.floor(seconds * BREATH_STEPS) / BREATH_STEPS
    return replace(pose, lean=pose.lean - 0.5 * math.sin(math.tau * drawn / 4))
