"""`calfbreak simulate FILE…`: a line for each timeline, and both sides of one that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from calfbreak.simulate.desk import Desk
from calfbreak.simulate.timeline import Timeline, Unreadable, read
from calfbreak.simulate.verdict import Verdict

PASSES, FAILS, UNREADABLE = 0, 1, 2
"""Exit status: all files pass; at least one fails; at least one cannot be read."""


def run(paths: Iterable[str | Path], write: Callable[[str], object]) -> int:
    """Live through every timeline, `write` a line about each, and return the exit status."""
    return max((_try(Path(path), write) for path in paths), default=PASSES)


def judge(timeline: Timeline) -> Verdict:
    """What the program makes of a timeline."""
    return Verdict(timeline.title, timeline.expected, Desk(timeline).run())


def _try(path: Path, write: Callable[[str], object]) -> int:
    try:
        timeline = read(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        write(f"unreadable  {path}: this is not a text in UTF-8")
    except OSError as error:
        write(f"unreadable  {path}: {error.strerror or error}")
    except Unreadable as error:
        write(f"unreadable  {path}: {error}")
    else:
        return _report(path, judge(timeline), write)
    return UNREADABLE


def _report(path: Path, verdict: Verdict, write: Callable[[str], object]) -> int:
    if verdict.passes:
        write(f"passes  {path}: {verdict.title}")
        return PASSES
    write(f"fails   {path}: {verdict.title}")
    write(verdict.side_by_side())
    return FAILS
