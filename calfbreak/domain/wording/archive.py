"""What became of the records as a whole, and what it means to delete them."""

from __future__ import annotations

from datetime import date

from calfbreak.domain.history.archive import BroughtIn, Deleted, Exported, Failed, Result
from calfbreak.domain.translation import told, tr, trn
from calfbreak.domain.wording.dates import full_date


def result_line(result: Result) -> str:
    """What came of an export, an import or a deletion."""
    match result:
        case Exported():
            words = trn("{number} record written to {file}.", "{number} records written to {file}.", result.records)
            said = words.format(number=result.records, file=result.file)
            return f"{said}\n{result.left_out}" if result.left_out else said
        case BroughtIn():
            return _brought_in(result)
        case Deleted():
            return _deleted(result)
        case Failed():
            return told(result.why)


def _brought_in(result: BroughtIn) -> str:
    if result.known:
        words = trn(
            "{number} record brought in, {known} known already. What was there before is in {copy}.",
            "{number} records brought in, {known} known already. What was there before is in {copy}.",
            result.new,
        )
    else:
        words = trn(
            "{number} record brought in. What was there before is in {copy}.",
            "{number} records brought in. What was there before is in {copy}.",
            result.new,
        )
    return words.format(number=result.new, known=result.known, copy=result.copy)


def _deleted(result: Deleted) -> str:
    if not result.copy:
        return tr("There is nothing to delete.")
    said = tr("Deleted. A copy of what was there is {copy}.").format(copy=result.copy)
    if not result.others:
        return said
    more = tr("These files still hold older records; remove them, too, if nothing shall be left:")
    return "\n".join([said, more, *(f"  {each}" for each in result.others)])


def deletion_meaning(count: int, before: date | None) -> str:
    """What is deleted, and what that means, in two sentences."""
    if before is None:
        words = trn(
            "This deletes {number} record, all there is: sitting, standing, reminders, stretches and measurements.",
            "This deletes {number} records, all there are: sitting, standing, reminders, stretches and measurements.",
            count,
        )
        first = words.format(number=count)
    else:
        words = trn(
            "This deletes {number} record before {day}: sitting, standing, reminders, stretches and measurements.",
            "This deletes {number} records before {day}: sitting, standing, reminders, stretches and measurements.",
            count,
        )
        first = words.format(number=count, day=full_date(before))
    return "\n".join([
        first,
        tr("They are then missing from the days, the trends and the streak. Settings stay as they are."),
    ])  # fmt: skip
