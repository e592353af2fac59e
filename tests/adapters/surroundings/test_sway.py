"""Sway's tree: over a real socket, whole, in pieces, broken and silent."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.surroundings.conftest import Ask
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.surroundings.reading import Topic
from calfbreak.adapters.surroundings.sway import SwayTree, read_tree
from calfbreak.ports import Unavailable

HEAD = struct.Struct("=6sII")


def window(name: str = "a film", **differences: Any) -> dict[str, Any]:
    """A window as sway 1.7 shows it, as far as it matters."""
    base = {"type": "con", "name": name, "pid": 77, "focused": True, "fullscreen_mode": 0, "inhibit_idle": False}
    return base | {"nodes": [], "floating_nodes": []} | differences


def tree(*windows: dict[str, Any], floating: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """A tree with windows on one workspace; workspaces themselves always have the mode of a full screen."""
    outer = {"focused": False, "fullscreen_mode": 0, "floating_nodes": []}
    space = {"type": "workspace", "name": "1", "focused": not windows, "fullscreen_mode": 1}
    space |= {"nodes": list(windows), "floating_nodes": list(floating)}
    output = outer | {"type": "output", "name": "HEADLESS-1", "nodes": [space]}
    return outer | {"type": "root", "name": "root", "nodes": [output]}


@pytest.mark.parametrize(
    ("shown", "holds"),
    [
        (tree(), set()),
        (tree(window()), set()),
        (tree(window(fullscreen_mode=1)), {Topic.FULLSCREEN}),
        (tree(window(fullscreen_mode=2)), {Topic.FULLSCREEN}),
        (tree(window(fullscreen_mode=1, focused=False)), set()),
        (tree(window(fullscreen_mode=1, pid=42)), set()),
        (tree(window(inhibit_idle=True, focused=False)), {Topic.VIDEO}),
        (tree(window(inhibit_idle=True, pid=42)), set()),
        (tree(floating=(window(type="floating_con", inhibit_idle=True),)), {Topic.VIDEO}),
        (tree(window(inhibit_idle=True, fullscreen_mode=1)), {Topic.VIDEO, Topic.FULLSCREEN}),
    ],
)
def test_what_the_windows_do(shown: dict[str, Any], holds: set[Topic]) -> None:
    assert read_tree(shown, own=42).holds == holds


class Sway:
    """A compositor on the loop of the test, which answers with `pieces`."""

    def __init__(self, loop: SelectorLoop, path: Path) -> None:
        self.loop = loop
        self.pieces: list[bytes] = []
        self.hangs_up = False
        self.asked: list[bytes] = []
        self.server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.server.bind(str(path))
        self.server.listen()
        self.connections: list[socket.socket] = []
        self.watch = loop.watch(self.server.fileno(), self.accept)

    def accept(self) -> None:
        connection, _ = self.server.accept()
        self.connections.append(connection)
        self.asked.append(connection.recv(100))
        self.say(connection, list(self.pieces))

    def say(self, connection: socket.socket, pieces: list[bytes]) -> None:
        if pieces:
            connection.sendall(pieces.pop(0))
            self.loop.call_in(0.01, lambda: self.say(connection, pieces))
        elif self.hangs_up:
            connection.close()

    def close(self) -> None:
        self.watch.cancel()
        for connection in (self.server, *self.connections):
            connection.close()


@pytest.fixture
def sway(loop: SelectorLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sway]:
    monkeypatch.setenv("SWAYSOCK", str(tmp_path / "sway"))
    running = Sway(loop, tmp_path / "sway")
    yield running
    running.close()


def message(text: bytes) -> bytes:
    return HEAD.pack(b"i3-ipc", len(text), 4) + text


def test_it_asks_for_the_tree_and_reads_it_however_it_comes(sway: Sway, loop: SelectorLoop, ask: Ask) -> None:
    answer = message(json.dumps(tree(window(inhibit_idle=True))).encode())
    part = SwayTree(loop)
    for pieces in ([answer], [answer[:5], answer[5:20], answer[20:]]):
        sway.pieces = pieces
        assert ask(part).said == "the screen is held awake: a film"
    assert sway.asked == [HEAD.pack(b"i3-ipc", 0, 4)] * 2


@pytest.mark.parametrize(
    "rubbish",
    [
        b"",
        b"HTTP/1.1 400 Bad Request\r\n",
        message(b"not json"),
        message(b"[]"),
        message(b'{"nodes": 3}'),
        message(b"{}"),
    ],
)
def test_rubbish_is_unknown(rubbish: bytes, sway: Sway, loop: SelectorLoop, ask: Ask) -> None:
    sway.pieces = [rubbish] if rubbish else []
    sway.hangs_up = True
    reading = ask(SwayTree(loop))
    assert reading.holds == frozenset()
    assert reading.said.startswith("unknown: ")


def test_silence_is_unknown_in_time(sway: Sway, loop: SelectorLoop, ask: Ask) -> None:
    assert ask(SwayTree(loop)).said == "unknown: sway did not answer within 1.5 s"
    assert loop.waiting == 0


def test_a_compositor_that_is_gone_is_unknown(sway: Sway, loop: SelectorLoop, ask: Ask, tmp_path: Path) -> None:
    part = SwayTree(loop)
    (tmp_path / "sway").unlink()
    assert ask(part).said.startswith("unknown: sway cannot be reached")


def test_elsewhere_it_is_unavailable(loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SWAYSOCK", raising=False)
    with pytest.raises(Unavailable, match="SWAYSOCK is not set"):
        SwayTree(loop)
