"""Where the muscles lie that can be shown at work, and how brightly they glow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calfbreak.domain.history.records import Side


class Bone(StrEnum):
    """What a muscle lies along."""

    SHANK = "shank"
    THIGH = "thigh"
    TRUNK = "trunk"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a muscle glows: along its bone from the joint, beside it (to the front positive), and half its size."""

    bone: Bone
    along: float
    front: float
    length: float
    width: float


MUSCLES = {
    "gastrocnemius": Spot(Bone.SHANK, 0.0886, -0.0125, 0.106, 0.031),
    "soleus": Spot(Bone.SHANK, 0.148, -0.012, 0.074, 0.025),
    "hamstrings": Spot(Bone.THIGH, 0.14, -0.018, 0.1, 0.026),
    "rectus femoris": Spot(Bone.THIGH, 0.125, 0.02, 0.095, 0.023),
    "iliopsoas": Spot(Bone.TRUNK, -0.005, 0.03, 0.06, 0.026),
}
"""The muscles that can be shown; others are named in words alone."""


FAINTEST = 0.35
"""How brightly muscles glow when a hold has just begun."""


@dataclass(frozen=True, slots=True)
class Glow:
    """The muscles that work, in which leg, and how brightly, 0 to 1."""

    side: Side
    strength: float
    muscles: tuple[str, ...] = ()

    @property
    def outline(self) -> float:
        """How clearly the line around the muscles is seen, 0 to 1: all of it, long before the muscles are at their
        brightest.
        """
        return min(1.0, self.strength / FAINTEST)

    def spots(self, side: Side, bone: Bone) -> list[Spot]:
        """What glows on this bone."""
        if self.strength <= 0 or self.side not in (side, Side.BOTH):
            return []
        return [spot for muscle in self.muscles if (spot := MUSCLES.get(muscle)) and spot.bone is bone]
