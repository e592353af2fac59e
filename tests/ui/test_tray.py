"""The icon shows what is going on, is drawn only when that changes, and the menu says all that can be done."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from calfbreak.domain import commands
from calfbreak.domain.commands import WindowName
from calfbreak.domain.history.records import Side
from calfbreak.domain.rules.calendar import MINUTE
from calfbreak.domain.snapshot import Phase
from calfbreak.domain.stretching.stretch import Plan, Prescription, Stretch
from calfbreak.ui import tray as tray_module
from calfbreak.ui.pictures import sample_snapshot
from calfbreak.ui.tray import Tray
from calfbreak.ui.tray_icon import SIZES, STEPS, DrawnState, draw, drawn_state, tray_icon

# The offscreen platform has no panel to listen to, and Qt says so.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


def alone_of(identity: str, name: str) -> Stretch:
    return Stretch(
        id=identity, name=name, muscles=(), needs=(), steps=(), cue="", ready_cue="", switch_cue="", cautions=(),
        sources=(), prescription=Prescription(), poses={}, positions=dict.fromkeys(Side, ""),
    )  # fmt: skip


@pytest.fixture
def tray(qapp: object, wishes: Callable[[commands.Command], None]) -> Tray:
    return Tray(wish=wishes)


def grey(state: DrawnState, size: int, panel: str) -> list[int]:
    """What somebody sees who sees no colours, on a panel of this brightness."""
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(panel))
    painter = QPainter(image)
    painter.drawPixmap(0, 0, draw(state, size))
    painter.end()
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [image.pixelColor(x, y).red() for y in range(size) for x in range(size)]


STATES = [DrawnState(phase, 20 if phase in (Phase.COUNTING, Phase.SNOOZED) else 0) for phase in Phase]


@pytest.mark.parametrize("panel", ["#FFFFFF", "#101010", "#808080"])
@pytest.mark.parametrize("size", SIZES)
def test_no_two_states_look_alike_even_without_colour(qapp: object, size: int, panel: str) -> None:
    seen = {state: grey(state, size, panel) for state in STATES}
    for one, other in combinations(STATES, 2):
        different = sum(abs(a - b) > 48 for a, b in zip(seen[one], seen[other], strict=True))
        assert different >= 0.025 * size * size, (one, other)


@pytest.mark.parametrize("panel", ["#FFFFFF", "#101010"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.phase.value)
def test_every_state_can_be_seen_on_light_and_dark_panels(qapp: object, state: DrawnState, panel: str) -> None:
    ground = QColor(panel).red()
    seen = sum(abs(value - ground) > 64 for value in grey(state, 22, panel))
    assert seen >= 0.12 * 22 * 22


def test_the_ring_grows_with_every_step(qapp: object) -> None:
    green = [
        sum(
            image.pixelColor(x, y).green() > image.pixelColor(x, y).red() + 40 for x in range(64) for y in range(64)
        )
        for image in (draw(DrawnState(Phase.COUNTING, step), 64).toImage() for step in range(STEPS + 1))
    ]  # fmt: skip
    assert green[0] == 0
    assert all(first < second for first, second in pairwise(green))


def test_the_icon_comes_in_every_size_that_panels_ask_for(qapp: object) -> None:
    sizes = tray_icon(DrawnState(Phase.DUE, 0)).availableSizes()
    assert [size.width() for size in sizes] == list(SIZES)


def test_what_cannot_be_seen_is_not_drawn_again() -> None:
    first = sample_snapshot(remaining=1800.0, bout=1800.0)
    assert drawn_state(first) == drawn_state(sample_snapshot(remaining=1790.0, bout=1810.0))
    assert drawn_state(first) != drawn_state(sample_snapshot(remaining=1500.0, bout=2100.0))
    hour = {drawn_state(sample_snapshot(remaining=3600.0 - second)) for second in range(3601)}
    assert len(hour) == STEPS + 1


def test_the_tray_sets_its_icon_only_when_it_looks_different(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[DrawnState] = []
    monkeypatch.setattr(tray_module, "tray_icon", lambda state: drawn.append(state) or tray_icon(state))
    for minute in range(61):
        tray.show_snapshot(sample_snapshot(bout=minute * 60.0, remaining=3600.0 - minute * 60))
    assert len(drawn) == STEPS + 1
    tray.show_snapshot(sample_snapshot(Phase.DUE))
    assert drawn[-1] == DrawnState(Phase.DUE, 0)


def test_the_tooltip_says_times_and_is_sent_once_while_nothing_happens(
    tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(tray.icon, "setToolTip", said.append)
    first = sample_snapshot(bout=0.0, remaining=3600.0)
    for minute in range(60):
        passed = minute * MINUTE
        now = first.at.ago(-passed)
        tray.show_snapshot(sample_snapshot(at=now, bout=passed, remaining=3600.0 - passed))
    assert len(said) == 1
    assert said[0].splitlines()[1].startswith("Sitting since ")


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def shown(tray: Tray, phase: Phase = Phase.COUNTING, **changes: object) -> QMenu:
    tray.show_snapshot(sample_snapshot(phase, **changes))
    tray.menu.aboutToShow.emit()
    return tray.menu


def test_the_menu_while_sitting(tray: Tray) -> None:
    assert entries(shown(tray)) == [
        "Sitting for 37 min · stretch in 23 min", "Stretch now", "I'm standing", "Pause", "History", "Settings", "Quit",
    ]  # fmt: skip


def test_the_menu_when_due(tray: Tray) -> None:
    assert entries(shown(tray, Phase.DUE))[:4] == [
        "Time to stretch · sitting for 1 h 02 min", "Start", "In 10 min", "Skip",
    ]  # fmt: skip


def test_no_snooze_is_offered_that_would_be_refused(tray: Tray) -> None:
    assert "In 10 min" not in entries(shown(tray, Phase.DUE, snoozes_left=0))


def test_an_answer_can_be_given_while_a_reminder_is_held_back(tray: Tray) -> None:
    words = entries(shown(tray, Phase.HELD, quiet=("call",)))
    assert words[:2] == ["Due, held back: in a call", "Start"]


def test_the_menu_while_paused_standing_and_stretching(tray: Tray) -> None:
    assert "Resume" in entries(shown(tray, Phase.PAUSED))
    assert "Pause" not in entries(tray.menu)
    assert "I sit again" in entries(shown(tray, Phase.STANDING))
    menu = shown(tray, Phase.SESSION)
    assert "Show the stretch" in entries(menu)
    assert not entry(menu, "I'm standing").isEnabled()
    assert not entry(menu, "Pause").isEnabled()


def test_what_cannot_be_measured_is_said_in_the_menu(tray: Tray) -> None:
    assert "Cannot measure input here: counting all unlocked time" in entries(shown(tray, measured=False))


@pytest.mark.parametrize(
    ("phase", "words", "command"),
    [
        (Phase.COUNTING, "Sitting for 37 min · stretch in 23 min", commands.Show(WindowName.STATUS)),
        (Phase.COUNTING, "Stretch now", commands.Stretch()),
        (Phase.COUNTING, "I'm standing", commands.Stand()),
        (Phase.COUNTING, "History", commands.Show(WindowName.HISTORY)),
        (Phase.COUNTING, "Settings", commands.Show(WindowName.SETTINGS)),
        (Phase.COUNTING, "Quit", commands.QuitProgram()),
        (Phase.DUE, "Start", commands.Stretch(reminder=4)),
        (Phase.DUE, "In 10 min", commands.Snooze(4)),
        (Phase.DUE, "Skip", commands.Skip(4)),
        (Phase.STANDING, "I sit again", commands.Sit()),
        (Phase.PAUSED, "Resume", commands.Resume()),
        (Phase.SESSION, "Show the stretch", commands.Stretch()),
    ],
)
def test_each_entry_wishes(tray: Tray, wishes: object, phase: Phase, words: str, command: object) -> None:
    entry(shown(tray, phase), words).trigger()
    assert wishes.made == [command]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("For 30 min", commands.Pause(lasting=30 * MINUTE)),
        ("For 1 h", commands.Pause(lasting=60 * MINUTE)),
        ("For 2 h", commands.Pause(lasting=120 * MINUTE)),
        ("Until tomorrow", commands.Pause(until_tomorrow=True)),
        ("Until I resume", commands.Pause()),
    ],
)
def test_pauses(tray: Tray, wishes: object, words: str, command: object) -> None:
    menu = entry(shown(tray), "Pause").menu()
    assert isinstance(menu, QMenu)
    entry(menu, words).trigger()
    assert wishes.made == [command]  # type: ignore[attr-defined]


PLANS = tuple(
    Plan(name, words, (alone_of(name, words),)) for name, words in (
        ("wall-straight", "Wall calf stretch"), ("wall-bent", "Bent & low"), ("calves", "Both calf muscles"),
    )
)  # fmt: skip


def test_stretch_now_offers_the_chosen_one_first_and_then_all_that_can_be_done(qapp: object, wishes: object) -> None:
    tray = Tray(wish=wishes, offered=lambda: PLANS)  # type: ignore[arg-type]
    tray.show_snapshot(sample_snapshot())
    menu = entry(tray.menu, "Stretch now").menu()
    assert isinstance(menu, QMenu)
    assert entries(menu) == ["Wall calf stretch · 2 min", "Bent && low · 2 min", "Both calf muscles · 2 min"]
    for each in entries(menu):
        entry(menu, each).trigger()
    chosen, bent, both = commands.Stretch(), commands.Stretch("wall-bent"), commands.Stretch("calves")
    assert wishes.made == [chosen, bent, both]  # type: ignore[attr-defined]


def test_clicks_on_the_icon(tray: Tray, wishes: object) -> None:
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert wishes.made == [commands.Show(WindowName.PANEL), commands.Stretch()]  # type: ignore[attr-defined]


def test_the_menu_tells_what_is_so_when_it_opens(qapp: object, wishes: Callable[[commands.Command], None]) -> None:
    newest = [sample_snapshot()]
    tray = Tray(wish=wishes, read=lambda: newest[0])
    tray.show_snapshot(newest[0])
    newest[0] = sample_snapshot(bout=38 * 60.0, remaining=22 * 60.0)
    tray.menu.aboutToShow.emit()
    assert entries(tray.menu)[0] == "Sitting for 38 min · stretch in 22 min"


def test_the_menu_has_its_shape_before_it_opens(tray: Tray) -> None:
    """Panels measure it before they hear that it opens; one that changes then is shown in its old size."""
    for phase in (Phase.COUNTING, Phase.PAUSED, Phase.STANDING, Phase.SESSION, Phase.COUNTING):
        tray.show_snapshot(sample_snapshot(phase))
        before = entries(tray.menu)
        actions = tray.menu.actions()
        tray.menu.aboutToShow.emit()
        assert entries(tray.menu) == before
        assert all(one is other for one, other in zip(actions, tray.menu.actions(), strict=True))


def test_the_minutes_change_and_nothing_else(tray: Tray) -> None:
    menu = shown(tray)
    actions = menu.actions()
    assert entries(shown(tray, bout=38 * 60.0, remaining=22 * 60.0))[0] == "Sitting for 38 min · stretch in 22 min"
    assert all(one is other for one, other in zip(actions, menu.actions(), strict=True))


def test_what_opens_beside_the_menu_does_not_become_more_and_more(tray: Tray) -> None:
    for phase in (Phase.COUNTING, Phase.STANDING) * 5:
        shown(tray, phase)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(tray.menu.findChildren(QMenu)) == 1


def test_the_tray_needs_no_window(qapp: object) -> None:
    """It is imported first; what it does not need must not slow it down."""
    import subprocess
    import sys

    code = "import sys; import calfbreak.ui.tray; print([m for m in sys.modules if m.startswith('calfbreak.ui.')])"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert loaded.strip() == "['calfbreak.ui.tray_icon', 'calfbreak.ui.tray_menu', 'calfbreak.ui.tray']"
