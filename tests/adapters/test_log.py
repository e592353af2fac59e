"""The log stays small, however much is written, and the terminal stays quiet."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calfbreak.adapters.log import keep_log

MOST = 1_000_000
"""Bytes, with the file before it."""


@pytest.fixture
def keep(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """Keeps a log as a program does that nobody else listens to; its folder."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level

    def begin() -> Path:
        root.handlers.clear()  # pytest's own, which come after the fixtures
        keep_log(tmp_path / "calfbreak.log")
        return tmp_path

    yield begin
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def test_it_never_takes_more_than_a_megabyte(keep: Callable[[], Path]) -> None:
    folder = keep()
    log = logging.getLogger("calfbreak.test")
    for number in range(12_000):
        log.info("line %s: %s", number, "x" * 100)
    files = sorted(folder.iterdir())
    assert sum(file.stat().st_size for file in files) <= MOST
    assert [file.name for file in files] == ["calfbreak.log", "calfbreak.log.1"]
    assert "line 11999" in files[0].read_text()


def test_only_errors_reach_the_terminal(keep: Callable[[], Path], capsys: pytest.CaptureFixture[str]) -> None:
    folder = keep()
    logging.getLogger("calfbreak.test").warning("a warning")
    logging.getLogger("calfbreak.test").error("an error")
    said = capsys.readouterr().err
    assert "an error" in said
    assert "a warning" not in said
    assert "a warning" in (folder / "calfbreak.log").read_text()


def test_nothing_is_made_until_there_is_something_to_say(keep: Callable[[], Path]) -> None:
    folder = keep()
    assert list(folder.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said_once(
    keep: Callable[[], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "calfbreak.log").mkdir()
    keep()
    log = logging.getLogger("calfbreak.test")
    for number in range(3):
        log.warning("line %s", number)
    said = capsys.readouterr().err
    assert said == f"{tmp_path / 'calfbreak.log'} cannot be written: Is a directory\n"


def test_a_line_that_is_wrong_is_told_with_its_traceback(
    keep: Callable[[], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    class Unspeakable:
        def __str__(self) -> str:
            raise ValueError("no words")

    keep()
    logging.getLogger("calfbreak.test").warning("%s", Unspeakable())
    assert "ValueError: no words" in capsys.readouterr().err
