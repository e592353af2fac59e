"""What is going on, in a word. On its own, because the tray icon is drawn before anything else is known."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """What is going on, the one thing that matters most."""

    COUNTING = "counting"
    """Sitting; the countdown runs."""
    DUE = "due"
    """A reminder is due and may be on screen."""
    HELD = "held"
    """A reminder is due but a quiet reason holds it back."""
    SNOOZED = "snoozed"
    SESSION = "session"
    AWAY = "away"
    STANDING = "standing"
    PAUSED = "paused"
    OFF_HOURS = "off hours"
    """Outside working hours: no countdown."""
