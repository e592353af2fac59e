"""The control for working hours: a line to type them in, and an editor for each weekday that unfolds below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calfbreak.domain.rules.calendar import Hours, parse_hours
from calfbreak.domain.settings.settings import Description, Value
from calfbreak.domain.wording import tr
from calfbreak.ui.hours_editor import HoursEditor
from calfbreak.ui.parts import button
from calfbreak.ui.setting_control import TextControl


class HoursControl(TextControl):
    """Working hours, in words or weekday by weekday."""

    def __init__(self, description: Description) -> None:
        super().__init__(description)
        self.edit.setPlaceholderText(tr("always"))
        self.unfold = button(tr("Each day"), self._fold)
        self.unfold.setCheckable(True)
        self.row.addWidget(self.unfold)
        self.editor = HoursEditor(self.unfold)
        self.editor.setVisible(False)
        self.editor.changed.connect(self._edited)
        self.changed.connect(lambda value: self.editor.show_hours(parse_hours(str(value))))

    @property
    def below(self) -> QWidget | None:
        """The editor."""
        return self.editor

    def show_value(self, value: Value) -> None:
        """Show these hours, in the line and in the editor."""
        super().show_value(value)
        self.editor.show_hours(parse_hours(str(value)))

    def _fold(self) -> None:
        self.editor.keep_order()
        self.editor.setVisible(self.unfold.isChecked())

    def _edited(self, hours: Hours) -> None:
        self.refused.emit("")
        self.show_value(str(hours))
        self.changed.emit(str(hours))
