"""The reminder, its answers, and why an answer may be refused."""

from __future__ import annotations

from calfbreak.domain.rules.effects import Refusal
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.translation import Sentence, said, tr, trn
from calfbreak.domain.wording.durations import duration, exact_duration


def reminder_title() -> str:
    """The reminder's first line."""
    return tr("Time for your calves")


def reminder_body(sitting: float, stretch_name: str, stretch_lasts: float) -> str:
    """The text below the title. `sitting` is this bout, `stretch_lasts` what the stretch takes, in seconds."""
    return tr("You have been sitting for {sitting}. {stretch}, {lasts}.").format(
        sitting=duration(sitting), stretch=tr(stretch_name), lasts=exact_duration(stretch_lasts)
    )


def start_label() -> str:
    """The button that opens the guided session."""
    return tr("Start")


def snooze_label(snooze: float) -> str:
    """The button that puts a reminder off by `snooze` seconds: `In 10 min`."""
    return tr("In {length}").format(length=exact_duration(snooze))


def skip_label() -> str:
    """The button that lets this stretch be."""
    return tr("Skip")


def reminder_actions(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """The answers that can be given now, best first, as pairs of key and label."""
    later = (("snooze", snooze_label(snapshot.snooze)),) if snapshot.snoozes_left > 0 else ()
    return (("start", start_label()), *later, ("skip", skip_label()))


def refusal(why: Refusal, max_snoozes: int | None = None) -> str:
    """Why something that was asked for does not happen."""
    match why:
        case Refusal.NOTHING_DUE:
            return tr("Nothing is due, so there is nothing to answer.")
        case Refusal.NO_SNOOZE_LEFT if max_snoozes:
            return trn(
                "You have put this reminder off once already. Stretch now, or skip it.",
                "You have put this reminder off {number} times already. Stretch now, or skip it.",
                max_snoozes,
            ).format(number=max_snoozes)
        case Refusal.NO_SNOOZE_LEFT:
            return tr("This reminder cannot be put off any more. Stretch now, or skip it.")
        case Refusal.SESSION_OPEN:
            return tr("A stretch is open. Finish it or end it first.")


def stretch_gone(stretch: str, used: str) -> str:
    """The stretch of the settings is not there any more."""
    return said(
        "There is no stretch {stretch!r} any more. {used} is used until you choose another one.",
        stretch=stretch,
        used=Sentence(used),
    )


def stretch_not_possible(stretch: str, used: str) -> str:
    """The stretch of the settings needs something that the person has not."""
    if stretch == used:
        return said(
            "No stretch can be done with what you have. {used} is used until that changes.",
            used=Sentence(used),
        )
    return said(
        "{stretch} cannot be done with what you have. {used} is used until that changes, or you choose another one.",
        stretch=Sentence(stretch),
        used=Sentence(used),
    )


def no_such_stretch(wanted: str, known: tuple[str, ...]) -> str:
    """Why a stretch that was asked for by its id does not open."""
    return tr("There is no stretch {wanted!r}. Known: {known}.").format(wanted=wanted, known=", ".join(known))


def no_such_pause() -> str:
    """Why a pause of no time, or of years, does not begin."""
    return tr("A pause lasts for more than nothing and for at most a year.")


def no_session_open() -> str:
    """Why a word to the session does nothing."""
    return tr("No stretch is open.")
