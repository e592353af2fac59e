"""The control pipe of Windows, run on a Unix socket: the standard library has one face for both."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Client
from pathlib import Path, PureWindowsPath

import pytest

from calfbreak.adapters import control_pipe
from calfbreak.adapters.control_pipe import PipeServer, exchange, pipe_name
from calfbreak.adapters.control_protocol import LONGEST, Handler, NoAnswer, NotRunning, Reply, answer_of, request
from calfbreak.adapters.control_serving import MOST_CLIENTS
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

FAMILY = "AF_UNIX"
Command = dict[str, object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "control"


@pytest.fixture
def serve(loop: SelectorLoop, path: Path) -> Iterator[Callable[..., PipeServer]]:
    servers: list[PipeServer] = []

    def start(handle: Handler, patience: float = 2.0) -> PipeServer:
        servers.append(PipeServer(loop, path, handle, patience, FAMILY))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def echo(command: Command, reply: Reply) -> None:
    reply({"echo": command})


def asked(loop: SelectorLoop, path: Path, line: bytes) -> dict[str, object]:
    replies: list[bytes] = []
    client = threading.Thread(target=lambda: replies.append(exchange(path, line, 5.0, FAMILY)))
    client.start()
    assert loop.run_until(lambda: bool(replies))
    client.join()
    return answer_of(replies[0])


def test_a_command_is_answered_on_the_loops_thread(
    loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]
) -> None:
    threads: list[threading.Thread] = []

    def handle(command: Command, reply: Reply) -> None:
        threads.append(threading.current_thread())
        echo(command, reply)

    serve(handle)
    assert asked(loop, path, request({"type": "Status"})) == {"v": 1, "echo": {"type": "Status"}}
    assert threads == [threading.main_thread()]


def test_the_answer_may_come_later_and_only_the_first_counts(
    loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]
) -> None:
    def later(command: Command, reply: Reply) -> None:
        loop.call_in(0.02, lambda: (reply({"answer": 1}), reply({"answer": 2})))

    serve(later)
    assert asked(loop, path, request({})) == {"v": 1, "answer": 1}


def test_who_ends_the_program_hears_its_last_words(
    loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]
) -> None:
    running: list[int] = []

    def end(command: Command, reply: Reply) -> None:
        reply({"text": "x" * 1_000_000})
        server.close()
        running.extend(thread.name == "client" for thread in threading.enumerate())

    server = serve(end)
    assert len(str(asked(loop, path, request({}))["text"])) == 1_000_000
    assert not any(running), "the program would have ended before the answer was taken"


def test_who_asked_for_the_end_is_answered_when_nobody_else_is_taken_any_more(
    loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]
) -> None:
    def end(command: Command, reply: Reply) -> None:
        server.stop_listening()
        with pytest.raises(NotRunning):
            exchange(path, request({}), 1.0, FAMILY)
        reply({"line": "Goodbye."})

    server = serve(end)
    assert asked(loop, path, request({}))["line"] == "Goodbye."


def test_rubbish_gets_a_sentence(loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]) -> None:
    serve(echo)
    assert "one line of JSON" in str(asked(loop, path, b"hello\n")["error"])
    assert "version 1" in str(asked(loop, path, b'{"v": 2, "command": {}}\n')["error"])


def test_a_command_that_fails_is_answered_and_logged(
    loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(command: Command, reply: Reply) -> None:
        raise RuntimeError("no luck")

    serve(fail)
    assert "log" in str(asked(loop, path, request({}))["error"])
    assert "no luck" in caplog.text


def test_a_request_without_end_is_cut_off(loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]) -> None:
    serve(echo)
    with pytest.raises(NoAnswer, match="hung up"):
        exchange(path, b"x" * (LONGEST + 1), 5.0, FAMILY)


def test_silent_clients_are_cut_off_and_hold_up_nobody(
    loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]
) -> None:
    serve(echo, patience=0.2)
    silent = [Client(str(path), FAMILY) for _ in range(3)]
    assert asked(loop, path, request({})) == {"v": 1, "echo": {}}
    for client in silent:
        assert client.poll(5), "it is still served"
        with pytest.raises(EOFError):
            client.recv_bytes()
        client.close()


def test_no_more_clients_than_there_are_places(
    loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]
) -> None:
    serve(echo, patience=30)
    silent = [Client(str(path), FAMILY) for _ in range(MOST_CLIENTS)]
    with pytest.raises(NoAnswer, match="hung up"):
        exchange(path, request({}), 5.0, FAMILY)
    for client in silent:
        client.close()


def test_a_program_that_does_not_answer_is_told_apart_from_one_that_does_not_run(
    loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]
) -> None:
    with pytest.raises(NotRunning):
        exchange(path, request({}), 1.0, FAMILY)
    server = serve(echo)  # its loop stands still
    with pytest.raises(NoAnswer, match=r"did not answer within 0\.05 s"):
        exchange(path, request({}), 0.05, FAMILY)
    server.close()
    server.close()
    with pytest.raises(NotRunning):
        exchange(path, request({}), 1.0, FAMILY)


def test_a_name_that_is_taken_is_said(loop: SelectorLoop, path: Path, serve: Callable[..., PipeServer]) -> None:
    serve(echo)
    with pytest.raises(Unavailable, match=r"control.* cannot be used"):
        PipeServer(loop, path, echo, family=FAMILY)


def test_each_profile_has_a_pipe_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control_pipe.os.path, "normcase", lambda path: str(path).lower())
    ann, bob = (Path(PureWindowsPath(rf"C:\Users\{name}\AppData\Local\calf-break\control")) for name in ("Ann", "Bob"))
    names = {pipe_name(ann), pipe_name(bob)}
    assert len(names) == 2
    assert all(name.startswith(r"\\.\pipe\calf-break-") and len(name) < 256 for name in names)
    assert pipe_name(Path(str(ann).upper())) == pipe_name(ann)
