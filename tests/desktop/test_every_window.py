"""Every window for whoever cannot see it, or cannot use a mouse: each control has a name and a fitting role, and can be
reached by Tab in the order in which one reads; nothing is a trap, and Esc closes.

The windows come from one place: everything that `Show` can open (calfbreak.domain.commands.WindowName) with all its
pages, the guided stretch, and the page after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calfbreak.domain.commands import PauseSession, ResumeSession, Show, Stretch, WindowName
from desktop.accessible import backwards, faults, tab_stops
from desktop.keyboard import Keyboard
from desktop.resident import Resident
from desktop.screen_reader import ENV, PROGRAM, screen_reader
from desktop.session import x11_desktop

pytestmark = pytest.mark.xdist_group("one desktop for every window")
SCALE = 20
"""The stretch of 30 s passes in less than two, while it is not paused."""
SETTINGS = 'hold = "10s"\nrepetitions = 1\nsound = false\n'


@pytest.fixture(scope="module")
def keyboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keyboard]:
    """Somebody with a keyboard and a screen reader, and the program before them."""
    logs = tmp_path_factory.mktemp("windows")
    with x11_desktop(logs, tray=False, notifications=None) as desktop, screen_reader(desktop) as reader:
        resident = Resident(desktop, SETTINGS)
        resident.env |= ENV
        resident.start(SCALE)
        yield Keyboard(resident, desktop, reader.tree(PROGRAM))


@pytest.fixture(autouse=True)
def nothing_left(keyboard: Keyboard) -> Iterator[None]:
    yield
    keyboard.close_everything()


@pytest.mark.parametrize("window", WindowName)
def test_a_window(keyboard: Keyboard, window: WindowName, artefacts: Path) -> None:
    keyboard.resident.send(Show(window))
    found = []
    for page in keyboard.pages():
        found += examine(keyboard, page, artefacts)
    found += keyboard.escape()
    assert found == [], "\n".join(found)


def test_the_guided_stretch_and_the_page_after_it(keyboard: Keyboard, artefacts: Path) -> None:
    keyboard.resident.send(Stretch())
    keyboard.resident.send(PauseSession())
    found = examine(keyboard, "stretch", artefacts)
    keyboard.resident.send(ResumeSession())
    keyboard.resident.wait_for_phase("counting")
    found += examine(keyboard, "done", artefacts)
    found += keyboard.escape()
    assert found == [], "\n".join(found)


def examine(keyboard: Keyboard, page: str, artefacts: Path) -> list[str]:
    """What is wrong with what is shown now. The order of the keyboard is kept among the artefacts."""
    contents = keyboard.contents()
    stops = tab_stops(contents)
    there, back = keyboard.walk("Tab", contents), keyboard.walk("shift+Tab", contents)
    order = "\n".join(str(stop) for stop in there)
    (artefacts / f"{page}.txt").write_text(f"{order}\n")
    keyboard.desktop.screenshot(page).save(str(artefacts / f"{page}.png"))
    window = keyboard.window()
    found = faults(window, contents) + backwards(there, contents)
    if window in there and len(there) > 1:
        found.append("one press of Tab leads to nothing that can be seen: the window itself takes the keyboard")
    found += [f"Tab never comes to {stop}" for stop in stops if stop not in there]
    found += [f"Shift+Tab never comes to {stop}" for stop in stops if stop not in back]
    return [f"{page}: {fault}" for fault in found]
