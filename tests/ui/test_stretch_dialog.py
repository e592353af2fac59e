"""The guided session as a person meets it: what it says, what keys and buttons do, and that it is never in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfbreak.domain import commands
from calfbreak.domain.body.poses import posed
from calfbreak.domain.history.records import Side
from calfbreak.domain.snapshot import Phase, Snapshot, Today
from calfbreak.domain.stretching.session import Session, pause, repeat, resume, skip, tick
from calfbreak.domain.stretching.stretch import Prescription, Sides, Stretch
from calfbreak.ui import stretch_dialog
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.hold_dots import marks_of
from calfbreak.ui.parts import GUARD_TIME
from calfbreak.ui.pictures import NOW, sample_session, sample_snapshot
from calfbreak.ui.stretch_dialog import StretchDialog
from calfbreak.ui.theme import Theme
from ui.layings import Layings


def during(session: Session) -> Snapshot:
    return sample_snapshot(Phase.SESSION, session=session)


def after(completed: int = 2) -> Snapshot:
    return sample_snapshot(bout=0.0, remaining=3600.0, today=Today(completed=completed))


def show(dialog: StretchDialog, stretch: Stretch, second: float) -> None:
    """Show this second in a window in which there is room for the figure."""
    dialog.page.resize(dialog.size())
    session = sample_session(stretch, second)
    dialog.page.show_frame(session, session.frame, {stretch.id: stretch})


class Desk:
    """A dialog, the clock before which it runs, and what it wished."""

    def __init__(self, dialog: StretchDialog, clock: object, wishes: object, stretch: Stretch) -> None:
        self.dialog = dialog
        self.clock = clock
        self.wishes = wishes
        self.stretch = stretch

    @property
    def made(self) -> list[commands.Command]:
        return self.wishes.made  # type: ignore[attr-defined]

    def open(self, second: float = 0.0, *, asked: bool = True) -> Session:
        session = sample_session(self.stretch, second)
        self.dialog.open(during(session), asked=asked)
        QTest.qWaitForWindowExposed(self.dialog)  # the figure does not move before
        return session

    def passes(self, seconds: float) -> None:
        """Let time pass, a picture every tenth of a second."""
        for _ in range(round(seconds * 10)):
            self.clock.seconds += 0.1  # type: ignore[attr-defined]
            self.dialog.next_frame()


@pytest.fixture
def desk(qtbot: QtBot, clock: object, wishes: Callable[..., None], theme: Theme, stretch: Stretch) -> Desk:
    dialog = StretchDialog(wish=wishes, clock=clock, theme=theme, stretches={stretch.id: stretch})  # type: ignore[arg-type]
    qtbot.addWidget(dialog, before_close_func=lambda _: dialog.guard.lift())
    return Desk(dialog, clock, wishes, stretch)


def test_what_is_shown_in_the_midst_of_a_hold(desk: Desk) -> None:
    desk.open(51)
    page = desk.dialog.page
    assert page.words.name.text() == "WALL CALF STRETCH"
    assert page.words.set.text() == "Set 2 of 3"
    assert page.words.phase.text() == "Hold — left leg back"
    assert page.words.cue.text() == "Knee straight, heel down, breathe."
    assert page.words.ring.accessibleName() == "9 seconds"
    assert page.words.next.text() == "Next: switch legs · 5 s"
    assert page.words.left.text() == "1:09 left"
    assert page.words.dots[Side.LEFT].accessibleName() == "left leg: 1 of 3 holds done"


def test_between_two_snapshots_the_window_counts_by_itself(desk: Desk) -> None:
    desk.open(0)
    seen = []
    for _ in range(8):
        seen.append((desk.dialog.page.words.phase.text(), desk.dialog.page.words.ring.accessibleName()))
        desk.passes(1)
    assert seen[:5] == [("Get ready — left leg back", f"{left} seconds") for left in (5, 4, 3, 2)] + [
        ("Get ready — left leg back", "1 second")
    ]
    assert seen[5] == ("Hold — left leg back", "15 seconds")


def test_a_snapshot_corrects_what_the_window_counted(desk: Desk) -> None:
    session = desk.open(0)
    desk.passes(3)
    desk.dialog.show_snapshot(during(replace(session, time=6.0, ticked=NOW.elapsed + 3)))
    assert desk.dialog.page.words.ring.accessibleName() == "14 seconds"


def test_a_hang_of_the_program_shortens_nothing(desk: Desk) -> None:
    desk.open(6)
    desk.clock.seconds += 30  # type: ignore[attr-defined]
    desk.dialog.next_frame()
    assert desk.dialog.page.words.ring.accessibleName() == "14 seconds"


def test_the_same_second_is_always_the_same_picture(desk: Desk, stretch: Stretch) -> None:
    def picture() -> object:
        show(desk.dialog, stretch, 17)
        return desk.dialog.page.grab().toImage()

    first = picture()
    show(desk.dialog, stretch, 44)
    assert desk.dialog.page.grab().toImage() != first
    assert picture() == first


def test_it_moves_only_while_it_is_seen_and_runs(desk: Desk) -> None:
    frames, pictures = desk.dialog._frames, desk.dialog._pictures
    session = desk.open(10)
    assert frames.isActive()
    assert pictures.isActive()
    assert (frames.interval() <= 201, pictures.interval() <= 67) == (True, True)
    desk.dialog.show_snapshot(during(pause(session, session.ticked)))
    assert not frames.isActive()
    assert not pictures.isActive()
    desk.dialog.show_snapshot(during(session))
    assert frames.isActive()
    desk.dialog.hide()
    assert not frames.isActive()
    assert not pictures.isActive()


def test_a_window_that_was_made_small_stands_still_until_it_is_seen_again(desk: Desk) -> None:
    session = desk.open(0.3)
    desk.dialog.showMinimized()
    desk.dialog.show_snapshot(during(session))
    assert desk.dialog.isVisible(), "so does Qt call it"
    assert not desk.dialog._frames.isActive()
    desk.dialog.showNormal()
    assert QTest.qWaitForWindowExposed(desk.dialog)
    assert desk.dialog._frames.isActive()


def test_a_screen_reader_hears_that_it_stands_still_and_what_is_to_be_done_when_it_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, heard = desk.open(10), []
    monkeypatch.setattr(stretch_dialog, "announce", lambda window, words: heard.append(words))
    stopped = pause(session, session.ticked)
    desk.dialog.show_snapshot(during(stopped))
    desk.dialog.show_snapshot(during(stopped))
    assert heard == ["paused"]
    desk.dialog.show_snapshot(during(resume(stopped, session.ticked)))
    assert len(heard) == 2
    assert "Hold" in heard[1]


@pytest.mark.parametrize(
    ("second", "most"), [(0.3, 34), (2.0, 67), (4.5, 34), (10.0, 67), (19.98, 21), (20.6, 34), (22.5, 67)]
)
def test_it_is_quick_while_the_figure_moves_and_in_time_for_the_next_phase(
    desk: Desk, second: float, most: int
) -> None:
    desk.open(second)
    timers = [timer for timer in (desk.dialog._frames, desk.dialog._pictures) if timer.isActive()]
    assert most - 34 <= min(timer.interval() for timer in timers) <= most


def test_between_two_frames_the_figure_moves_on_alone(desk: Desk) -> None:
    desk.open(0.4)
    page = desk.dialog.page
    before, ring = page.figure._picture, page.words.ring._shown
    desk.clock.seconds += 1 / 30  # type: ignore[attr-defined]
    desk.dialog._move_on()
    assert page.figure._picture is not before
    assert page.words.ring._shown == ring
    moved = page.figure._picture
    desk.dialog.next_frame()
    assert page.figure._picture is moved, "the same moment is the same picture"


def test_a_paused_session_stands_still_and_says_so(desk: Desk) -> None:
    session = desk.open(10)
    desk.dialog.show_snapshot(during(pause(session, session.ticked)))
    assert desk.dialog.page.words.ring.accessibleName() == "10 paused"
    assert desk.dialog.page.words.buttons.pause.text() == "Go on"
    desk.passes(20)
    assert desk.dialog.page.words.ring.accessibleName() == "10 paused"


def test_buttons_wish(desk: Desk) -> None:
    session = desk.open(10)
    page = desk.dialog.page
    page.words.buttons.pause.click()
    assert desk.made == [commands.PauseSession()]
    desk.dialog.show_snapshot(during(pause(session, session.ticked)))
    page.words.buttons.pause.click()
    assert desk.made[1:] == [commands.ResumeSession()]
    desk.dialog.show_snapshot(during(resume(pause(session, session.ticked), session.ticked)))
    page.words.buttons.repeat.click()
    assert desk.made[2:] == [commands.RepeatHold()]
    page.words.buttons.skip.click()
    assert desk.made[3:] == [commands.SkipHold()]
    page.words.buttons.later.click()
    assert desk.made[4:] == [commands.StopSession()]
    assert not desk.dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Qt.Key.Key_Space, commands.PauseSession()),
        (Qt.Key.Key_Left, commands.RepeatHold()),
        (Qt.Key.Key_Right, commands.SkipHold()),
        (Qt.Key.Key_Escape, commands.StopSession()),
    ],
)
def test_keys(desk: Desk, key: Qt.Key, command: commands.Command) -> None:
    desk.open(10)
    QTest.keyClick(desk.dialog, key)
    assert desk.made == [command]


@pytest.mark.parametrize(
    ("key", "command"), [(Qt.Key.Key_Left, commands.SkipHold()), (Qt.Key.Key_Right, commands.RepeatHold())]
)
def test_from_right_to_left_the_left_key_goes_on(desk: Desk, key: Qt.Key, command: commands.Command) -> None:
    """As the dots do, and as the buttons stand."""
    desk.dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.open(10)
    skip, repeat = desk.dialog.page.words.buttons.skip, desk.dialog.page.words.buttons.repeat
    assert skip.mapToGlobal(QPoint()).x() < repeat.mapToGlobal(QPoint()).x()
    QTest.keyClick(desk.dialog, key)
    assert desk.made == [command]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_A, Qt.Key.Key_Up])
def test_other_keys_do_nothing(desk: Desk, key: Qt.Key) -> None:
    desk.open(10)
    QTest.keyClick(desk.dialog, key)
    assert desk.made == []
    assert desk.dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "command"), [(Qt.Key.Key_Right, commands.SkipHold()), (Qt.Key.Key_Left, commands.RepeatHold())]
)
def test_a_key_that_is_held_down_counts_once(desk: Desk, key: Qt.Key, command: commands.Command) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QKeyEvent

    desk.open(10)
    for repeated in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=repeated)
        QCoreApplication.sendEvent(desk.dialog, event)
    assert desk.made == [command]


def test_closing_the_window_stops_once(desk: Desk) -> None:
    desk.open(10)
    desk.dialog.close()
    desk.dialog.show_snapshot(after())
    desk.dialog.close()
    assert desk.made == [commands.StopSession()]


def buttons(dialog: QWidget) -> list[QAbstractButton]:
    return dialog.findChildren(QAbstractButton)


def test_unasked_it_takes_no_keyboard_and_at_first_no_click(desk: Desk) -> None:
    desk.open(10, asked=False)
    assert desk.dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(desk.dialog, key)
    for button in buttons(desk.dialog.page):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert desk.made == []
    assert desk.dialog.guard.up
    assert desk.dialog.guard._timer.interval() == GUARD_TIME == 1500
    desk.dialog.guard._timer.timeout.emit()
    QTest.mouseClick(desk.dialog.page.words.buttons.pause, Qt.MouseButton.LeftButton)
    assert desk.made == [commands.PauseSession()]


def test_asked_for_it_answers_at_once(desk: Desk) -> None:
    desk.open(10)
    assert not desk.dialog.guard.up
    assert not desk.dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    QTest.mouseClick(desk.dialog.page.words.buttons.pause, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert desk.made == [commands.PauseSession()]


def test_who_asks_for_the_unasked_window_is_not_kept_waiting(desk: Desk) -> None:
    session = desk.open(10, asked=False)
    desk.dialog.open(during(session), asked=True)
    QTest.keyClick(desk.dialog, Qt.Key.Key_Space)
    assert desk.made == [commands.PauseSession()]


def test_no_button_is_pressed_by_return(desk: Desk) -> None:
    desk.open(10)
    for button in buttons(desk.dialog):
        assert not button.isDefault()  # type: ignore[attr-defined]
        assert not button.autoDefault()  # type: ignore[attr-defined]


def test_at_the_end_it_says_what_was_done(desk: Desk) -> None:
    desk.open(118)
    desk.passes(2.5)
    assert desk.dialog._pages.currentWidget() is desk.dialog.done
    assert desk.dialog.done.words.text() == "3 holds on each leg."
    desk.dialog.show_snapshot(after(completed=2))
    assert desk.dialog.done.title.text() == "Well stretched"
    assert (desk.dialog.done.words.text(), desk.dialog.done.today.text()) == ("3 holds on each leg.", "2 of 3 today")
    desk.dialog.done.button.click()
    assert not desk.dialog.isVisible()
    assert desk.made == [], "nothing is left to be stopped"


def test_on_a_low_screen_the_last_page_gives_up_its_ring(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """1280 by 800 px at 200 %: the heading lay over the ring, and of the answers one saw the upper edge."""
    desk.open(118)
    desk.passes(2.5)
    done = desk.dialog.done
    desk.dialog.show_snapshot(after(completed=2))
    for height, ring in ((345, False), (560, True), (345, False)):
        monkeypatch.setattr(stretch_dialog, "room_on", lambda _screen, height=height: QRect(0, 0, 640, height))
        desk.dialog.setFixedSize(640, height)
        QApplication.processEvents()
        assert done.ring.isVisible() is ring
        seen = [each for each in (done.title, done.words, done.today, done.question, done.button) if each.isVisible()]
        assert len(seen) == 5
        for above, below in pairwise(seen):
            assert above.geometry().bottom() < below.geometry().top()
        assert done.question.height() >= done.question.minimumSizeHint().height()


def test_a_session_that_is_stopped_from_elsewhere_in_its_last_second_is_not_told_as_done(desk: Desk) -> None:
    """The record says that a hold was not held to its end; so does the window, or it says nothing."""
    desk.open(119.7)
    desk.dialog.show_snapshot(after(completed=2))
    assert not desk.dialog.isVisible()
    assert desk.dialog._pages.currentWidget() is desk.dialog.page


def test_the_end_is_told_when_the_program_sees_it_first(desk: Desk) -> None:
    session = desk.open(119.7)
    desk.dialog.show_snapshot(during(tick(session, session.ticked + 0.4)))
    desk.dialog.show_snapshot(after(completed=3))
    assert desk.dialog.isVisible()
    assert (desk.dialog.done.words.text(), desk.dialog.done.today.text()) == ("3 holds on each leg.", "3 of 3 today")


def test_skipping_the_last_hold_ends_with_what_was_done(desk: Desk) -> None:
    desk.open(110)
    desk.dialog.skip_phase()
    desk.dialog.show_snapshot(after(completed=1))
    assert desk.dialog.done.title.text() == "Done for now"
    assert desk.dialog.done.words.text() == "Left leg: 3 holds. Right leg: 2 holds."
    assert desk.dialog.done.today.text() == "1 of 3 today"


@pytest.mark.parametrize("stir", ["tab", "mouse"])
def test_the_last_page_is_not_taken_away_under_somebodys_hands(
    desk: Desk, stir: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who walks with Tab from answer to answer, or comes with the mouse, has the time that there was at first."""
    desk.open(110)
    desk.dialog.skip_phase()
    begun: list[str] = []
    monkeypatch.setattr(desk.dialog._farewell, "start", lambda: begun.append(stir))
    if stir == "tab":
        QTest.keyClick(desk.dialog.focusWidget() or desk.dialog, Qt.Key.Key_Tab)
    else:
        QApplication.sendEvent(desk.dialog, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert begun == [stir]


def test_the_end_goes_by_itself(desk: Desk) -> None:
    desk.open(119.9)
    desk.passes(0.5)
    assert desk.dialog._farewell.isActive()
    assert desk.dialog._farewell.interval() == 20_000
    desk.dialog._farewell.timeout.emit()
    assert not desk.dialog.isVisible()


def test_a_session_that_was_left_takes_its_window_along(desk: Desk) -> None:
    desk.open(50)
    desk.dialog.show_snapshot(after())
    assert not desk.dialog.isVisible()
    assert desk.made == []


def test_after_one_session_comes_the_next(desk: Desk) -> None:
    desk.open(119.9)
    desk.passes(0.5)
    desk.dialog.show_snapshot(after())
    session = replace(sample_session(desk.stretch, 7), number=8, ticked=NOW.elapsed + 0.5)
    desk.dialog.open(during(session), asked=True)
    assert desk.dialog._pages.currentWidget() is desk.dialog.page
    assert desk.dialog.page.words.phase.text() == "Hold — left leg back"
    assert not desk.dialog._farewell.isActive()


def test_each_phase_is_announced_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(stretch_dialog, "announce", lambda widget, words: said.append(words))
    desk.open(0)
    desk.passes(121)
    assert said[:3] == ["Get ready — left leg back", "Hold — left leg back", "Switch — right leg back"]
    assert len(said) == 13, "twelve phases and the end"
    assert said[-1] == "3 holds on each leg."


def test_everything_has_a_name_for_those_who_do_not_see_it(desk: Desk) -> None:
    desk.open(51)
    page = desk.dialog.page
    words = page.words
    for widget in (page.figure, words.ring, words.dots[Side.LEFT], words.dots[Side.RIGHT], *buttons(desk.dialog)):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget
    assert page.figure.accessibleName() == "Hold — left leg back"


def test_it_can_be_read_from_two_metres(desk: Desk) -> None:
    from PySide6.QtGui import QFontInfo

    from calfbreak.ui.ring_words import number_size

    desk.open(51)
    page = desk.dialog.page
    assert QFontInfo(page.words.phase.font()).pixelSize() >= 24
    assert number_size("15", page.words.ring.width()) >= 48
    assert number_size("58", page.words.ring.minimumWidth()) >= 48, "even in the smallest window"


def test_the_dots_of_each_leg(stretch: Stretch) -> None:
    session = sample_session(stretch, 51)
    assert marks_of(session, Side.LEFT) == ("done", "now", "to come")
    assert marks_of(session, Side.RIGHT) == ("done", "to come", "to come")
    left_out = skip(session, session.ticked)
    assert marks_of(left_out, Side.LEFT) == ("done", "skipped", "to come")


def test_a_stretch_of_both_legs_has_one_row_of_dots(desk: Desk) -> None:
    both = replace(desk.stretch, prescription=Prescription(sides=Sides.BOTH))
    desk.dialog.open(during(sample_session(both, 6)), asked=True)
    page = desk.dialog.page
    assert page.words.dots[Side.BOTH].isVisible()
    assert not page.words.dots[Side.LEFT].isVisible()
    assert page.words.phase.text() == "Hold — both legs"
    desk.dialog.grab()  # lays it out
    middle = page.words.ring.geometry().center().x()
    left, right = page.words.sides[Side.BOTH].geometry().left(), page.words.dots[Side.BOTH].geometry().right()
    assert (left + right) / 2 == pytest.approx(middle, abs=2), "below the ring's middle"


@pytest.mark.parametrize("width", [963, 390])
def test_from_phase_to_phase_nothing_moves_but_the_figure(desk: Desk, width: int) -> None:
    """Who stands two metres away finds everything where it was, also where a sentence needs more lines than others."""
    page = desk.dialog.page
    desk.open(1)
    desk.dialog.resize(width, 900)
    QApplication.processEvents()
    layings = Layings(desk.dialog)
    words = page.words
    left, pause = words.dots[Side.LEFT], words.buttons.pause
    parts = words.name, words.phase, words.cue, words.ring, left, words.next, words.left, pause
    seen = set()
    for _ in range(46):  # through get ready, hold, switch, hold and switch
        desk.passes(1)
        QApplication.processEvents()
        seen.add((page.words.phase.text(), *(part.geometry().getRect() for part in parts)))
    assert len({words for words, *_ in seen}) == 5, "two holds, two switches, one get ready"
    assert len({tuple(places) for _, *places in seen}) == 1
    assert layings.count == 0


def test_the_muscle_glows_in_holds_alone_and_more_and_more(qtbot: QtBot, theme: Theme, stretch: Stretch) -> None:
    figure = FigureView(theme=theme)
    qtbot.addWidget(figure)

    def glow_in(second: float) -> float:
        figure.show_frame(sample_session(stretch, second).frame, stretch)
        return figure._glow.strength

    assert glow_in(2) == 0
    glow = [glow_in(second) for second in range(5, 20)]
    assert glow == sorted(glow)
    assert glow[0] == 0
    assert glow[-1] > 0.9
    assert glow_in(21) == 0


@pytest.mark.parametrize(
    ("motion", "seconds", "number"),
    [
        ("reduced", (0.1, 0.3, 2.0, 4.5, 4.9), 1),
        ("reduced", (5.1, 9.0, 14.0, 19.9), 1),
        ("reduced", (20.1, 20.3, 23.0, 24.9), 1),
        ("reduced", (2.0, 9.0, 23.0, 31.0), 4),
        ("full", (0.1, 0.3, 2.0, 4.5, 4.9), 5),
        ("full", (5.1, 6.2, 13.6, 18.9), 4),
    ],
)
def test_with_less_motion_the_figure_stands_still_within_a_phase(
    desk: Desk, theme: Theme, stretch: Stretch, motion: str, seconds: tuple[float, ...], number: int
) -> None:
    theme.choose_motion(motion)
    poses, rings = set(), set()
    for second in seconds:
        show(desk.dialog, stretch, second)
        poses.add(desk.dialog.page.figure._picture.pose)
        rings.add(desk.dialog.page.words.ring._shown)
    assert len(poses) == number
    assert len(rings) == len(seconds), "the ring counts on"


def test_every_control_is_reached_by_tab(desk: Desk) -> None:
    desk.open(10)
    desk.dialog.setFocus()
    reached = []
    for _ in range(4):
        QTest.keyClick(desk.dialog.focusWidget() or desk.dialog, Qt.Key.Key_Tab)
        reached.append(desk.dialog.focusWidget())
    page = desk.dialog.page
    deeds = page.words.buttons
    assert reached == [deeds.pause, deeds.repeat, deeds.skip, deeds.later]


@pytest.mark.parametrize(
    ("key", "command"), [(Qt.Key.Key_Right, commands.SkipHold()), (Qt.Key.Key_Left, commands.RepeatHold())]
)
def test_the_arrow_keys_mean_the_same_when_a_button_has_the_keyboard(
    desk: Desk, key: Qt.Key, command: commands.Command
) -> None:
    desk.open(10)
    desk.dialog.setFocus()
    QTest.keyClick(desk.dialog, Qt.Key.Key_Tab)
    pressed = desk.dialog.focusWidget()
    assert pressed is desk.dialog.page.words.buttons.pause
    QTest.keyClick(pressed, key)
    assert desk.made == [command]
    assert desk.dialog.focusWidget() is pressed


@pytest.mark.parametrize(
    ("width", "height", "above", "seen"),
    [
        (963, 604, False, True),
        (640, 770, True, True),
        (640, 480, True, False),
        (440, 770, True, True),
        (390, 770, True, True),
    ],
)
def test_in_a_window_of_a_tiling_desktop_nothing_is_cut_off(
    desk: Desk, width: int, height: int, above: bool, seen: bool
) -> None:
    """Such a desktop takes no notice of how large a window wants to be."""
    page = desk.dialog.page
    desk.open(12)
    desk.dialog.resize(width, height)
    desk.dialog.grab()  # lays it out
    assert (page.width(), page.height()) == (width, height)
    assert page.figure.isVisibleTo(page) is seen
    if seen:
        assert (page.figure.geometry().bottom() < page.words.phase.mapTo(page, QPoint()).y()) is above
    words = page.words
    for part in (words.phase, words.ring, words.buttons.later, *words.dots.values(), words.left):
        if part.isVisibleTo(page):
            place = part.rect().translated(part.mapTo(page, QPoint()))
            assert page.rect().contains(place), part.accessibleName()


def test_a_hold_once_more_is_never_a_change_of_legs(desk: Desk) -> None:
    """To the eye, to the ear and to a screen reader alike: who changed legs now would stretch the wrong one."""
    session = desk.open(30)  # in the first hold of the right leg
    desk.dialog.show_snapshot(during(repeat(session, session.ticked)))
    page = desk.dialog.page
    assert page.words.phase.text() == "Get ready — right leg back"
    assert page.words.cue.text() == desk.stretch.ready_cue
    assert page.figure.accessibleName() == page.words.phase.text()
    assert page.figure._way.stations[-1] == posed(desk.stretch.poses["hold"], Side.RIGHT)
    assert posed(desk.stretch.poses["hold"], Side.LEFT) not in page.figure._way.stations


def test_a_figure_that_is_not_seen_is_not_worked_out(
    desk: Desk, stretch: Stretch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture of one's own stands in its place; nothing moves there thirty times a second."""
    page, photo = desk.dialog.page, tmp_path / "towel.png"
    assert QImage(8, 8, QImage.Format.Format_RGB32).save(str(photo))
    session = sample_session(stretch, 20.5)  # where the figure would move
    show(desk.dialog, stretch, 20.5)
    assert page.until_next(0.402) <= 1 / 30 + 0.001
    own = {stretch.id: replace(stretch, picture=photo, picture_words="A calf on a towel.")}
    page.show_frame(session, session.frame, own)
    monkeypatch.setattr(page.figure, "move_on", lambda passed: pytest.fail("nobody sees it"))
    page.show_frame(session, session.frame, own)
    page.move_on(0.1)
    assert page.until_next(0.402) > 1 / 30 + 0.001


def test_the_figure_is_up_to_date_when_a_window_becomes_large_enough_for_it(desk: Desk, stretch: Stretch) -> None:
    """Also while the session is paused and no further frame comes."""
    page, session = desk.dialog.page, sample_session(stretch, 10)
    page.resize(360, 400)
    page.show_frame(session, session.frame, {stretch.id: stretch})
    assert page.figure.isHidden()
    page.resize(963, 604)
    page.grab()  # as the desktop does: it is told of its size
    assert page.figure._picture.pose == page.figure._way.at(5.0, 15.0)
    assert page.figure._way.breathes


def test_the_figure_is_up_to_date_in_the_moment_in_which_it_comes_back(
    desk: Desk, stretch: Stretch, tmp_path: Path
) -> None:
    page, photo = desk.dialog.page, tmp_path / "towel.png"
    assert QImage(8, 8, QImage.Format.Format_RGB32).save(str(photo))
    own = {stretch.id: replace(stretch, picture=photo, picture_words="A calf on a towel.")}
    show(desk.dialog, stretch, 0)
    for second in (0.1, 10):
        session = sample_session(stretch, second)
        page.show_frame(session, session.frame, own)
    stood = page.figure._picture
    show(desk.dialog, stretch, 10)
    assert page.figure._picture.pose != stood.pose
