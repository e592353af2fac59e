"""`calfbreak history`: a day in words, or as JSON, read from the history file itself."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from datetime import date

from calfbreak.adapters.catalog import load_catalog
from calfbreak.adapters.clock import BootClock
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.settings_file import SettingsFile
from calfbreak.adapters.store.history import History
from calfbreak.domain import diary
from calfbreak.domain.calendar import day_of
from calfbreak.domain.codec import to_json
from calfbreak.domain.history import DayHistory


def history(day_text: str | None, *, as_json: bool) -> int:
    """Print a day (today, if none is given); the exit status."""
    profile = Profile.chosen()
    settings = SettingsFile(profile.settings_file).read().settings
    now = BootClock().now()
    try:
        day = date.fromisoformat(day_text) if day_text else day_of(now.wall, now.zone, settings.rules.day_starts)
    except ValueError:
        print(f"calfbreak history: {day_text!r} is not a date such as 2026-11-22", file=sys.stderr)
        return 2
    if not profile.history_file.exists():
        print("Nothing is recorded yet.")
        return 0
    with closing(History(profile.history_file, complain, profile.refuges)) as written:
        history = written.day(day)
    if as_json:
        print(json.dumps(to_json(history), indent=2))
    else:
        print("\n".join(lines(history, settings.rules.daily_goal)))
    return 0


def complain(sentence: str) -> None:
    """Something is wrong with the files, and the person should know."""
    print(sentence, file=sys.stderr)


def lines(history: DayHistory, goal: int) -> list[str]:
    """The day: a line for the whole, and one for each thing that happened, in order."""
    catalog = load_catalog()
    names = {each.id: each.name for each in catalog.stretches.values()}
    names |= {each.id: each.name for each in catalog.routines.values()}
    entries = diary.entries(history, names)
    width = max((len(entry.what) for entry in entries), default=0)
    rows = (f"  {entry.when:<11}  {entry.what:<{width}}  {entry.became}".rstrip() for entry in entries)
    return [diary.summary(history, goal), *rows]
