"""The records as a whole: written out, merged with others, deleted. By the command line and by the window's child."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TextIO

from calfbreak.adapters.clock import BootClock
from calfbreak.adapters.instance import AlreadyRunning, Instance
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store import rows
from calfbreak.adapters.store.changes import PATIENCE, back_up, delete_before, merge
from calfbreak.adapters.store.database import Newer, connect
from calfbreak.adapters.store.export import write_csv, write_json
from calfbreak.adapters.store.incoming import Unusable, read_history
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.store.totals import count_before
from calfbreak.domain.history.archive import BroughtIn, Deleted, Exported
from calfbreak.domain.translation import said, told
from calfbreak.report.day import complain

ALWAYS = (date.min, date.max)


class CannotBe(Exception):
    """It could not be done, and nothing was changed. The message is a sentence."""


def write_out(profile: Profile, output: Path | None, days: tuple[date, date] = ALWAYS, *, as_csv: bool) -> Exported:
    """Write the records of these days to a file, or print them. Raises CannotBe."""
    write = write_csv if as_csv else write_json
    if output is not None and output.resolve() in _history(profile.history_file.resolve()):
        raise CannotBe(said("{file} belongs to the history itself. Choose another file.", file=output))
    with opened(profile) as connection, _writing_to(output) as file:
        strange: dict[str, ValueError] = {}
        count = write(rows.records(connection, *days, strange=strange.__setitem__), file)
    left_out = [_unknown(profile.history_file, why) for why in list(strange.values())[:1]]
    return Exported(count, str(output or ""), "".join(left_out))


def _unknown(file: Path, why: ValueError) -> str:
    return told(said("{file} holds something that this version does not know ({why}).", file=file, why=why))


def merge_file(profile: Profile, file: Path) -> BroughtIn:
    """Merge the records of a file into the history, after a backup. Raises CannotBe."""
    try:
        entries = read_history(file)
    except Unusable as why:
        raise CannotBe(str(why)) from why
    with opened(profile) as connection:
        copy = back_up(connection, profile.history_file, "import", _utc())
        merged = merge(connection, entries)
    return BroughtIn(merged.new, merged.known, str(copy))


def delete_records(profile: Profile, before: date | None) -> Deleted:
    """Delete the records before a day (all, if none is given), after a backup. Raises CannotBe."""
    with opened(profile) as connection:
        count = count_before(connection, before)
        if not count:
            return Deleted(0, "", ())
        copy = back_up(connection, profile.history_file, "delete", _utc())
        delete_before(connection, before)
    return Deleted(count, str(copy), tuple(str(each) for each in _copies(profile.history_file) if each != copy))


def _history(path: Path) -> set[Path]:
    """Every file that holds records, or may: the history at this path, what SQLite keeps beside it, and the copies."""
    return {path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")), *_copies(path)}


def _copies(path: Path) -> list[Path]:
    return sorted(each for each in path.parent.glob(path.name + ".*") if ".unfinished" not in each.name)


def _utc() -> str:
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(BootClock().now().wall))


@contextmanager
def opened(profile: Profile) -> Iterator[sqlite3.Connection]:
    """The history file with everything in it that waited to be written. Raises CannotBe."""
    _write_what_waits(profile)
    try:
        with closing(connect(profile.history_file, busy=PATIENCE)) as connection:
            yield connection
    except Newer as error:
        raise CannotBe(
            said(
                "{file} was written by a newer Calf Break ({why}). It is left as it is.",
                file=profile.history_file,
                why=error,
            )
        ) from error
    except (sqlite3.Error, ValueError) as error:
        raise CannotBe(said("{file} cannot be used: {why}.", file=profile.history_file, why=error)) from error
    except OSError as error:
        raise CannotBe(
            said("{file} cannot be used: {why}.", file=error.filename or profile.history_file, why=error.strerror)
        ) from error


def _write_what_waits(profile: Profile) -> None:
    """Records may wait since a crash. Nobody but the program may write them, so be it for a moment, if it is not."""
    try:
        with closing(Instance(profile.runtime)), closing(Journal(profile.history_file, complain, profile.refuges)):
            pass
    except AlreadyRunning:
        pass  # it does so by itself


@contextmanager
def _writing_to(output: Path | None) -> Iterator[TextIO]:
    """What is written takes the place of an older file in one step, when all of it is there."""
    if output is None:
        yield sys.stdout
        return
    target = output.resolve()
    if target.exists() and not target.is_file():  # a pipe or a device has no place to take
        with _to_blame(output), output.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        with _to_blame(output):
            with unfinished.open("w", encoding="utf-8", newline="") as file:
                yield file
            if target.exists():
                unfinished.chmod(target.stat().st_mode & 0o7777)
            unfinished.replace(target)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


@contextmanager
def _to_blame(output: Path) -> Iterator[None]:
    """Whatever goes wrong within is about this file; a write that fails names none."""
    try:
        yield
    except OSError as error:
        error.filename = str(output)
        raise
