"""The microphone: a real PulseAudio with a real recorder, and what its listings look like elsewhere."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from adapters.conftest import end, need
from adapters.surroundings.conftest import Ask
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings import child
from calfbreak.adapters.surroundings.desk import Desk
from calfbreak.adapters.surroundings.pulse import PulseMicrophone, callers, monitors
from calfbreak.adapters.surroundings.reading import Part, Topic
from calfbreak.ports import Unavailable


@pytest.fixture
def pulseaudio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loop: SelectorLoop
) -> Iterator[subprocess.Popen[bytes]]:
    """A server of our own, with a microphone that hears nothing and speakers that nobody hears."""
    program = need("pulseaudio")
    need("pactl")
    need("parec")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    modules = ("module-native-protocol-unix", "module-null-sink sink_name=out", "module-null-source source_name=mic")
    load = [f"--load={module}" for module in modules]
    server = subprocess.Popen(
        [program, "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *load], stderr=subprocess.DEVNULL
    )
    socket = tmp_path / "pulse/native"
    assert loop.run_until(lambda: socket.is_socket() and listens(socket), 15), "pulseaudio did not start"
    yield server
    server.send_signal(signal.SIGCONT)
    end(server)


def listens(socket: Path) -> bool:
    command = ["pactl", "--server", f"unix:{socket}", "info"]
    return subprocess.run(command, capture_output=True, timeout=10, check=False).returncode == 0


@pytest.fixture
def record(start: Callable[..., subprocess.Popen[bytes]]) -> Callable[..., subprocess.Popen[bytes]]:
    def run(*words: str) -> subprocess.Popen[bytes]:
        return start("parec", *words, os.devnull)

    return run


@pytest.fixture
def becomes(loop: SelectorLoop, ask: Ask) -> Callable[[Part, bool], str]:
    """Asks until a call is there, or is over; what was said then."""

    def wait(part: Part, call: bool) -> str:
        said = ""

        def so() -> bool:
            nonlocal said
            reading = ask(part)
            said = reading.said
            return (Topic.CALL in reading.holds) is call

        assert loop.run_until(so, 10), said
        return said

    return wait


def test_a_recorder_on_the_microphone_is_a_call(
    pulseaudio: subprocess.Popen[bytes],
    record: Callable[..., subprocess.Popen[bytes]],
    loop: SelectorLoop,
    becomes: Callable[[Part, bool], str],
) -> None:
    part = PulseMicrophone(loop)
    assert becomes(part, False) == "nobody uses it"
    recorder = record("--device=mic", "--client-name=Meeting")
    assert becomes(part, True) == "in a call: used by Meeting"
    end(recorder)
    assert becomes(part, False) == "nobody uses it"


def test_who_records_what_the_speakers_play_is_in_no_call(
    pulseaudio: subprocess.Popen[bytes],
    record: Callable[..., subprocess.Popen[bytes]],
    loop: SelectorLoop,
    becomes: Callable[[Part, bool], str],
) -> None:
    record("--device=out.monitor", "--client-name=Film")
    assert loop.run_until(lambda: b"Film" in streams(), 10)
    record("--device=mic", "--client-name=Meeting")
    assert becomes(PulseMicrophone(loop), True) == "in a call: used by Meeting"
    assert b"Film" in streams()


def streams() -> bytes:
    command = ["pactl", "list", "source-outputs"]
    return subprocess.run(command, capture_output=True, timeout=10, check=True).stdout


def test_a_server_that_hangs_is_given_up_and_never_holds_up_the_loop(
    pulseaudio: subprocess.Popen[bytes], loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[subprocess.Popen[bytes]] = []

    def noted(*words: Any, **options: Any) -> subprocess.Popen[bytes]:
        asked.append(popen(*words, **options))
        return asked[-1]

    popen = subprocess.Popen
    monkeypatch.setattr(child.subprocess, "Popen", noted)
    pulseaudio.send_signal(signal.SIGSTOP)
    part = PulseMicrophone(loop)
    desk = Desk(loop, [("microphone", lambda: part)])
    answers: list[object] = []
    ticks: list[float] = []

    def tick() -> None:
        ticks.append(loop._seconds())
        loop.call_in(0.02, tick)

    tick()
    desk.ask(lambda engaged, quiet: answers.append((engaged, quiet)))
    assert loop.run_until(lambda: bool(answers), 2.0)
    assert answers == [(frozenset(), frozenset())]
    assert desk.findings == (("microphone", "unknown: pactl did not answer within 0.75 s"),)
    assert len(ticks) > 20
    assert max(later - earlier for earlier, later in pairwise(ticks)) < 0.3
    pulseaudio.send_signal(signal.SIGCONT)
    desk.ask(lambda engaged, quiet: answers.append((engaged, quiet)))
    assert loop.run_until(lambda: len(answers) == 2, 5)
    assert desk.findings == (("microphone", "nobody uses it"),)
    desk.close()
    assert len(asked) == 2
    assert loop.run_until(lambda: all(each.returncode is not None for each in asked), 5), "somebody killed is left"


def test_asking_starts_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loop: SelectorLoop, ask: Ask) -> None:
    need("pactl")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    assert ask(PulseMicrophone(loop)).said == "PulseAudio does not run"
    assert list(tmp_path.iterdir()) == []


def test_without_pactl_it_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loop: SelectorLoop) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="apt install pulseaudio-utils"):
        PulseMicrophone(loop)


def test_rubbish_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loop: SelectorLoop, ask: Ask) -> None:
    pactl = tmp_path / "pactl"
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("PULSE_SERVER", "unix:anywhere")
    for rubbish in ("", "Connection refused", "7", "[{}]", '[{"properties": 1}]', "null"):
        pactl.write_text(f"#!/bin/sh\necho '{rubbish}'\n")
        pactl.chmod(0o755)
        reading = ask(PulseMicrophone(loop))
        assert reading.holds == frozenset()
        assert reading.said.startswith("unknown: pactl answers something")


def stream(**differences: Any) -> dict[str, Any]:
    """A stream as `pactl` 16.1 lists it, as far as it matters."""
    words = {"application.name": "Meeting", "media.name": "in", "application.process.id": "77"}
    words |= differences.pop("properties", {})
    base = {"source": 1, "client": "4", "corked": False, "mute": False, "resample_method": "copy", "properties": words}
    return base | differences


@pytest.mark.parametrize(
    "differences",
    [
        {"corked": True},
        {"client": "n/a"},
        {"resample_method": "peaks"},
        {"properties": {"media.name": "Peak detect"}},
        {"properties": {"resample.peaks": "true"}},
        {"properties": {"stream.monitor": "true"}},
        {"properties": {"application.process.id": "42"}},
    ],
)
def test_what_records_without_being_a_call(differences: dict[str, Any]) -> None:
    assert callers([stream()], own=42) == [("Meeting", 1)]
    assert callers([stream(**differences)], own=42) == []


def test_a_muted_call_is_a_call() -> None:
    assert callers([stream(mute=True)], own=42) == [("Meeting", 1)]


def test_monitors_are_known_by_their_names() -> None:
    rows = (
        "0\tout.monitor\tmodule\ts16le\tIDLE",
        "1\tmic\tmodule\ts16le\tRUNNING",
        "12\thdmi.monitor\tmodule",
        "rubbish",
        "",
    )
    assert monitors("\n".join(rows)) == {0, 12}
