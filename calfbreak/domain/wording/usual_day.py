"""What a usual day is like with the settings as they are."""

from __future__ import annotations

from calfbreak.domain.translation import tr, trn
from calfbreak.domain.usual_day import UsualDay
from calfbreak.domain.wording.dates import clock
from calfbreak.domain.wording.durations import duration

MOST_NAMED = 9
"""More reminders than this are counted, not listed."""


def usual_reminders(day: UsualDay, interval: float) -> str:
    """When you are reminded on it."""
    times = [clock(at) for at in day.reminders]
    if not times:
        words = tr("On a usual day you are not reminded: you never sit for {interval} without a break.")
        return words.format(interval=duration(interval))
    if len(times) > MOST_NAMED:
        count = len(times)
        words = trn(
            "On a usual day you are reminded once, at {first}.",
            "On a usual day you are reminded {count} times, first at {first}, then at {second}, and last at {last}.",
            count,
        )
        return words.format(count=count, first=times[0], second=times[1], last=times[-1])
    return tr("On a usual day you are reminded at {times}.").format(times=tr(", ").join(times))


def usual_hours(day: UsualDay) -> str:
    """What is taken for a usual day."""
    begins, ends = clock(day.begins), clock(day.ends)
    if day.lunch is not None and day.coffee is not None:
        words = tr("From {begins} to {ends}, with lunch at {lunch} and a coffee at {coffee}; you stretch each time.")
        return words.format(begins=begins, ends=ends, lunch=clock(day.lunch), coffee=clock(day.coffee))
    if day.coffee is not None:
        words = tr("From {begins} to {ends}, with a coffee at {coffee}; you stretch each time.")
        return words.format(begins=begins, ends=ends, coffee=clock(day.coffee))
    return tr("From {begins} to {ends}; you stretch each time.").format(begins=begins, ends=ends)
