"""Short-lived programs beside the loop: every way in which one can end, and none that stays."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings import child as child_module
from calfbreak.adapters.surroundings.child import Child
from calfbreak.adapters.surroundings.output import ThreadedOutput, WatchedOutput


@pytest.fixture(autouse=True, params=[WatchedOutput, ThreadedOutput], ids=["watched", "by a thread"])
def output(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The output is read in the way of Windows, too."""
    monkeypatch.setattr(child_module, "output_of", request.param)


class Run:
    """A child that runs Python, and how it ended."""

    def __init__(self, loop: SelectorLoop, *command: str, limit: float = 10.0) -> None:
        self.loop = loop
        self.ended: list[tuple[str | None, str]] = []
        self.child = Child(loop, command, lambda output, why: self.ended.append((output, why)), limit)

    def result(self) -> tuple[str | None, str]:
        assert self.loop.run_until(lambda: bool(self.ended), 10)
        self.loop.run_until(lambda: len(self.ended) > 1, 0.02)
        (ended,) = self.ended
        return ended

    @property
    def gone(self) -> bool:
        """Whether nothing is left of it, not even a zombie."""
        return not Path(f"/proc/{self.child._process.pid}").exists()


def python(loop: SelectorLoop, code: str, limit: float = 10.0) -> Run:
    return Run(loop, sys.executable, "-S", "-c", code, limit=limit)


def test_the_output_of_a_program(loop: SelectorLoop) -> None:
    run = python(loop, "print('höchste Zeit')")
    assert run.result() == ("höchste Zeit\n", "")
    assert run.gone
    assert loop.waiting == 0


def test_more_output_than_a_pipe_holds(loop: SelectorLoop) -> None:
    output, _ = python(loop, "print('x' * 500_000)").result()
    assert output is not None
    assert len(output) == 500_001


def test_a_program_that_fails(loop: SelectorLoop) -> None:
    output, why = python(loop, "raise SystemExit(3)").result()
    assert output is None
    assert why.endswith("ended with 3")


def test_a_program_that_is_not_there(loop: SelectorLoop) -> None:
    assert Run(loop, "no-such-program").result() == (None, "no-such-program cannot be used: No such file or directory")


def test_a_program_that_hangs_is_killed_and_waited_for(loop: SelectorLoop) -> None:
    run = python(loop, "import time; time.sleep(1000)", limit=0.3)
    output, why = run.result()
    assert output is None
    assert why.endswith("did not answer within 0.3 s")
    assert loop.run_until(lambda: run.gone)


def test_a_program_that_closes_its_output_and_stays_is_killed_too(loop: SelectorLoop) -> None:
    run = python(loop, "import os, time; os.close(1); time.sleep(1000)", limit=0.5)
    assert run.result()[0] is None
    assert loop.run_until(lambda: run.gone)


def test_a_program_that_writes_without_end_is_stopped(loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_module, "_MOST", 100_000)
    run = python(loop, "while True: print('x' * 1000)")
    output, why = run.result()
    assert output is None
    assert why.endswith("does not stop writing")
    assert loop.run_until(lambda: run.gone)


def test_a_program_that_nobody_waits_for_any_more(loop: SelectorLoop) -> None:
    run = python(loop, "import time; time.sleep(1000)")
    descriptors = open_descriptors()
    run.child.cancel()
    assert loop.run_until(lambda: run.gone)
    assert run.ended == []
    assert loop.run_until(lambda: open_descriptors() == descriptors - 1)


def open_descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())
