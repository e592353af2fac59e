"""The numbers of the rules. Those that a person may set are fields of `Rules`; the others stand here by name."""

from __future__ import annotations

from dataclasses import dataclass

from calfbreak.domain.rules.calendar import HOUR, MINUTE, Hours

RECENT_INPUT = 30
"""A reminder is shown only if there was input within this time (rule 2.3)."""
SETTLE = 60
"""Nobody is reminded sooner than this after coming back, waking, unlocking, a call … (rule 2.3)."""
ENGAGED_LIMIT = 2 * HOUR
"""A call or a film is a sign of life for at most this long after the last input (rule 1.2)."""
RETURN_SPAN = 5
"""Input that goes on: two inputs at least this far apart … (rule 1.4)"""
RETURN_PAUSE = 15
"""… with no more than this between one and the next."""
SHORTEST_BOUT = 60
"""A bout shorter than this is not recorded (rule 1.6)."""
SHORTEST_STANDING = SHORTEST_BOUT
"""The same for standing: a slip of the hand is not remembered."""
SAME_INPUT = 0.5
"""Two readings of the input this close tell of the same one: sources count whole milliseconds of another clock."""
GRAIN = 0.001
"""Seconds by which rounding and timers may make a moment come early and still be that moment."""
SLEEP_GAP = 1.0
"""The clock that runs during sleep got this far ahead of the other: the computer was asleep (rule 1.3)."""
SLEEP_DOUBT = 60
"""An announced sleep did not come if the computer is awake for this long after the announcement. systemd-logind lets
programs delay it by 5 s, unless somebody allows them more.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a person may set about sitting and reminders. Durations in seconds."""

    interval: float = 60 * MINUTE
    """Sitting that makes a reminder due."""
    break_after: float = 5 * MINUTE
    """An absence of this length is a natural break."""
    snooze: float = 10 * MINUTE
    """Sitting until a snoozed reminder returns."""
    max_snoozes: int = 3
    """How often one reminder can be snoozed."""
    nudge_after: float = 5 * MINUTE
    """Sitting until an ignored reminder is shown again, and at last given up."""
    max_nudges: int = 2
    """How often an ignored reminder is shown again."""
    quiet_limit: float = 30 * MINUTE
    """How long full screen alone may hold a reminder back, in sitting; 0 = without limit."""
    hours: Hours = Hours()
    """When reminders may come; none = always."""
    day_starts: float = 4 * HOUR
    """When a day begins, in seconds after local midnight."""
    daily_goal: int = 3
    """Completed stretches a day."""
