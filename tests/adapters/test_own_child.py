"""The program's own children, run for real: they answer, and what goes wrong with them is told in a sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from calfbreak.adapters import own_child
from calfbreak.adapters.archive import ProcessArchive
from calfbreak.adapters.plotter import ProcessPlotter
from calfbreak.adapters.profile import VARIABLE, Profile
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.store.journal import Journal
from calfbreak.domain.history.chart import Drawings, Look, Order, Sheet
from calfbreak.domain.history.trend_charts import Grain, sitting, slots
from example_records import ALL, DAY

LOOK = Look(
    card="#ffffff", text="#000000", secondary="#000000", line="#000000", control="#000000", accent="#000000",
    tint="#000000", signal="#000000", font="Sans", pixels=13.0,
)  # fmt: skip
CHART = sitting(Grain.DAY, slots(Grain.DAY, (), date(2026, 11, 22)))
ORDER = Order(LOOK, (Sheet(CHART, 400, 300),))


class Answers:
    """Remembers what was told, and waits for it."""

    def __init__(self, loop: SelectorLoop) -> None:
        self.loop = loop
        self.told: list[tuple[object, str]] = []

    def __call__(self, result: object, words: str) -> None:
        """Take an answer."""
        self.told.append((result, words))
        self.loop.stop()

    def wait(self) -> tuple[object, str]:
        """The only answer."""
        late = self.loop.call_in(60, self.loop.stop)
        self.loop.run()
        late.cancel()
        self.loop.run_until(lambda: not self.loop.waiting, 1.0)  # a child that was killed takes its time to die
        (answer,) = self.told
        return answer


@pytest.fixture
def answers(loop: SelectorLoop) -> Answers:
    return Answers(loop)


@pytest.fixture
def plotter(loop: SelectorLoop, tmp_path: Path) -> Iterator[ProcessPlotter]:
    made = ProcessPlotter(loop, tmp_path / "plots")
    yield made
    made.rest()
    assert loop.run_until(lambda: not loop.waiting), "no process is left, and nothing is waited for"


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts another program in the child's place."""

    def put(shell: str) -> None:
        monkeypatch.setattr(own_child, "command", lambda name: ("sh", "-c", shell))

    return put


def test_a_plot_is_drawn_by_a_child(plotter: ProcessPlotter, answers: Answers, tmp_path: Path) -> None:
    plotter.draw(ORDER, answers)
    drawings, why = answers.wait()
    assert why == ""
    assert isinstance(drawings, Drawings)
    assert len(drawings.drawings[0].boxes) == len(CHART.marks)
    assert any((tmp_path / "plots").iterdir()), "its list of fonts is where it was told to keep it"


@pytest.mark.parametrize(
    ("shell", "why"), [("exit 3", "sh ended with 3"), ("echo nonsense", "makes no sense"), ("kill -9 $$", "-9")]
)
def test_a_child_that_fails_is_told_in_a_sentence(
    plotter: ProcessPlotter, answers: Answers, says: Callable[[str], None], shell: str, why: str
) -> None:
    says(shell)
    plotter.draw(ORDER, answers)
    drawings, words = answers.wait()
    assert drawings is None
    assert why in words


def test_a_child_that_hangs_is_killed(
    plotter: ProcessPlotter, answers: Answers, says: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    says("exec sleep 60")
    monkeypatch.setattr("calfbreak.adapters.plotter.LIMIT", 0.2)
    plotter.draw(ORDER, answers)
    drawings, words = answers.wait()
    assert drawings is None
    assert "did not answer within" in words


def test_a_child_that_nobody_waits_for_any_more_is_killed(
    loop: SelectorLoop, plotter: ProcessPlotter, answers: Answers, says: Callable[[str], None], tmp_path: Path
) -> None:
    says(f"echo $$ > {tmp_path}/pid; exec sleep 60")
    running = plotter.draw(ORDER, answers)
    pid = tmp_path / "pid"

    def until_it_runs() -> None:
        if pid.exists() and pid.read_text().strip():
            running.cancel()
            loop.call_in(0.2, loop.stop)
        else:
            loop.call_in(0.01, until_it_runs)

    loop.call_soon(until_it_runs)
    loop.run()
    assert answers.told == []
    assert not Path("/proc", pid.read_text().strip()).exists()


def child_of(plotter: ProcessPlotter) -> int:
    assert plotter._child is not None
    return plotter._child._process.pid


def test_one_child_draws_again_and_again(plotter: ProcessPlotter, loop: SelectorLoop) -> None:
    """Loading the library takes most of a second, drawing some hundredths: only the first plot waits for it."""
    plotter.prepare()
    pid = child_of(plotter)
    for sheets in (1, 2, 3):
        answers = Answers(loop)
        plotter.draw(Order(LOOK, ORDER.sheets * sheets), answers)
        drawings, _ = answers.wait()
        assert isinstance(drawings, Drawings)
        assert len(drawings.drawings) == sheets
        assert child_of(plotter) == pid


def test_an_order_may_be_larger_than_a_pipe(plotter: ProcessPlotter, answers: Answers) -> None:
    """The loop does not stand still for it: the child reads when it has loaded its library."""
    began = time.perf_counter()
    plotter.draw(Order(replace(LOOK, font="x" * 1_000_000), ORDER.sheets), answers)
    assert time.perf_counter() - began < 0.5
    drawings, why = answers.wait()
    assert isinstance(drawings, Drawings), why


def test_without_anybody_who_looks_no_child_is_left(
    plotter: ProcessPlotter, loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    plotter.prepare()
    first = child_of(plotter)
    plotter.rest()
    assert loop.run_until(lambda: not Path("/proc", str(first)).exists())
    monkeypatch.setattr("calfbreak.adapters.plotter.IDLE", 0.2)
    plotter.prepare()
    second = child_of(plotter)
    assert loop.run_until(lambda: not Path("/proc", str(second)).exists()), "nor of one who looks and wants no other"


def test_a_child_that_died_meanwhile_is_replaced(plotter: ProcessPlotter, loop: SelectorLoop, answers: Answers) -> None:
    plotter.prepare()
    os.kill(child_of(plotter), signal.SIGKILL)
    assert plotter._child is not None
    assert loop.run_until(lambda: plotter._child is not None and plotter._child.ended)
    plotter.draw(ORDER, answers)
    drawings, why = answers.wait()
    assert isinstance(drawings, Drawings), why


def test_where_no_process_can_be_made_there_is_a_sentence(
    plotter: ProcessPlotter, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_child, "command", lambda name: ("/nowhere/python",))
    plotter.draw(ORDER, answers)
    assert answers.wait() == (None, "Calf Break cannot be used: No such file or directory")


def test_a_child_ends_with_the_program(tmp_path: Path) -> None:
    """Also if that is killed: nothing more comes to read, and so the child has nothing left to do."""
    program = (
        "import sys, time; from pathlib import Path; from calfbreak.adapters.plotter import ProcessPlotter;"
        "from calfbreak.adapters.selector_loop import SelectorLoop;"
        f"made = ProcessPlotter(SelectorLoop(), Path({str(tmp_path)!r})); made.prepare();"
        "print(made._child._process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = parent.stdout.readline().strip()
        parent.kill()
    loop = SelectorLoop()
    with closing(loop):
        assert loop.run_until(lambda: not _runs(pid), 20.0)


def _runs(pid: str) -> bool:
    try:
        state = Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # nobody reaps orphans in a container


# --- the records as a whole ------------------------------------------------------------------------------------------


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile with some records."""
    folder = tmp_path / "profile"
    monkeypatch.setenv(VARIABLE, str(folder))
    journal = Journal(folder / "history.db", pytest.fail)
    journal.commit(ALL, "{}")
    journal.close()
    return folder


def read(profile: Path) -> Journal:
    return Journal(profile / "history.db", pytest.fail)


@pytest.mark.parametrize("name", ["all.json", "all.csv"])
def test_everything_is_exported(loop: SelectorLoop, answers: Answers, profile: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    ProcessArchive(loop, Profile.chosen()).export(file, answers)
    well, words = answers.wait()
    assert well, words
    assert words == f"{len(ALL)} records written to {file}."
    assert file.read_text().startswith("{" if name.endswith("json") else "record,")


def test_everything_is_deleted_with_a_copy_kept_and_brought_back(
    loop: SelectorLoop, answers: Answers, profile: Path
) -> None:
    archive = ProcessArchive(loop, Profile.chosen())
    archive.delete(None, answers)
    well, words = answers.wait()
    assert well, words
    (copy,) = profile.glob("history.db.before-delete-*Z")
    assert str(copy) in words
    journal = read(profile)
    assert journal.first_day() is None
    journal.close()
    answers.told.clear()
    archive.bring_in(copy, answers)
    well, words = answers.wait()
    assert well, words
    journal = read(profile)
    assert len(journal.day(DAY).bouts) == 1
    assert journal.count_before(None) == len(ALL)
    journal.close()


def test_an_older_backup_is_named_when_everything_is_deleted(
    loop: SelectorLoop, answers: Answers, profile: Path
) -> None:
    older = profile / "history.db.before-import-20260101T000000Z"
    older.write_bytes(b"")
    ProcessArchive(loop, Profile.chosen()).delete(None, answers)
    _, words = answers.wait()
    assert str(older) in words
    assert "older records" in words


def test_what_cannot_be_brought_in_is_refused_in_a_sentence(
    loop: SelectorLoop, answers: Answers, profile: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rubbish.json"
    file.write_text("[]")
    ProcessArchive(loop, Profile.chosen()).bring_in(file, answers)
    well, words = answers.wait()
    assert not well
    assert str(file) in words


def test_where_nothing_can_be_written_nothing_is(loop: SelectorLoop, answers: Answers, profile: Path) -> None:
    file = profile / "no-such-folder" / "all.json"
    ProcessArchive(loop, Profile.chosen()).export(file, answers)
    well, words = answers.wait()
    assert not well
    assert str(file) in words


def test_a_child_is_quick_to_be_asked(loop: SelectorLoop, plotter: ProcessPlotter, answers: Answers) -> None:
    """The window is not held up: the loop goes on while the child works."""
    began = time.perf_counter()
    plotter.draw(ORDER, answers)
    assert time.perf_counter() - began < 0.5
    assert answers.told == []
    answers.wait()


def test_what_is_deleted_in_a_profile_of_its_own_is_nobody_elses(
    loop: SelectorLoop, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mine"))
    for name in ("mine", "demo"):
        profile = Profile.at(tmp_path / name)
        profile.prepare()
        with closing(Journal(profile.history_file, print)) as journal:
            journal.commit(ALL, "{}")
    ProcessArchive(loop, Profile.at(tmp_path / "demo")).delete(None, answers)
    well, _ = answers.wait()
    assert well
    left = {}
    for name in ("mine", "demo"):
        with closing(Journal(Profile.at(tmp_path / name).history_file, print)) as journal:
            left[name] = journal.count_before(None)
    assert left == {"mine": len(ALL), "demo": 0}


def test_a_module_in_the_folder_of_the_start_is_not_taken_for_one_of_ours(
    loop: SelectorLoop, answers: Answers, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "csv.py").write_text("raise SystemExit(3)\n")
    monkeypatch.setenv("PYTHONPATH", str(Path(own_child.__file__).parents[2]))
    monkeypatch.chdir(home)
    ProcessArchive(loop, Profile.chosen()).export(tmp_path / "all.csv", answers)
    well, words = answers.wait()
    assert well, words
