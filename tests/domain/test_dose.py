"""What a stretch is held for once it was written, and what the settings decide."""

from __future__ import annotations

import pytest

from calfbreak.domain.stretching.dose import dose_as_written
from calfbreak.domain.stretching.stretch import Dose, Prescription

SAYS = Prescription(hold=45, repetitions=2)


@pytest.mark.parametrize(
    ("before", "own", "for_all", "then"),
    [
        (None, Dose(), Dose(), Dose()),
        (None, Dose(), Dose(20, 5), Dose(45, 2)),
        (None, Dose(), Dose(45, 2), Dose()),
        (None, Dose(), Dose(20, 0), Dose(45, 0)),
        (SAYS, Dose(25, 0), Dose(), Dose(25, 0)),
        (SAYS, Dose(25, 0), Dose(20, 5), Dose(25, 0)),
        (Prescription(hold=30, repetitions=2), Dose(25, 4), Dose(), Dose(0, 4)),
        (Prescription(hold=30, repetitions=2), Dose(25, 4), Dose(20, 0), Dose(45, 4)),
    ],
    ids=[
        "nothing chosen", "chosen for all", "the same for all", "only the hold for all", "chosen for this one alone",
        "not touched", "written anew", "written anew, against all",
    ],
)  # fmt: skip
def test_what_was_written_is_held(before: Prescription | None, own: Dose, for_all: Dose, then: Dose) -> None:
    assert dose_as_written(SAYS, before, own, for_all) == then
