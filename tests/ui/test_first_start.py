"""The first start: four steps that can be left at any point, by keyboard too, and a taste that leaves no trace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.adapters.catalog import load_stretches
from calfbreak.domain import commands
from calfbreak.domain.autostart import Autostart, Standing, impossible
from calfbreak.domain.settings.settings import Value
from calfbreak.domain.stretching.cues import Cue, CueAt
from calfbreak.domain.stretching.session import Session, duration
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.ui.first_start import READY, STEPS, TASTE, TRY, FirstStart
from calfbreak.ui.parts import centre_on_screen_in_use
from calfbreak.ui.taste import TASTE as PRESCRIPTION
from calfbreak.ui.theme import Theme

STRETCHES = load_stretches()


@dataclass
class Cues:
    """What was heard."""

    heard: list[Cue] = field(default_factory=list)

    def __call__(self, cue: CueAt, session: Session, stretch: Stretch) -> None:
        self.heard.append(cue.cue)


@pytest.fixture
def cues() -> Cues:
    return Cues()


Make = Callable[..., FirstStart]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, clock: object, wishes: object, cues: Cues) -> Make:
    def made(
        values: Mapping[str, Value] | None = None,
        locked: Mapping[str, object] | None = None,
        *,
        voice: bool = True,
        tray: bool = True,
    ) -> FirstStart:
        window = FirstStart(
            wish=wishes, theme=theme, clock=clock, stretches=STRETCHES,  # type: ignore[arg-type]
            values=values or {}, locked=locked or {}, cued=cues, voice=voice, tray=tray,
        )  # fmt: skip
        qtbot.addWidget(window)
        window.open()
        return window

    return made


@pytest.fixture
def first(make: Make) -> FirstStart:
    return make()


def texts(window: QWidget) -> str:
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisibleTo(window))


def press(window: FirstStart, key: Qt.Key) -> None:
    QTest.keyClick(window, key)


def test_without_a_wall_nobody_is_invited_to_lean_on_one(make: Make) -> None:
    first = make({"have_wall": False})
    first.show_page(TRY - 1)
    first.go_on()
    assert first.stack.currentIndex() == READY
    first.go_back()
    assert first.stack.currentIndex() == TRY - 1
    (switch,) = [
        each for each in first.findChildren(QAbstractButton)
        if each.isVisibleTo(first) and each.accessibleName() == "I have a wall"
    ]  # fmt: skip
    switch.click()
    first.go_on()
    assert first.stack.currentIndex() == TRY
    first.go_on()
    assert first.stack.currentIndex() == TASTE


def test_four_steps_in_order(first: FirstStart) -> None:
    seen = []
    for _ in range(STEPS):
        seen.append((first.step.text(), texts(first)))
        first.go_on()
    assert [step for step, _ in seen] == [f"Step {number} of 4" for number in (1, 2, 3, 4)]
    what, often, around, taste = (words for _, words in seen)
    assert "When not to stretch" in what
    assert all(caution in what for caution in STRETCHES["wall-straight"].cautions)
    assert "Remind me after" in often
    assert "calf board" in around
    assert "twenty seconds" in taste


def test_return_goes_on_and_escape_leaves_at_every_step(make: Make) -> None:
    for page in (0, 1, 2, TRY, READY):
        window = make()
        window.show_page(page)
        press(window, Qt.Key.Key_Escape)
        assert not window.isVisible()
    window = make()
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    assert window.stack.currentIndex() == 2


def test_every_step_can_be_skipped_and_gone_back_to(first: FirstStart) -> None:
    first.go_on()
    first.go_on()
    first.go_back()
    assert first.stack.currentIndex() == 1
    first.show_page(READY)
    first.go_back()
    assert first.stack.currentIndex() == TRY
    first.later.click()
    assert first.stack.currentIndex() == READY
    first.go_on()
    assert not first.isVisible()


def test_what_is_chosen_applies_at_once(first: FirstStart, wishes: object) -> None:
    first.show_page(1)
    (interval,) = (each for each in switches(first, "Remind me after") if isinstance(each, QSpinBox))
    interval.setValue(90)
    first.show_page(2)
    (board,) = switches(first, "I have a calf board")
    assert isinstance(board, QAbstractButton)
    board.click()
    assert commands.Change("interval", "1h30m") in wishes.made  # type: ignore[attr-defined]
    assert commands.Change("have_board", True) in wishes.made  # type: ignore[attr-defined]


def switches(window: QWidget, name: str) -> list[QWidget]:
    return [each for each in window.findChildren(QWidget) if each.accessibleName() == name]


def test_it_shows_what_is_set_already_and_what_is_locked(make: Make) -> None:
    window = make({"have_board": True}, {"have_wall": "a file of the administrator"})
    (board,), (wall,) = switches(window, "I have a calf board"), switches(window, "I have a wall")
    assert isinstance(board, QAbstractButton)
    assert board.isChecked()
    assert not wall.isEnabled()
    window.show_page(2)
    assert "a file of the administrator" in texts(window)


def test_the_voice_is_offered_where_there_is_one(make: Make) -> None:
    assert len(switches(make(voice=True), "Voice")) == 1
    assert switches(make(voice=False), "Voice") == []


def test_without_a_tray_it_says_how_to_come_back(make: Make) -> None:
    window = make(tray=False)
    window.show_page(READY)
    assert "Start Calf Break again" in texts(window)


def test_autostart_is_offered_as_it_really_is(first: FirstStart, wishes: object) -> None:
    first.show_page(READY)
    switch = first.autostart.switch
    first.show_autostart(Autostart(standing=Standing.OFF))
    assert switch.isEnabled()
    assert not switch.isChecked()
    switch.click()
    assert wishes.made == [commands.StartAtLogin(True)]  # type: ignore[attr-defined]
    first.show_autostart(Autostart(standing=Standing.ON, where="somewhere"))
    assert switch.isChecked()
    first.show_autostart(Autostart(standing=Standing.STALE, command="/old/place"))
    assert "/old/place is gone" in texts(first)
    first.show_autostart(impossible("Not here."))
    assert not switch.isEnabled()
    assert "Not here." in texts(first)


def test_the_taste_takes_twenty_seconds_with_the_same_for_both_legs() -> None:
    assert duration(PRESCRIPTION) == 20.0


def run(first: FirstStart, clock: object, seconds: float) -> None:
    """Let the time pass, as the window's own timer would."""
    for _ in range(round(seconds * 10)):
        clock.seconds += 0.1  # type: ignore[attr-defined]
        first.taste._go_on()


def test_the_taste_is_seen_and_heard_and_ends_by_itself(
    first: FirstStart, clock: object, cues: Cues, wishes: object
) -> None:
    first.show_page(TRY)
    press(first, Qt.Key.Key_Return)
    assert first.stack.currentIndex() == TASTE
    assert first.taste.page.words.phase.text().startswith("Get ready")
    run(first, clock, 5.0)
    assert first.taste.page.words.phase.text() == "Hold — left leg back"
    run(first, clock, 10.0)
    assert first.taste.page.words.phase.text() == "Hold — right leg back"
    run(first, clock, 5.5)
    assert first.stack.currentIndex() == READY
    assert [cue for cue in cues.heard if cue is not Cue.TICK] == [
        Cue.GET_READY, Cue.HOLD, Cue.SWITCH, Cue.HOLD, Cue.DONE,
    ]  # fmt: skip
    assert wishes.made == [], "no rule hears of it"  # type: ignore[attr-defined]


def test_the_keys_of_the_stretch_work_in_the_taste(first: FirstStart, clock: object) -> None:
    first.show_page(TRY)
    first.begin_taste()
    run(first, clock, 1.0)
    press(first, Qt.Key.Key_Space)
    run(first, clock, 3.0)
    assert first.taste.page.words.buttons.pause.text() == "Go on"
    assert first.taste.page.words.phase.text().startswith("Get ready")
    press(first, Qt.Key.Key_Space)
    press(first, Qt.Key.Key_Right)
    assert first.taste.page.words.phase.text() == "Hold — left leg back"
    press(first, Qt.Key.Key_Escape)
    assert first.stack.currentIndex() == READY
    assert first.isVisible()


def test_in_the_taste_too_a_hold_once_more_brings_no_change_of_legs(
    first: FirstStart, clock: object, cues: Cues
) -> None:
    first.show_page(TRY)
    first.begin_taste()
    run(first, clock, 16.0)  # two seconds of the hold with the other leg
    press(first, Qt.Key.Key_Left)
    assert cues.heard[-1] is Cue.GET_READY
    press(first, Qt.Key.Key_Right)
    press(first, Qt.Key.Key_Left)
    press(first, Qt.Key.Key_Right)
    assert cues.heard[-3:] == [Cue.HOLD, Cue.GET_READY, Cue.HOLD]
    assert Cue.DONE not in cues.heard


def test_in_the_taste_too_the_left_key_goes_on_from_right_to_left(first: FirstStart, clock: object) -> None:
    first.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first.show_page(TRY)
    first.begin_taste()
    run(first, clock, 1.0)
    press(first, Qt.Key.Key_Left)
    assert first.taste.page.words.phase.text() == "Hold — left leg back"
    press(first, Qt.Key.Key_Right)
    assert first.taste.page.words.phase.text().startswith("Get ready")


def test_in_the_taste_too_nothing_sounds_while_it_stands_still(first: FirstStart, clock: object, cues: Cues) -> None:
    first.show_page(TRY)
    first.begin_taste()
    press(first, Qt.Key.Key_Space)
    press(first, Qt.Key.Key_Right)
    assert cues.heard == [Cue.GET_READY]
    press(first, Qt.Key.Key_Space)
    assert cues.heard == [Cue.GET_READY, Cue.HOLD]


def test_nothing_runs_when_nobody_looks(first: FirstStart) -> None:
    first.show_page(TRY)
    first.begin_taste()
    assert first.taste._frames.isActive()
    first.close()
    assert not first.taste._frames.isActive()
    assert first.taste.session is None


def test_every_control_has_a_name_and_is_reached_by_tab(make: Make, qtbot: QtBot) -> None:
    window = make()
    for page in range(READY + 1):
        window.show_page(page)
        controls = [
            each for each in window.findChildren(QAbstractButton)
            if each.isVisibleTo(window) and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]  # fmt: skip
        assert controls
        assert all(each.text() or each.accessibleName() for each in controls)


def test_return_presses_the_button_that_has_the_keyboard(first: FirstStart) -> None:
    """Who goes to Back by Tab and presses Return wants to go back."""
    first.go_on()
    QTest.keyClick(first.back, Qt.Key.Key_Return)
    assert first.stack.currentIndex() == 0
    QTest.keyClick(first.skip, Qt.Key.Key_Enter)
    assert not first.isVisible()


def test_return_held_down_is_one_step(first: FirstStart) -> None:
    for target in (first, first.next):
        before = first.stack.currentIndex()
        for repeated in (False, True, True):
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", repeated)
            QCoreApplication.sendEvent(target, event)
        assert first.stack.currentIndex() == before + 1


@pytest.mark.parametrize("wanted", [(400, 300), (5000, 5000)])
def test_on_a_small_screen_a_title_bar_still_has_room(qtbot: QtBot, wanted: tuple[int, int]) -> None:
    """Before a window is shown nobody knows what the desktop will put around it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*wanted)
    centre_on_screen_in_use(window)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(window.geometry())
    assert window.height() <= room.height() - 24
    assert room.top() <= window.pos().y()


def test_a_window_that_is_too_high_can_be_moved(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumHeight(QGuiApplication.primaryScreen().availableGeometry().height())
    QVBoxLayout(window)
    centre_on_screen_in_use(window)
    assert window.pos().y() >= 0
