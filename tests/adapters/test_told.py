"""Nothing is told twice, unless it changed or came back."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfbreak.adapters.told import Told


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "told.json"


def test_it_is_told_once_over_restarts_too(file: Path) -> None:
    assert Told(file).news({"tray": "No place."}) == ("No place.",)
    assert Told(file).news({"tray": "No place."}) == ()


def test_what_changed_is_told_again(file: Path) -> None:
    Told(file).news({"sound": "No player."})
    assert Told(file).news({"sound": "No device.", "tray": "No place."}) == ("No device.", "No place.")


def test_what_went_away_and_came_back_is_told_again(file: Path) -> None:
    Told(file).news({"tray": "No place."})
    assert Told(file).news({}) == ()
    assert Told(file).news({"tray": "No place."}) == ("No place.",)


def test_a_single_thing_in_between(file: Path) -> None:
    told = Told(file)
    told.news({"tray": "No place."})
    assert told.once("x", "It broke.")
    assert not told.once("x", "It broke.")
    assert told.news({"tray": "No place.", "x": "It broke."}) == ()


def test_what_is_forgotten_in_between_is_news_when_it_comes_back(file: Path) -> None:
    told = Told(file)
    assert told.once("x", "It broke.")
    told.forget("x")
    told.forget("never told")
    assert told.once("x", "It broke.")


@pytest.mark.parametrize("content", ["", "[1]", '{"tray": ', "\ufffd"])
def test_a_broken_file_costs_one_repetition(file: Path, content: str) -> None:
    file.write_text(content)
    assert Told(file).news({"tray": "No place."}) == ("No place.",)
    assert Told(file).news({"tray": "No place."}) == ()


def test_what_cannot_be_written_is_told_once_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("no folder")
    told = Told(tmp_path / "folder" / "told.json")
    assert told.news({"a": "b"}) == ("b",)
    assert told.news({"a": "b"}) == ()
    assert told.once("c", "d")
    assert not told.once("c", "d")
    (tmp_path / "folder").unlink()
    (tmp_path / "folder").mkdir()
    assert told.once("e", "f")
    assert Told(tmp_path / "folder" / "told.json").news({"a": "b", "c": "d", "e": "f"}) == (), "it is written later"
