"""`calfbreak history export`, `import` and `delete`: the history is the person's own, to take along and to erase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store.totals import count_before
from calfbreak.domain.rules.calendar import parse_day
from calfbreak.domain.translation import Sentence
from calfbreak.domain.wording import tr, trc
from calfbreak.domain.wording.archive import deletion_meaning, result_line
from calfbreak.report.day import complain
from calfbreak.report.whole import CannotBe, delete_records, merge_file, opened, write_out

OK, FAILED, USAGE = 0, 1, 2


def export(first: str | None, last: str | None, output: Path | None, *, as_csv: bool) -> int:
    """Write the records of the days from `first` to `last` (all, if not given) to a file, or print them."""
    try:
        limits = _date(first) or date.min, _date(last) or date.max
    except ValueError as error:
        complain(Sentence("{command}: {why}", command="calfbreak history export", why=error))
        return USAGE
    profile = Profile.chosen()
    if not profile.history_file.exists():
        complain(_nothing())
        return FAILED
    try:
        result = write_out(profile, output, limits, as_csv=as_csv)
    except CannotBe as why:
        complain(str(why))
        return FAILED
    if output:
        print(result_line(result))
    elif result.left_out:
        complain(result.left_out)
    return OK


def bring_in(file: Path) -> int:
    """Merge the records of a file into the history."""
    profile = Profile.chosen()
    profile.prepare()
    try:
        print(result_line(merge_file(profile, file)))
    except CannotBe as why:
        complain(str(why))
        return FAILED
    return OK


def delete(before: str | None, *, yes: bool, ask: Callable[[str], str] = input) -> int:
    """Delete the records before a day (all, if none is given), after asking."""
    try:
        day = _date(before)
    except ValueError as error:
        complain(Sentence("{command}: {why}", command="calfbreak history delete", why=error))
        return USAGE
    profile = Profile.chosen()
    if not profile.history_file.exists():
        print(_nothing())
        return OK
    try:
        with opened(profile) as connection:
            count = count_before(connection, day)
        if count:
            print(deletion_meaning(count, day))
            if not yes and not _agrees(ask):
                print(tr("Nothing was deleted."))
                return FAILED
        print(result_line(delete_records(profile, day)))
    except CannotBe as why:
        complain(str(why))
        return FAILED
    return OK


def _agrees(ask: Callable[[str], str]) -> bool:
    try:
        return ask(tr("Delete them? [y/N]") + " ").strip().lower() in (
            "y",
            "yes",
            trc("answer", "y"),
            trc("answer", "yes"),
        )
    except EOFError:
        return False


def _date(text: str | None) -> date | None:
    return parse_day(text) if text else None


def _nothing() -> str:
    return tr("Nothing is recorded yet.")
