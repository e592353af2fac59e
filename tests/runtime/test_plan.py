"""Which stretch or routine a session guides through."""

from __future__ import annotations

from calfbreak.adapters.catalog import load_catalog
from calfbreak.domain import commands as cmd
from calfbreak.domain.session import PhaseKind
from calfbreak.domain.settings import Settings
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
    at = desk(stretch="step-drop")
    at.orders.take(cmd.Stretch())
    assert at.runtime.guide is not None
    assert {phase.lasts for phase in at.runtime.guide.session.phases if phase.kind is PhaseKind.HOLD} == {30}
    other = desk(stretch="step-drop", hold=20.0)
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
