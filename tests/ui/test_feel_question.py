"""The last page of a session: one question that can be left alone, and one offer that can be declined."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.domain.commands import Command, Felt, PrescribeHolds
from calfbreak.domain.history.records import Feel
from calfbreak.domain.stretching.adaptation import Offer, OtherHold
from calfbreak.ui import feel_question
from calfbreak.ui.feel_question import FeelQuestion
from calfbreak.ui.parts import button

WALL = OtherHold("wall-straight", "Wall calf stretch", now=15, hold=10)
SHORTER = Offer(7, (WALL,))


class Desk:
    """The question, what was wished, and what a screen reader was told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.made: list[Command] = []
        self.said: list[str] = []
        self.question = FeelQuestion(self.made.append)
        qtbot.addWidget(self.question)
        self.question.show()
        self.question.ask(7)

    def visible(self) -> list[str]:
        question = self.question
        every = [*question.answers.values(), question.take, question.keep, question.sentence, question.last_word]
        return [each.text() for each in every if each.isVisible()]


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(qtbot)
    monkeypatch.setattr(feel_question, "announce", lambda widget, words: made.said.append(words))
    return made


def test_it_asks_with_three_answers(desk: Desk) -> None:
    assert desk.visible() == ["Easy", "Right", "Too much"]
    for answer in desk.question.answers.values():
        interface = QAccessible.queryAccessibleInterface(answer)
        assert interface.text(QAccessible.Text.Name) == answer.text()
        assert interface.text(QAccessible.Text.Description) == "How did it feel?"


@pytest.mark.parametrize("feel", Feel)
def test_an_answer_is_wished_once_and_taken_note_of(desk: Desk, feel: Feel) -> None:
    desk.question.answers[feel].click()
    desk.question.answers[feel].click()
    assert desk.made == [Felt(7, feel)]
    assert desk.visible() == ["Noted."]
    assert desk.said == ["Noted."]


def test_an_offer_is_one_sentence_with_two_buttons(desk: Desk) -> None:
    desk.question.answers[Feel.TOO_MUCH].click()
    desk.question.show_offer(SHORTER)
    assert desk.visible() == [
        "Hold 10 s from now on", "Keep 15 s", "It was too much more than once. A shorter hold works, too.",
    ]  # fmt: skip
    assert desk.said[-1] == "It was too much more than once. A shorter hold works, too."
    assert desk.made == [Felt(7, Feel.TOO_MUCH)]


def test_to_take_it_is_to_change_the_hold_of_this_stretch(desk: Desk) -> None:
    desk.question.show_offer(SHORTER)
    desk.question.take.click()
    assert desk.made == [PrescribeHolds({"wall-straight": 10})]
    desk.question.show_offer(None)
    assert desk.visible() == ["Wall calf stretch: each hold lasts 10 s from now on."]


def test_a_change_that_was_refused_is_not_said_to_hold(desk: Desk) -> None:
    desk.question.show_offer(SHORTER)
    desk.question.take.click()
    desk.question.show_offer(SHORTER)
    assert desk.visible()[:2] == ["Hold 10 s from now on", "Keep 15 s"]
    desk.question.keep.click()
    desk.question.show_offer(None)
    assert desk.visible() == ["Wall calf stretch: each hold goes on lasting 15 s."]


def test_to_keep_it_changes_nothing_and_it_is_not_shown_again(desk: Desk) -> None:
    desk.question.show_offer(SHORTER)
    desk.question.keep.click()
    desk.question.show_offer(SHORTER)  # the program's next snapshot still has it
    assert desk.made == []
    assert desk.visible() == ["Wall calf stretch: each hold goes on lasting 15 s."]


def test_a_longer_hold_is_offered_in_other_words(desk: Desk) -> None:
    desk.question.show_offer(Offer(7, (replace(WALL, now=55, hold=60),)))
    assert desk.visible() == [
        "Hold 1 min from now on", "Keep 55 s", "It has been easy for a while. A longer hold would do more.",
    ]  # fmt: skip


def test_a_routine_of_different_holds_is_one_offer_that_tells_them_all(desk: Desk) -> None:
    bent = OtherHold("wall-bent", "Bent-knee wall stretch", now=30, hold=25)
    desk.question.show_offer(Offer(7, (WALL, bent)))
    assert desk.visible() == [
        "Hold 10 s, 25 s from now on", "Keep 15 s, 30 s", "It was too much more than once. A shorter hold works, too.",
    ]  # fmt: skip
    desk.question.take.click()
    assert desk.made == [PrescribeHolds({"wall-straight": 10, "wall-bent": 25})]
    desk.question.show_offer(None)
    (last_word,) = desk.visible()
    assert last_word.splitlines() == [
        "Wall calf stretch: each hold lasts 10 s from now on.",
        "Bent-knee wall stretch: each hold lasts 25 s from now on.",
    ]


def test_what_is_too_much_for_a_button_is_said_in_general(desk: Desk) -> None:
    desk.question.show_offer(Offer(7, tuple(OtherHold(str(now), "Mine", now, now + 5) for now in (20, 30, 40, 50))))
    assert desk.visible() == [
        "Change the hold", "Keep the hold", "It has been easy for a while. A longer hold would do more.",
    ]  # fmt: skip
    desk.question.keep.click()
    assert desk.visible() == ["Noted."]


def test_an_offer_for_another_session_is_not_shown(desk: Desk) -> None:
    desk.question.show_offer(replace(SHORTER, session=6))
    assert desk.visible() == ["Easy", "Right", "Too much"]


def test_after_the_next_session_it_asks_again(desk: Desk) -> None:
    desk.question.answers[Feel.EASY].click()
    desk.question.ask(7)
    assert desk.visible() == ["Noted."]
    desk.question.ask(8)
    desk.question.answers[Feel.RIGHT].click()
    assert desk.made == [Felt(7, Feel.EASY), Felt(8, Feel.RIGHT)]


def test_the_keyboard_is_not_left_where_there_is_nothing_to_press(qtbot: QtBot) -> None:
    window, made = QWidget(), list[Command]()
    qtbot.addWidget(window)
    question, following = FeelQuestion(made.append), button("Close", lambda: None)
    layout = QVBoxLayout(window)
    layout.addWidget(question)
    layout.addWidget(following)
    question.ask(7)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    answer = question.answers[Feel.RIGHT]
    answer.setFocus()
    QTest.keyClick(answer, Qt.Key.Key_Return)
    assert made == [Felt(7, Feel.RIGHT)]
    assert window.focusWidget() is window
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is following
