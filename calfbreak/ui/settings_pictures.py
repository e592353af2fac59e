"""The settings window for the pictures: its pages, and what a person may meet on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QWidget

from calfbreak.domain.settings.settings import Page, Value
from calfbreak.domain.wording import tr
from calfbreak.ui.hours_control import HoursControl
from calfbreak.ui.setting_row import Choices
from calfbreak.ui.settings_window import SettingsWindow
from calfbreak.ui.theme import Theme

_HOURS = "mon-thu 09:00-12:00, 13:00-17:30; fri 22:00-02:00"
_TALL = 155
"""The height of a window in which all of the page can be seen, in percent of its width."""
_LOCKED_BY = "/etc/xdg/calf-break/settings.toml"


def settings_pictures(theme: Theme, stretches: Choices) -> Iterator[tuple[str, QWidget]]:
    """Name and window of each picture. `stretches` are pairs of id and name."""
    for page in Page:
        yield f"settings-{page.value.lower()}", _window(theme, stretches, page)
    window = _window(theme, stretches, Page.REMINDER, values={"hours": _HOURS})
    hours = window.controls["hours"]
    assert isinstance(hours, HoursControl)
    hours.unfold.click()
    window.resize(window.width(), _TALL * window.width() // 100)
    yield "settings-hours", window
    window = _window(theme, stretches, Page.REMINDER)
    window.search.setText(tr("Hold"))
    yield "settings-search", window
    locked = dict.fromkeys(("interval", "break_after", "max_snoozes"), _LOCKED_BY)
    yield "settings-locked", _window(theme, stretches, Page.REMINDER, values={"interval": "1h30m"}, locked=locked)


def _window(
    theme: Theme,
    stretches: Choices,
    page: Page,
    *,
    values: Mapping[str, Value] | None = None,
    locked: Mapping[str, object] | None = None,
) -> SettingsWindow:
    window = SettingsWindow(
        wish=lambda command: None, theme=theme, values=values or {}, stretches=stretches, locked=locked
    )
    window.turn_to(page)
    return window
