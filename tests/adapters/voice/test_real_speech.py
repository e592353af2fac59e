"""A real Speech Dispatcher with eSpeak, and eSpeak alone, heard at the speakers of a sound server of our own."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.conftest import need
from adapters.ear import Ear, listening
from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.voice.choose import NamedVoice
from calfbreak.adapters.voice.program import ProgramVoice
from calfbreak.adapters.voice.speech_dispatcher import SpeechDispatcher

pytestmark = pytest.mark.slow
ENDLESS = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen."


@pytest.fixture
def ear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loop: SelectorLoop) -> Iterator[Ear]:
    """At the speakers; the speech server that comes up meanwhile is ended, too."""
    need("espeak-ng")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("PULSE_SERVER", "SPEECHD_ADDRESS"):
        monkeypatch.delenv(variable, raising=False)
    with listening(tmp_path, loop) as made:
        yield made
        number = tmp_path / "speech-dispatcher" / "pid" / "speech-dispatcher.pid"
        if number.exists():
            os.kill(int(number.read_text()), signal.SIGTERM)
            assert loop.run_until(lambda: not number.exists(), 10)


def speech_dispatcher(loop: SelectorLoop) -> NamedVoice:
    need("speech-dispatcher")
    if not any(Path("/usr").glob("lib*/**/sd_espeak-ng")) and shutil.which("sd_espeak-ng") is None:
        pytest.skip("Speech Dispatcher has no module for eSpeak here")
    return SpeechDispatcher(loop)


@pytest.mark.parametrize("make", [speech_dispatcher, ProgramVoice])
def test_sentences_are_heard_at_once_and_end_when_they_are_told_to(
    loop: SelectorLoop, ear: Ear, make: Callable[[SelectorLoop], NamedVoice]
) -> None:
    voice = make(loop)
    voice.say("Get ready. Left leg back.")
    assert loop.run_until(lambda: ear.heard, 20), "the server was not started, or says nothing"
    ear.forget()
    began = awake_seconds()
    voice.say("Left leg back. Hold.")
    assert loop.run_until(lambda: ear.heard, 10)
    assert ear.since is not None
    assert ear.since - began < 1

    ear.forget()
    voice.say(ENDLESS)
    assert loop.run_until(lambda: ear.since is not None, 5)
    hushed = awake_seconds()
    voice.hush()
    assert loop.run_until(lambda: ear.heard, 5)
    assert ear.last - hushed < 1

    ear.forget()
    voice.say(ENDLESS)
    assert loop.run_until(lambda: ear.since is not None, 5)
    replaced = awake_seconds()
    voice.say("Switch legs.")
    assert loop.run_until(lambda: ear.heard, 10)
    assert 0.3 < ear.last - replaced < 3, "the second sentence, and nothing of the first"
    voice.close()
    assert loop.run_until(lambda: loop.waiting == 0), "a child is waited for"
