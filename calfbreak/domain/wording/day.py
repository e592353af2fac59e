"""What became of bouts, reminders and sessions, for the list of a day."""

from __future__ import annotations

from calfbreak.domain.history.records import Answer, BoutEnd, Outcome, SessionRecord
from calfbreak.domain.translation import tr, trn


def bout_ending(ending: BoutEnd) -> str:
    """How sitting ended, for the list of the day."""
    match ending:
        case BoutEnd.NATURAL_BREAK:
            return tr("then a break")
        case BoutEnd.SESSION:
            return tr("then a stretch")
        case BoutEnd.STOOD:
            return tr("then standing")
        case BoutEnd.PAUSED:
            return tr("then a pause")


def session_outcome(session: SessionRecord) -> str:
    """What became of a session, for the list of the day."""
    match session.outcome:
        case Outcome.COMPLETED:
            return tr("completed")
        case Outcome.PARTIAL:
            planned = len(session.holds)
            return trn("{done} of {all} hold", "{done} of {all} holds", planned).format(done=session.done, all=planned)
        case Outcome.ABANDONED:
            return tr("not this time")


def reminder_answer(answer: Answer) -> str:
    """What became of a reminder, for the list of the day."""
    match answer:
        case Answer.STRETCHED:
            return tr("you stretched")
        case Answer.SKIPPED:
            return tr("skipped")
        case Answer.MISSED:
            return tr("no answer")
        case Answer.NATURAL_BREAK:
            return tr("you took a break")
        case Answer.STOOD:
            return tr("you stood up")
        case Answer.PAUSED:
            return tr("paused")
        case Answer.HOURS_ENDED:
            return tr("working hours ended")
