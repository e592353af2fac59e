"""Records written into a file: whatever happens, nothing that was there is lost for it."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from calfbreak.adapters.profile import Profile
from calfbreak.adapters.store.journal import Journal
from calfbreak.domain.wording.archive import result_line
from calfbreak.report import whole
from calfbreak.report.whole import CannotBe, write_out
from example_records import ALL


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile.at(tmp_path)
    made.prepare()
    with closing(Journal(made.history_file, print)) as journal:
        journal.commit(ALL, "{}")
    return made


def records_in(profile: Profile, file: Path) -> int:
    return write_out(profile, file, as_csv=False).records


@pytest.mark.parametrize("name", ["history.db", "history.db-wal", "history.db.copy"])
def test_the_history_itself_is_no_place_for_an_export(profile: Profile, tmp_path: Path, name: str) -> None:
    (tmp_path / "history.db.copy").write_bytes(b"a backup")
    link = tmp_path / "out.json"
    link.symlink_to(tmp_path / name)
    for file in (tmp_path / name, link):
        with pytest.raises(CannotBe, match="belongs to the history itself"):
            write_out(profile, file, as_csv=False)
    assert (tmp_path / "history.db.copy").read_bytes() == b"a backup"
    assert records_in(profile, tmp_path / "elsewhere.json") == len(ALL)


def test_an_export_that_fails_leaves_the_older_one(
    profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(records: object, file: object) -> int:
        raise OSError(28, "No space left on device")

    old = tmp_path / "out.json"
    old.write_text("the older one")
    monkeypatch.setattr(whole, "write_json", full)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(CannotBe, match=r"out\.json cannot be used: No space left on device"):
        write_out(profile, old, as_csv=False)
    assert old.read_text() == "the older one"
    assert sorted(tmp_path.iterdir()) == before


def test_a_newer_export_takes_the_place_and_the_permissions_of_an_older_one(profile: Profile, tmp_path: Path) -> None:
    old = tmp_path / "out.json"
    old.write_text("the older one")
    old.chmod(0o600)
    link = tmp_path / "link.json"
    link.symlink_to(old)
    assert records_in(profile, link) == len(ALL)
    assert link.is_symlink()
    assert old.read_text().startswith("{")
    assert old.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such device")
def test_what_cannot_be_exported_is_said_and_the_rest_is_written(profile: Profile, tmp_path: Path) -> None:
    with closing(sqlite3.connect(profile.history_file)) as other:
        other.execute("UPDATE bouts SET ending = 'flew away'")
        other.commit()
    file = tmp_path / "out.json"
    line = result_line(write_out(profile, file, as_csv=False))
    assert line.startswith(f"{len(ALL) - 1} records written to {file}.\n")
    assert "history.db holds something that this version does not know ('flew away'" in line
    assert len(json.loads(file.read_text())["records"]) == len(ALL) - 1


def test_a_device_stays_one(profile: Profile) -> None:
    assert records_in(profile, Path(os.devnull)) == len(ALL)
    assert Path(os.devnull).is_char_device()
