"""After a session: the question how it felt, and the offer of another hold."""

from __future__ import annotations

from calfbreak.domain.history.records import Feel
from calfbreak.domain.stretching.adaptation import Offer
from calfbreak.domain.translation import tr, trc
from calfbreak.domain.wording.durations import exact_duration


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
    if offer.hold < offer.now:
        return tr("It was too much more than once. A shorter hold works, too.")
    return tr("It has been easy for a while. A longer hold would do more.")


def take_offer_label(offer: Offer) -> str:
    """Yes: `Hold 10 s from now on`."""
    return tr("Hold {time} from now on").format(time=exact_duration(offer.hold))


def keep_label(offer: Offer) -> str:
    """No: `Keep 15 s`."""
    return tr("Keep {time}").format(time=exact_duration(offer.now))


def offer_taken(offer: Offer) -> str:
    """What follows from yes."""
    time = exact_duration(offer.hold)
    return tr("{stretch}: each hold lasts {time} from now on.").format(stretch=tr(offer.name), time=time)


def offer_declined(offer: Offer) -> str:
    """What follows from no."""
    time = exact_duration(offer.now)
    return tr("{stretch}: each hold goes on lasting {time}.").format(stretch=tr(offer.name), time=time)


def no_session_to_answer() -> str:
    """Why an answer to the question does nothing."""
    return tr("There is no session that could be answered for.")
