"""What holds for every test: no test sees, or is seen by, the person's own desktop and files.

Set at import, before anything of Qt is: Qt reads these variables once.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

_home = tempfile.TemporaryDirectory(prefix="calfbreak-tests-")
_FOLDERS = {
    "HOME": "home",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}


def _leave_the_persons_desktop() -> None:
    for variable, name in _FOLDERS.items():
        folder = Path(_home.name, name)
        folder.mkdir(mode=0o700)
        os.environ[variable] = str(folder)
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "XDG_SESSION_ID", "XDG_SESSION_TYPE"):
        os.environ.pop(variable, None)
    for variable in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        os.environ[variable] = f"unix:path={_home.name}/no-bus"
    for variable in [name for name in os.environ if name.startswith("CALFBREAK_")]:
        if variable not in ("CALFBREAK_ARTEFACTS", "CALFBREAK_WHEEL"):
            del os.environ[variable]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_NO_GUI_THREADPOOL"] = "1"  # as the program itself (calfbreak/ui/opening.py)
    os.environ["LC_ALL"] = "C.UTF-8"


_leave_the_persons_desktop()

# Machines that run tests are busy: a slow example says nothing about the program.
settings.register_profile("calfbreak", deadline=None, print_blob=True)
# For another Python, after all examples have passed on one: what differs between them shows itself in few.
settings.register_profile("few", settings.get_profile("calfbreak"), max_examples=10)
settings.load_profile("calfbreak")


@pytest.fixture
def artefacts(request: pytest.FixtureRequest) -> Path:
    """A folder for what this test leaves to look at: pictures, logs."""
    base = Path(os.environ.get("CALFBREAK_ARTEFACTS") or Path(__file__).parent.parent / "artefacts")
    folder = base / request.path.stem.removeprefix("test_") / request.node.name.removeprefix("test_").replace("/", "-")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def _windows_end_with_their_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test leaves is deleted: a change of theme, font or language would still reach every widget of it.

    Until then Python looks for no garbage: it might do so on a thread, which must not delete windows (see
    `calfbreak/ui/garbage.py`).
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.enable()


def pytest_collection_finish() -> None:
    """What all tests share stays: nobody need look for garbage in it, again and again."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Leave no folder behind."""
    _home.cleanup()
