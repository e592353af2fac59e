"""The control socket answers its person, and cannot be held up."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from calfbreak.adapters.control import ControlServer
from calfbreak.adapters.control_client import NoAnswer, NotRunning, ask
from calfbreak.adapters.control_protocol import LONGEST, Reply
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

Command = dict[str, object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run" / "control"


@pytest.fixture
def serve(loop: SelectorLoop, path: Path) -> Iterator[Callable[..., ControlServer]]:
    servers: list[ControlServer] = []

    def start(handle: Callable[[Command, Reply], None], patience: float = 2.0) -> ControlServer:
        servers.append(ControlServer(loop, path, handle, patience))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def echo(command: Command, reply: Reply) -> None:
    reply({"echo": command})


def asked(loop: SelectorLoop, path: Path, command: Mapping[str, object]) -> dict[str, object]:
    """The reply, asked for from another thread while the loop runs here."""
    replies: list[dict[str, object]] = []
    client = threading.Thread(target=lambda: replies.append(ask(path, command)))
    client.start()
    assert loop.run_until(lambda: bool(replies))
    client.join()
    return replies[0]


def said(loop: SelectorLoop, path: Path, *pieces: bytes) -> bytes:
    """What comes back until the other side hangs up."""
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(path))
        client.setblocking(False)
        for piece in pieces:
            client.send(piece)
            loop.run_until(lambda: False, 0.01)
        received = [b""]

        def over() -> bool:
            try:
                received.append(client.recv(65536))
            except BlockingIOError:
                return False
            except ConnectionResetError:
                received.append(b"")
            return received[-1] == b""

        assert loop.run_until(over), "the server did not hang up"
        return b"".join(received)


def test_a_command_is_answered(loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]) -> None:
    serve(echo)
    assert asked(loop, path, {"name": "status"}) == {"v": 1, "echo": {"name": "status"}}


def test_the_answer_may_come_later_and_only_the_first_counts(
    loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]
) -> None:
    def later(command: Command, reply: Reply) -> None:
        loop.call_in(0.02, lambda: reply({"answer": 1}))
        loop.call_in(0.03, lambda: reply({"answer": 2}))

    serve(later)
    assert asked(loop, path, {}) == {"v": 1, "answer": 1}
    assert not loop.run_until(lambda: False, 0.05)


def test_a_long_answer_arrives_whole(loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]) -> None:
    serve(lambda command, reply: reply({"text": "x" * 3_000_000}))
    assert asked(loop, path, {})["text"] == "x" * 3_000_000


def test_a_line_may_come_in_pieces(loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]) -> None:
    serve(echo)
    assert said(loop, path, b'{"v": 1, "com', b'mand": {}}', b"\n") == b'{"v": 1, "echo": {}}\n'


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"hello", "one line of JSON"),
        (b"\xff\xfe\x00", "one line of JSON"),
        (b"[" * 60_000, "one line of JSON"),
        (b"[1]", "an object with"),
        (b'{"v": 1}', "an object with"),
        (b'{"v": 1, "command": "quit"}', "the command is an object"),
        (b'{"v": 2, "command": {}}', "version 1 of the control protocol, not 2"),
        (b'{"command": {}}', "not None"),
        (b"x" * (LONGEST + 1), "at most 65536 bytes"),
    ],
)
def test_rubbish_gets_a_sentence_and_is_dropped(
    line: bytes, sentence: str, loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]
) -> None:
    commands: list[Command] = []
    serve(lambda command, reply: commands.append(command))
    reply = said(loop, path, line[:60_000], line[60_000:] + b"\n")
    assert sentence in json.loads(reply)["error"]
    assert commands == []


def test_a_silent_client_is_cut_off(loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]) -> None:
    serve(echo, patience=0.05)
    assert said(loop, path, b'{"v": 1') == b""


def test_a_client_that_does_not_listen_is_cut_off(
    loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]
) -> None:
    served: list[int] = []

    def long(command: Command, reply: Reply) -> None:
        reply({"text": "x" * 3_000_000})
        served.append(1)

    serve(long, patience=0.1)
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(path))
        client.send(b'{"v": 1, "command": {}}\n')
        assert loop.run_until(lambda: bool(served))
        assert loop.run_until(lambda: loop.waiting == 0, 1.0)


def test_a_client_that_leaves_takes_nothing_along(
    loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]
) -> None:
    replies: list[Reply] = []
    serve(lambda command, reply: replies.append(reply))
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(path))
        client.send(b'{"v": 1, "command": {}}\n')
        assert loop.run_until(lambda: bool(replies))
    loop.run_until(lambda: False, 0.02)
    replies[0]({"too": "late"})
    assert loop.waiting == 0


def test_a_command_that_fails_is_answered_and_logged(
    loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(command: Command, reply: Reply) -> None:
        raise RuntimeError("no luck")

    serve(fail)
    assert "log" in str(asked(loop, path, {})["error"])
    assert "no luck" in caplog.text


def test_the_socket_is_this_persons_alone(path: Path, serve: Callable[..., ControlServer]) -> None:
    serve(echo)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_somebody_else_is_refused(
    loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(echo)
    monkeypatch.setattr("calfbreak.adapters.control._user_of", lambda connection: os.getuid() + 1)
    assert said(loop, path, b'{"v": 1, "command": {}}\n') == b""


def test_a_dead_socket_is_replaced_and_the_own_one_removed(
    loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]
) -> None:
    path.parent.mkdir(mode=0o700)
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(str(path))
    dead.close()
    with pytest.raises(NotRunning):
        ask(path, {})
    server = serve(echo)
    assert asked(loop, path, {}) == {"v": 1, "echo": {}}
    server.close()
    assert not path.exists()
    with pytest.raises(NotRunning, match="not running"):
        ask(path, {})


def test_who_asked_for_the_end_is_answered_when_nobody_else_is_taken_any_more(
    loop: SelectorLoop, path: Path, serve: Callable[..., ControlServer]
) -> None:
    def end(command: Command, reply: Reply) -> None:
        server.stop_listening()
        with pytest.raises(NotRunning):
            ask(path, {})
        reply({"line": "Goodbye."})

    server = serve(end)
    assert asked(loop, path, {}) == {"v": 1, "line": "Goodbye."}


def test_a_path_too_long_for_a_socket_is_named(loop: SelectorLoop, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"control cannot be used"):
        ControlServer(loop, tmp_path / ("x" * 120) / "control", echo)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [(b"", "hung up"), (b"hello\n", "makes no sense"), (b"[1]\n", "makes no sense: list"), (None, "within 0.05 s")],
)
def test_an_answer_that_makes_no_sense_is_told_apart(answer: bytes | None, sentence: str, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        listener.listen()

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(100)
                if answer is None:
                    connection.recv(100)  # until the client gives up
                else:
                    connection.sendall(answer)

        server = threading.Thread(target=serve)
        server.start()
        with pytest.raises(NoAnswer, match=sentence):
            ask(tmp_path / "s", {}, limit=0.05 if answer is None else 2.0)
        server.join()


def test_the_client_imports_little() -> None:
    check = (
        "import sys, calfbreak.adapters.control_client;"
        "print(*sorted({'PySide6', 'asyncio', 'logging', 'subprocess', 'apscheduler'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=True, capture_output=True).stdout == b"\n"
