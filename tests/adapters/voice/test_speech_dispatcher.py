"""Speech Dispatcher: what is said to it, and what happens when it is not there, ends, or refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from adapters.voice.conftest import FakeServer
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.voice.speech_dispatcher import IDLE, SpeechDispatcher, address_of
from calfbreak.ports import Unavailable

GREETING = [
    "SET SELF CLIENT_NAME person:calf-break:session",
    "SET SELF PRIORITY MESSAGE",
]


def test_a_sentence_takes_the_place_of_the_one_before(loop: SelectorLoop, server: FakeServer) -> None:
    voice = SpeechDispatcher(loop)
    voice.say("Left leg back. Hold.")
    voice.say("Switch legs.")
    assert loop.run_until(lambda: server.lines[-1:] == ["."] and len(server.said) == 2)
    assert server.lines == [
        *GREETING,
        "CANCEL SELF", "SET SELF LANGUAGE en", "SPEAK", "Left leg back. Hold.", ".",
        "CANCEL SELF", "SET SELF LANGUAGE en", "SPEAK", "Switch legs.", ".",
    ]  # fmt: skip
    voice.close()


def test_each_sentence_is_said_in_the_language_of_the_moment(loop: SelectorLoop, server: FakeServer) -> None:
    voice = SpeechDispatcher(loop)
    for voice.language, sentence in (("de", "Linkes Bein hinten."), ("pt_BR", "Perna esquerda atrás.")):
        voice.say(sentence)
    assert loop.run_until(lambda: len(server.said) == 2)
    assert [line for line in server.lines if "LANGUAGE" in line] == [
        "SET SELF LANGUAGE de",
        "SET SELF LANGUAGE pt-BR",
    ]
    voice.close()


def test_nothing_is_connected_before_there_is_something_to_say(loop: SelectorLoop, server: FakeServer) -> None:
    voice = SpeechDispatcher(loop)
    voice.hush()
    assert loop.waiting == 0
    voice.say("Rest.")
    assert loop.run_until(lambda: server.said == ["Rest."])
    assert server.lines.count("CANCEL SELF") == 1
    voice.close()
    assert loop.waiting == 0


def test_hush_stops_what_is_being_said(loop: SelectorLoop, server: FakeServer) -> None:
    voice = SpeechDispatcher(loop)
    voice.say("Half way.")
    voice.hush()
    assert loop.run_until(lambda: server.lines[-2:] == [".", "CANCEL SELF"])
    voice.close()


@pytest.mark.parametrize(
    ("sentence", "line"), [(".", ".."), (".5 m", "..5 m"), ("one\r\n.\r\nQUIT", "one . QUIT"), ("Größe", "Größe")]
)
def test_no_sentence_can_end_the_text_or_give_an_order(
    loop: SelectorLoop, server: FakeServer, sentence: str, line: str
) -> None:
    voice = SpeechDispatcher(loop)
    voice.say(sentence)
    voice.say("end")
    assert loop.run_until(lambda: server.said[-1:] == ["end"])
    assert server.said == [line, "end"]
    voice.close()


def test_after_the_server_ended_the_next_sentence_connects_anew(loop: SelectorLoop, server: FakeServer) -> None:
    voice = SpeechDispatcher(loop)
    voice.say("one")
    assert loop.run_until(lambda: server.said == ["one"])
    server.drop()
    assert loop.run_until(lambda: voice._socket is None)
    voice.say("two")
    assert loop.run_until(lambda: server.said == ["one", "two"])
    assert server.lines.count(GREETING[0]) == 2
    voice.close()


def test_a_refusal_is_logged_once(loop: SelectorLoop, server: FakeServer, caplog: pytest.LogCaptureFixture) -> None:
    server.refuse = True
    voice = SpeechDispatcher(loop)
    voice.say("one")
    voice.say("two")
    assert loop.run_until(lambda: bool(caplog.records) and server.said == ["one", "two"])
    assert [record.message for record in caplog.records] == ["Speech Dispatcher does not speak: 300-BLAH"]
    voice.close()


def test_a_connection_that_nobody_needs_is_closed(server: FakeServer) -> None:
    now = 0.0
    loop = SelectorLoop(lambda: now)
    voice = SpeechDispatcher(loop)
    voice.say("one")
    assert voice._socket is not None
    now = IDLE + 1
    loop._turn(0.0)
    assert voice._socket is None
    loop.close()


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "speech-dispatcher").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "speech-dispatcher").chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def until(file: Path) -> str:
    """A line of shell that ends when there is such a file."""
    return f"while ! [ -e {file} ]; do sleep 0.01; done"


def test_a_server_that_is_not_there_is_started_and_says_only_the_latest(
    loop: SelectorLoop, address: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(
        tmp_path / "bin",
        f'echo "$@" > {tmp_path}/asked; {until(tmp_path / "go")}',
        monkeypatch,
    )
    voice = SpeechDispatcher(loop)
    voice.say("Get ready.")
    voice.say("Left leg back. Hold.")
    assert loop.run_until((tmp_path / "asked").exists)
    server = FakeServer(address)
    (tmp_path / "go").touch()
    assert loop.run_until(lambda: bool(server.said))
    assert server.said == ["Left leg back. Hold."]
    assert (tmp_path / "asked").read_text() == "--spawn\n"
    voice.close()
    server.close()


def test_what_was_hushed_while_the_server_starts_is_not_said(
    loop: SelectorLoop, address: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", until(tmp_path / "go"), monkeypatch)
    voice = SpeechDispatcher(loop)
    voice.say("Get ready.")
    voice.hush()
    server = FakeServer(address)
    (tmp_path / "go").touch()
    assert loop.run_until(lambda: len(server.lines) == len(GREETING))
    voice.say("Switch legs.")
    assert loop.run_until(lambda: server.said == ["Switch legs."])
    voice.close()
    server.close()


def test_a_server_that_does_not_start_is_silence(
    loop: SelectorLoop, address: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    program(tmp_path / "bin", "exit 3", monkeypatch)
    voice = SpeechDispatcher(loop)
    for _ in range(2):
        voice.say("Get ready.")
        assert loop.run_until(lambda: voice._starting is None)
    assert [record.message for record in caplog.records] == [
        "Speech Dispatcher does not speak: speech-dispatcher ended with 3"
    ]


def test_without_server_and_program_it_says_so(
    loop: SelectorLoop, address: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="speech-dispatcher is not installed"):
        SpeechDispatcher(loop)


def test_where_the_server_listens() -> None:
    assert address_of({"XDG_RUNTIME_DIR": "/run/user/7"}) == Path("/run/user/7/speech-dispatcher/speechd.sock")
    assert address_of({"SPEECHD_ADDRESS": "unix_socket:/run/x", "XDG_RUNTIME_DIR": "/r"}) == Path("/run/x")
    assert address_of({}) == Path.home() / ".cache/speech-dispatcher/speechd.sock"
    with pytest.raises(Unavailable, match="cannot be used: inet_socket"):
        address_of({"SPEECHD_ADDRESS": "inet_socket:elsewhere:6560"})
