"""How soon the runtime looks again."""

from __future__ import annotations

import pytest

from calfbreak.domain.phase import Phase
from calfbreak.domain.rules.calendar import MINUTE
from runtime.desk import Desk


@pytest.mark.parametrize("span", [0.0, 3.0], ids=["known to the moment", "known within three seconds"])
def test_a_return_is_known_within_ten_seconds(span: float) -> None:
    desk = Desk().begin()
    desk.person.types = False
    desk.person.heed = lambda next_input: not desk.person.types  # type: ignore[method-assign]
    desk.loop.live(6 * MINUTE)
    assert desk.runtime.snapshot().phase is Phase.AWAY
    desk.person.types = True
    desk.runtime.wake()  # the source tells of the first input
    desk.person.idle = lambda: span  # type: ignore[method-assign]
    begun = desk.clock.moment.awake
    while desk.runtime.snapshot().phase is Phase.AWAY:
        timer = desk.loop.next()
        assert timer is not None
        desk.loop.live(timer.at - desk.clock.moment.awake)
    assert 5 <= desk.clock.moment.awake - begun < 10
