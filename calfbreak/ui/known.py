"""What all windows have to know: the settings and the stretches as they are now, and who the figure is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calfbreak.domain.settings.settings import Page, Value
from calfbreak.domain.stretching.stretch import Routine, Stretch
from calfbreak.domain.wording import tr
from calfbreak.ports import Clock
from calfbreak.ui.theme import Theme

if TYPE_CHECKING:
    from calfbreak.domain.body.looks import Looks
    from calfbreak.domain.body.scene import Things
    from calfbreak.ui.figure_view import FigureView

Choices = tuple[tuple[str, str], ...]
"""Pairs of id and name."""


def _nothing_taken() -> dict[Page, dict[str, Value]]:
    return {page: {} for page in Page}


@dataclass(slots=True, kw_only=True)
class Known:
    """Changes whenever somebody changes a setting or a stretch."""

    clock: Clock
    stretches: Mapping[str, Stretch]
    routines: Mapping[str, Routine] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    """What is wrong with the files in which all of this stands."""
    locked: Mapping[str, object] = field(default_factory=dict)
    """The file that locks a setting, by its key."""
    own: Collection[str] | None = None
    """The keys that the person has set; None = all."""
    taken: dict[Page, dict[str, Value]] = field(default_factory=_nothing_taken)
    """What the last reset of each page of the settings took away."""

    def style(self, theme: Theme) -> None:
        """Have everything look as the settings say."""
        theme.choose(str(self.values.get("theme", "desktop")))
        theme.choose_motion(str(self.values.get("motion", "desktop")))
        theme.enlarge(int(self.values.get("text_size", 100)))

    def dress(self, use: Callable[[Things, Looks], None]) -> None:
        """Call `use` with what the person has at home, and with who the figure is today."""
        use(self._things(), self._looks())

    def dress_figure(self, figure: FigureView) -> None:
        """Have this figure look like all others."""
        self.dress(figure.use)

    def names(self) -> Choices:
        """Each stretch, and each routine."""
        stretches = tuple((each.id, tr(each.name)) for each in self.stretches.values())
        return (*stretches, *((each.id, tr(each.name)) for each in self.routines.values()))

    def choices(self) -> Choices:
        """What can be chosen to be guided through."""
        from calfbreak.domain.settings.settings import settings_of
        from calfbreak.domain.wording.stretches import choices

        settings = settings_of(dict(self.values))
        return choices(self.stretches, self.routines, settings.equipment, settings.stretch)

    def _looks(self) -> Looks:
        from calfbreak.domain.body.looks import DAILY, looks_on
        from calfbreak.domain.rules.calendar import day_of, parse_clock

        now, values = self.clock.now(), self.values
        today = day_of(now.wall, now.zone, parse_clock(str(values.get("day_starts", "04:00"))))
        return looks_on(today, skin=str(values.get("skin", DAILY)), hair=str(values.get("hair", DAILY)))

    def _things(self) -> Things:
        from calfbreak.domain.body.scene import Things
        from calfbreak.domain.settings.settings import description_of

        keys = ("board_angle", "step_height")
        board, step = (float(self.values.get(key, description_of(key).default)) for key in keys)
        return Things(board=board, step=step / 100)
