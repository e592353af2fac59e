"""What the tests of the parts share: asking one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings.reading import Part, Reading

Ask = Callable[[Part], Reading]


@pytest.fixture
def ask(loop: SelectorLoop) -> Ask:
    """Asks a part and waits for its answer; more than one answer is an error."""

    def asked(part: Part) -> Reading:
        readings: list[Reading] = []
        part.ask(readings.append)
        assert loop.run_until(lambda: bool(readings), 2.0), "no answer within 2 s"
        loop.run_until(lambda: len(readings) > 1, 0.02)
        (reading,) = readings
        return reading

    return asked
