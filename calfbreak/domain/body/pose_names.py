"""The poses that a stretch's file may name. How they look is `poses.py`, which only a window needs."""

from __future__ import annotations

_FULL = ("stand", "ready", "hold", "switch")

POSES: tuple[str, ...] = (
    "stand",
    *(f"wall-straight-{part}" for part in ("ready", "hold", "switch")),
    *(f"wall-bent-{part}" for part in ("ready", "hold", "switch")),
    *(f"calf-board-{part}" for part in _FULL),
    *(f"step-drop-{part}" for part in ("stand", "ready", "hold")),
    *(f"hamstring-seated-{part}" for part in _FULL),
    *(f"hip-flexor-{part}" for part in _FULL),
    *(f"knee-to-wall-{part}" for part in ("ready", "hold")),
)
"""`knee-to-wall` is a measurement, not a stretch."""
