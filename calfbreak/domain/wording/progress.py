"""What the records show, in sentences: the streak, the knee-to-wall check, the insight of the week."""

from __future__ import annotations

from collections.abc import Sequence

from calfbreak.domain.history.insight import GoalAndLongest, Insight, LateAndBefore, PartOfDay, Weekday
from calfbreak.domain.history.knee_to_wall import DETECTABLE_CHANGE, Course, courses, degrees, difference
from calfbreak.domain.history.records import CheckRecord, Side
from calfbreak.domain.history.streak import Streak
from calfbreak.domain.translation import mark, tr, trc, trn
from calfbreak.domain.wording.dates import day_and_month, month, month_and_year, weekday_and_date
from calfbreak.domain.wording.durations import duration
from calfbreak.domain.wording.numbers import decimal, percent

_WEEKDAYS = (
    mark("On Mondays"), mark("On Tuesdays"), mark("On Wednesdays"), mark("On Thursdays"), mark("On Fridays"),
    mark("On Saturdays"), mark("On Sundays"),
)  # fmt: skip
_TELLS_THE_YEAR = 300
"""Days after which "since September" could mean another September."""


def streak_days(streak: Streak) -> str:
    """How long the streak is, for a figure: `12 days`."""
    return trn("{number} day", "{number} days", streak.days).format(number=streak.days)


def streak_line(streak: Streak) -> str:
    """The streak, and what it forgave: `12 days in a row; 1 miss forgiven (Tuesday 12 May)`."""
    if not streak.days:
        return tr("No days in a row yet")
    line = trn("{days} day", "{days} days in a row", streak.days).format(days=streak.days)
    if not streak.forgiven:
        return line
    count, last = len(streak.forgiven), weekday_and_date(streak.forgiven[-1])
    forgiven = trn(
        "{line}; {count} miss forgiven ({day})",
        "{line}; {count} misses forgiven, one a week at most (last {day})",
        count,
    )
    return forgiven.format(line=line, count=count, day=last)


# --- knee to wall ----------------------------------------------------------------------------------------------------


def mobility_line(checks: Sequence[CheckRecord]) -> str:
    """What may be said of the checks so far, in order, and no more than that."""
    legs = courses(checks)
    if not legs:
        return tr("Not measured yet.")
    if all(course.change is None for course in legs):
        values = " ".join(
            tr("{leg} {cm} cm.").format(leg=leg_name(each.leg), cm=decimal(each.points[-1].cm)) for each in legs
        )
        return tr("{values} The next check shows whether that changes.").format(values=values)
    said: list[str] = []
    since_before = ""
    for course in legs:
        if course.change is not None:
            since = _since(course)
            said.append(_change(course, "" if since == since_before else since))
            since_before = since
    return " ".join(said)


def _change(course: Course, since: str) -> str:
    match bool(since), course.detectable:
        case True, True:
            words = tr("{leg} {amount} {since}: more than the test's error.")
        case True, False:
            words = tr("{leg} {amount} {since}: within the test's error.")
        case _, True:
            words = tr("{leg} {amount}: more than the test's error.")
        case _:
            words = tr("{leg} {amount}: within the test's error.")
    return words.format(leg=leg_name(course.leg), amount=centimetres_change(course.change or 0.0), since=since)


def _since(course: Course) -> str:
    first, last = course.points[0].day, course.points[-1].day
    if (first.year, first.month) == (last.year, last.month):
        return tr("since {day}").format(day=day_and_month(first))
    if first.year == last.year or (last - first).days < _TELLS_THE_YEAR:
        return tr("since {month}").format(month=month(first.month))
    return tr("since {month}").format(month=month_and_year(first))


def leg_name(side: Side) -> str:
    """`Left` or `Right`."""
    return trc("leg", "Left") if side is Side.LEFT else trc("leg", "Right")


def centimetres_change(cm: float) -> str:
    """A change with its sign: `+2.6 cm`, `−0.4 cm`, `±0.0 cm`."""
    sign = "±" if cm == 0 else "+" if cm > 0 else "−"
    return tr("{number} cm").format(number=f"{sign}{decimal(abs(cm))}")


def check_question(*, again: bool) -> str:
    """Asks for a knee-to-wall check, calmly, with where it is."""
    if again:
        return tr("It is two weeks since your last knee-to-wall check. If you like, measure again: History, Mobility.")
    return tr("Would you like to measure how far your ankles bend? You find it in History, Mobility.")


def try_name(leg: Side, number: int) -> str:
    """What the field of a try is called: `Left leg, try 2, in centimetres`."""
    if leg is Side.LEFT:
        return tr("Left leg, try {number}, in centimetres").format(number=number)
    return tr("Right leg, try {number}, in centimetres").format(number=number)


def best_line(tries: Sequence[float]) -> str:
    """The best of the tries so far: `best 9.5 cm (34°)`; empty if there are none."""
    return tr("best {distance}").format(distance=centimetres(max(tries))) if tries else ""


def centimetres(cm: float) -> str:
    """A distance with the bend that it stands for: `9.5 cm (34°)`."""
    return tr("{cm} cm ({degrees}°)").format(cm=decimal(cm), degrees=f"{degrees(cm):.0f}")


def legs_line(check: CheckRecord) -> str:
    """How the legs differ in one check; empty unless both were measured."""
    gap = difference(check)
    if gap is None:
        return ""
    if abs(gap) < DETECTABLE_CHANGE:
        return tr("Your legs differ by {cm} cm: within the test's error.").format(cm=decimal(abs(gap)))
    if gap > 0:
        return tr("Your left leg reaches {cm} cm farther than the other.").format(cm=decimal(gap))
    return tr("Your right leg reaches {cm} cm farther than the other.").format(cm=decimal(-gap))


# --- the insight -----------------------------------------------------------------------------------------------------


def insight_line(insight: Insight) -> str:
    """The insight of the week in a sentence."""
    match insight:
        case GoalAndLongest():
            words = tr("On days with {goal} stretches your longest bout was {reached}, else {other}.")
            return words.format(goal=insight.goal, reached=duration(insight.reached), other=duration(insight.other))
        case Weekday():
            words = tr("{on_mondays} you sat {sat}, on other days {other}.")
            return words.format(
                on_mondays=tr(_WEEKDAYS[insight.weekday]), sat=duration(insight.sat), other=duration(insight.other)
            )
        case PartOfDay():
            words = tr("Before noon you passed over {morning} of the reminders, after noon {afternoon}.")
            return words.format(morning=percent(insight.morning), afternoon=percent(insight.afternoon))
        case LateAndBefore():
            words = tr("In the last four weeks you sat {now} a day, in the weeks before {before}.")
            return words.format(now=duration(insight.now), before=duration(insight.before))


def insight_numbers(insight: Insight) -> str:
    """The numbers behind the sentence."""
    match insight:
        case GoalAndLongest():
            words = tr(
                "Median of the longest bout: {one} days with the goal reached, {other} days without. "
                "Days with less than an hour of sitting are left out."
            )
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
