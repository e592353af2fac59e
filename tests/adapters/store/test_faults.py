"""The faults of the world, as they really come: another process, the disk, the folder, the file itself.

In each the program goes on, says so in a sentence, and no record is lost.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.adapters.store import database
from calfbreak.adapters.store.database import connect
from calfbreak.adapters.store.history import History
from calfbreak.adapters.store.journal import Journal
from calfbreak.adapters.store.rows import records
from calfbreak.adapters.store.salvage import salvage
from calfbreak.adapters.store.schema import MIGRATIONS
from calfbreak.domain.history.records import BoutRecord
from example_records import ALL, BOUT, DAY, REMINDER, SESSION, stamp

NOBODY = 65534
ROOM = 160 * 1024
"""Bytes of the small disk."""
HOLD_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""
WAIT_AND_HANG = """
import sys
from pathlib import Path
from calfbreak.adapters.store import database
from calfbreak.adapters.store.journal import Journal
from example_records import ALL
database.BUSY = 1
journal = Journal(Path(sys.argv[1]), lambda sentence: None)
for number, record in enumerate(ALL):
    journal.commit([record], str(number))
print("waits", flush=True)
sys.stdin.read()
"""


def bouts(count: int, first: int = 0) -> list[BoutRecord]:
    """So many bouts, each a minute after the other."""
    return [
        replace(BOUT, began=stamp(60 * number), ended=stamp(60 * number + 60)) for number in range(first, first + count)
    ]


@contextmanager
def process(program: str, path: Path, says: str) -> Iterator[subprocess.Popen[str]]:
    """A Python process that has said so, and waits for the end of its input."""
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environ,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == says + "\n"
        yield other
        other.kill()


# --- locked ----------------------------------------------------------------------------------------------------------


def test_locked_by_another_process(
    journal: Journal, path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY", 1)
    journal._disconnect()
    with process(HOLD_LOCK, path, "locked"):
        journal.commit(ALL, "1")
        assert journal.waiting == ALL
        later = "what happens meanwhile is kept, and written when it works again."
        assert told == [f"{path} cannot be used (database is locked); {later}"]
    journal.commit([], "2")
    assert journal.waiting == ()
    assert len(told) == 1
    assert not path.with_name("history.db.waiting").exists()
    journal.close()
    with closing(Journal(path, told.append)) as later:
        assert later.day(DAY).bouts == (BOUT,)


def test_a_crash_while_records_wait_loses_nothing(journal: Journal, path: Path, told: list[str]) -> None:
    journal.commit([], "0")
    with process(HOLD_LOCK, path, "locked"), process(WAIT_AND_HANG, path, "waits") as program:
        program.send_signal(signal.SIGKILL)
        program.wait()
        with closing(History(path, told.append)) as reader:
            assert reader.day(DAY).sessions == (SESSION,), "it is shown while it waits"
    with closing(Journal(path, told.append)) as later:
        assert later.waiting == ()
        assert later.load_state() == "2"
        history = later.day(DAY)
    assert (history.bouts, history.reminders, history.sessions) == ((BOUT,), (REMINDER,), (SESSION,))
    assert not path.with_name("history.db.waiting").exists()


def test_a_crash_between_writing_and_forgetting_writes_nothing_twice(
    journal: Journal, path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY", 1)
    waiting = path.with_name("history.db.waiting")
    with process(HOLD_LOCK, path, "locked"):
        journal.commit([BOUT], "1")
    left_behind = waiting.read_bytes()
    journal.commit([], "2")
    journal.close()
    waiting.write_bytes(left_behind)
    with closing(Journal(path, told.append)) as later:
        assert later.day(DAY).bouts == (BOUT,)
        assert later.load_state() == "2"
    assert not waiting.exists()


def test_a_waiting_file_that_makes_no_sense_is_set_aside(path: Path, told: list[str]) -> None:
    path.parent.mkdir()
    path.with_name("history.db.waiting").write_bytes(b"\xff rubbish")
    with closing(Journal(path, told.append)) as journal:
        journal.commit([BOUT], "1")
        assert journal.day(DAY).bouts == (BOUT,)
    (aside,) = path.parent.glob("history.db.waiting.bad-*")
    assert aside.read_bytes() == b"\xff rubbish"
    assert len(told) == 1
    assert aside.name in told[0]


# --- no room, no right, no folder ------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with hardly any room."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 4096)


def test_a_disk_that_is_full(small_disk: Path, tmp_path: Path, told: list[str]) -> None:
    """Even the file for what waits must go elsewhere."""
    path, refuge = small_disk / "history.db", tmp_path / "refuge"
    journal = Journal(path, told.append, refuges=[refuge])
    journal.commit(bouts(10), "1")
    fill(small_disk / "filler")
    written = 10
    while not journal.waiting:
        journal.commit(bouts(20, first=written), str(written))
        written += 20
    assert len(told) == 1
    assert "full" in told[0] or "disk I/O error" in told[0]
    assert len(journal.day(DAY).bouts) == written
    journal._disconnect()  # which gives back the room of the log
    fill(small_disk / "more")
    journal.commit([SESSION], "last")
    assert len(told) == 1
    assert (refuge / "history.db.waiting").exists()
    journal._disconnect()  # killed
    (small_disk / "filler").unlink()
    (small_disk / "more").unlink()
    with closing(Journal(path, told.append, refuges=[refuge])) as later:
        assert later.waiting == ()
        assert len(later.day(DAY).bouts) == written
        assert later.day(DAY).sessions == (SESSION,)
        assert later.load_state() == "last"
    assert list(refuge.iterdir()) == []


def test_a_first_start_on_a_full_disk_leaves_nothing_that_looks_damaged(small_disk: Path, told: list[str]) -> None:
    fill(small_disk / "filler")
    path = small_disk / "history.db"
    journal = Journal(path, told.append)
    for number, record in enumerate(ALL):
        journal.commit([record], str(number))
    assert [each.name for each in small_disk.iterdir() if "history" in each.name and not each.stat().st_size] == []
    assert not [sentence for sentence in told if "damaged" in sentence]
    (small_disk / "filler").unlink()
    journal.commit([], "later")
    journal.close()
    assert not list(small_disk.glob("*.bad-*"))
    with closing(connect(path)) as connection:
        assert len(list(records(connection))) == len(ALL)


@pytest.fixture
def not_root() -> Iterator[Path]:
    """A folder of somebody whom permissions stop; the test is this person."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.getuid() != 0:
            yield folder
            return
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)


def test_a_folder_and_a_file_that_may_only_be_read(not_root: Path, told: list[str]) -> None:
    data, refuge = not_root / "data", not_root / "refuge"
    path = data / "history.db"
    with closing(Journal(path, told.append)) as journal:
        journal.commit([BOUT], "1")
    path.chmod(0o400)
    data.chmod(0o500)
    journal = Journal(path, told.append, refuges=[refuge])
    try:
        journal.commit([SESSION], "2")
        assert journal.waiting == (SESSION,)
        assert (refuge / "history.db.waiting").exists()
        assert len(told) == 1
        assert str(path) in told[0]
        assert "readonly" in told[0] or "unable to open" in told[0]
    finally:
        data.chmod(0o700)
        path.chmod(0o600)
    journal.commit([], "3")
    assert journal.waiting == ()
    assert (journal.day(DAY).bouts, journal.day(DAY).sessions) == ((BOUT,), (SESSION,))
    journal.close()


def test_a_folder_that_vanished_is_made_again(journal: Journal, path: Path, told: list[str]) -> None:
    journal.commit([BOUT], "1")
    path.parent.rename(path.parent.with_name("elsewhere"))
    journal.commit([SESSION], "2")
    journal.close()
    with closing(Journal(path, told.append)) as later:
        assert later.day(DAY).sessions == (SESSION,)
        assert later.load_state() == "2"
    assert told == []


def test_a_folder_that_cannot_be_made_again(path: Path, tmp_path: Path, told: list[str]) -> None:
    journal = Journal(path, told.append, refuges=[tmp_path / "refuge"])
    journal.commit([BOUT], "1")
    elsewhere = path.parent.with_name("elsewhere")
    path.parent.rename(elsewhere)
    path.parent.write_text("in the way")
    journal.commit([SESSION], "2")
    assert journal.waiting == (SESSION,)
    assert len(told) == 1
    path.parent.unlink()
    elsewhere.rename(path.parent)
    journal.commit([], "3")
    assert (journal.day(DAY).bouts, journal.day(DAY).sessions) == ((BOUT,), (SESSION,))
    journal.close()


# --- damage ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def full(path: Path, told: list[str]) -> bytes:
    """A history of 2,000 bouts and what else there is, closed; its content."""
    with closing(Journal(path, told.append)) as journal:
        journal.commit([*bouts(2000), REMINDER, SESSION], "1")
    return path.read_bytes()


def recovered(path: Path, told: list[str]) -> Journal:
    """The history after the damage was found; the person was told once, and where the old file is."""
    journal = Journal(path, told.append)
    journal.days(DAY, DAY)
    assert len(told) == 1, told
    (aside,) = path.parent.glob("history.db.bad-*[0-9Z]")
    assert aside.name in told[0]
    return journal


def test_a_truncated_file_gives_back_what_is_left(path: Path, full: bytes, told: list[str]) -> None:
    path.write_bytes(full[: len(full) // 2])
    with closing(recovered(path, told)) as journal:
        found = journal.day(DAY).bouts
        assert 500 < len(found) < 2000
        assert set(found) <= set(bouts(2000))
        assert "records were recovered" in told[0]


def test_a_file_on_which_another_process_works_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be empty still: what the other writes into a file that was removed is lost."""
    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY

    def wait_in_vain(*_: object) -> None:
        raise busy

    path.parent.mkdir()
    monkeypatch.setattr(database, "_upgrade", wait_in_vain)
    with pytest.raises(sqlite3.OperationalError):
        database.connect(path)
    assert path.exists()


def test_an_empty_file_is_not_taken_for_a_new_one(path: Path, full: bytes, told: list[str]) -> None:
    path.write_bytes(b"")
    with closing(recovered(path, told)) as journal:
        assert journal.day(DAY).bouts == ()
        assert "(it is empty)" in told[0]
        journal.commit([SESSION], "{}")
        assert journal.waiting == ()


def test_a_broken_page_costs_only_its_own_rows(path: Path, full: bytes, told: list[str]) -> None:
    pages = len(full) // 4096
    broken = pages // 2
    path.write_bytes(full[: broken * 4096] + b"\xff" * 4096 + full[(broken + 1) * 4096 :])
    path.with_name("history.db-wal").touch()  # so that the file is looked over
    with closing(recovered(path, told)) as journal:
        assert 1900 < len(journal.day(DAY).bouts) <= 2000
        assert journal.day(DAY).sessions == (SESSION,)
        assert journal.day(DAY).reminders == (REMINDER,)


def test_a_file_without_its_beginning_gives_back_the_rest(path: Path, full: bytes, told: list[str]) -> None:
    """SQLite knows nothing of a file whose first page is rubbish."""
    path.write_bytes(os.urandom(4096) + full[4096:])
    with closing(recovered(path, told)) as journal:
        assert journal.day(DAY).bouts == tuple(bouts(2000))
        assert journal.day(DAY).sessions == (SESSION,)
        journal.commit([BOUT], "2")
        assert len(journal.day(DAY).bouts) == 2001


def test_what_is_only_in_the_log_is_recovered_too(journal: Journal, path: Path, told: list[str]) -> None:
    journal.commit([*bouts(50), SESSION], "1")
    log = path.with_name("history.db-wal").read_bytes()
    journal.close()
    for file in path.parent.iterdir():
        file.unlink()
    path.write_bytes(b"rubbish" * 1000)
    path.with_name("history.db-wal").write_bytes(log)
    with closing(recovered(path, told)) as later:
        assert later.day(DAY).bouts == tuple(bouts(50))
        assert later.day(DAY).sessions == (SESSION,)


# The engine's memory, as far as the store knows it: when it was saved, and that it is not to be believed blindly.
def state_at(wall: float, mark: str = "") -> str:
    return json.dumps({"v": 1, "clock": [mark], "state": {"at": {"wall": wall}}})


LAST = max(each.ended.utc for each in [*bouts(2000), REMINDER, SESSION])


def test_the_state_is_recovered_with_the_records(path: Path, told: list[str]) -> None:
    with closing(Journal(path, told.append)) as journal:
        journal.commit([*bouts(2000), REMINDER, SESSION], state_at(LAST + 5, "kept"))
    whole = path.read_bytes()
    path.write_bytes(os.urandom(4096) + whole[4096:])
    with closing(Journal(path, told.append)) as journal:
        assert journal.load_state() == state_at(LAST + 5, "kept")
        assert len(journal.day(DAY).bouts) == 2000
    assert len(told) == 1


def test_of_two_states_the_later_one_is_recovered(journal: Journal, path: Path, told: list[str]) -> None:
    for number in range(20):
        journal.commit([], state_at(LAST + number, "x" * 50 * number))
    log = path.with_name("history.db-wal").read_bytes()
    journal.close()
    for file in path.parent.iterdir():
        file.unlink()
    path.write_bytes(b"rubbish" * 1000)
    path.with_name("history.db-wal").write_bytes(log)
    with closing(Journal(path, told.append)) as later:
        assert later.load_state() == state_at(LAST + 19, "x" * 950)


def test_a_state_that_is_older_than_the_records_is_not_believed(path: Path, told: list[str]) -> None:
    """The engine would count a bout a second time that is recorded already."""
    with closing(Journal(path, told.append)) as journal:
        journal.commit(bouts(2000), state_at(LAST - 3600))
    path.write_bytes(os.urandom(4096) + path.read_bytes()[4096:])
    with closing(Journal(path, told.append)) as journal:
        assert journal.load_state() is None
        assert len(journal.day(DAY).bouts) == 2000


def test_rubbish_gives_back_nothing_and_says_so(path: Path, told: list[str]) -> None:
    path.parent.mkdir()
    path.write_bytes(os.urandom(100_000))
    with closing(recovered(path, told)) as journal:
        assert journal.first_day() is None
        assert "Nothing could be read of it." in told[0]


@given(cuts=st.lists(st.tuples(st.integers(0, 40_000), st.binary(max_size=300)), max_size=20))
def test_whatever_is_broken_what_is_recovered_is_true(cuts: list[tuple[int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(":memory:")) as new:
        path = Path(folder, "history.db")
        with closing(Journal(path, pytest.fail)) as journal:
            journal.commit([*bouts(150), REMINDER, SESSION], "1")
        content = bytearray(path.read_bytes())
        for at, rubbish in cuts:
            content[at : at + len(rubbish)] = rubbish
        path.write_bytes(content)
        for statement in chain.from_iterable(MIGRATIONS):
            new.execute(statement)
        salvage(path, new)
        found = [record for _, record in records(new)]
        assert sum(record in TRUE for record in found) >= len(found) - len(cuts), (
            "a cut changes one row, or some are lost"
        )


TRUE = {*bouts(150), REMINDER, SESSION}


def test_records_of_an_older_version_are_recovered(path: Path, told: list[str]) -> None:
    path.parent.mkdir()
    with closing(connect(path, MIGRATIONS[:1])) as old:
        old.execute(
            "INSERT INTO reminders VALUES ('0123456789abcdef-1', '0123456789abcdef', 1, 1e9, 0, NULL, NULL, 1e9, 0,"
            " 'missed', 0, 0, '', '2001-09-09')"
        )
    path.write_bytes(os.urandom(4096) + path.read_bytes()[4096:])
    with closing(recovered(path, told)) as journal:
        (day,) = journal.days(DAY.replace(year=2000), DAY)
        assert day.reminders[0].latency is None
        assert day.reminders[0].due.utc == 1e9


def test_a_reader_leaves_a_damaged_file_alone(path: Path, full: bytes, told: list[str]) -> None:
    path.write_bytes(b"rubbish" * 1000)
    with closing(History(path, told.append)) as reader:
        assert reader.day(DAY).bouts == ()
    assert path.read_bytes() == b"rubbish" * 1000
    assert len(told) == 1
    assert "damaged" in told[0]


def test_what_waits_for_a_newer_version_reaches_it(
    path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    newer = (*MIGRATIONS, ("ALTER TABLE bouts ADD COLUMN chair TEXT",))
    connect(path, newer).close()
    with closing(Journal(path, told.append)) as journal:
        journal.commit([BOUT], "1")
        assert journal.waiting == (BOUT,)
    assert len(told) == 1
    assert "newer" in told[0]
    monkeypatch.setattr(database, "MIGRATIONS", newer)
    monkeypatch.setattr(connect, "__defaults__", (newer, None))
    with closing(Journal(path, told.append)) as later:
        assert later.waiting == ()
        assert later.day(DAY).bouts == (BOUT,)


def test_a_full_history_can_still_be_read_by_sqlite(path: Path, full: bytes) -> None:
    """The salvage reads pages as SQLite writes them; should that change, this fails with the other tests."""
    assert full[:16] == b"SQLite format 3\0"
    assert int.from_bytes(full[16:18], "big") == 4096
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM bouts").fetchone() == (2000,)
