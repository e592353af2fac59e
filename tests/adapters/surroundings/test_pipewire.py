"""Microphone and camera as PipeWire shows them: a real server, and what its dumps hold while somebody calls."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from adapters.conftest import need
from adapters.surroundings.conftest import Ask
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings.pipewire import PipeWireStreams, callers
from calfbreak.ports import Unavailable

_CONFIG = """
context.properties = { support.dbus = false core.daemon = true core.name = pipewire-0 module.x11.bell = false }
context.spa-libs = { audio.convert.* = audioconvert/libspa-audioconvert support.* = support/libspa-support }
context.modules = [
    { name = libpipewire-module-protocol-native } { name = libpipewire-module-spa-node-factory }
    { name = libpipewire-module-client-node } { name = libpipewire-module-access args = { } }
    { name = libpipewire-module-adapter } { name = libpipewire-module-metadata }
]
"""


def test_a_recorder_that_waits_for_a_microphone_is_no_call(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    start: Callable[..., subprocess.Popen[bytes]],
    loop: SelectorLoop,
    ask: Ask,
) -> None:
    need("pw-dump")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    part = PipeWireStreams(loop)
    assert ask(part).said == "PipeWire does not run"
    config = tmp_path / "server.conf"
    config.write_text(_CONFIG)
    start("pipewire", "-c", str(config))
    assert loop.run_until(lambda: ask(part).said == "nobody uses it", 15)
    start("pw-record", os.devnull)  # nobody is there to connect it with a microphone

    def recorder_is_listed() -> bool:
        return b'"pw-record"' in subprocess.run(["pw-dump"], capture_output=True, timeout=10, check=True).stdout

    assert loop.run_until(recorder_is_listed, 10)
    assert ask(part).said == "nobody uses it"


def node(state: str = "running", **words: Any) -> dict[str, Any]:
    """A node as `pw-dump` 0.3.65 and 1.2 write it, as far as it matters."""
    base = {"media.class": "Stream/Input/Audio", "application.name": "Meeting", "application.process.id": 77}
    props = base | {name.replace("_", "."): value for name, value in words.items()}
    return {"type": "PipeWire:Interface:Node", "info": {"state": state, "props": props}}


CAMERA = {"media_class": "Video/Source", "application_name": "", "node_description": "Webcam"}


@pytest.mark.parametrize(
    ("dump", "names"),
    [
        ([node()], ["Meeting"]),
        ([node(state="suspended")], []),
        ([node(state="idle")], []),
        ([node(application_process_id=42)], []),
        ([node(application_process_id="42")], []),
        ([node(stream_monitor=True)], []),
        ([node(stream_capture_sink="true")], []),
        ([node(media_name="Peak detect")], []),
        ([node(media_class="Stream/Output/Audio")], []),
        ([node(media_class="Stream/Input/Video")], []),
        ([node(**CAMERA, media_role="Camera")], ["Webcam"]),
        ([node(**CAMERA, device_api="v4l2")], ["Webcam"]),
        ([node(**CAMERA, media_role="Screen")], []),
        ([node(state="suspended", **CAMERA, media_role="Camera")], []),
        ([{"type": "PipeWire:Interface:Link", "info": {}}, {"type": "PipeWire:Interface:Node", "info": None}], []),
    ],
)
def test_what_runs_and_is_a_call(dump: list[dict[str, Any]], names: list[str]) -> None:
    assert callers(dump, own=42) == names


@contextmanager
def socket_at(path: Path) -> Iterator[None]:
    """Something that looks like a server."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(path))
        yield


def test_rubbish_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loop: SelectorLoop, ask: Ask) -> None:
    program = tmp_path / "pw-dump"
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with socket_at(tmp_path / "pipewire-0"):
        for rubbish in ("", "7", '{"a": 1}', '[{"type": "PipeWire:Interface:Node", "info": []}, 3]'):
            program.write_text(f"#!/bin/sh\necho '{rubbish}'\n")
            program.chmod(0o755)
            reading = ask(PipeWireStreams(loop))
            assert reading.holds == frozenset()
            assert reading.said.startswith("unknown: pw-dump answers something"), rubbish


def test_without_pw_dump_it_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loop: SelectorLoop) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="apt install pipewire-bin"):
        PipeWireStreams(loop)
