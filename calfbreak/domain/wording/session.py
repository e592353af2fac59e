"""The guided session: what to do now, what comes next, what was done."""

from __future__ import annotations

from collections.abc import Mapping

from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import Frame, PhaseKind, Session
from calfbreak.domain.stretching.session import Phase as SessionPhase
from calfbreak.domain.translation import tr, trn
from calfbreak.domain.wording.durations import exact_duration, seconds_left


def leg(side: Side) -> str:
    """The leg that works."""
    match side:
        case Side.LEFT:
            return tr("left leg")
        case Side.RIGHT:
            return tr("right leg")
        case Side.BOTH:
            return tr("both legs")


def phase_sentence(phase: SessionPhase, positions: Mapping[str, str]) -> str:
    """What to do now: the largest words of the dialog. `positions` are those of the stretch."""
    back = tr(positions[phase.side]) if positions.get(phase.side) else leg(phase.side)
    match phase.kind:
        case PhaseKind.GET_READY:
            return tr("Get ready — {position}").format(position=back)
        case PhaseKind.HOLD:
            return tr("Hold — {position}").format(position=back)
        case PhaseKind.SWITCH:
            return tr("Switch — {position}").format(position=back)
        case PhaseKind.REST:
            return tr("Rest")
        case PhaseKind.DONE:
            return tr("Done")


def next_line(frame: Frame) -> str:
    """What comes after this phase: `Next: switch legs · 5 s`."""
    following = frame.following
    match following.kind:
        case PhaseKind.HOLD:
            what = tr("hold, {leg}").format(leg=leg(following.side))
        case PhaseKind.SWITCH:
            what = tr("switch legs")
        case PhaseKind.REST:
            what = tr("rest")
        case PhaseKind.GET_READY:
            what = tr("get ready")
        case PhaseKind.DONE:
            return tr("Next: done")
    return tr("Next: {what} · {lasts}").format(what=what, lasts=exact_duration(following.lasts))


def set_line(frame: Frame) -> str:
    """`Set 2 of 3`."""
    return tr("Set {number} of {all}").format(number=frame.phase.repetition, all=frame.phase.repetitions)


def whole_left(frame: Frame) -> str:
    """`1:25 left`."""
    return tr("{time} left").format(time=seconds_left(frame.whole_left))


def done_sentence(session: Session) -> str:
    """What was done: `3 holds on each leg.`"""
    counts = [sum(hold.done for hold in session.holds if hold.side is side) for side in (Side.LEFT, Side.RIGHT)]
    both = sum(hold.done for hold in session.holds if hold.side is Side.BOTH)
    if both and not any(counts):
        return trn("{number} hold.", "{number} holds.", both).format(number=both)
    if both:
        return tr("{both} with both legs, {left} left, {right} right.").format(
            both=_holds(both), left=counts[0], right=counts[1]
        )
    if counts[0] == counts[1]:
        return trn("{number} hold on each leg.", "{number} holds on each leg.", counts[0]).format(number=counts[0])
    return tr("Left leg: {left}. Right leg: {right}.").format(left=_holds(counts[0]), right=_holds(counts[1]))


def _holds(number: int) -> str:
    return trn("{number} hold", "{number} holds", number).format(number=number)
