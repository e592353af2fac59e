"""What the history window has done by other processes. Made when the window opens, so that nothing waits for it."""

from __future__ import annotations

from calfbreak.adapters.archive import ProcessArchive
from calfbreak.adapters.plotter import ProcessPlotter
from calfbreak.adapters.profile import Profile
from calfbreak.ports import Archive, Loop, Plotter


def history_parts(loop: Loop, profile: Profile) -> tuple[Plotter, Archive]:
    """Who draws the plots, and who exports, brings in and deletes."""
    return ProcessPlotter(loop, profile.plot_cache), ProcessArchive(loop, profile)
