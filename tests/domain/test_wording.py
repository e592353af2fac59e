"""What a person reads, word for word."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import calfbreak
from calfbreak.domain import wording
from calfbreak.domain.history.records import Answer, BoutEnd, Hold, Outcome, SessionRecord, Side
from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.rules.effects import Refusal
from calfbreak.domain.rules.moment import Moment, Stamp
from calfbreak.domain.snapshot import Phase, Snapshot, Today
from calfbreak.domain.stretching.session import begin, frame_at, lay_out, skip, tick
from calfbreak.domain.stretching.stretch import Prescription, Sides

NOON = Moment(elapsed=1000.0, awake=1000.0, wall=1_795_345_200.0, zone="UTC+01:00")
"""Sunday 22 November 2026, 12:00 local time."""


def snapshot(phase: Phase, **changes: object) -> Snapshot:
    whole = Snapshot(at=NOON, phase=phase, bout=37 * MINUTE, remaining=23 * MINUTE, interval=HOUR)
    return replace(whole, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"), (15, "15 s"), (59.9, "59 s"), (60, "1 min"), (119, "1 min"), (37 * 60 + 59, "37 min"),
        (3599.9, "59 min"), (3600, "1 h"), (3780, "1 h 03 min"), (2 * 3600, "2 h"), (36_000, "10 h"), (-3, "0 s"),
    ],
)  # fmt: skip
def test_durations(seconds: float, words: str) -> None:
    assert wording.duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(15, "15 s"), (59.6, "1 min"), (100, "1 min 40 s"), (120, "2 min"), (600, "10 min"), (3661, "1 h 01 min 1 s")],
)
def test_exact_durations(seconds: float, words: str) -> None:
    # 3661 is an hour, a minute and a second: nothing is left out.
    assert wording.exact_duration(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "1 min"), (60, "1 min"), (61, "2 min"), (3600, "1 h")])
def test_what_is_to_come_counts_minutes_begun(seconds: float, words: str) -> None:
    assert wording.time_until(seconds) == words


@pytest.mark.parametrize("sat", [60, 61, 90, 119.5, 1800, 3540, 3599])
def test_what_was_sat_and_what_is_left_add_up_to_the_hour(sat: float) -> None:
    gone = int(sat // MINUTE)
    line = wording.status_line(snapshot(Phase.COUNTING, bout=sat, remaining=HOUR - sat))
    assert line == f"Sitting for {gone} min · stretch in {60 - gone} min".replace("60 min", "1 h")


@pytest.mark.parametrize(
    ("phase", "changes", "words"),
    [
        (Phase.COUNTING, {}, "Sitting for 37 min · stretch in 23 min"),
        (Phase.COUNTING, {"bout": 20.0, "remaining": 3580.0}, "Sitting for less than a minute · stretch in 1 h"),
        (Phase.COUNTING, {"remaining": None}, "Sitting for 37 min"),
        (Phase.DUE, {"bout": 3720.0, "remaining": None}, "Time to stretch · sitting for 1 h 02 min"),
        (Phase.HELD, {"quiet": ("call",)}, "Due, held back: in a call"),
        (Phase.HELD, {"quiet": ("dnd", "fullscreen")},
         "Due, held back: do not disturb is on, something fills the screen"),
        (Phase.HELD, {"quiet": ("presentation",)}, "Due, held back: in a presentation"),
        (Phase.HELD, {"quiet": ()}, "Due, held back: waiting for a good moment"),
        (Phase.SNOOZED, {"remaining": 400.0}, "Sitting for 37 min · reminder again in 7 min"),
        (Phase.AWAY, {}, "Away"),
        (Phase.STANDING, {}, "Standing"),
        (Phase.OFF_HOURS, {}, "Outside working hours"),
        (Phase.PAUSED, {"pause_ends": None}, "Paused until you resume"),
        (Phase.PAUSED, {"pause_ends": NOON.wall + 2.5 * HOUR}, "Paused until 14:30"),
        (Phase.PAUSED, {"pause_ends": NOON.wall + 16 * HOUR}, "Paused until tomorrow, 04:00"),
        (Phase.PAUSED, {"pause_ends": NOON.wall + 48 * HOUR}, "Paused until Tuesday 24 November, 12:00"),
        (Phase.SESSION, {}, "Stretching"),
    ],
)  # fmt: skip
def test_the_status_line(phase: Phase, changes: dict[str, object], words: str) -> None:
    assert wording.status_line(snapshot(phase, **changes)) == words


def test_the_status_line_of_a_session_counts_down() -> None:
    session = begin(1, "wall-straight", Prescription(), 0.0)
    for step in range(1, 101):
        session = tick(session, step * 0.5)
    assert wording.status_line(snapshot(Phase.SESSION, session=session)) == "Stretching · 1:10 left"


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_one_short_line(phase: Phase) -> None:
    line = wording.status_line(snapshot(phase, quiet=("call",)))
    assert line
    assert "\n" not in line
    assert len(line) <= 60


def test_the_tooltip_says_openly_what_cannot_be_measured() -> None:
    today = Today(completed=2, goal=3)
    assert wording.tooltip(snapshot(Phase.AWAY, today=today)) == "Calf Break\nAway\n2 of 3 today"
    unmeasured = wording.tooltip(snapshot(Phase.AWAY, today=today, measured=False))
    assert unmeasured.endswith("\nCannot measure input here: counting all unlocked time")


TIMES = [
    (Phase.COUNTING, {}, "Sitting since 11:23 · stretch at 12:23"),
    (Phase.COUNTING, {"bout_began": NOON.wall - 45 * MINUTE}, "Sitting since 11:15 · stretch at 12:23"),
    (Phase.COUNTING, {"remaining": 1338.0}, "Sitting since 11:23 · stretch at 12:23"),
    (Phase.SNOOZED, {"remaining": 600.0}, "Sitting since 11:23 · reminder again at 12:10"),
    (Phase.DUE, {}, "Time to stretch · sitting since 11:23"),
    (Phase.HELD, {"quiet": ("call",)}, "Due, held back: in a call"),
    (Phase.SESSION, {}, "Stretching"),
]


@pytest.mark.parametrize(("phase", "changes", "words"), TIMES)
def test_the_tooltip_names_times(phase: Phase, changes: dict[str, object], words: str) -> None:
    assert wording.tooltip(snapshot(phase, **changes)).splitlines()[1] == words


def test_the_tooltip_stays_the_same_for_as_long_as_somebody_sits() -> None:
    def at(second: float) -> str:
        passed = {"at": NOON.ago(-second), "bout": second, "remaining": 3600.0 - second, "bout_began": NOON.wall}
        return wording.tooltip(snapshot(Phase.COUNTING, **passed))

    assert len({at(second + shift) for second in range(0, 3600, 7) for shift in (0.0, 1e-6, -1e-6)}) == 1


def test_the_reminder() -> None:
    assert wording.reminder_title() == "Time for your calves"
    body = wording.reminder_body(3720, "Wall calf stretch", 120)
    assert body == "You have been sitting for 1 h 02 min. Wall calf stretch, 2 min."


def test_the_answers_best_first_and_no_snooze_when_none_is_left() -> None:
    due = snapshot(Phase.DUE, reminder=4, snoozes_left=1)
    assert wording.reminder_actions(due) == (("start", "Start"), ("snooze", "In 10 min"), ("skip", "Skip"))
    assert wording.reminder_actions(replace(due, snoozes_left=0)) == (("start", "Start"), ("skip", "Skip"))
    assert wording.reminder_actions(replace(due, snooze=90))[1] == ("snooze", "In 1 min 30 s")


def test_refusals_say_why_and_what_can_be_done() -> None:
    assert wording.refusal(Refusal.NO_SNOOZE_LEFT, 3).startswith("You have put this reminder off 3 times already.")
    assert "off once already" in wording.refusal(Refusal.NO_SNOOZE_LEFT, 1)
    assert "cannot be put off any more" in wording.refusal(Refusal.NO_SNOOZE_LEFT)
    assert len({wording.refusal(why) for why in Refusal}) == len(Refusal)
    assert all(wording.refusal(why).endswith(".") for why in Refusal)


def test_a_session_in_words() -> None:
    phases = lay_out(Prescription())
    positions = {Side.LEFT: "left leg back", Side.RIGHT: "right leg back"}
    spoken = [wording.phase_sentence(phase, positions) for phase in phases]
    assert spoken[:5] == [
        "Get ready — left leg back", "Hold — left leg back", "Switch — right leg back", "Hold — right leg back",
        "Switch — left leg back",
    ]  # fmt: skip
    assert spoken[-1] == "Done"


def test_a_stretch_of_both_legs_in_words() -> None:
    phases = lay_out(Prescription(sides=Sides.BOTH, repetitions=2))
    spoken = [wording.phase_sentence(phase, {}) for phase in phases]
    assert spoken == ["Get ready — both legs", "Hold — both legs", "Rest", "Hold — both legs", "Done"]


@pytest.mark.parametrize(
    ("second", "following", "number", "left"),
    [
        (0, "Next: hold, left leg · 15 s", "Set 1 of 3", "2:00 left"),
        (10, "Next: switch legs · 5 s", "Set 1 of 3", "1:50 left"),
        (22.5, "Next: hold, right leg · 15 s", "Set 1 of 3", "1:38 left"),
        (51, "Next: switch legs · 5 s", "Set 2 of 3", "1:09 left"),
        (119, "Next: done", "Set 3 of 3", "0:01 left"),
    ],
)
def test_what_comes_next(second: float, following: str, number: str, left: str) -> None:
    frame = frame_at(lay_out(Prescription()), second)
    assert (wording.next_line(frame), wording.set_line(frame), wording.whole_left(frame)) == (following, number, left)


def test_between_two_holds_of_both_legs_comes_a_rest() -> None:
    frame = frame_at(lay_out(Prescription(sides=Sides.BOTH, rest=15)), 6)
    assert wording.next_line(frame) == "Next: rest · 15 s"


def test_what_was_done() -> None:
    session = begin(1, "wall-straight", Prescription(), 0.0)
    whole = session
    for step in range(1, 241):
        whole = tick(whole, step * 0.5)
    assert wording.done_sentence(whole) == "3 holds on each leg."
    left_out = skip(session, 0.0)
    left_out = skip(left_out, 0.0)
    for step in range(1, 241):
        left_out = tick(left_out, step * 0.5)
    assert wording.done_sentence(left_out) == "Left leg: 2 holds. Right leg: 3 holds."
    both = begin(2, "step", Prescription(sides=Sides.BOTH, repetitions=1), 0.0)
    for step in range(1, 61):
        both = tick(both, step * 0.5)
    assert wording.done_sentence(both) == "1 hold."


def test_every_ending_has_words_of_its_own() -> None:
    assert len({wording.bout_ending(each) for each in BoutEnd}) == len(BoutEnd)
    assert len({wording.reminder_answer(each) for each in Answer}) == len(Answer)
    assert len({wording.leg(each) for each in Side}) == len(Side)


@pytest.mark.parametrize(
    ("outcome", "words"), list(zip(Outcome, ("completed", "1 of 2 holds", "not this time"), strict=True))
)
def test_outcomes(outcome: Outcome, words: str) -> None:
    holds = (Hold(Side.LEFT, 15, 15, done=True), Hold(Side.RIGHT, 15, 4, done=False))
    now = Stamp(NOON.wall, 3600)
    record = SessionRecord(1, "wall-straight", now, now, outcome, holds, None, date(2026, 11, 22))
    assert wording.session_outcome(record) == words


DATA = (ast.Attribute, ast.Subscript, ast.Name)
"""What may stand in a call of `tr` instead of a literal: the words of a setting or a stretch, or what was marked."""


def test_every_sentence_can_be_found_by_a_translator() -> None:
    """The words are literals with named places, never a sentence that was put together before."""
    found = 0
    for file in sorted(Path(calfbreak.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            place = f"{file.name}:{node.lineno}"
            match node.func.id, node.args:
                case "tr", [argument] if isinstance(argument, DATA):
                    continue
                case (("tr" | "mark" | "said"), [text]):
                    texts = [text]
                case (("trn" | "saidn" | "trc"), [one, other, *_]):
                    texts = [one, other]
                case _:
                    continue
            found += 1
            for text in texts:
                assert isinstance(text, ast.Constant), place
                assert not re.search(r"\{\d*\}", text.value), f"{place}: a place without a name"
    assert found > 150
