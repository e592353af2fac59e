"""After the session: the answer is written down at once, and an offer is made and taken only on request."""

from __future__ import annotations

from dataclasses import replace

from calfbreak.domain import commands as cmd
from calfbreak.domain.history.records import Feel, FeelRecord, SessionRecord
from calfbreak.domain.stretching.adaptation import Offer, OtherHold
from calfbreak.domain.stretching.stretch import Dose
from calfbreak.runtime.repertoire import Repertoire
from runtime.desk import STRETCH, Desk


def stretch(desk: Desk, feel: Feel | None = None) -> int:
    """Go through a session, and answer if asked to; its number."""
    assert desk.orders.take(cmd.Stretch()) is None
    desk.loop.live(121)
    session = desk.journal.records[-1]
    assert isinstance(session, SessionRecord)
    if feel is not None:
        assert desk.orders.take(cmd.Felt(session.number, feel)) is None
    return session.number


def offers(desk: Desk) -> list[Offer]:
    return [snapshot.offer for snapshot in desk.notes.snapshots if snapshot.offer]


def test_the_answer_is_on_disk_at_once() -> None:
    desk = Desk().begin()
    number = stretch(desk, Feel.RIGHT)
    record = desk.journal.records[-1]
    assert isinstance(record, FeelRecord)
    assert (record.session, record.feel, record.offered) == (number, Feel.RIGHT, False)
    assert offers(desk) == []


def test_no_answer_leaves_no_record() -> None:
    desk = Desk().begin()
    stretch(desk)
    assert not [each for each in desk.journal.records if isinstance(each, FeelRecord)]


def test_a_second_answer_and_one_to_no_session_are_refused() -> None:
    desk = Desk().begin()
    number = stretch(desk, Feel.RIGHT)
    sentence = "There is no session that could be answered for."
    assert desk.orders.take(cmd.Felt(number, Feel.EASY)) == sentence
    assert desk.orders.take(cmd.Felt(number + 1, Feel.EASY)) == sentence
    assert len([each for each in desk.journal.records if isinstance(each, FeelRecord)]) == 1


def test_the_offer_is_shown_after_the_second_time_and_changes_nothing_by_itself() -> None:
    desk = Desk().begin()
    stretch(desk, Feel.TOO_MUCH)
    number = stretch(desk, Feel.TOO_MUCH)
    assert desk.notes.snapshots[-1].offer == Offer(
        number, (OtherHold("wall-straight", "Wall calf stretch", now=15, hold=10),)
    )
    assert desk.runtime.settings.hold == 0, "each stretch has its own"
    assert desk.asked == []


def test_the_offer_goes_when_the_hold_is_changed_or_the_next_session_begins() -> None:
    for_change, for_session, for_dose = Desk().begin(), Desk().begin(), Desk().begin()
    for desk in (for_change, for_session, for_dose):
        stretch(desk, Feel.TOO_MUCH)
        stretch(desk, Feel.TOO_MUCH)
    for_change.runtime.use(replace(for_change.runtime.settings, hold=10))
    assert for_change.notes.snapshots[-1].offer is None
    for_dose.runtime.use_repertoire(Repertoire({STRETCH.id: STRETCH}, {}, {STRETCH.id: Dose(hold=10)}))
    assert for_dose.notes.snapshots[-1].offer is None
    for_session.orders.take(cmd.Stretch())
    for_session.loop.live(1)
    assert for_session.runtime.snapshot().offer is None


def test_an_offer_that_was_not_taken_comes_back_after_five_more_sessions() -> None:
    desk = Desk().begin()
    made = []
    for _ in range(8):
        number = stretch(desk, Feel.TOO_MUCH)
        offer = desk.runtime.snapshot().offer
        made.append(offer is not None and offer.session == number)
    assert made == [False, True, False, False, False, False, True, False]


def test_the_offer_starts_from_the_hold_of_this_stretch_whatever_holds_for_all() -> None:
    desk = Desk().begin()
    desk.runtime.use(replace(desk.runtime.settings, hold=40))
    desk.runtime.use_repertoire(Repertoire({STRETCH.id: STRETCH}, {}, {STRETCH.id: Dose(hold=20, repetitions=2)}))
    stretch(desk, Feel.TOO_MUCH)
    stretch(desk, Feel.TOO_MUCH)
    offer = desk.runtime.snapshot().offer
    assert offer is not None
    assert [(each.now, each.hold) for each in offer.holds] == [(20, 15)]


def test_another_hold_is_wished_of_the_desk_and_a_refusal_is_a_sentence() -> None:
    desk = Desk().begin()
    assert desk.orders.take(cmd.Prescribe("wall-straight", 10)) is None
    assert desk.asked == ["prescribe wall-straight: 10, None"]
    assert desk.orders.take(cmd.PrescribeHolds({"wall-straight": 20})) is None
    assert desk.asked == ["prescribe wall-straight: 10, None", "prescribe wall-straight: 20, None"]
    assert desk.orders.take(cmd.Prescribe("nonsense", 10)) == "There is no stretch or routine nonsense."
    assert desk.orders.take(cmd.ReadStretches()) is None
    assert desk.asked[-1] == "read stretches"
