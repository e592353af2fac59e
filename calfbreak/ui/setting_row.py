"""One setting in the window: its name and control, a line of help, and what there is to say about it just now."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from calfbreak.domain.settings.settings import Description, Kind
from calfbreak.domain.wording import tr
from calfbreak.ui.hours_control import HoursControl
from calfbreak.ui.parts import em, label
from calfbreak.ui.setting_control import ChoiceControl, Control, NumberControl, SwitchControl, TextControl
from calfbreak.ui.theme import Theme

Choices = tuple[tuple[str, str], ...]


class SettingRow(QWidget):
    """A setting. `control` tells of changes."""

    def __init__(self, description: Description, *, choices: Choices, theme: Theme) -> None:
        """`choices` stand in where the description has none."""
        super().__init__()
        self.description = description
        self.control = control_for(description, choices=choices, theme=theme)
        self.refusal = label(kind="problem", wrap=True)
        self.lock = label(kind="accent", wrap=True)
        say(self.refusal, "")
        say(self.lock, "")
        self.control.refused.connect(lambda why: say(self.refusal, why))
        self._arrange()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        wide = bool(self.description.foreground) or self.description.kind is Kind.HOURS
        name = label(tr(self.description.label), bold=True, wrap=True)
        name.setMinimumWidth(min(em(9), name.fontMetrics().horizontalAdvance(name.text()) + em(0.5)))
        top.addWidget(name, 0 if wide else 1)
        top.addWidget(self.control, 1 if wide else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(label(tr(self.description.help), kind="secondary", wrap=True))
        for widget in (self.control.below, self.lock, self.refusal):
            if widget is not None:
                column.addWidget(widget)

    def show_lock(self, file: object | None) -> None:
        """The setting cannot be changed, because this file says so; None if it can."""
        self.control.setEnabled(file is None)
        if self.control.below is not None:
            self.control.below.setEnabled(file is None)
        words = tr("Locked for everybody on this computer, by {file}.")
        say(self.lock, "" if file is None else words.format(file=file))


def say(where: QLabel, words: str) -> None:
    """Show the words, or nothing."""
    where.setText(words)
    where.setVisible(bool(words))


def control_for(description: Description, *, choices: Choices, theme: Theme) -> Control:
    """The control that suits the setting. `choices` stand in where the description has none."""
    match description.kind:
        case Kind.DURATION | Kind.COUNT:
            return NumberControl(description)
        case Kind.SWITCH:
            return SwitchControl(description, theme)
        case Kind.CHOICE:
            offered = tuple((value, tr(words)) for value, words in description.choices)
            return ChoiceControl(description, offered or choices, theme)
        case Kind.HOURS:
            return HoursControl(description)
        case Kind.TIME | Kind.TEXT:
            return TextControl(description)
