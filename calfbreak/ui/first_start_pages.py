"""The pages of the first start: what this is, how often, what there is around you, the taste, and what happens next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from calfbreak.domain.commands import Change, Command
from calfbreak.domain.settings.settings import Value, description_of
from calfbreak.domain.stretching.session import begin, frame_at
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.wording import tr
from calfbreak.ui.autostart_row import AutostartRow
from calfbreak.ui.beside import Pictured
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.parts import label, line
from calfbreak.ui.setting_row import SettingRow
from calfbreak.ui.theme import Theme

Wish = Callable[[Command], None]
LEAST = 24
"""The least width of the words beside a picture, as `em`."""
AROUND = ("have_wall", "have_chair", "have_floor", "have_step", "have_board")
"""The settings that say what there is around the person."""


def page(title: str, *parts: QWidget, beside: QWidget | None = None) -> QWidget:
    """A heading with parts below it, which scroll where the window is too small; and perhaps a picture beside them."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 12, 0)
    column.setSpacing(16)
    column.addWidget(heading(title))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inner)
    if beside is None:
        scroll.setContentsMargins(24, 24, 12, 24)
        return scroll
    made = Pictured(scroll, beside, least=LEAST)
    made.setContentsMargins(24, 24, 24, 24)
    return made


def heading(title: str) -> QLabel:
    """What a page is about."""
    return label(title, times=1.6, bold=True, wrap=True)


def text(words: str, kind: str = "") -> QLabel:
    """A paragraph."""
    return label(words, kind=kind, times=1.1 if not kind else 1.0, wrap=True)


def figure(theme: Theme, stretches: Mapping[str, Stretch], identity: str) -> FigureView | None:
    """Somebody in the midst of this stretch, standing still; None if it is not known."""
    stretch = stretches.get(identity)
    if stretch is None:
        return None
    view = FigureView(theme=theme)
    phases = begin(0, stretch.id, stretch.prescription, 0.0).phases
    view.show_frame(frame_at(phases, stretch.prescription.get_ready + 0.8 * stretch.prescription.hold), stretch)
    return view


def what_this_is(cautions: tuple[str, ...], beside: QWidget | None) -> QWidget:
    """What the program does, and when not to stretch."""
    return page(
        tr("Your calves like a break from the chair"),
        text(tr("Calf Break measures how long you really sit. Reading and thinking count, a walk does not.")),
        text(tr("When it is time it reminds you, and guides you through a stretch of two minutes.")),
        text(tr("It needs no network: what it knows stays on this computer.")),
        line(),
        label(tr("When not to stretch"), bold=True, wrap=True),
        *(text(tr(caution), "secondary") for caution in cautions),
        beside=beside,
    )


def how_often(
    theme: Theme, wish: Wish, values: Mapping[str, Value], locked: Mapping[str, object], beside: QWidget | None
) -> QWidget:
    """After how much sitting the reminder comes, and how many stretches make a good day."""
    rows = [_setting(key, theme, wish, values, locked) for key in ("interval", "daily_goal")]
    return page(
        tr("How often?"),
        text(tr("An hour is a good beginning. You can put each reminder off, or skip it.")),
        *_lined(rows),
        text(tr("All of this and more can be changed later in the settings."), "secondary"),
        beside=beside,
    )


def around_you(
    theme: Theme, wish: Wish, values: Mapping[str, Value], locked: Mapping[str, object], beside: QWidget | None
) -> QWidget:
    """What one has, so that only stretches are offered that can be done."""
    rows = [_setting(key, theme, wish, values, locked) for key in AROUND]
    return page(
        tr("What is around you?"),
        text(tr("Switch on what you have, and off what you have not.")),
        *_lined(rows),
        beside=beside,
    )


def _lined(rows: list[QWidget]) -> list[QWidget]:
    return [part for row in rows for part in (line(), row)]


def _setting(key: str, theme: Theme, wish: Wish, values: Mapping[str, Value], locked: Mapping[str, object]) -> QWidget:
    """A setting as the settings window shows it."""
    description = description_of(key)
    row = SettingRow(description, choices=(), theme=theme)
    row.control.show_value(values.get(key, description.default))
    row.show_lock(locked.get(key))
    row.control.changed.connect(lambda value: wish(Change(key, value)))
    return row


def try_it(theme: Theme, wish: Wish, speaks: bool | None, beside: QWidget | None) -> QWidget:
    """The invitation to the taste. `speaks`: whether the voice is on; None where there is none."""
    voice = [] if speaks is None else [line(), _setting("voice", theme, wish, {"voice": speaks}, {})]
    return page(
        tr("Try it now"),
        text(
            tr(
                "Stand up and face a wall, an arm's length away. The figure shows what to do, and sounds guide you "
                "without looking."
            )
        ),
        text(tr("It takes twenty seconds: one short hold for each leg. Nothing is recorded.")),
        *voice,
        beside=beside,
    )


def ready(autostart: AutostartRow, beside: QWidget | None, *, tray: bool) -> QWidget:
    """What happens from now on, and the offer to start with the desktop. `tray`: there is a place for the icon."""
    where = (
        tr("The ring beside the clock shows how far you are. Click it to see more, or to pause.")
        if tray
        else tr("This desktop has no place for an icon. Start Calf Break again to see how far you are, or to pause.")
    )
    return page(
        tr("You are set"),
        text(tr("Calf Break counts from now on, and says nothing until it is time.")),
        text(where),
        line(),
        autostart,
        line(),
        text(tr("If stretching hurts, stop. Calf Break is no medical advice."), "secondary"),
        beside=beside,
    )
