"""kill -9 at any moment: what was said to be committed is there, all of it, and nothing is there by halves."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from calfbreak.adapters.store.journal import Journal

DAY = date(2026, 5, 12)
KILLS = 25
WRITER = """
import sys
from datetime import date
from pathlib import Path
from calfbreak.adapters.store.journal import Journal
from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.history.records import Answer, BoutEnd, BoutRecord, Hold
from calfbreak.domain.history.records import Outcome, ReminderRecord, SessionRecord, Side

def complain(sentence):
    sys.exit(sentence)

journal = Journal(Path(sys.argv[1]), complain)
number, day, at = int(journal.load_state() or 0), date(2026, 5, 12), Stamp(1e9, 7200)
print("ready", number, flush=True)
while True:
    number += 1
    holds = tuple(Hold(Side.LEFT, 15, 15.0, True) for _ in range(6))
    journal.commit(
        [
            BoutRecord(at, at, float(number), BoutEnd.SESSION, day),
            ReminderRecord(number, at, at, at, Answer.STRETCHED, 0, 0, (), day),
            SessionRecord(number, "wall-straight", at, at, Outcome.COMPLETED, holds, number, day),
        ],
        str(number),
    )
    print(number, flush=True)
"""


@pytest.mark.slow
def test_a_killed_writer_leaves_all_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    promised = 0
    for kill in range(KILLS):
        # Spread over a few commits; the rest of the chance is the machine's.
        promised = write_until_killed(path, 1 + kill * 5 % 12, later=kill * 7 % KILLS * 0.00015, promised=promised)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (state,) = connection.execute("SELECT json FROM state").fetchone()
        assert promised <= int(state) <= promised + 1
        promised = int(state)
    with closing(Journal(path, pytest.fail)) as journal:
        history = journal.day(DAY)
    everything = list(range(1, promised + 1))
    assert sorted(int(bout.sitting) for bout in history.bouts) == everything
    assert sorted(reminder.number for reminder in history.reminders) == everything
    assert sorted(session.number for session in history.sessions) == everything
    assert all(len(session.holds) == 6 for session in history.sessions)


def write_until_killed(path: Path, commits: int, later: float, promised: int) -> int:
    """Let a process write, and kill it some milliseconds after so many commits. Returns the last one it promised."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    with writer:
        assert writer.stdout.readline() == f"ready {promised}\n"
        for _ in range(commits):
            promised = int(writer.stdout.readline())
        try:
            writer.wait(later)
        except subprocess.TimeoutExpired:
            writer.kill()
        rest = writer.stdout.read()
    assert writer.returncode == -signal.SIGKILL
    # The last line may be cut; a promise is a whole line.
    return max([promised, *(int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n"))])
