"""Settings are reset by the same way as they are changed: from the window, the command line, the socket."""

from __future__ import annotations

from calfbreak.domain.codec import from_json, to_json
from calfbreak.domain.commands import Request, Reset
from runtime.desk import Desk


def test_a_reset_reaches_the_settings() -> None:
    desk = Desk().begin()
    assert desk.orders.take(Reset(("hold", "volume"))) is None
    assert desk.asked == ["reset hold, volume"]


def test_a_reset_that_is_refused_says_why() -> None:
    assert Desk().begin().orders.take(Reset(("nonsense",))) == "there is no setting 'nonsense'"


def test_a_reset_travels_over_the_socket() -> None:
    command = Reset(("hold", "volume"))
    assert from_json(Request, {"type": "Reset", "keys": ["hold", "volume"]}) == command
    assert from_json(Request, to_json(command)) == command
