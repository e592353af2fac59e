"""The two small windows: the reminder of our own, and what is going on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.domain import commands, wording
from calfbreak.domain.commands import WindowName
from calfbreak.domain.rules.calendar import HOUR
from calfbreak.domain.snapshot import Phase
from calfbreak.ports import Unavailable
from calfbreak.ui.pictures import sample_snapshot
from calfbreak.ui.reminder_window import ReminderWindow
from calfbreak.ui.status_window import StatusWindow
from calfbreak.ui.theme import Theme

ACTIONS = (("start", "Start"), ("snooze", "In 10 min"), ("skip", "Skip"))


class Answers(list[tuple[int, str]]):
    """What was answered, to which reminder."""

    def __call__(self, reminder: int, action: str) -> None:
        self.append((reminder, action))


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def reminder(qtbot: QtBot, theme: Theme, answers: Answers) -> ReminderWindow:
    return ReminderWindow(pressed=answers, theme=theme)


def words(window: QWidget | None) -> list[str]:
    assert window is not None
    return [each.text() for each in window.findChildren(QLabel) if each.text()]


def press(window: QWidget | None, label: str) -> None:
    assert window is not None
    button = next(each for each in window.findChildren(QPushButton) if each.text() == label)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_reminder_says_what_the_notification_would(reminder: ReminderWindow) -> None:
    reminder.show(4, "Time for your calves", "You have been sitting for 1 h 02 min.", ACTIONS)
    assert words(reminder.window) == ["Time for your calves", "You have been sitting for 1 h 02 min."]


def test_it_takes_no_keyboard(reminder: ReminderWindow) -> None:
    reminder.show(4, "title", "body", ACTIONS)
    assert reminder.window is not None
    assert reminder.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert reminder.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


@pytest.mark.parametrize(("key", "label"), ACTIONS)
def test_answers(reminder: ReminderWindow, answers: Answers, key: str, label: str) -> None:
    reminder.show(4, "title", "body", ACTIONS)
    press(reminder.window, label)
    assert answers == [], "in its first moment nothing can be pressed"
    assert reminder.guard is not None
    reminder.guard.lift()
    press(reminder.window, label)
    assert answers == [(4, key)]
    assert reminder.window is None


def test_a_nudge_replaces_the_first(reminder: ReminderWindow, answers: Answers) -> None:
    reminder.show(4, "first", "body", ACTIONS)
    first = reminder.window
    reminder.show(4, "second", "body", ACTIONS)
    assert first is not None
    assert not first.isVisible()
    assert words(reminder.window)[0] == "second"


def test_withdrawing_is_no_answer(reminder: ReminderWindow, answers: Answers) -> None:
    reminder.show(4, "title", "body", ACTIONS)
    reminder.withdraw()
    reminder.withdraw()
    reminder.close()
    assert reminder.window is None
    assert answers == []


def test_a_message_has_one_button_and_is_no_answer(reminder: ReminderWindow, answers: Answers) -> None:
    reminder.tell("Goal reached", "3 of 3 today")
    assert reminder.guard is not None
    reminder.guard.lift()
    press(reminder.window, "Close")
    assert reminder.window is None
    assert answers == []


def test_it_stays_within_the_screen(reminder: ReminderWindow) -> None:
    reminder.show(4, "title", "body " * 40, ACTIONS)
    assert reminder.window is not None
    assert QGuiApplication.primaryScreen().availableGeometry().contains(reminder.window.geometry())


def test_on_wayland_it_is_not_available(
    qapp: object, theme: Theme, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("calfbreak.ui.reminder_window.places_windows", lambda: False)
    with pytest.raises(Unavailable, match="keyboard"):
        ReminderWindow(pressed=answers, theme=theme)


@pytest.fixture
def status(qtbot: QtBot, wishes: Callable[..., None], theme: Theme) -> StatusWindow:
    window = StatusWindow(wish=wishes, theme=theme)
    qtbot.addWidget(window)
    return window


def labels(status: StatusWindow) -> list[str]:
    return [each.text() for each in status._buttons]


@pytest.mark.parametrize("phase", Phase)
def test_the_status_says_the_same_as_the_tray(status: StatusWindow, phase: Phase) -> None:
    snapshot = sample_snapshot(phase)
    status.show_snapshot(snapshot)
    assert status.line.text() == wording.status_line(snapshot)
    assert status.today.text() == "2 of 3 today"
    assert labels(status)


@pytest.mark.parametrize(
    ("phase", "label", "command"),
    [
        (Phase.COUNTING, "Stretch now", commands.Stretch()),
        (Phase.COUNTING, "I'm standing", commands.Stand()),
        (Phase.COUNTING, "Pause 1 h", commands.Pause(lasting=HOUR)),
        (Phase.DUE, "Start", commands.Stretch(reminder=4)),
        (Phase.DUE, "In 10 min", commands.Snooze(4)),
        (Phase.HELD, "Skip", commands.Skip(4)),
        (Phase.PAUSED, "Resume", commands.Resume()),
        (Phase.STANDING, "I sit again", commands.Sit()),
        (Phase.SESSION, "Show the stretch", commands.Stretch()),
        (Phase.COUNTING, "History", commands.Show(WindowName.HISTORY)),
        (Phase.COUNTING, "Settings", commands.Show(WindowName.SETTINGS)),
    ],
)
def test_what_can_be_done(
    status: StatusWindow, wishes: object, phase: Phase, label: str, command: commands.Command
) -> None:
    status.show_snapshot(sample_snapshot(phase))
    press(status, label)
    assert wishes.made == [command]  # type: ignore[attr-defined]


def test_buttons_that_stay_answer_for_what_is_due_now(status: StatusWindow, wishes: object) -> None:
    status.show_snapshot(sample_snapshot(Phase.DUE))
    before = list(status._buttons)
    status.show_snapshot(sample_snapshot(Phase.DUE, reminder=5))
    assert status._buttons == before
    press(status, "Skip")
    assert wishes.made == [commands.Skip(5)]  # type: ignore[attr-defined]


def test_it_has_room_on_a_low_screen(status: StatusWindow) -> None:
    """1280 by 800 px at 200 %: without a tray there was no way to the settings, which lay below the screen."""
    status.open(sample_snapshot())
    assert status.minimumSizeHint().height() <= 340
    high = status.ring.height()
    status.resize(status.width(), 340)
    QApplication.processEvents()
    assert status.height() == 340
    assert status.ring.height() < high
    inside = QRect(QPoint(), status.size())
    assert all(inside.contains(each.geometry()) for each in status.findChildren(QPushButton))


def test_what_cannot_be_measured_is_said(status: StatusWindow) -> None:
    status.show_snapshot(sample_snapshot())
    assert status.note.isHidden()
    status.show_snapshot(sample_snapshot(measured=False))
    assert not status.note.isHidden()


@pytest.fixture
def panel(qtbot: QtBot, wishes: Callable[..., None], theme: Theme) -> StatusWindow:
    window = StatusWindow(wish=wishes, theme=theme, panel=True)
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize("corner", ["topLeft", "topRight", "bottomLeft", "bottomRight"])
def test_the_panel_stands_beside_the_icon_and_within_the_screen(panel: StatusWindow, corner: str) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    icon = QRect(0, 0, 22, 22)
    getattr(icon, f"move{corner[0].upper()}{corner[1:]}")(getattr(room, corner)())
    panel.toggle(sample_snapshot(), icon)
    assert room.contains(panel.geometry())
    assert not panel.geometry().intersects(icon)
    assert panel.windowFlags() & Qt.WindowType.FramelessWindowHint


def test_a_second_click_on_the_icon_closes_the_panel(panel: StatusWindow) -> None:
    panel.toggle(sample_snapshot(), QRect())
    assert panel.isVisible()
    panel.toggle(sample_snapshot(), QRect())
    assert not panel.isVisible()


def test_the_click_that_took_the_keyboard_away_does_not_open_it_again(panel: StatusWindow) -> None:
    panel.toggle(sample_snapshot(), QRect())
    panel._left.start()  # as when the click on the icon took the keyboard before it was told of
    panel.close()
    panel.toggle(sample_snapshot(), QRect())
    assert not panel.isVisible()


def test_the_panel_has_done_its_work_when_a_button_was_pressed(panel: StatusWindow, wishes: object) -> None:
    panel.toggle(sample_snapshot(), QRect())
    press(panel, "I'm standing")
    assert wishes.made == [commands.Stand()]  # type: ignore[attr-defined]
    assert not panel.isVisible()
    panel.toggle(sample_snapshot(Phase.STANDING), QRect())
    press(panel, "Settings")
    assert not panel.isVisible()


def test_where_nothing_can_be_placed_the_panel_is_a_small_window(
    qtbot: QtBot, wishes: Callable[..., None], theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("calfbreak.ui.status_window.places_windows", lambda: False)
    window = StatusWindow(wish=wishes, theme=theme, panel=True)
    qtbot.addWidget(window)
    window.toggle(sample_snapshot(), QRect())
    assert not window.windowFlags() & Qt.WindowType.FramelessWindowHint
    press(window, "Stretch now")
    assert not window.isVisible()


def test_the_ring_counts_down_and_then_tells_how_long_it_has_been(status: StatusWindow) -> None:
    status.show_snapshot(sample_snapshot())
    assert status.ring.accessibleName() == "23 min left"
    status.show_snapshot(sample_snapshot(Phase.DUE))
    assert status.ring.accessibleName() == "1:02 sitting"


def test_escape_closes_and_nothing_else_happens(status: StatusWindow, wishes: object) -> None:
    status.open(sample_snapshot())
    QTest.keyClick(status, Qt.Key.Key_Escape)
    assert not status.isVisible()
    assert wishes.made == []  # type: ignore[attr-defined]
