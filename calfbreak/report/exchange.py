"""`calfbreak history export`, `import` and `delete`: the history is the person's own, to take along and to erase."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TextIO

from calfbreak.adapters.clock import BootClock
from calfbreak.adapters.instance import AlreadyRunning, Instance
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store import rows
from calfbreak.adapters.store.changes import PATIENCE, back_up, count_before, delete_before, merge
from calfbreak.adapters.store.database import Newer, connect
from calfbreak.adapters.store.export import write_csv, write_json
from calfbreak.adapters.store.incoming import Unusable, read_history
from calfbreak.adapters.store.journal import Journal
from calfbreak.report.day import complain

OK, FAILED, USAGE = 0, 1, 2
_NOTHING = "Nothing is recorded yet."


def export(first: str | None, last: str | None, output: Path | None, *, as_csv: bool) -> int:
    """Write the records of the days from `first` to `last` (all, if not given) to a file, or print them."""
    try:
        limits = _date(first) or date.min, _date(last) or date.max
    except ValueError as error:
        complain(f"calfbreak history export: {error}")
        return USAGE
    profile = Profile.chosen()
    if not profile.history_file.exists():
        complain(_NOTHING)
        return FAILED
    write = write_csv if as_csv else write_json
    try:
        with _history(profile) as connection, _writing_to(output) as file:
            count = write(rows.records(connection, *limits), file)
    except _Failed as why:
        complain(str(why))
        return FAILED
    if output:
        print(f"{_records(count)} written to {output}.")
    return OK


def bring_in(file: Path) -> int:
    """Merge the records of a file into the history."""
    profile = Profile.chosen()
    profile.prepare()
    try:
        entries = read_history(file)
        with _history(profile) as connection:
            copy = back_up(connection, profile.history_file, "import", _utc())
            merged = merge(connection, entries)
    except (_Failed, Unusable) as why:
        complain(str(why))
        return FAILED
    known = f", {merged.known:,} known already" if merged.known else ""
    print(f"{_records(merged.new)} brought in{known}. What was there before is in {copy}.")
    return OK


def delete(before: str | None, *, yes: bool, ask: Callable[[str], str] = input) -> int:
    """Delete the records before a day (all, if none is given), after asking."""
    try:
        day = _date(before)
    except ValueError as error:
        complain(f"calfbreak history delete: {error}")
        return USAGE
    profile = Profile.chosen()
    if not profile.history_file.exists():
        print(_NOTHING)
        return OK
    try:
        with _history(profile) as connection:
            counts = count_before(connection, day)
            if not counts:
                print("There is nothing to delete.")
                return OK
            print(_meaning(sum(counts.values()), day))
            if not yes and not _agrees(ask):
                print("Nothing was deleted.")
                return FAILED
            copy = back_up(connection, profile.history_file, "delete", _utc())
            delete_before(connection, day)
    except _Failed as why:
        complain(str(why))
        return FAILED
    print(f"Deleted. A copy of what was there is {copy}.")
    if others := _copies(profile.history_file):
        print("These files still hold older records; remove them, too, if nothing shall be left:")
        print("\n".join(f"  {each}" for each in others))
    return OK


def _meaning(count: int, day: date | None) -> str:
    when = "all of them" if day is None else f"all before {day.isoformat()}"
    return (
        f"This deletes {_records(count)}, {when}: sitting, standing, reminders, stretches and measurements.\n"
        "They are then missing from the days, the trends and the streak. Settings stay as they are."
    )


def _agrees(ask: Callable[[str], str]) -> bool:
    try:
        return ask("Delete them? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _copies(path: Path) -> list[Path]:
    return sorted(each for each in path.parent.glob(path.name + ".*") if ".unfinished" not in each.name)


def _records(count: int) -> str:
    return "1 record" if count == 1 else f"{count:,} records"


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"{text!r} is not a date such as 2026-11-22") from None


def _utc() -> str:
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(BootClock().now().wall))


class _Failed(Exception):
    """It could not be done. The message is a sentence."""


@contextmanager
def _history(profile: Profile) -> Iterator[sqlite3.Connection]:
    """The history file, open, with everything in it that waited to be written. Raises _Failed."""
    _write_what_waits(profile)
    try:
        with closing(connect(profile.history_file, busy=PATIENCE)) as connection:
            yield connection
    except BrokenPipeError:
        raise  # whoever read our output has enough of it
    except Newer as error:
        raise _Failed(f"{profile.history_file} was written by a newer Calf Break ({error}).") from error
    except (sqlite3.Error, ValueError) as error:
        raise _Failed(f"{profile.history_file} cannot be used ({error}).") from error
    except OSError as error:
        raise _Failed(f"{error.filename or profile.history_file} cannot be used ({error.strerror}).") from error


def _write_what_waits(profile: Profile) -> None:
    """Records may wait since a crash. Nobody but the program may write them, so be it for a moment, if it is not."""
    try:
        with closing(Instance(profile.runtime)), closing(Journal(profile.history_file, complain, profile.refuges)):
            pass
    except AlreadyRunning:
        pass  # it does so by itself


@contextmanager
def _writing_to(output: Path | None) -> Iterator[TextIO]:
    opened = nullcontext(sys.stdout) if output is None else output.open("w", encoding="utf-8", newline="")
    with opened as file:
        yield file
