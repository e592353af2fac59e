"""How long somebody may ask to be left alone."""

from __future__ import annotations

import pytest

from calfbreak.domain import commands as cmd
from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.calendar import DAY
from calfbreak.domain.wording import status_line
from runtime.desk import Desk


@pytest.mark.parametrize("seconds", [0.0, -5.0, 367 * DAY, 1e300])
def test_a_pause_of_no_time_or_of_years_is_refused(seconds: float) -> None:
    desk = Desk().begin()
    assert desk.orders.take(cmd.Pause(seconds)) == "A pause lasts for more than nothing and for at most a year."
    assert desk.runtime.snapshot().phase is Phase.COUNTING


@pytest.mark.parametrize("seconds", [1.0, 366 * DAY])
def test_the_shortest_and_the_longest_pause_can_be_said(seconds: float) -> None:
    desk = Desk().begin()
    assert desk.orders.take(cmd.Pause(seconds)) is None
    snapshot = desk.runtime.snapshot()
    assert snapshot.phase is Phase.PAUSED
    assert status_line(snapshot)
