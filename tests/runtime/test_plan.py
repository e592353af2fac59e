"""Which stretch or routine a session guides through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calfbreak.adapters.catalog import load_catalog
from calfbreak.domain import commands as cmd
from calfbreak.domain.history.records import Outcome, SessionRecord
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.snapshot import Phase
from calfbreak.domain.stretching.session import PhaseKind
from calfbreak.domain.stretching.stretch import Dose, Plan, Routine
from calfbreak.runtime.repertoire import Repertoire
from runtime.desk import Desk


def desk(**settings: object) -> Desk:
    made = Desk(Settings(**settings))  # type: ignore[arg-type]
    catalog = load_catalog()
    made.runtime.repertoire = Repertoire(catalog.stretches, catalog.routines)
    return made.begin()


def test_a_routine_is_one_session_with_the_holds_of_all_its_stretches() -> None:
    at = desk(stretch="calves")
    assert (at.runtime.snapshot().stretch_name, at.runtime.snapshot().stretch_lasts) == ("Calves", 240)
    at.orders.take(cmd.Stretch())
    assert at.runtime.guide is not None
    assert [identity for identity, _ in at.runtime.guide.session.parts] == ["wall-straight", "wall-bent"]
    assert at.runtime.state.session is not None
    assert at.runtime.state.session.stretch == "calves"


def test_a_stretch_keeps_its_own_hold_until_a_person_changes_it() -> None:
    stairs = Settings().equipment | {"step", "rail"}
    at = desk(stretch="step-drop", equipment=stairs)
    at.orders.take(cmd.Stretch())
    assert at.runtime.guide is not None
    assert {phase.lasts for phase in at.runtime.guide.session.phases if phase.kind is PhaseKind.HOLD} == {30}
    other = desk(stretch="step-drop", equipment=stairs, hold=20.0)
    other.orders.take(cmd.Stretch())
    assert other.runtime.guide is not None
    assert {phase.lasts for phase in other.runtime.guide.session.phases if phase.kind is PhaseKind.HOLD} == {20}


def test_one_that_has_vanished_falls_back() -> None:
    at = desk(stretch="gone")
    assert not at.runtime.repertoire.knows("gone")
    assert at.runtime.plan().id == "wall-straight"
    assert "calves" in (at.orders.take(cmd.Stretch("nonsense")) or "")


def test_rotating_goes_on_with_each_session() -> None:
    at = desk(stretch="rotate")
    done = []
    for _ in range(3):
        promised = at.runtime.snapshot().stretch
        at.orders.take(cmd.Stretch())
        assert at.runtime.guide is not None
        assert at.runtime.guide.session.stretch == promised, "what was announced is done"
        done.append(promised)
        at.orders.take(cmd.StopSession())
    assert len(set(done)) == 3


# --- what one has, and what one holds ------------------------------------------------------------------------------

STRETCHES, ROUTINES = load_catalog().stretches, load_catalog().routines


def names(offered: tuple[Plan, ...]) -> list[str]:
    return [each.id for each in offered]


def test_only_what_can_be_done_is_offered() -> None:
    repertoire = Repertoire(STRETCHES, ROUTINES)
    assert names(repertoire.offered(Settings())) == [
        "hamstring-seated", "hip-flexor", "wall-bent", "wall-straight", "calves-and-chain", "calves",
    ]  # fmt: skip
    assert names(repertoire.offered(Settings(equipment=frozenset({"step", "rail"})))) == ["step-drop", "on-the-stairs"]


def test_rotating_takes_only_what_can_be_done() -> None:
    repertoire = Repertoire(STRETCHES, ROUTINES)
    settings = Settings(stretch="rotate", equipment=frozenset({"wall", "calf board"}))
    assert {repertoire.plan("", settings, turn).id for turn in range(6)} == {"calf-board", "wall-bent", "wall-straight"}
    assert repertoire.plan("", Settings(stretch="rotate", equipment=frozenset()), 0).id == "wall-straight"


NOT_THIS = "{} cannot be done with what you have. {} is used until that changes, or you choose another one."
NOTHING = "No stretch can be done with what you have. {} is used until that changes."
GONE = "There is no stretch {!r} any more. {} is used until you choose another one."


@pytest.mark.parametrize(
    ("chosen", "equipment", "used", "why"),
    [
        ("calf-board", {"wall", "calf board"}, "calf-board", ""),
        ("calf-board", {"wall"}, "wall-straight", NOT_THIS.format("Calf board stretch", "Wall calf stretch")),
        (
            "wall-straight",
            {"chair"},
            "hamstring-seated",
            NOT_THIS.format("Wall calf stretch", "Seated hamstring stretch"),
        ),
        ("on-the-board", {"wall"}, "wall-straight", NOT_THIS.format("On the board", "Wall calf stretch")),
        ("wall-bent", set(), "wall-bent", NOTHING.format("Bent-knee wall stretch")),
        ("rotate", set(), "wall-straight", NOTHING.format("Wall calf stretch")),
        ("rotate", {"chair"}, "hamstring-seated", ""),
        ("gone", {"chair"}, "hamstring-seated", GONE.format("gone", "Seated hamstring stretch")),
    ],
)
def test_a_reminder_offers_only_what_can_be_done_and_it_is_said_why(
    chosen: str, equipment: set[str], used: str, why: str
) -> None:
    settings = Settings(stretch=chosen, equipment=frozenset(equipment))
    repertoire = Repertoire(STRETCHES, ROUTINES)
    plan = repertoire.plan("", settings, 0)
    assert (plan.id, repertoire.why_another(settings, plan)) == (used, why)


def test_what_is_asked_for_by_its_name_is_done() -> None:
    repertoire = Repertoire(STRETCHES, ROUTINES)
    assert repertoire.plan("calf-board", Settings(equipment=frozenset()), 0).id == "calf-board"


def test_a_routine_is_missing_what_its_stretches_are() -> None:
    routine = Plan("x", "X", (STRETCHES["calf-board"], STRETCHES["step-drop"], STRETCHES["calf-board"]))
    assert routine.missing({"wall"}) == ("calf board", "step", "rail")


def test_what_nobody_is_asked_about_is_taken_to_be_there() -> None:
    towel = replace(STRETCHES["wall-bent"], needs=("towel",))
    assert towel.missing(()) == ()


@pytest.mark.parametrize(
    ("doses", "holds", "repetitions"),
    [
        ({}, [20, 20], [4, 2]),
        ({"wall-straight": Dose(30, 5)}, [30, 20], [4, 2]),
        ({"wall-bent": Dose(30, 5)}, [20, 30], [4, 5]),
        ({"mine": Dose(hold=12)}, [12, 12], [4, 2]),
        ({"mine": Dose(12, 6), "wall-straight": Dose(30, 5)}, [12, 12], [6, 6]),
        ({"other": Dose(12, 6)}, [20, 20], [4, 2]),
    ],
)
def test_what_was_chosen_for_the_routine_comes_first_then_for_the_stretch_then_for_all(
    doses: dict[str, Dose], holds: list[float], repetitions: list[int]
) -> None:
    mine = Routine("mine", "Mine", ("wall-straight", "wall-bent"), (4, 0))
    plan = Repertoire(STRETCHES, {"mine": mine}, doses).plan("mine", Settings(hold=20, repetitions=2), 0)
    assert [each.hold for each in plan.prescriptions] == holds
    assert [each.repetitions for each in plan.prescriptions] == repetitions


def test_an_open_session_goes_on_when_its_stretch_is_deleted() -> None:
    at = desk(stretch="wall-bent")
    at.orders.take(cmd.Stretch())
    kept = {each: stretch for each, stretch in STRETCHES.items() if each != "wall-bent"}
    at.runtime.use_repertoire(Repertoire(kept, {}))
    at.loop.live(121)
    record = at.journal.records[-1]
    assert isinstance(record, SessionRecord)
    assert (record.stretch, record.outcome) == ("wall-bent", Outcome.COMPLETED)
    assert at.runtime.plan().id == "wall-straight"


def test_what_vanishes_while_a_reminder_is_up_is_replaced_by_what_is_left() -> None:
    at = desk(stretch="wall-bent")
    at.loop.live(3601)
    assert at.runtime.snapshot().phase is Phase.DUE
    kept = {each: stretch for each, stretch in STRETCHES.items() if each != "wall-bent"}
    at.runtime.use_repertoire(Repertoire(kept, {}))
    at.orders.pressed(1, "start")
    assert at.runtime.guide is not None
    assert at.runtime.guide.session.stretch == "wall-straight"
