"""When a person who wants it is asked for a knee-to-wall check: once in two weeks, right after a stretch.

They are at a wall then, and warm, and interrupted by nothing. The first completed stretch two weeks after the last
check (or after the first record) is the moment. Nobody has to remember whether it was asked: the records say so.
"""

from __future__ import annotations

from calfbreak.domain.history.knee_to_wall import EVERY, up_to
from calfbreak.domain.history.records import Outcome, SessionRecord
from calfbreak.domain.wording.progress import check_question
from calfbreak.ports import Past


def question_after(session: SessionRecord, past: Past) -> str | None:
    """The question, if this session, which is recorded already, is the moment for it."""
    if session.outcome is not Outcome.COMPLETED:
        return None
    checks = up_to(past.checks(), session.day)
    last = checks[-1].day if checks else past.first_day()
    if last is None or session.day < last + EVERY:
        return None
    spans = (session.day - last) // EVERY
    done = sum(day.completed for day in past.summaries(last + spans * EVERY, session.day, 0.0))
    return check_question(again=bool(checks) and spans == 1) if done == 1 else None
