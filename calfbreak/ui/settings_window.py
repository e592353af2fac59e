"""The settings: five short pages, made from `domain/settings.DESCRIPTIONS`. A change applies at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QScrollArea, QVBoxLayout, QWidget

from calfbreak.domain.commands import Change, Command, Reset
from calfbreak.domain.settings.settings import Page, Value
from calfbreak.domain.translation import told
from calfbreak.domain.wording import tr
from calfbreak.ui.beside import Beside
from calfbreak.ui.closing import PassingWindow
from calfbreak.ui.parts import announce, card, em, label, open_in_front
from calfbreak.ui.setting_control import ChoiceControl, Control
from calfbreak.ui.setting_row import Choices, say
from calfbreak.ui.settings_section import SettingsSection, Slot
from calfbreak.ui.theme import Theme
from calfbreak.ui.usual_day_line import UsualDayLine

MARGIN, NARROW = 24, 12
"""px around all, and in a narrow window."""
ROOMY = 44
"""Narrower than this, as `em`, a window is narrow."""


class SettingsWindow(PassingWindow):
    """Every setting with its control and one line of help."""

    def __init__(
        self,
        *,
        wish: Callable[[Command], None],
        theme: Theme,
        values: Mapping[str, Value],
        stretches: Choices,
        problems: tuple[str, ...] = (),
        locked: Mapping[str, object] | None = None,
        own: Collection[str] | None = None,
        slots: Mapping[Page, Sequence[Slot]] | None = None,
        taken: Mapping[Page, dict[str, Value]] | None = None,
    ) -> None:
        """`stretches` are pairs of id and name; `problems` are sentences about the settings file.

        `locked` and `own` as for `show_values`. `slots` make, page by page, what stands above the settings there.
        `taken` keeps, page by page, what a reset took away, for the next window of this kind.
        """
        super().__init__(None, Qt.WindowType.Window)
        self._wish = wish
        self._theme = theme
        self._values: Mapping[str, Value] = {}
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Settings — Calf Break"))
        self.usual = UsualDayLine()
        slots = {**(slots or {})}
        slots[Page.REMINDER] = (lambda: self.usual, *slots.get(Page.REMINDER, ()))
        self.sections = {
            page: SettingsSection(
                page, choices=stretches, theme=theme, slots=slots.get(page, ()), taken=(taken or {}).get(page)
            )
            for page in Page
        }
        self.search = QLineEdit()
        self.pages = QListWidget()
        self.problem = label(kind="problem", wrap=True)
        self.nothing = label(kind="secondary", wrap=True)
        self.area = QScrollArea()
        self._arrange()
        self._connect()
        self.show_values(values, locked, own)
        self.show_problems(problems)
        self.pages.setCurrentRow(0)
        self.pages.setFocus()
        theme.dress(self)
        self.resize(max(740, em(49)), max(520, em(34)))

    @property
    def controls(self) -> dict[str, Control]:
        """The control of each setting, by its key."""
        return {row.description.key: row.control for section in self.sections.values() for row in section.rows}

    # --- how it is made ----------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search in all settings"))
        self.search.setClearButtonEnabled(True)
        self.pages.setProperty("kind", "pages")
        self.pages.setAccessibleName(tr("Pages"))
        self.pages.addItems([tr(page.value) for page in Page])
        for widget in (self.search, self.pages):
            left.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.problem)
        right.addWidget(self._card(), 1)
        both = QWidget(), QWidget()
        for half, column in zip(both, (left, right), strict=True):
            column.setContentsMargins(0, 0, 0, 0)
            half.setLayout(column)
        layout = QVBoxLayout(self)
        layout.addWidget(Beside(*both, width=9, least=28, height=14.5))
        self._keep_margins(MARGIN)

    def _card(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        mirrored = self.isRightToLeft()  # margins are not turned round by Qt, scroll bars are
        column.setContentsMargins(12 if mirrored else 0, 0, 0 if mirrored else 12, 0)
        column.setSpacing(24)
        column.addWidget(self.nothing)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        ground = card()
        self._ground = QVBoxLayout(ground)
        self._ground.addWidget(self.area)
        return ground

    def _keep_margins(self, margin: int) -> None:
        """So many px around all, and around what is on the page; beside its scroll bar never more than 12."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(margin, margin, margin, margin)
        leading, trailing = (NARROW, margin) if self.isRightToLeft() else (margin, NARROW)
        self._ground.setContentsMargins(leading, margin, trailing, margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the margins give way before the page must be moved sideways."""
        super().resizeEvent(event)
        layout, margin = self.layout(), MARGIN if event.size().width() >= em(ROOMY) else NARROW
        if layout is not None and layout.contentsMargins().top() != margin:
            self._keep_margins(margin)
            layout.activate()  # now, and not after the old arrangement was seen at the new size

    def _connect(self) -> None:
        self.pages.currentRowChanged.connect(self._turn)
        self.pages.itemClicked.connect(lambda _item: self._turn(self.pages.currentRow()))
        self.search.textChanged.connect(self._look_for)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        for section in self.sections.values():
            section.changed.connect(lambda key, value: self._wish(Change(key, value)))
            section.reset.connect(lambda keys: self._wish(Reset(keys)))
            section.moved.connect(lambda key, value: self.usual.show_values({**self._values, key: value}))

    # --- what is shown -----------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show it, in front."""
        open_in_front(self)

    def turn_to(self, page: Page) -> None:
        """Show this page."""
        self.pages.setCurrentRow(list(Page).index(page))

    def show_values(
        self,
        values: Mapping[str, Value],
        locked: Mapping[str, object] | None = None,
        own: Collection[str] | None = None,
    ) -> None:
        """Show these values; defaults for those that are missing. `locked` names the file that locks a setting.

        `own` are the keys that the person has set; without it, all.
        """
        self._values = dict(values)
        for section in self.sections.values():
            section.show_values(self._values, locked or {}, own)
        self.usual.show_values(self._values)

    def offer_stretches(self, choices: Choices) -> None:
        """Offer these stretches from now on. The values must be shown again."""
        control = self.controls["stretch"]
        assert isinstance(control, ChoiceControl)
        control.offer(choices)

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """Say what is wrong with the settings file; nothing if nothing is."""
        say(self.problem, "\n".join(map(told, problems)))

    def _turn(self, row: int) -> None:
        """Show the page in this row of the list."""
        if row < 0:
            return
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        say(self.nothing, "")
        for number, section in enumerate(self.sections.values()):
            if section.isVisible() and number != row:
                section.forget_reset()
            section.show_whole()
            section.setVisible(number == row)
        self.area.verticalScrollBar().setValue(0)

    def _look_for(self, query: str) -> None:
        """Show what all pages have about it; the first page again when nothing is looked for any more."""
        if not query.strip():
            self.pages.setCurrentRow(0)
            self._turn(0)
            return
        self.pages.setCurrentRow(-1)
        hits = {section: section.show_found(query) for section in self.sections.values()}
        for section, count in hits.items():
            section.setVisible(count > 0)
        nothing = tr("No setting has to do with “{words}”.").format(words=query.strip())
        say(self.nothing, "" if any(hits.values()) else nothing)
        if not any(hits.values()):
            announce(self, nothing)
        self.area.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the search, and then closes."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.close()
