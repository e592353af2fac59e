"""The poses that a stretch's file may name, and which of them go together. How they look is `poses.py`, which only a
window needs.
"""

from __future__ import annotations

_FULL = ("stand", "ready", "hold", "switch")


def _named(stretch: str, *parts: str) -> tuple[str, ...]:
    return tuple(f"{stretch}-{part}" for part in parts)


_PLACES: tuple[tuple[str, ...], ...] = (
    (
        "stand",
        *_named("wall-straight", "ready", "hold", "switch"),
        *_named("wall-bent", "ready", "hold", "switch"),
        *_named("knee-to-wall", "ready", "hold"),
    ),
    _named("calf-board", *_FULL),
    _named("step-drop", "stand", "ready", "hold"),
    _named("hamstring-seated", *_FULL),
    _named("hip-flexor", *_FULL),
)
"""Each place with its poses, standing first: at a wall, on a board, on a step, on a chair, on a mat."""

POSES: tuple[str, ...] = tuple(pose for place in _PLACES for pose in place)
"""`knee-to-wall` is a measurement, not a stretch."""
_PLACE_OF = {pose: place for place in _PLACES for pose in place}


def together_with(pose: str) -> tuple[str, ...]:
    """The poses in the same place as this one, which is one of them. Raises KeyError if there is no such pose.

    With those of another place the figure would float in the air, or stand in the midst of a step.
    """
    return _PLACE_OF[pose]


def standing_before(pose: str) -> str:
    """How one stands before a stretch that is held in this pose. Raises KeyError if there is no such pose."""
    return together_with(pose)[0]
