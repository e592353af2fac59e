"""What is said to those who do not look: in a stretch alone, and in a routine."""

from __future__ import annotations

from calfbreak.domain import wording
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.cues import Cue, cues_of
from calfbreak.domain.stretching.session import PhaseKind, Session, begin_parts, skip, tick
from calfbreak.domain.stretching.stretch import Prescription, Sides, Stretch


def stretch(name: str, sides: Sides = Sides.ALTERNATE, positions: dict[Side, str] | None = None) -> Stretch:
    return Stretch(
        id=name.lower(), name=name, muscles=(), needs=(), steps=(), cue="", ready_cue="", switch_cue="", cautions=(),
        sources=(), prescription=Prescription(hold=10, repetitions=1, sides=sides), poses={}, positions=positions or {},
    )  # fmt: skip


WALL = stretch("Wall", positions={Side.LEFT: "left leg back", Side.RIGHT: "right leg back"})
STEP = stretch("Step", Sides.BOTH)


def session(*stretches: Stretch) -> Session:
    return begin_parts(1, "x", tuple((each.id, each.prescription) for each in stretches), 0.0)


def said(*stretches: Stretch) -> list[str]:
    running = session(*stretches)
    return [wording.spoken(cue, running, stretches[cue.phase.part]) for cue in cues_of(running.phases)]


def test_a_stretch_alone() -> None:
    assert [each for each in said(WALL) if each] == [
        "Get ready. Left leg back.",
        "Left leg back. Hold.", "Half way.", "Switch legs.",
        "Right leg back. Hold.", "Half way.", "Done for now.",
    ]  # fmt: skip


def test_a_routine_says_which_stretch_comes_next() -> None:
    sentences = [each for each in said(WALL, STEP) if each]
    assert sentences[0] == "Wall. Left leg back."
    assert sentences[6:] == ["Step. Both legs.", "Both legs. Hold.", "Half way.", "Done for now."]


def test_the_end_is_praised_if_every_hold_was_held() -> None:
    running = session(WALL)
    while running.time < running.phases[-1].begins:
        running = tick(running, running.ticked + 0.5)
    end = cues_of(running.phases)[-1]
    assert end.cue is Cue.DONE
    assert wording.spoken(end, running, WALL) == "Done. Well stretched."
    left_out = skip(tick(session(WALL), 0.5), 1.0)
    assert wording.spoken(end, skip(left_out, 1.5), WALL) == "Done for now."


def test_a_screen_reader_hears_each_phase_and_in_a_routine_the_stretch() -> None:
    alone, routine = session(WALL), session(WALL, STEP)
    assert wording.announced(alone.phases[0], alone, WALL) == "Get ready — left leg back"
    begins = [phase for phase in routine.phases if phase.kind is PhaseKind.GET_READY]
    assert [wording.announced(phase, routine, (WALL, STEP)[phase.part]) for phase in begins] == [
        "Wall. Get ready — left leg back.", "Step. Get ready — both legs.",
    ]  # fmt: skip
