"""Sounds: made to be told apart, played by what works, never in the way; heard through a PulseAudio of our own."""

from __future__ import annotations

import array
import os
import subprocess
import wave
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from math import cos, hypot, pi, sin
from pathlib import Path

import pytest

from adapters.conftest import need
from adapters.ear import Ear, listening
from calfbreak import resources
from calfbreak.adapters.chime import AT_ONCE, LONGEST, PLAYERS, Player, PlayerChime, softened
from calfbreak.adapters.clock import awake_seconds
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.domain.stretching.cues import Cue
from calfbreak.ports import Unavailable

MakePlayer = Callable[[str, str], Player]


@pytest.fixture
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakePlayer:
    """Makes a program that stands for a player, from its script; it is told file and volume."""

    def make(name: str, script: str) -> Player:
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        return Player(name, lambda file, volume: (file, str(volume)))

    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return make


def samples(wav: bytes) -> array.array[int]:
    with wave.open(BytesIO(wav)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return array.array("h", file.readframes(file.getnframes()))


# --- the files -------------------------------------------------------------------------------------------------------


def voiceprint(cue: Cue) -> list[float]:
    """How loud each pitch of our scale is in each tenth of a second: what a person tells sounds apart by."""
    every, rate = samples(resources.read(f"sounds/{cue.value}.wav")), 22_050
    pitches = (440.0, 523.25, 659.26, 783.99, 880.0, 1046.5, 1318.5, 1568.0)
    slices = [every[at : at + rate // 10] for at in range(0, int(1.3 * rate), rate // 10)]
    parts = [[loudness(piece[::2], pitch, rate / 2) for pitch in pitches] for piece in slices]
    whole = [value for part in parts for value in part]
    size = hypot(*whole)
    return [value / size for value in whole]


def loudness(piece: array.array[int], pitch: float, rate: float) -> float:
    turn = 2 * pi * pitch / rate
    return hypot(
        sum(value * cos(turn * at) for at, value in enumerate(piece)),
        sum(value * sin(turn * at) for at, value in enumerate(piece)),
    )


def test_every_cue_has_a_short_sound_that_neither_clips_nor_begins_late() -> None:
    for cue in Cue:
        every = samples(resources.read(f"sounds/{cue.value}.wav"))
        assert len(every) / 22_050 <= 1.3, cue
        assert 25_000 < max(map(abs, every)) < 32_767, cue
        assert max(map(abs, every[: 22_050 // 50])) > 5_000, f"{cue} is not loud within 20 ms"
        assert max(map(abs, every[-20:])) < 1_500, f"{cue} ends with a click"


def test_no_two_sounds_are_alike() -> None:
    prints = {cue: voiceprint(cue) for cue in Cue}
    for one, other in combinations(Cue, 2):
        alike = sum(a * b for a, b in zip(prints[one], prints[other], strict=True))
        assert alike < 0.8, (one, other, alike)


def test_the_sounds_are_what_the_script_beside_them_makes(tmp_path: Path) -> None:
    script = tmp_path / "make_sounds.py"
    script.write_bytes(resources.read("sounds/make_sounds.py"))
    subprocess.run(["python3", str(script)], check=True, timeout=60)
    made = {file.name: file.read_bytes() for file in tmp_path.glob("*.wav")}
    assert set(made) == {f"{cue.value}.wav" for cue in Cue}
    for name, content in made.items():
        # the last digit of a sine may differ between mathematical libraries
        pairs = zip(samples(content), samples(resources.read(f"sounds/{name}")), strict=True)
        assert max(abs(a - b) for a, b in pairs) <= 1, name


def test_half_the_volume_is_an_eighth_of_the_amplitude() -> None:
    file = resources.path("sounds/hold.wav")
    loud, soft = samples(softened(file, 100)), samples(softened(file, 50))
    assert loud == samples(file.read_bytes())
    assert max(soft) == pytest.approx(max(loud) / 8, abs=1)


# --- players ---------------------------------------------------------------------------------------------------------


def children() -> list[str]:
    """Programs that we have started and that have not ended."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def test_without_a_player_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, loop: SelectorLoop) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="none of these is installed: paplay, pw-play, aplay, afplay"):
        PlayerChime(loop)


def test_a_player_gets_file_and_volume(loop: SelectorLoop, player: MakePlayer, tmp_path: Path) -> None:
    chime = PlayerChime(loop, [player("one", f'echo "$@" >> {tmp_path}/said')])
    chime.play(Cue.HALF_WAY, 70)
    assert loop.run_until(lambda: not chime.playing)
    assert (tmp_path / "said").read_text() == f"{resources.path('sounds/half-way.wav')} 70\n"


def test_a_player_without_a_volume_is_fed(loop: SelectorLoop, player: MakePlayer, tmp_path: Path) -> None:
    chime = PlayerChime(loop, [replace(player("one", f"cat > {tmp_path}/fed"), fed=True)])
    chime.play(Cue.TICK, 50)
    assert loop.run_until(lambda: not chime.playing)
    assert (tmp_path / "fed").read_bytes() == softened(resources.path("sounds/tick.wav"), 50)


def test_at_volume_nothing_no_program_is_started(loop: SelectorLoop, player: MakePlayer) -> None:
    chime = PlayerChime(loop, [player("one", "exit 0")])
    chime.play(Cue.HOLD, 0)
    assert not chime.playing
    assert children() == []


def test_a_player_that_fails_is_followed_by_the_next_and_complained_about_once(
    loop: SelectorLoop, player: MakePlayer, caplog: pytest.LogCaptureFixture
) -> None:
    chime = PlayerChime(loop, [player("first", "exit 1"), player("second", "exit 0")])
    for name in ("first", "second", "second"):
        assert chime.name == name
        chime.play(Cue.HOLD, 70)
        assert loop.run_until(lambda: not chime.playing)
    assert [record.message for record in caplog.records] == ["a sound could not be played: first ended with 1"]


def test_the_sound_at_which_a_player_fails_at_once_is_played_by_the_next(
    loop: SelectorLoop, player: MakePlayer, tmp_path: Path
) -> None:
    write = f'basename "$1" >> {tmp_path}/by-'
    failing = [player(name, f"{write}{name}\nexit 1") for name in ("first", "second")]
    chime = PlayerChime(loop, [*failing, player("third", f"{write}third")])
    for cue in (Cue.HOLD, Cue.SWITCH):
        chime.play(cue, 70)
        assert loop.run_until(lambda: not chime.playing)
    assert (tmp_path / "by-first").read_text() == (tmp_path / "by-second").read_text() == "hold.wav\n"
    assert (tmp_path / "by-third").read_text() == "hold.wav\nswitch.wav\n"


def test_where_every_player_fails_each_is_asked_once_for_each_sound(
    loop: SelectorLoop, player: MakePlayer, tmp_path: Path
) -> None:
    players = [player(name, f"echo {name} >> {tmp_path}/asked\nexit 1") for name in ("first", "second")]
    chime = PlayerChime(loop, players)
    for _ in range(2):
        chime.play(Cue.HOLD, 70)
        assert loop.run_until(lambda: not chime.playing)
    assert (tmp_path / "asked").read_text().split() == ["first", "second", "first", "second"]
    assert chime.name == "first, which has no sound device now", "whoever hears nothing asks `doctor` why"


def test_a_player_that_works_again_is_found_by_the_next_sound(
    loop: SelectorLoop, player: MakePlayer, tmp_path: Path
) -> None:
    works = tmp_path / "works"
    coming = player("first", f"[ -e {works} ] && echo >> {tmp_path}/played")
    chime = PlayerChime(loop, [coming, player("second", "exit 1"), player("third", "exit 1")])
    chime.play(Cue.HOLD, 70)
    assert loop.run_until(lambda: not chime.playing)
    chime._players.append(chime._players.pop(0))
    works.touch()
    chime.play(Cue.HOLD, 70)
    assert loop.run_until((tmp_path / "played").exists)
    assert loop.run_until(lambda: not chime.playing)
    assert chime.name == "first"


def test_a_sound_that_would_come_late_is_left_out(loop: SelectorLoop, player: MakePlayer, tmp_path: Path) -> None:
    late = player("first", f"sleep {AT_ONCE + 0.05}; exit 1")
    chime = PlayerChime(loop, [late, player("second", f"echo >> {tmp_path}/played")])
    chime.play(Cue.HOLD, 70)
    assert loop.run_until(lambda: not chime.playing)
    assert not (tmp_path / "played").exists()
    assert chime.name == "second"


def test_a_player_that_hangs_is_ended(loop: SelectorLoop, player: MakePlayer, caplog: pytest.LogCaptureFixture) -> None:
    assert LONGEST <= 3
    chime = PlayerChime(loop, [player("first", "exec sleep 60"), player("second", "exit 0")], longest=0.1)
    chime.play(Cue.HOLD, 70)
    assert loop.run_until(lambda: not chime.playing)
    assert loop.run_until(lambda: children() == [])
    assert chime.name == "second"
    assert "first did not answer within 0.1 s" in caplog.text


def test_the_end_leaves_no_child_behind(loop: SelectorLoop, player: MakePlayer) -> None:
    chime = PlayerChime(loop, [player("one", "exec sleep 60")])
    for _ in range(3):
        chime.play(Cue.HOLD, 70)
    assert len(children()) == 3
    chime.close()
    assert loop.run_until(lambda: children() == [])


def test_a_player_that_vanished_after_the_start_costs_a_sound_and_no_more(
    loop: SelectorLoop, player: MakePlayer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    chime = PlayerChime(loop, [player("one", "exit 0")])
    (tmp_path / "one").unlink()
    chime.play(Cue.HOLD, 70)
    assert loop.run_until(lambda: not chime.playing)
    assert "a sound could not be played: one cannot be used: No such file or directory" in caplog.text


# --- a real sound server ---------------------------------------------------------------------------------------------


@pytest.fixture
def ear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loop: SelectorLoop) -> Iterator[Ear]:
    """At the speakers of a sound server of our own."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    with listening(tmp_path, loop) as made:
        yield made


@pytest.mark.slow
@pytest.mark.parametrize("name", ["paplay", "aplay"])
def test_a_sound_is_heard_within_100_ms_as_loud_as_wanted(loop: SelectorLoop, ear: Ear, name: str) -> None:
    need(name)
    chime = PlayerChime(loop, [player for player in PLAYERS if player.name == name])
    delays, loudest = [], {}
    for volume in (100, 100, 50, 100, 50):
        ear.forget()
        began = awake_seconds()
        chime.play(Cue.SWITCH, volume)
        assert loop.run_until(lambda: not chime.playing and ear.heard, 10)
        assert ear.since is not None
        delays.append(ear.since - began)
        loudest[volume] = ear.loudest
    # the null device has slept until the first sound, and wakes as slowly as no real one does; a machine that runs
    # tests may be late once
    assert sorted(delays[1:])[-2] < 0.1, delays
    assert loudest[100] / loudest[50] == pytest.approx(8, rel=0.1)


def test_without_a_sound_server_it_is_silent_and_said_once(
    loop: SelectorLoop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    need("paplay")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    chime = PlayerChime(loop, [player for player in PLAYERS if player.name == "paplay"])
    for _ in range(2):
        chime.play(Cue.HOLD, 70)
        assert loop.run_until(lambda: not chime.playing)
    assert len(caplog.records) == 1
    assert "a sound could not be played: paplay ended with 1" in caplog.text
