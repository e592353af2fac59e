"""Desktops as fixtures. Every test in this folder is a desktop test; see session.py for what one can do with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.session import Desktop, missing_tools, x11_desktop

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them, the slow ones first, the slowest before all, so that several at a time end together.

    Without the tools they are left out, except in CI, where they fail.
    """
    items.sort(key=_seconds, reverse=True)
    absent = missing_tools()
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.desktop)
            if absent and os.environ.get("CI") != "true":
                item.add_marker(pytest.mark.skip(reason=f"this machine has no {', '.join(absent)}"))


def _seconds(item: pytest.Item) -> float:
    """How long it takes, as its mark says: `slow`, or `slow(SECONDS)` for more than a quarter of a minute."""
    slow = item.get_closest_marker("slow")
    return 0.0 if slow is None else float(slow.args[0]) if slow.args else 15.0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Take a picture when a test fails, before its desktop is gone."""
    report = yield
    desktop = next((value for value in getattr(item, "funcargs", {}).values() if isinstance(value, Desktop)), None)
    if desktop and report.when == "call" and report.failed:
        desktop.screenshot("failed")
    return report


@pytest.fixture
def desktop(artefacts: Path) -> Iterator[Desktop]:
    """Panel with a tray, and dunst."""
    with x11_desktop(artefacts) as running:
        yield running


@pytest.fixture
def xfce_desktop(artefacts: Path) -> Iterator[Desktop]:
    """Panel with a tray, and xfce4-notifyd: its bubbles have buttons."""
    with x11_desktop(artefacts, notifications="xfce4-notifyd") as running:
        yield running


@pytest.fixture
def desktop_without_tray(artefacts: Path) -> Iterator[Desktop]:
    """dunst, and no panel."""
    with x11_desktop(artefacts, tray=False) as running:
        yield running


@pytest.fixture
def desktop_without_notifications(artefacts: Path) -> Iterator[Desktop]:
    """Panel with a tray, and nobody who shows notifications."""
    with x11_desktop(artefacts, notifications=None) as running:
        yield running


@pytest.fixture
def bare_desktop(artefacts: Path) -> Iterator[Desktop]:
    """Windows, and nothing else."""
    with x11_desktop(artefacts, tray=False, notifications=None) as running:
        yield running
