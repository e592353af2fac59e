"""A call holds the reminder back: menu, icon and command line say why and since when; then the reminder comes."""

from __future__ import annotations

import re

from desktop.resident import Resident
from desktop.session import Desktop
from desktop.sound import sound_server, start_call

HELD = re.compile(r"Due, held back: in a call since ([01]\d|2[0-3]):[0-5]\d")


def test_a_call_holds_the_reminder_back_and_everybody_says_so(desktop: Desktop) -> None:
    resident = Resident(desktop)
    with sound_server(desktop):
        resident.start()
        with resident.somebody_sits():
            call = start_call(desktop)
            held = resident.wait_for_phase("held", limit=40)
            assert held["quiet"] == ["call"]
            assert resident.bubbles() == 0
            (said,) = resident.say("status").splitlines()
            assert HELD.fullmatch(said)
            (item,) = desktop.bus.tray_items()
            resident.wait_until(lambda: said in desktop.bus.tooltip(item), "the same sentence at the icon")
            call.stop()
            shown = resident.wait_until_shown()
            resident.bubble()
    assert shown["reminder"] == held["reminder"]
    assert shown["bout"] - held["bout"] >= 60, "not in the second in which the call ends (rule 2.3)"
    assert said not in desktop.bus.tooltip(item)
