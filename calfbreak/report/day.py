"""`calfbreak history`: a day in words, or as JSON, read from the history file itself.

In words it also says how long somebody has been sitting now, if the program runs and can be asked.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from contextlib import closing
from datetime import date
from pathlib import Path

from calfbreak.adapters.catalog import load_catalog
from calfbreak.adapters.clock import BootClock
from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.settings_file import SettingsFile
from calfbreak.adapters.store.history import History
from calfbreak.domain.codec import from_json, to_json
from calfbreak.domain.history import diary
from calfbreak.domain.history.day import DayHistory
from calfbreak.domain.rules.calendar import day_of, parse_day
from calfbreak.domain.snapshot import Snapshot
from calfbreak.domain.translation import Sentence, told
from calfbreak.domain.wording import tr

PATIENCE = 2.0
"""Seconds that the program that runs has to say what goes on; without it the records are told alone."""


def history(day_text: str | None, *, as_json: bool) -> int:
    """Print a day (today, if none is given); the exit status."""
    profile = Profile.chosen()
    settings = SettingsFile(profile.settings_file, profile.system_settings).look().settings
    now = BootClock().now()
    try:
        day = parse_day(day_text) if day_text else day_of(now.wall, now.zone, settings.rules.day_starts)
    except ValueError as why:
        complain(Sentence("{command}: {why}", command="calfbreak history", why=why))
        return 2
    if not profile.history_file.exists():
        print(tr("Nothing is recorded yet."))
        return 0
    with closing(History(profile.history_file, complain, profile.refuges)) as written:
        history = written.day(day)
    if as_json:
        print(json.dumps(to_json(history), indent=2))
    else:
        now_sitting = _now_sitting(profile, day, settings.rules.day_starts)
        print("\n".join(lines(history, settings.rules.daily_goal, profile.config, now_sitting)))
    return 0


def _now_sitting(profile: Profile, day: date, day_starts: float) -> Snapshot | None:
    """What goes on, if a bout of that day does. It is recorded when it is over."""
    try:
        snapshot = from_json(Snapshot, ask(profile.socket, {"type": "Status"}, PATIENCE).get("status"))
    except (NotRunning, NoAnswer, ValueError):  # the last: it is of another version, and says it otherwise
        return None
    began = snapshot.bout_began
    return snapshot if began is not None and day_of(began, snapshot.at.zone, day_starts) == day else None


def complain(sentence: str) -> None:
    """Something is wrong with the files, and the person should know."""
    print(told(sentence), file=sys.stderr)


def lines(history: DayHistory, goal: int, config: Path | None = None, now_sitting: Snapshot | None = None) -> list[str]:
    """The day: a line for the whole, and one for each thing that happened, in order.

    `config` is the folder in which the person's own stretches are; `now_sitting` tells of the bout that runs.
    """
    names = {identity: tr(name) for identity, name in load_catalog(config).names.items()}
    entries = diary.entries(history, names)
    if now_sitting is not None:
        entries = (*entries, diary.running(now_sitting))
    first = max((_columns(entry.when) for entry in entries), default=0)
    second = max((_columns(entry.what) for entry in entries), default=0)
    rows = (
        f"  {_padded(entry.when, first)}  {_padded(entry.what, second)}  {entry.became}".rstrip() for entry in entries
    )
    return [diary.summary(history, goal, now_sitting.bout if now_sitting else 0.0), *rows]


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - _columns(text))


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes: Chinese characters take two, marks on letters none."""
    return sum(
        0 if unicodedata.category(each) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in text
    )
