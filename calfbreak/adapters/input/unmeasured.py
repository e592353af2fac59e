"""No source at all. Says so, and never pretends that somebody just typed."""

from __future__ import annotations

from calfbreak.domain.translation import said


class Unmeasured:
    """Input cannot be measured here: every awake and unlocked moment then counts as present."""

    name = said("not measured")

    def idle(self) -> float | None:
        """Always None: unknown."""
        return None

    def heed(self, next_input: bool) -> bool:
        """It never calls: it has to be looked at."""
        return False

    def close(self) -> None:
        """Nothing to let go of."""
