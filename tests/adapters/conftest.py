"""What the adapters' tests share: event loops, a private X server, a private message bus."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.bus_peer import Service
from calfbreak.adapters.selector_loop import SelectorLoop


@pytest.fixture
def loop() -> Iterator[SelectorLoop]:
    """A bare event loop."""
    running = SelectorLoop()
    yield running
    running.close()


@pytest.fixture
def xvfb(monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """An X server of our own, as $DISPLAY."""
    need("Xvfb")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    ready, _, _ = select.select([read], [], [], 20)
    assert ready, "Xvfb did not start"
    monkeypatch.setenv("DISPLAY", ":" + os.read(read, 16).decode().strip())
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    yield server
    os.close(read)
    end(server)


@pytest.fixture
def xdotool(xvfb: subprocess.Popen[bytes]) -> Callable[..., None]:
    """Moves the mouse and presses keys on that server."""
    program = need("xdotool")

    def act(*words: str) -> None:
        subprocess.run([program, *words], check=True, timeout=20)

    return act


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts programs that end with the test; skips it if one is not installed."""
    started: list[subprocess.Popen[bytes]] = []

    def run(program: str, *words: str) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([need(program), *words], stderr=subprocess.DEVNULL))
        return started[-1]

    yield run
    for process in started:
        end(process)


@pytest.fixture
def bus_daemon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """A message bus of our own, which serves as session and as system bus."""
    program = need("dbus-daemon")
    config = tmp_path / "bus.conf"
    config.write_text(_BUS_CONFIG.format(address=f"unix:path={tmp_path}/bus"))
    daemon = subprocess.Popen(
        [program, f"--config-file={config}", "--print-address", "--nofork"], stdout=subprocess.PIPE
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().decode().strip()
    assert address, "dbus-daemon did not start"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    yield daemon
    end(daemon)
    daemon.stdout.close()


@pytest.fixture
def bus(bus_daemon: subprocess.Popen[bytes]) -> str:
    """The address of that bus."""
    return os.environ["DBUS_SESSION_BUS_ADDRESS"]


@pytest.fixture
def serve(loop: SelectorLoop, bus: str) -> Iterator[Callable[..., Service]]:
    """Starts services that end with the test."""
    services: list[Service] = []

    def start_service(*names: str) -> Service:
        services.append(Service(loop, bus, *names))
        return services[-1]

    yield start_service
    for service in services:
        service.end()


_BUS_CONFIG = """<busconfig>
  <type>session</type>
  <listen>{address}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"""


def need(program: str) -> str:
    """The path of a program; without it the test is skipped, with its name as the reason."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that the test started."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
