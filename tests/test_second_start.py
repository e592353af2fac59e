"""Two clicks on the launcher, with the second too early."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfbreak import second_start
from calfbreak.second_start import why_the_first_is_silent


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_start, "BETWEEN_LOOKS", 0.01)


def test_it_waits_until_the_first_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "control"
    looks: list[Path] = []

    def ask(path: Path, command: object) -> None:
        looks.append(path)
        if len(looks) < 4:
            raise second_start.NotRunning("not yet")

    monkeypatch.setattr(second_start, "ask", ask)
    assert why_the_first_is_silent(place) == ""
    assert looks == [place] * 4


def test_whoever_never_listens_is_not_waited_for_forever(tmp_path: Path) -> None:
    said = why_the_first_is_silent(tmp_path / "nobody", looks=3)
    assert said == "Calf Break has been started, but does not answer yet. Try again in a moment."


def test_whoever_hangs_up_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(path: Path, command: object) -> None:
        raise second_start.NoAnswer("Calf Break hung up")

    monkeypatch.setattr(second_start, "ask", ask)
    assert why_the_first_is_silent(tmp_path) == "Calf Break hung up"
