"""Settings of the running program: changed by hand, on the command line, in the window; all hold without a restart."""

from __future__ import annotations

from PySide6.QtCore import QRect

from calfbreak.domain.rules.calendar import HOUR, MINUTE
from desktop.resident import Resident
from desktop.session import Desktop

WINDOW = "^Settings"
ACCENT = "#1F7A6C"
"""Of a slider, in a light window."""


def test_a_file_that_is_edited_by_hand_holds_within_a_minute(bare_desktop: Desktop) -> None:
    resident = Resident(bare_desktop)
    resident.start()
    file = resident.profile / "settings.toml"
    file.write_text('interval = "2h')
    resident.wait_until(lambda: "is not valid TOML" in resident.say("status"), "the mistake to be noticed")
    assert resident.status()["interval"] == 15 * MINUTE, "what was in force stays so"
    assert file.read_text() == 'interval = "2h', "somebody may still be writing it"
    file.write_text('interval = "2h"\n')
    resident.wait_until(lambda: resident.status()["interval"] == 2 * HOUR, "the new interval")
    assert "TOML" not in resident.say("status")


def test_the_command_line_changes_the_running_program(bare_desktop: Desktop) -> None:
    resident = Resident(bare_desktop)
    resident.start()
    assert resident.say("config", "set", "interval", "90m") == "1h30m\n"
    assert resident.status()["interval"] == 90 * MINUTE
    resident.say("config", "reset", "interval")
    assert resident.status()["interval"] == HOUR
    refused = resident.ask("config", "set", "interval", "1m")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_the_window_opens_searches_and_closes(bare_desktop: Desktop) -> None:
    resident = Resident(bare_desktop)
    resident.start(scale=1)
    resident.say("settings")
    (window,) = resident.wait_until(lambda: bare_desktop.windows(WINDOW), "the settings")
    place = bare_desktop.geometry(window)
    right = QRect(place.center().x() - 160, place.top(), place.width() // 2, place.height())

    def slider() -> bool:
        """Only the page Reminder has one at this place."""
        return bare_desktop.find_colour(ACCENT, within=right) is not None

    resident.wait_until(slider, "the page Reminder")
    bare_desktop.screenshot("settings")
    bare_desktop.key("ctrl+f")
    bare_desktop.type("volume")
    resident.wait_until(lambda: not slider(), "what was found")
    bare_desktop.screenshot("settings-search")
    bare_desktop.key("Escape")
    resident.wait_until(slider, "the page Reminder again")
    bare_desktop.key("Escape")
    resident.wait_until(lambda: not bare_desktop.windows(WINDOW), "the settings to close")
