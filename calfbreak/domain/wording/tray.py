"""What the tray icon says when the pointer rests on it.

It names times and not lengths: `Sitting since 14:05 · stretch at 15:05` stays true for as long as somebody sits, while
`stretch in 23 min` would have to be sent to the panel anew with every minute. On Wayland that was most of what the
resting program cost.
"""

from __future__ import annotations

import math

from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.calendar import MINUTE
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.translation import tr
from calfbreak.domain.wording.dates import time_of_day
from calfbreak.domain.wording.status import program_name, status_line, today_line, unmeasured_note


def tooltip(snapshot: Snapshot) -> str:
    """A few short lines, the same for as long as nothing happens."""
    lines = [program_name(), _what_goes_on(snapshot), today_line(snapshot)]
    if not snapshot.measured:
        lines.append(unmeasured_note())
    return "\n".join(lines)


def _what_goes_on(snapshot: Snapshot) -> str:
    match snapshot.phase:
        case Phase.COUNTING:
            return _with_times(snapshot, tr("Sitting since {since} · stretch at {due}"))
        case Phase.SNOOZED:
            return _with_times(snapshot, tr("Sitting since {since} · reminder again at {due}"))
        case Phase.DUE:
            return tr("Time to stretch · sitting since {since}").format(since=_since(snapshot))
        case Phase.SESSION:
            return tr("Stretching")
        case _:
            return status_line(snapshot)


def _with_times(snapshot: Snapshot, sentence: str) -> str:
    due = snapshot.at.wall + (snapshot.remaining or 0.0)
    # The whole minute at which it is due by any clock; half a second is for clocks that are not read at once.
    due = math.ceil((due - 0.5) / MINUTE) * MINUTE
    return sentence.format(since=_since(snapshot), due=time_of_day(due, snapshot.at.zone))


def _since(snapshot: Snapshot) -> str:
    began = snapshot.at.wall - snapshot.bout if snapshot.bout_began is None else snapshot.bout_began
    return time_of_day(began, snapshot.at.zone)
