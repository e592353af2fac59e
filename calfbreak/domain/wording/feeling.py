"""After a session: the question how it felt, and the offer of another hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from calfbreak.domain.history.records import Feel
from calfbreak.domain.stretching.adaptation import Offer, OtherHold
from calfbreak.domain.translation import tr, trc
from calfbreak.domain.wording.durations import exact_duration

_MOST_TOLD = 3
"""Holds that are told one by one; more would not fit where they are read."""


def feel_question() -> str:
    """The one question."""
    return tr("How did it feel?")


def feel_label(feel: Feel) -> str:
    """An answer to it."""
    match feel:
        case Feel.EASY:
            return tr("Easy")
        case Feel.RIGHT:
            return trc("feeling", "Right")
        case Feel.TOO_MUCH:
            return tr("Too much")


def feel_thanks() -> str:
    """That the answer has arrived."""
    return tr("Noted.")


def offer_sentence(offer: Offer) -> str:
    """What is offered, and why."""
    if offer.longer:
        return tr("It has been easy for a while. A longer hold would do more.")
    return tr("It was too much more than once. A shorter hold works, too.")


def take_offer_label(offer: Offer) -> str:
    """Yes: `Hold 10 s from now on`."""
    times = _times(each.hold for each in offer.holds)
    return tr("Hold {time} from now on").format(time=times) if times else tr("Change the hold")


def keep_label(offer: Offer) -> str:
    """No: `Keep 15 s`."""
    times = _times(each.now for each in offer.holds)
    return tr("Keep {time}").format(time=times) if times else tr("Keep the hold")


def offer_taken(offer: Offer) -> str:
    """What follows from yes."""
    return _for_each(tr("{stretch}: each hold lasts {time} from now on."), offer, lambda each: each.hold)


def offer_declined(offer: Offer) -> str:
    """What follows from no."""
    return _for_each(tr("{stretch}: each hold goes on lasting {time}."), offer, lambda each: each.now)


def _times(holds: Iterable[float]) -> str:
    """`10 s`, or `15 s, 25 s` for stretches that are not held alike; nothing if that would be too many for a button."""
    different = dict.fromkeys(holds)
    return tr(", ").join(map(exact_duration, different)) if len(different) <= _MOST_TOLD else ""


def _for_each(words: str, offer: Offer, hold: Callable[[OtherHold], float]) -> str:
    if len(offer.holds) > _MOST_TOLD:
        return feel_thanks()
    return "\n".join(words.format(stretch=tr(each.name), time=exact_duration(hold(each))) for each in offer.holds)


def no_session_to_answer() -> str:
    """Why an answer to the question does nothing."""
    return tr("There is no session that could be answered for.")
