"""The settings window as its tests see it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from calfbreak.ui.setting_control import NumberControl
from calfbreak.ui.settings_window import SettingsWindow

STRETCHES = (("wall-straight", "Wall calf stretch"), ("wall-bent", "Bent-knee wall stretch"))


def number(window: SettingsWindow, key: str) -> NumberControl:
    """The control of a setting that is a number."""
    control = window.controls[key]
    assert isinstance(control, NumberControl)
    return control


def labels(section: QWidget) -> list[str]:
    """All texts that can be seen in it."""
    return [each.text() for each in section.findChildren(QLabel) if each.isVisible()]


def seen(window: SettingsWindow) -> set[str]:
    """The keys of the settings that can be seen."""
    rows = [row for section in window.sections.values() for row in section.rows]
    return {row.description.key for row in rows if row.isVisible()}
