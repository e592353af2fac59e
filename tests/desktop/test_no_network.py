"""No network at all: the program never asks the kernel for an internet socket, and lives where there is none.

The first is watched with strace, over the program, everything that it starts, and the command line; the second happens
in a network namespace of its own, in which not even the loopback device is up. D-Bus, the X server, the sound server
and the speech server are reached over files, which a network namespace leaves alone. They belong to the desktop and are
not watched: Speech Dispatcher, for one, asks on 127.0.0.1 whether a MaryTTS runs there, whoever started it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from calfbreak.domain.commands import Show, WindowName
from desktop.resident import Resident
from desktop.session import Desktop

LOCAL = frozenset({"AF_UNIX"})
"""The families of sockets that stay on this computer. A name lookup already shows itself: it asks AF_NETLINK."""
SCALE = 60
SETTINGS = 'interval = "15m"\nhold = "10s"\nrepetitions = 1\nvoice = true\nlanguage = "de"\n'
"""With everything on that starts another program."""
_FAMILY = re.compile(r"\bsocket(?:pair)?\(([A-Z_0-9x]+)")


def a_short_life(desktop: Desktop, resident: Resident) -> None:
    """Start, a reminder, its answer, a stretch with sound and voice, every other window, the doctor, the end."""
    speech = Path(desktop.env["XDG_RUNTIME_DIR"], "speech-dispatcher/speechd.sock")
    server = desktop.start("speech-dispatcher", "--run-single", "--timeout", "0")  # else it leaves when nobody comes
    desktop.wait_until(speech.is_socket, "the speech server")
    resident.start(SCALE)
    desktop.wait_until(desktop.bus.tray_items, "the icon")
    resident.say("doctor")
    with resident.somebody_sits():
        resident.wait_until_shown()
        desktop.click(resident.bubble().center())
        resident.wait_for_phase("session")
        resident.wait_until(lambda: resident.rows("SELECT 1 FROM sessions"), "the stretch in the history", 40)
    for window in WindowName:
        resident.send(Show(window))
    resident.wait_until(lambda: len(desktop.windows("Calf Break")) >= 3, "the other windows")
    resident.say("settings")
    assert "1/3" in resident.say("history")
    resident.say("quit")
    assert resident.program.wait() == 0
    server.signal(signal.SIGKILL)  # it takes its time otherwise


def families(traces: Path) -> dict[str, set[str]]:
    """The families of all sockets that were asked for, each with the calls, from the traces in a folder."""
    found: dict[str, set[str]] = {}
    for trace in traces.iterdir():
        for line in trace.read_text(errors="replace").splitlines():
            if asked := _FAMILY.search(line):
                found.setdefault(asked[1], set()).add(f"{trace.name}: {line}")
    return found


def strace(traces: Path) -> tuple[str, ...]:
    """What to put before a command, so that it and its children are watched, each in a file of its own in `traces`."""
    return "strace", "-ff", "-qq", "-e", "trace=network", "-o", str(traces / "trace")


@pytest.fixture
def traces(tmp_path: Path) -> Path:
    """A folder for traces, where there can be any."""
    ready = shutil.which("strace") and subprocess.run(
        [*strace(tmp_path), "true"], capture_output=True, timeout=20, check=False
    )
    if not ready or ready.returncode != 0:
        assert os.environ.get("CI") != "true", "strace does not work here"
        pytest.skip("strace is not installed, or this machine forbids it")
    folder = tmp_path / "traces"
    folder.mkdir()
    return folder


def test_an_internet_socket_of_a_child_would_be_seen(traces: Path) -> None:
    """The watch itself: it sees what a program's child does."""
    child = f"{sys.executable} -c 'import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)'"
    subprocess.run([*strace(traces), "sh", "-c", f"{child}; true"], timeout=20, check=True)
    assert families(traces).keys() - LOCAL == {"AF_INET6"}


def test_no_internet_socket_is_ever_asked_for(desktop: Desktop, traces: Path) -> None:
    resident = Resident(desktop, SETTINGS)
    resident.prefix = strace(traces)
    a_short_life(desktop, resident)
    asked = families(traces)
    assert "AF_UNIX" in asked, "nothing was watched"
    assert len(list(traces.iterdir())) > 10, "the command line and the helpers were not watched"
    assert {family: sorted(calls)[:5] for family, calls in asked.items() if family not in LOCAL} == {}


def without_network() -> tuple[str, ...]:
    """What to put before a command, so that it has no network. Skips the test where that is forbidden.

    An ordinary user needs a user namespace for it, in which they stay who they are, as D-Bus wants to know them.
    """
    way = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--map-current-user", "--net")
    tried = subprocess.run([*way, "true"], capture_output=True, text=True, timeout=20, check=False)
    if tried.returncode != 0:
        pytest.skip(f"this machine forbids network namespaces: {tried.stderr.strip()}")
    return way


def test_it_lives_where_there_is_no_network(desktop: Desktop) -> None:
    resident = Resident(desktop, SETTINGS)
    resident.prefix = without_network()
    devices = subprocess.run(
        [*resident.prefix, "cat", "/proc/net/dev", "/proc/net/route"], capture_output=True, text=True, check=True
    )
    assert re.findall(r"^\s*(\w+):", devices.stdout, re.MULTILINE) == ["lo"]
    a_short_life(desktop, resident)
    assert "Traceback" not in resident.program.output
