"""The first start: four short steps, each of which can be left, and never again.

What is chosen in them applies at once, as in the settings; there is nothing to confirm at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from calfbreak.domain.autostart import Autostart
from calfbreak.domain.commands import Change, Command
from calfbreak.domain.settings.settings import Value, description_of, settings_of
from calfbreak.domain.stretching.stretch import USUAL, Stretch
from calfbreak.domain.wording import tr
from calfbreak.ports import Clock
from calfbreak.ui import first_start_pages as pages
from calfbreak.ui.autostart_row import AutostartRow
from calfbreak.ui.closing import PassingWindow
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.parts import announce, arrows, button, card, em, label, open_in_front
from calfbreak.ui.step_dots import StepDots
from calfbreak.ui.taste import Cued, TastePage
from calfbreak.ui.theme import Theme

STEPS = 4
TRY, TASTE, READY = 3, 4, 5
"""The pages after the first three; all of them belong to the fourth step."""
FIGURES = ("wall-straight", "hamstring-seated", "step-drop", "wall-straight", "calf-board")
"""Who is to be seen beside each page of words: the stretch that they do."""


class FirstStart(PassingWindow):
    """The steps, one at a time. Esc leaves them all."""

    TASTE = TASTE

    def __init__(
        self,
        *,
        wish: Callable[[Command], None],
        theme: Theme,
        clock: Clock,
        stretches: Mapping[str, Stretch],
        values: Mapping[str, Value],
        locked: Mapping[str, object],
        cued: Cued,
        dress: Callable[[FigureView], None] = lambda figure: None,
        voice: bool,
        tray: bool,
    ) -> None:
        """`stretches` by id. `cued` makes a cue of the taste heard, `dress` makes a figure look like everywhere else;
        `voice` and `tray` say whether there are any.
        """
        super().__init__(None, Qt.WindowType.Window)
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab would lead to nothing that can be seen
        self.setWindowTitle(tr("Welcome to Calf Break"))
        self.dots = StepDots(theme=theme, steps=STEPS)
        self.step = label(kind="secondary")
        self._wish, self._values = wish, dict(values)
        usual = self._usual = stretches.get(USUAL) or next(iter(stretches.values()))
        self.taste = TastePage(theme=theme, clock=clock, stretch=usual, cued=cued)
        self.autostart = AutostartRow(theme=theme, wish=wish)
        speaks = bool(values.get("voice", description_of("voice").default)) if voice else None
        figures = [pages.figure(theme, stretches, identity) for identity in FIGURES]
        self.stack = QStackedWidget()
        for each in (
            pages.what_this_is(usual.cautions, figures[0]),
            pages.how_often(theme, wish, values, locked, figures[1]),
            pages.around_you(theme, self._wish_around, values, locked, figures[2]),
            pages.try_it(theme, wish, speaks, figures[3]),
            self.taste,
            pages.ready(self.autostart, figures[4], tray=tray),
        ):
            self.stack.addWidget(each)
        for figure in (*figures, self.taste.page.figure):
            if figure is not None:
                dress(figure)
        self.next = button(tr("Next"), self.go_on, primary=True)
        self.later = button(tr("Not now"), lambda: self.show_page(READY))
        self.back = button(tr("Back"), self.go_back)
        self.skip = button(tr("Skip all"), self.close)
        self._arrange()
        self.taste.over.connect(lambda: self.show_page(READY))
        theme.dress(self)
        self.resize(max(920, em(61)), max(690, em(45)))
        self.show_page(0)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.dots)
        head.addWidget(self.step)
        head.addStretch(1)
        ground = card()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.stack)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.skip.setProperty("kind", "quiet")
        foot.addWidget(self.skip)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.later)
        foot.addWidget(self.next)
        self.next.setMinimumWidth(em(9))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(ground, 1)
        layout.addLayout(foot)
        for before, after in pairwise((self.next, self.later, self.back, self.skip)):
            self.setTabOrder(before, after)  # what is in the page, then on, and only then back and out

    def open(self) -> None:
        """Show it, in front."""
        open_in_front(self)
        self.next.setFocus()

    def show_autostart(self, found: Autostart) -> None:
        """Show what was found on the system."""
        self.autostart.show_autostart(found)

    def _wish_around(self, command: Command) -> None:
        if isinstance(command, Change):
            self._values[command.key] = command.value
        self._wish(command)

    @property
    def _can_taste(self) -> bool:
        """Whether there is what the taste needs: it is offered only if it can be done."""
        return not self._usual.missing(settings_of(self._values).equipment)

    def show_page(self, number: int) -> None:
        """Show this page, counted from 0."""
        step = min(number, STEPS - 1) + 1
        words = tr("Step {number} of {all}").format(number=step, all=STEPS)
        self.dots.show_step(step)
        self.step.setText(words)
        self.stack.setCurrentIndex(number)
        last = number == READY
        self.skip.setVisible(not last)
        self.back.setVisible(number > 0)
        self.next.setVisible(number != TASTE)
        self.later.setVisible(number == TRY)
        self.next.setText(tr("Close") if last else tr("Start") if number == TRY else tr("Next"))
        self.setFocus() if number == TASTE else self.next.setFocus()
        if self.isVisible():
            announce(self, words)

    def go_on(self) -> None:
        """What the primary button does."""
        match self.stack.currentIndex():
            case page if page == READY:
                self.close()
            case page if page == TRY:
                self.begin_taste()
            case page if page == TRY - 1 and not self._can_taste:
                self.show_page(READY)
            case page:
                self.show_page(page + 1)

    def go_back(self) -> None:
        """One step back."""
        page = self.stack.currentIndex()
        self.show_page((TRY if self._can_taste else TRY - 1) if page > TRY else page - 1)

    def begin_taste(self) -> None:
        """The twenty seconds, now."""
        self.show_page(TASTE)
        self.taste.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on, Esc leaves; in the taste the keys are those of the stretch."""
        tasting = self.stack.currentIndex() == TASTE
        on, back = arrows(self)
        match event.key():
            case Qt.Key.Key_Escape if tasting:
                self.taste.stop()
            case Qt.Key.Key_Space if tasting and not event.isAutoRepeat():
                self.taste.pause_or_resume()
            case key if key == back and tasting and not event.isAutoRepeat():
                self.taste.repeat_hold()
            case key if key == on and tasting and not event.isAutoRepeat():
                self.taste.skip_phase()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not tasting and not event.isAutoRepeat():
                self.go_on()
            case _:
                super().keyPressEvent(event)
