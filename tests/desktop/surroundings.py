"""The program's own view of a desktop, in the test's process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest

from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings.parts_here import desk_here

_SEEN = (
    "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "SWAYSOCK", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CONFIG_HOME",
    "XDG_CURRENT_DESKTOP", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE",
)  # fmt: skip
"""What of a desktop's environment tells the parts where it is."""


class Surroundings:
    """The desk of a desktop, and how often it said that something changed."""

    def __init__(self) -> None:
        self.loop = SelectorLoop()
        self.changes = 0
        self.desk = desk_here(self.loop, self.changed)

    def changed(self) -> None:
        """Count."""
        self.changes += 1

    def ask(self) -> frozenset[str]:
        """Everything that goes on now."""
        answers: list[frozenset[str]] = []
        self.desk.ask(lambda engaged, quiet: answers.append(engaged | quiet))
        assert self.loop.run_until(lambda: bool(answers), 2.0), "no answer within 2 s"
        return answers[0]

    def until(self, true: Callable[[], object]) -> None:
        """Wait for it."""
        assert self.loop.run_until(lambda: bool(true()), 15), self.desk.findings

    def said(self, name: str) -> str:
        """What a part says to the doctor."""
        return dict(self.desk.findings)[name]


@contextmanager
def surroundings(env: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Surroundings]:
    """The desk of the desktop with this environment."""
    for name in _SEEN:
        if name in env:
            monkeypatch.setenv(name, env[name])
    seen = Surroundings()
    try:
        yield seen
    finally:
        seen.desk.close()
        seen.loop.close()
