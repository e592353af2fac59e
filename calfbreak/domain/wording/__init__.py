"""Every sentence that a person reads, in one place: tray, notification, windows and command line say the same.

Rules: second person, present tense, short; "leg", "calf", "heel", never Latin; a missed stretch is stated, not scolded.
Each sentence goes through `tr` as a literal with named places, and is filled in afterwards, so that a translator's
tool finds it whole.
"""

from __future__ import annotations

from calfbreak.domain.translation import mark, tr, trc, trn
from calfbreak.domain.wording.dates import clock, clock_of, time_of_day, weekday_and_date
from calfbreak.domain.wording.day import bout_ending, reminder_answer, session_outcome
from calfbreak.domain.wording.durations import duration, exact_duration, seconds_left, time_until
from calfbreak.domain.wording.feeling import (
    feel_label,
    feel_question,
    feel_thanks,
    keep_label,
    no_session_to_answer,
    offer_declined,
    offer_sentence,
    offer_taken,
    take_offer_label,
)
from calfbreak.domain.wording.reminder import (
    no_session_open,
    no_such_pause,
    no_such_stretch,
    refusal,
    reminder_actions,
    reminder_body,
    reminder_title,
    skip_label,
    snooze_label,
    start_label,
    stretch_gone,
    stretch_not_possible,
)
from calfbreak.domain.wording.session import (
    done_sentence,
    leg,
    next_line,
    phase_sentence,
    set_line,
    whole_left,
)
from calfbreak.domain.wording.status import (
    goodbye,
    input_lost,
    program_name,
    quiet_reasons,
    status_line,
    stretches_today,
    today_line,
    unmeasured_note,
)
from calfbreak.domain.wording.tray import tooltip
from calfbreak.domain.wording.voice import announced, spoken

__all__ = [
    "announced",
    "bout_ending",
    "clock",
    "clock_of",
    "done_sentence",
    "duration",
    "exact_duration",
    "feel_label",
    "feel_question",
    "feel_thanks",
    "goodbye",
    "input_lost",
    "keep_label",
    "leg",
    "mark",
    "next_line",
    "no_session_open",
    "no_session_to_answer",
    "no_such_pause",
    "no_such_stretch",
    "offer_declined",
    "offer_sentence",
    "offer_taken",
    "phase_sentence",
    "program_name",
    "quiet_reasons",
    "refusal",
    "reminder_actions",
    "reminder_answer",
    "reminder_body",
    "reminder_title",
    "seconds_left",
    "session_outcome",
    "set_line",
    "skip_label",
    "snooze_label",
    "spoken",
    "start_label",
    "status_line",
    "stretch_gone",
    "stretch_not_possible",
    "stretches_today",
    "take_offer_label",
    "time_of_day",
    "time_until",
    "today_line",
    "tooltip",
    "tr",
    "trc",
    "trn",
    "unmeasured_note",
    "weekday_and_date",
    "whole_left",
]
