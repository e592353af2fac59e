"""What the records show, in sentences: the streak, the knee-to-wall check, the insight of the week."""

from __future__ import annotations

from collections.abc import Sequence

from calfbreak.domain.insight import GoalAndLongest, Insight, LateAndBefore, PartOfDay, Weekday
from calfbreak.domain.knee_to_wall import DETECTABLE_CHANGE, Course, courses, degrees, difference
from calfbreak.domain.records import CheckRecord, Side
from calfbreak.domain.streak import Streak
from calfbreak.domain.wording.durations import duration
from calfbreak.domain.wording.translation import tr

_WEEKDAYS = (
    tr("Mondays"), tr("Tuesdays"), tr("Wednesdays"), tr("Thursdays"), tr("Fridays"), tr("Saturdays"), tr("Sundays"),
)  # fmt: skip
_TELLS_THE_YEAR = 300
"""Days after which "since September" could mean another September."""


def streak_line(streak: Streak) -> str:
    """The streak, and what it forgave: `12 days in a row; 1 miss forgiven (Tuesday 12 May)`."""
    if not streak.days:
        return tr("No days in a row yet")
    line = tr("1 day") if streak.days == 1 else tr("{days} days in a row").format(days=streak.days)
    if not streak.forgiven:
        return line
    last = f"{streak.forgiven[-1]:%A} {streak.forgiven[-1].day} {streak.forgiven[-1]:%B}"
    if len(streak.forgiven) == 1:
        return tr("{line}; 1 miss forgiven ({day})").format(line=line, day=last)
    forgiven = tr("{line}; {count} misses forgiven, one a week at most (last {day})")
    return forgiven.format(line=line, count=len(streak.forgiven), day=last)


# --- knee to wall ----------------------------------------------------------------------------------------------------


def mobility_line(checks: Sequence[CheckRecord]) -> str:
    """What may be said of the checks so far, in order, and no more than that."""
    legs = courses(checks)
    if not legs:
        return tr("Not measured yet.")
    if all(course.change is None for course in legs):
        values = " ".join(
            tr("{leg} {cm:.1f} cm.").format(leg=leg_name(each.leg), cm=each.points[-1].cm) for each in legs
        )
        return tr("{values} The next check shows whether that changes.").format(values=values)
    said: list[str] = []
    since_before = ""
    for course in legs:
        if course.change is not None:
            since = _since(course)
            said.append(_change(course, "" if since == since_before else since, first=not said))
            since_before = since
    return " ".join(said)


def _change(course: Course, since: str, *, first: bool) -> str:
    if course.detectable:
        verdict = tr("more than the test's error") if first else tr("more than it")
    else:
        verdict = tr("within the test's error") if first else tr("within it")
    amount = centimetres_change(course.change or 0.0)
    head = tr("{leg} {amount}{since}: {verdict}.")
    return head.format(leg=leg_name(course.leg), amount=amount, since=since and f" {since}", verdict=verdict)


def _since(course: Course) -> str:
    first, last = course.points[0].day, course.points[-1].day
    if (first.year, first.month) == (last.year, last.month):
        return tr("since {day} {month}").format(day=first.day, month=f"{first:%B}")
    if first.year == last.year or (last - first).days < _TELLS_THE_YEAR:
        return tr("since {month}").format(month=f"{first:%B}")
    return tr("since {month} {year}").format(month=f"{first:%B}", year=first.year)


def leg_name(side: Side) -> str:
    """`Left` or `Right`."""
    return tr("Left") if side is Side.LEFT else tr("Right")


def centimetres_change(cm: float) -> str:
    """A change with its sign: `+2.6 cm`, `−0.4 cm`, `±0.0 cm`."""
    sign = "±" if cm == 0 else "+" if cm > 0 else "−"
    return tr("{sign}{cm:.1f} cm").format(sign=sign, cm=abs(cm))


def centimetres(cm: float) -> str:
    """A distance with the bend that it stands for: `9.5 cm (34°)`."""
    return tr("{cm:.1f} cm ({degrees:.0f}°)").format(cm=cm, degrees=degrees(cm))


def legs_line(check: CheckRecord) -> str:
    """How the legs differ in one check; empty unless both were measured."""
    gap = difference(check)
    if gap is None:
        return ""
    if abs(gap) < DETECTABLE_CHANGE:
        return tr("Your legs differ by {cm:.1f} cm: within the test's error.").format(cm=abs(gap))
    farther = leg_name(Side.LEFT if gap > 0 else Side.RIGHT).lower()
    return tr("Your {leg} leg reaches {cm:.1f} cm farther than the other.").format(leg=farther, cm=abs(gap))


# --- the insight -----------------------------------------------------------------------------------------------------


def insight_line(insight: Insight) -> str:
    """The insight of the week in a sentence."""
    match insight:
        case GoalAndLongest():
            words = tr("On days with {goal} stretches your longest bout was {reached}, else {other}.")
            return words.format(goal=insight.goal, reached=duration(insight.reached), other=duration(insight.other))
        case Weekday():
            words = tr("On {weekday} you sat {sat}, on other days {other}.")
            return words.format(
                weekday=_WEEKDAYS[insight.weekday], sat=duration(insight.sat), other=duration(insight.other)
            )
        case PartOfDay():
            words = tr("Before noon you passed over {morning} of the reminders, after noon {afternoon}.")
            return words.format(morning=_percent(insight.morning), afternoon=_percent(insight.afternoon))
        case LateAndBefore():
            words = tr("In the last four weeks you sat {now} a day, in the weeks before {before}.")
            return words.format(now=duration(insight.now), before=duration(insight.before))


def insight_numbers(insight: Insight) -> str:
    """The numbers behind the sentence."""
    match insight:
        case GoalAndLongest():
            words = tr("Median of the longest bout: {one} days with the goal reached, {other} days without.")
            return words.format(one=insight.reached_days, other=insight.other_days)
        case Weekday():
            words = tr("Median of sitting a day: {one} such days, {other} others.")
            return words.format(one=insight.days, other=insight.other_days)
        case PartOfDay():
            words = tr("Skipped or unanswered, of {one} reminders before noon and {other} after.")
            return words.format(one=insight.morning_reminders, other=insight.afternoon_reminders)
        case LateAndBefore():
            words = tr("Median of sitting a day: {one} days in the last four weeks, {other} days before.")
            return words.format(one=insight.now_days, other=insight.before_days)


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
