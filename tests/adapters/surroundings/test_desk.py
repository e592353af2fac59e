"""The desk: parts asked together, late ones passed over, broken ones survived."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings import desk as desk_module
from calfbreak.adapters.surroundings.desk import ALL, Desk
from calfbreak.adapters.surroundings.reading import Reading, Told, Topic
from calfbreak.ports import Unavailable

Answer = tuple[frozenset[str], frozenset[str]]


class Toy:
    """A part that answers when the test says so."""

    def __init__(self, *topics: Topic) -> None:
        self.topics = frozenset(topics)
        self.questions: list[Told] = []
        self.closed = False

    def ask(self, told: Told) -> None:
        self.questions.append(told)

    def close(self) -> None:
        self.closed = True

    def answer(self, *holds: Topic) -> None:
        self.questions.pop(0)(Reading(frozenset(holds), f"says {', '.join(holds) or 'nothing'}"))


class Prompt(Toy):
    """A part that answers at once."""

    def ask(self, told: Told) -> None:
        told(Reading(self.topics, "all of it"))


class Broken(Toy):
    """A part that cannot even be asked."""

    def ask(self, told: Told) -> None:
        raise RuntimeError("out of order")


def candidate(part: Toy) -> tuple[str, Callable[[], Toy]]:
    return (type(part).__name__, lambda: part)


def asked(desk: Desk) -> list[Answer]:
    answers: list[Answer] = []
    desk.ask(lambda engaged, quiet: answers.append((engaged, quiet)))
    return answers


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "PATIENCE", 0.05)


def test_a_call_engages_and_is_quiet_a_film_only_engages(loop: SelectorLoop) -> None:
    desk = Desk(loop, [candidate(Prompt(Topic.CALL)), candidate(Prompt(Topic.VIDEO, Topic.FULLSCREEN))])
    answers = asked(desk)
    assert answers == []
    assert loop.run_until(lambda: bool(answers))
    assert answers == [(frozenset({"call", "video"}), frozenset({"call", "fullscreen"}))]
    assert {type(word) for words in answers[0] for word in words} == {str}


def test_the_answer_waits_for_all_and_comes_once(loop: SelectorLoop) -> None:
    first, second = Toy(Topic.CALL), Toy(Topic.DND)
    answers = asked(Desk(loop, [candidate(first), candidate(second)]))
    first.answer(Topic.CALL)
    loop.run_until(lambda: bool(answers), 0.03)
    assert answers == []
    second.answer()
    assert loop.run_until(lambda: bool(answers))
    loop.run_until(lambda: len(answers) > 1, 0.03)
    assert answers == [(frozenset({"call"}), frozenset({"call"}))]
    assert loop.waiting == 0


@pytest.mark.usefixtures("impatient")
def test_who_is_late_counts_for_nothing_and_is_named(loop: SelectorLoop) -> None:
    late, prompt = Toy(Topic.CALL), Prompt(Topic.DND)
    desk = Desk(loop, [candidate(late), candidate(prompt)])
    answers = asked(desk)
    assert loop.run_until(lambda: bool(answers))
    assert answers == [(frozenset(), frozenset({"dnd"}))]
    assert dict(desk.findings)["Toy"] == "Toy did not answer within 0.05 s"
    late.answer(Topic.CALL)
    loop.run_until(lambda: len(answers) > 1, 0.03)
    assert len(answers) == 1


def test_it_answers_within_two_seconds_when_nobody_does(loop: SelectorLoop) -> None:
    answers = asked(Desk(loop, [candidate(Toy(Topic.CALL))]))
    assert loop.run_until(lambda: bool(answers), 2.0)


def test_nobody_to_ask_is_an_answer_too(loop: SelectorLoop) -> None:
    answers = asked(Desk(loop, []))
    assert loop.run_until(lambda: answers == [(frozenset(), frozenset())])


def test_a_part_out_of_order_costs_only_itself(loop: SelectorLoop) -> None:
    desk = Desk(loop, [candidate(Broken(Topic.CALL)), candidate(Prompt(Topic.DND))])
    answers = asked(desk)
    assert loop.run_until(lambda: answers == [(frozenset(), frozenset({"dnd"}))])
    assert dict(desk.findings)["Broken"] == "unknown: out of order"


def test_what_is_switched_off_is_not_asked_and_not_told(loop: SelectorLoop) -> None:
    mixed, only = Prompt(Topic.VIDEO, Topic.FULLSCREEN), Toy(Topic.CALL)
    desk = Desk(loop, [candidate(mixed), candidate(only)], enabled=frozenset({"video"}))
    answers = asked(desk)
    assert loop.run_until(lambda: answers == [(frozenset({"video"}), frozenset())])
    assert only.questions == []
    assert dict(desk.findings)["Toy"] == "switched off in the settings"
    desk.use(ALL)
    asked(desk)
    assert len(only.questions) == 1


def test_who_cannot_work_here_is_listed_with_the_reason(loop: SelectorLoop) -> None:
    def unavailable() -> Toy:
        raise Unavailable("there is no such thing here")

    desk = Desk(loop, [("absent", unavailable), candidate(Prompt(Topic.DND))])
    assert desk.findings == (("Prompt", "not asked yet"), ("absent", "there is no such thing here"))


def test_two_questions_at_once_get_an_answer_each(loop: SelectorLoop) -> None:
    toy = Toy(Topic.CALL)
    desk = Desk(loop, [candidate(toy)])
    first, second = asked(desk), asked(desk)
    toy.answer(Topic.CALL)
    toy.answer()
    assert loop.run_until(lambda: bool(first and second))
    assert (first, second) == ([(frozenset({"call"}), frozenset({"call"}))], [(frozenset(), frozenset())])


def test_after_closing_nobody_is_told(loop: SelectorLoop) -> None:
    toy = Toy(Topic.CALL)
    desk = Desk(loop, [candidate(toy)])
    answers = asked(desk)
    desk.close()
    toy.answer(Topic.CALL)
    loop.run_until(lambda: bool(answers), 0.03)
    assert (answers, toy.closed, loop.waiting) == ([], True, 0)
