"""`calfbreak simulate`: its lines and its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfbreak.simulate.command import FAILS, PASSES, UNREADABLE, run

PLAIN = "# a plain hour\n00:00:00 input\n01:00:00 => remind\n01:04:00 end\n"
GOOD = ("good.txt", PLAIN)
MISSING = ("missing.txt", PLAIN.replace("01:04:00 end", "01:04:00 => nudge\n01:04:01 end"))
EXTRA = ("extra.txt", "# nothing is expected\n00:00:00 input\n01:04:00 end\n")
LATE = ("late.txt", PLAIN.replace("=> remind", "call off").replace("01:04:00", "01:02:00 => remind\n01:04:00"))
BROKEN = ("broken.txt", "# broken\n00:00:00 dance\n")


def try_files(folder: Path, *files: tuple[str, str]) -> tuple[int, str]:
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")
    lines: list[str] = []
    status = run([folder / name for name, _ in files], lines.append)
    return status, "\n".join(lines)


def test_a_file_that_passes(tmp_path: Path) -> None:
    assert try_files(tmp_path, GOOD) == (PASSES, f"passes  {tmp_path}/good.txt: a plain hour")


@pytest.mark.parametrize("bad", [MISSING, EXTRA, LATE], ids=["missing", "extra", "late"])
def test_a_file_that_fails_is_shown_side_by_side(tmp_path: Path, bad: tuple[str, str]) -> None:
    status, said = try_files(tmp_path, GOOD, bad)
    assert status == FAILS
    assert f"passes  {tmp_path}/good.txt" in said
    assert f"fails   {tmp_path}/{bad[0]}" in said
    assert "expected" in said
    assert "≠" in said


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_tried(tmp_path: Path) -> None:
    status, said = try_files(tmp_path, BROKEN, EXTRA, GOOD)
    assert status == UNREADABLE
    assert f"unreadable  {tmp_path}/broken.txt: line 2: 'dance' is no event" in said
    assert "fails" in said
    assert "passes" in said


def test_files_that_are_not_texts(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\xff\xfe")
    lines: list[str] = []
    assert run([tmp_path / "picture.txt"], lines.append) == UNREADABLE
    assert run([tmp_path / "nowhere.txt"], lines.append) == UNREADABLE
    assert run([tmp_path], lines.append) == UNREADABLE
    assert lines == [
        f"unreadable  {tmp_path}/picture.txt: this is not a text in UTF-8",
        f"unreadable  {tmp_path}/nowhere.txt: No such file or directory",
        f"unreadable  {tmp_path}: Is a directory",
    ]


def test_line_ends_and_byte_order_marks_of_other_systems(tmp_path: Path) -> None:
    (tmp_path / "windows.txt").write_bytes(b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode())
    assert run([tmp_path / "windows.txt"], lambda _: None) == PASSES


def test_no_files_nothing_wrong() -> None:
    assert run([], pytest.fail) == PASSES
