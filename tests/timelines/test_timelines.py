"""Every timeline in this folder, as the program lives it on different desktops and however often it looks.

`NN-….txt` tell of days; `1.2-….txt` are named after the rule that they are an example of.
"""

from __future__ import annotations

from pathlib import Path
from random import Random  # noqa: TID251 - seeded

import pytest

from calfbreak.simulate.desk import Desk
from calfbreak.simulate.timeline import Timeline, read
from calfbreak.simulate.verdict import Verdict

FILES = sorted(Path(__file__).parent.glob("*.txt"))


def extra_looks(timeline: Timeline, seed: int) -> list[float]:
    chance = Random(seed)
    return sorted(chance.uniform(0, timeline.end) for _ in range(chance.choice((3, 20, 100))))


def verdict(timeline: Timeline, desk: Desk) -> Verdict:
    return Verdict(timeline.title, timeline.expected, desk.run())


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_timeline(path: Path) -> None:
    timeline = read(path.read_text(encoding="utf-8"))
    result = verdict(timeline, Desk(timeline))
    assert result.passes, result.side_by_side()


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_timeline_on_a_desktop_that_tells_of_no_input(path: Path) -> None:
    timeline = read(path.read_text(encoding="utf-8"))
    result = verdict(timeline, Desk(timeline, told=False))
    assert result.passes, result.side_by_side()


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_looking_more_often_changes_nothing(path: Path) -> None:
    timeline = read(path.read_text(encoding="utf-8"))
    for seed in range(2):
        result = verdict(timeline, Desk(timeline, extra_looks(timeline, seed)))
        assert result.passes, f"seed {seed}\n{result.side_by_side()}"


def test_every_rule_has_an_example() -> None:
    rules = {path.name.split("-")[0] for path in FILES if "." in path.name.split("-")[0]}
    assert rules >= {"1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.8", "2.1", "2.2", "2.3", "2.4", "2.5"}
    assert rules >= {"3.1", "3.2", "3.4", "4.1", "4.2", "4.3", "4.5", "4.6"}
