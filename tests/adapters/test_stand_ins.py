"""A library finds small stand-ins while it is imported, and nobody else does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from calfbreak.adapters.stand_ins import stand_ins

ABSENT = "nturl2path"
"""A module of Python that nobody here has imported, nor will."""


def test_what_is_not_loaded_is_stood_in_for_and_only_within() -> None:
    with stand_ins({ABSENT: {"fly": 7}}):
        import nturl2path

        assert nturl2path.fly == 7  # type: ignore[attr-defined]
    assert ABSENT not in sys.modules


def test_what_is_loaded_stays_as_it_is() -> None:
    with stand_ins({"pathlib": {"Path": None}}):
        import pathlib
    assert pathlib.Path is Path
    assert "pathlib" in sys.modules


def test_a_failed_import_leaves_none_behind() -> None:
    with pytest.raises(ImportError), stand_ins({ABSENT: {}}):
        from nturl2path import fly  # type: ignore[attr-defined]  # noqa: F401
    assert ABSENT not in sys.modules


def test_whoever_needs_the_real_ones_after_the_scheduler_gets_them() -> None:
    code = (
        "import calfbreak.adapters.scheduler, sys\n"
        "heavy = {'asyncio', 'ssl', 'uuid', 'importlib.metadata', 'apscheduler.executors.pool'}\n"
        "print(*(heavy & {*sys.modules}))\n"
        "import asyncio, importlib.metadata, uuid\n"
        "from apscheduler.executors.pool import ThreadPoolExecutor\n"
        "from apscheduler.schedulers.background import BackgroundScheduler\n"
        "print(importlib.metadata.version('APScheduler')[:2], uuid.uuid4().version, ThreadPoolExecutor(1) is None)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout == "\n3. 4 False\n"
