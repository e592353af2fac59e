"""What a stretch is held for once somebody has written it: what they wrote.

Somebody who enters a prescription of 45 s is held for 45 s, whatever they have chosen for all stretches. A number that
they did not touch in the form changes nothing.
"""

from __future__ import annotations

from calfbreak.domain.stretching.stretch import Dose, Prescription


def dose_as_written(written: Prescription, before: Prescription | None, alone: Dose, for_all: Dose) -> Dose:
    """The dose with which a stretch that was just written is held as it says.

    `before` is what it said until now, None if it is new; `alone` the dose that it has, `for_all` what was chosen for
    all stretches (0 = nothing).
    """

    def decided(says: float, said: float | None, own: float, usual: float) -> float:
        if says == said:
            return own
        return says if usual not in (0, says) else 0

    hold = decided(written.hold, before.hold if before else None, alone.hold, for_all.hold)
    times = decided(written.repetitions, before.repetitions if before else None, alone.repetitions, for_all.repetitions)
    return Dose(hold, int(times))
