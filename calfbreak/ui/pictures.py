"""Pictures of every window, in every theme, always the same: for the README, for review, and for the tests.

An invented afternoon stands behind them. Run it without a screen: `QT_QPA_PLATFORM=offscreen calfbreak pictures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from calfbreak.domain import wording
from calfbreak.domain.body.looks import Hair, Looks, Skin
from calfbreak.domain.body.poses import USUAL
from calfbreak.domain.commands import Command
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.history.records import Answer, BoutEnd, BoutRecord, Outcome, ReminderRecord, SessionRecord
from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.calendar import MINUTE
from calfbreak.domain.rules.moment import Moment, Stamp
from calfbreak.domain.snapshot import Snapshot, Today
from calfbreak.domain.stretching.session import Session, Stage, begin, begin_parts, duration, pause, tick
from calfbreak.domain.stretching.stretch import Routine, Stretch
from calfbreak.domain.wording import tr
from calfbreak.ports import Plotter
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.introduction_pictures import introduction_pictures
from calfbreak.ui.reminder_window import ReminderWindow
from calfbreak.ui.settings_pictures import settings_pictures
from calfbreak.ui.status_window import StatusWindow
from calfbreak.ui.stretch_dialog import StretchDialog
from calfbreak.ui.stretches.pictures import stretch_pictures
from calfbreak.ui.theme import Motion, Theme
from calfbreak.ui.tray_icon import DrawnState, draw

NOW = Moment(elapsed=50_000.0, awake=50_000.0, wall=1_795_353_600.0, zone="UTC+01:00")
"""Sunday 22 November 2026, 14:20 local time."""


@dataclass(frozen=True, slots=True)
class StillClock:
    """A clock that stands."""

    moment: Moment = NOW

    def now(self) -> Moment:
        """Always the same moment."""
        return self.moment

    def elapsed(self) -> float:
        """Of that moment, seconds."""
        return self.moment.elapsed


def sample_snapshot(phase: Phase = Phase.COUNTING, **changes: object) -> Snapshot:
    """A moment of the invented afternoon."""
    due = phase in (Phase.DUE, Phase.HELD)
    snapshot = Snapshot(
        at=NOW, phase=phase, bout=(62 if due else 37) * MINUTE, remaining=None if due else 23 * MINUTE,
        interval=60 * MINUTE, reminder=4 if due else None, snoozes_left=3, stretch="wall-straight",
        stretch_name="Wall calf stretch", stretch_lasts=120,
        today=Today(completed=2, goal=3, sat=252 * MINUTE, longest=63 * MINUTE),
    )  # fmt: skip
    return replace(snapshot, **changes)  # type: ignore[arg-type]


def sample_session(stretch: Stretch, second: float) -> Session:
    """A session that has run for this many seconds."""
    return _run(begin(7, stretch.id, stretch.prescription, 0.0), second)


def _run(session: Session, second: float) -> Session:
    session = replace(session, ticked=NOW.elapsed - second)
    while session.ticked < NOW.elapsed and session.stage is Stage.RUNNING:
        session = tick(session, min(session.ticked + 0.25, NOW.elapsed))
    return session


def sample_day() -> DayHistory:
    """The records of the invented day until now."""
    day = date(2026, 11, 22)
    bouts = ((8, 36, 63, BoutEnd.SESSION), (9, 52, 62, BoutEnd.NATURAL_BREAK), (11, 2, 52, BoutEnd.STOOD),
             (12, 45, 38, BoutEnd.SESSION))  # fmt: skip
    return DayHistory(
        day=day,
        bouts=tuple(
            BoutRecord(_stamp(hour, minute), _stamp(hour, minute + length), length * 60.0, ending, day)
            for hour, minute, length, ending in bouts
        ),
        reminders=(
            ReminderRecord(2, _stamp(10, 52), _stamp(10, 52), _stamp(10, 53), Answer.SKIPPED, 0, 0, (), day),
        ),
        sessions=tuple(
            SessionRecord(number, "wall-straight", _stamp(hour, minute), _stamp(hour, minute + 2), Outcome.COMPLETED,
                          (), None, day)
            for number, hour, minute in ((1, 9, 40), (2, 13, 24))
        ),
    )  # fmt: skip


def _stamp(hour: int, minute: int) -> Stamp:
    return Stamp(NOW.wall - (14 * 60 + 20 - hour * 60 - minute) * 60.0, 3600)


def render(widget: QWidget) -> QImage:
    """What the widget looks like at its size, without showing it."""
    widget.ensurePolished()
    for _ in range(2):
        widget.grab()  # lays it out
        QCoreApplication.sendPostedEvents()  # and again, where a bar for scrolling came or went
    image = widget.grab().toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def tray_sheet() -> QImage:
    """Every state of the tray icon, in three sizes, on a light and on a dark panel."""
    states = [DrawnState(Phase.COUNTING, 6), DrawnState(Phase.COUNTING, 21)]
    states += [DrawnState(phase, 24) for phase in Phase if phase is not Phase.COUNTING]
    image = QImage(80 * len(states), 2 * 160, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        for row, ground in enumerate(("#F4F2ED", "#20272A")):
            painter.fillRect(0, row * 160, image.width(), 160, QColor(ground))
            for column, state in enumerate(states):
                for size, top in ((64, 12), (32, 84), (22, 124)):
                    painter.drawPixmap(column * 80 + (80 - size) // 2, row * 160 + top, draw(state, size))
    return image


def pictures(
    stretches: Mapping[str, Stretch],
    plotter: Plotter | None = None,
    *,
    themes: Iterable[str] = ("light", "dark"),
    text_size: int = 100,
) -> Iterator[tuple[str, QImage]]:
    """Name and picture of every window in these themes. `stretches` by id; needs `wall-straight`.

    Without a plotter the history shows tables instead of plots. `text_size` in percent of the application's font.
    """
    yield "tray", tray_sheet()
    for choice in themes:
        theme = Theme(choice=choice, motion=Motion.FULL)
        theme.enlarge(text_size)
        yield f"figures-{choice}", figures_sheet(theme, stretches)
        for name, widget in windows(theme, stretches, plotter):
            yield f"{name}-{choice}", render(widget)
        theme.enlarge(100)


def figures_sheet(theme: Theme, stretches: Mapping[str, Stretch]) -> QImage:
    """Everybody that the figure can be, one at each stretch."""
    people = [Looks(skin, hair) for hair in Hair for skin in Skin]
    columns, across, down = len(Skin), 300, 330
    image = QImage(columns * across, len(Hair) * down, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        for number, (looks, stretch) in enumerate(zip(people, cycle(stretches.values()), strict=False)):
            view = FigureView(theme=theme)
            view.resize(across, down)
            view.use(USUAL, looks)
            second = stretch.prescription.get_ready + 0.8 * stretch.prescription.hold
            view.show_frame(sample_session(stretch, second).frame, stretch)
            painter.drawImage(number % columns * across, number // columns * down, render(view))
    return image


def windows(
    theme: Theme, stretches: Mapping[str, Stretch], plotter: Plotter | None = None
) -> Iterator[tuple[str, QWidget]]:
    """Name and window of each picture, made one after the other; each is deleted when there is another.

    Nothing else would: no event loop runs, and a change of font reaches every widget that there is.
    """
    before: QWidget | None = None
    for name, window in _windows(theme, stretches, plotter):
        if before is not None and before is not window:
            delete(before)
        yield name, window
        before = window


def _windows(theme: Theme, stretches: Mapping[str, Stretch], plotter: Plotter | None) -> Iterator[tuple[str, QWidget]]:
    from calfbreak.ui.history.pictures import history_pictures

    yield from dialogs(theme, stretches)
    for name, phase in (("status", Phase.COUNTING), ("status-due", Phase.DUE)):
        status = StatusWindow(wish=_nothing, theme=theme)
        status.show_snapshot(sample_snapshot(phase))
        yield name, status
    yield from history_pictures(theme, stretches, plotter)
    yield from settings_pictures(theme, tuple((each.id, tr(each.name)) for each in stretches.values()))
    yield from stretch_pictures(theme, stretches)
    panels = {"panel": sample_snapshot(), "panel-due": sample_snapshot(Phase.DUE)}
    yield from introduction_pictures(theme, stretches, StillClock(), panels)
    yield "reminder", reminder_content(sample_snapshot(Phase.DUE), theme)


def dialogs(theme: Theme, stretches: Mapping[str, Stretch]) -> Iterator[tuple[str, StretchDialog]]:
    """The guided stretch: each of them, in each of its phases, and at its end."""
    stretch = stretches["wall-straight"]
    for name, second in (("dialog", 51.0), ("dialog-ready", 2.0), ("dialog-switch", 21.0)):
        yield name, _dialog(theme, stretches, sample_session(stretch, second))
    for each in stretches.values():
        if each is not stretch:
            second = each.prescription.get_ready + 0.8 * each.prescription.hold
            yield f"dialog-{each.id}", _dialog(theme, stretches, sample_session(each, second))
    yield "dialog-paused", _dialog(theme, stretches, pause(sample_session(stretch, 51.0), NOW.elapsed))
    yield "dialog-routine", _routine(theme, stretches)
    dialog = _dialog(theme, stretches, sample_session(stretch, 120.5))
    dialog.show_snapshot(sample_snapshot())
    yield "done", dialog


def _dialog(
    theme: Theme, stretches: Mapping[str, Stretch], session: Session, routines: Mapping[str, Routine] | None = None
) -> StretchDialog:
    """The window of the guided stretch, at this moment of a session."""
    dialog = StretchDialog(wish=_nothing, clock=StillClock(), theme=theme, stretches=stretches, routines=routines)
    dialog.show_snapshot(sample_snapshot(Phase.SESSION, session=session))
    return dialog


def _routine(theme: Theme, stretches: Mapping[str, Stretch]) -> StretchDialog:
    """All stretches after one another, in the second of them."""
    routine = Routine("all", "Everything", tuple(stretches))
    parts = tuple((each.id, each.prescription) for each in stretches.values())
    second = duration(parts[0][1]) + 7.0 if len(parts) > 1 else 7.0
    session = _run(begin_parts(7, routine.id, parts, 0.0), second)
    return _dialog(theme, stretches, session, {routine.id: routine})


def _nothing(command: Command) -> None:
    """Nobody listens to a picture."""


def reminder_content(snapshot: Snapshot, theme: Theme) -> QWidget:
    """The window of the reminder, not shown."""
    window = ReminderWindow(pressed=lambda reminder, action: None, theme=theme)
    body = wording.reminder_body(snapshot.bout, snapshot.stretch_name, snapshot.stretch_lasts)
    return window.prepare(1, wording.reminder_title(), body, wording.reminder_actions(snapshot))


def turn_around() -> None:
    """Lay everything out as for a language that is written from right to left."""
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def save_pictures(folder: Path, drawn: Iterable[tuple[str, QImage]]) -> tuple[Path, ...]:
    """Write the pictures into `folder` as PNG; the files, in order. Raises OSError if one cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, image in drawn:
        file = folder / f"{name}.png"
        if not image.save(str(file)):
            raise OSError(f"{file}: the picture cannot be written")
        files.append(file)
    return tuple(files)
