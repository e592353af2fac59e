"""What the numbers mean on a usual day, in a sentence that follows them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QVBoxLayout

from calfbreak.domain.settings.settings import Value, settings_of
from calfbreak.domain.usual_day import usual_day
from calfbreak.domain.wording.usual_day import usual_hours, usual_reminders
from calfbreak.ui.parts import label


class UsualDayLine(QFrame):
    """When one is reminded on a usual day."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "tint")
        self.reminders = label(bold=True, wrap=True)
        self.hours = label(kind="secondary", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(self.reminders)
        layout.addWidget(self.hours)

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Say what these settings mean."""
        rules = settings_of(dict(values)).rules
        day = usual_day(rules)
        self.reminders.setText(usual_reminders(day, rules.interval))
        self.hours.setText(usual_hours(day))
