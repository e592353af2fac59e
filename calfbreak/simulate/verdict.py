"""Compares what the program did with what the timeline wants, and shows both side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from calfbreak.simulate.timeline import TOLERANCE, Line


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a timeline passes."""

    title: str
    expected: tuple[Line, ...]
    answers: tuple[Line, ...]

    @property
    def passes(self) -> bool:
        """The same answers in the same order, each in time; nothing missing, nothing extra."""
        return len(self.expected) == len(self.answers) and all(map(_alike, self.expected, self.answers))

    def side_by_side(self) -> str:
        """Both timelines, differences marked."""
        rows = [f"  {'expected':<34}{'happened':<34}"]
        for wanted, got in zip_longest(self.expected, self.answers):
            mark = " " if wanted and got and _alike(wanted, got) else "≠"
            rows.append(f"{mark} {write(wanted):<34}{write(got):<34}".rstrip())
        return "\n".join(rows)


def _alike(wanted: Line, got: Line) -> bool:
    lengths = abs((wanted.amount or 0.0) - (got.amount or 0.0)) <= TOLERANCE
    return wanted.word == got.word and abs(wanted.at - got.at) <= TOLERANCE and lengths


def write(line: Line | None) -> str:
    """A line as a timeline has it; a dash where there is none."""
    if line is None:
        return "—"
    length = f" {_clock(line.amount)}" if line.amount is not None else ""
    return f"{_clock(line.at)}  => {line.word}{length}"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 3600:02}:{whole % 3600 // 60:02}:{whole % 60:02}"
