"""A voice that is a program: one sentence at a time, and none after the end."""

from __future__ import annotations

import base64
import os
import re
import subprocess
from pathlib import Path

import pytest

from adapters.conftest import need
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.adapters.voice.choose import voice_here
from calfbreak.adapters.voice.program import SPEAKERS, ProgramVoice
from calfbreak.ports import Unavailable


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program said: a line when it begins a sentence, and one when it has come to its end."""
    program, said = tmp_path / "espeak-ng", tmp_path / "said"
    program.write_text(f'#!/bin/sh\necho "$*" >> {said}\n[ "$4" = short ] || exec sleep 60\necho end >> {said}\n')
    program.chmod(0o700)
    said.touch()
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return said


def children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def test_a_sentence_is_said_to_its_end(loop: SelectorLoop, speaker: Path) -> None:
    ProgramVoice(loop).say("short")
    assert loop.run_until(lambda: speaker.read_text() == "-v en -- short\nend\n")
    assert loop.run_until(lambda: children() == [])


@pytest.mark.parametrize(("code", "voice"), [("de", "de"), ("pt_BR", "pt-br"), ("zh_CN", "cmn")])
def test_it_speaks_the_language_of_the_sentence(loop: SelectorLoop, speaker: Path, code: str, voice: str) -> None:
    made = ProgramVoice(loop)
    made.language = code
    made.say("short")
    assert loop.run_until(lambda: speaker.read_text() == f"-v {voice} -- short\nend\n")
    assert loop.run_until(lambda: children() == [])


@pytest.mark.parametrize(("code", "culture"), [("de", "de"), ("pt_BR", "pt-BR")])
def test_on_windows_a_sentence_cannot_be_taken_for_a_command(
    loop: SelectorLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, culture: str
) -> None:
    program, said = tmp_path / "powershell.exe", tmp_path / "said"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {said}\necho end >> {said}\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    voice = ProgramVoice(loop, [speaker for speaker in SPEAKERS if speaker.name == program.name])
    voice.language = code
    voice.say('Gut ’; Remove-Item * "$x"\nÜben')
    assert loop.run_until(lambda: said.exists() and said.read_text().endswith("end\n"))
    *options, script, end = said.read_text().splitlines()
    assert (options[-1], end) == ("-Command", "end")
    assert f"0, '{culture}')" in script
    assert '"' not in script
    hidden = re.findall(r"FromBase64String\('([A-Za-z0-9+/=]+)'\)", script)
    assert [base64.b64decode(each).decode() for each in hidden] == ['Gut ’; Remove-Item * "$x"\nÜben']
    assert loop.run_until(lambda: children() == [])


def test_a_sentence_cannot_be_taken_for_an_option(tmp_path: Path) -> None:
    need("espeak-ng")
    arguments = next(each.arguments for each in SPEAKERS if each.name == "espeak-ng")
    written = tmp_path / "written. Get ready."
    silent = ["espeak-ng", "--stdout", *arguments("en", f"-w{written}")]
    spoken = subprocess.run(silent, capture_output=True, check=True, timeout=20)
    assert spoken.stdout.startswith(b"RIFF")
    assert not written.exists()


def test_a_sentence_takes_the_place_of_the_one_before(loop: SelectorLoop, speaker: Path) -> None:
    voice = ProgramVoice(loop)
    voice.say("long")
    assert loop.run_until(lambda: "long" in speaker.read_text())
    voice.say("long again")
    assert loop.run_until(lambda: "again" in speaker.read_text() and len(children()) == 1)
    voice.hush()
    assert loop.run_until(lambda: children() == [])
    voice.close()


def test_without_any_voice_it_says_what_to_install(
    loop: SelectorLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with pytest.raises(Unavailable, match="install speech-dispatcher, espeak-ng, or espeak-ng alone"):
        voice_here(loop)


def test_without_a_speech_server_a_program_is_the_voice(
    loop: SelectorLoop, speaker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert voice_here(loop).name == "espeak-ng"
