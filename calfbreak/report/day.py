"""`calfbreak history`: a day in words, or as JSON, read from the history file itself."""

from __future__ import annotations

import json
import sys
import unicodedata
from contextlib import closing
from datetime import date
from pathlib import Path

from calfbreak.adapters.catalog import load_catalog
from calfbreak.adapters.clock import BootClock
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.settings_file import SettingsFile
from calfbreak.adapters.store.history import History
from calfbreak.domain import diary
from calfbreak.domain.calendar import day_of
from calfbreak.domain.codec import to_json
from calfbreak.domain.history import DayHistory
from calfbreak.domain.wording import tr


def history(day_text: str | None, *, as_json: bool) -> int:
    """Print a day (today, if none is given); the exit status."""
    profile = Profile.chosen()
    settings = SettingsFile(profile.settings_file, profile.system_settings).look().settings
    now = BootClock().now()
    try:
        day = date.fromisoformat(day_text) if day_text else day_of(now.wall, now.zone, settings.rules.day_starts)
    except ValueError:
        print(tr("calfbreak history: {text!r} is not a date such as 2026-11-22").format(text=day_text), file=sys.stderr)
        return 2
    if not profile.history_file.exists():
        print(tr("Nothing is recorded yet."))
        return 0
    with closing(History(profile.history_file, complain, profile.refuges)) as written:
        history = written.day(day)
    if as_json:
        print(json.dumps(to_json(history), indent=2))
    else:
        print("\n".join(lines(history, settings.rules.daily_goal, profile.config)))
    return 0


def complain(sentence: str) -> None:
    """Something is wrong with the files, and the person should know."""
    print(sentence, file=sys.stderr)


def lines(history: DayHistory, goal: int, config: Path | None = None) -> list[str]:
    """The day: a line for the whole, and one for each thing that happened, in order.

    `config` is the folder in which the person's own stretches are.
    """
    names = {identity: tr(name) for identity, name in load_catalog(config).names.items()}
    entries = diary.entries(history, names)
    first = max((_columns(entry.when) for entry in entries), default=0)
    second = max((_columns(entry.what) for entry in entries), default=0)
    rows = (
        f"  {_padded(entry.when, first)}  {_padded(entry.what, second)}  {entry.became}".rstrip() for entry in entries
    )
    return [diary.summary(history, goal), *rows]


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - _columns(text))


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes: Chinese characters take two, marks on letters none."""
    return sum(
        0 if unicodedata.category(each) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in text
    )
