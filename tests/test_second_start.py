"""A second start: too early, while the first has only begun; or while the first is about to end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calfbreak import second_start
from calfbreak.adapters.control_client import NoAnswer, NotRunning
from calfbreak.adapters.instance import Instance
from calfbreak.second_start import first_listens


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_start, "BETWEEN_LOOKS", 0.01)


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Instance]:
    """The program that has begun."""
    made = Instance(tmp_path)
    yield made
    made.close()


def test_it_waits_until_the_first_listens(tmp_path: Path, first: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "control"
    looks: list[Path] = []

    def ask(path: Path, command: object) -> None:
        looks.append(path)
        if len(looks) < 4:
            raise NotRunning("not yet")

    monkeypatch.setattr(second_start, "ask", ask)
    assert first_listens(place, tmp_path)
    assert looks == [place] * 4


def test_it_waits_until_the_first_has_ended(tmp_path: Path, first: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[object] = []

    def ask(path: Path, command: object) -> None:
        looks.append(command)
        if len(looks) == 4:
            first.close()
        raise NotRunning("no longer")

    monkeypatch.setattr(second_start, "ask", ask)
    assert not first_listens(tmp_path / "control", tmp_path)
    assert len(looks) == 4
    Instance(tmp_path).close()  # the lock is free for who begins now


def test_whoever_never_listens_is_not_waited_for_forever(tmp_path: Path, first: Instance) -> None:
    with pytest.raises(NoAnswer) as caught:
        first_listens(tmp_path / "nobody", tmp_path, looks=3)
    assert str(caught.value) == "Calf Break has been started, but does not answer yet. Try again in a moment."


def test_whoever_hangs_up_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(path: Path, command: object) -> None:
        raise NoAnswer("Calf Break hung up")

    monkeypatch.setattr(second_start, "ask", ask)
    with pytest.raises(NoAnswer, match="Calf Break hung up"):
        first_listens(tmp_path, tmp_path)
