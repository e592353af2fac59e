"""The doctor's report for others: nothing in it tells who somebody is, or what they did."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from calfbreak.adapters.choose import Choice
from calfbreak.adapters.input.unmeasured import Unmeasured
from calfbreak.adapters.profile import Profile
from calfbreak.discretion import LEFT_OUT, private_words, redacted, without_names, without_quotes
from calfbreak.doctor import Findings, report
from calfbreak.domain.autostart import Autostart, Standing

WORDS = {"/home of/ann": "~", "ann": "(user)", "desk7": "(computer)"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/home of/ann/.config/x", "~/.config/x"),
        ("/media/ann/disk", "/media/(user)/disk"),
        ("annals of desk7.lan", "annals of (computer).lan"),
        ("Ann", "Ann"),
        ("joann", "joann"),
    ],
)
def test_private_words_are_replaced(text: str, told: str) -> None:
    assert redacted(text, WORDS) == told


def test_what_is_private_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "desk7.example")
    environ = {"USER": "ann", "XDG_RUNTIME_DIR": "/run/user/1000", "CALFBREAK_PROFILE": "/somewhere/else"}
    words = private_words(environ)
    assert words["ann"] == "(user)"
    assert words["/run/user/1000"] == "$XDG_RUNTIME_DIR"
    assert words["/somewhere/else"] == "(profile)"
    assert words["desk7.example"] == words["desk7"] == "(computer)"
    assert words[str(Path.home())] == "~"


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("something fills the screen: My secret film.mkv; in a call: x", f"something fills the screen: {LEFT_OUT}"),
        ("in a call: Firefox records", f"in a call: {LEFT_OUT}"),
        ("no window fills the screen", "no window fills the screen"),
        ("unknown: timeout", "unknown: timeout"),
    ],
)
def test_names_of_windows_and_programs_are_left_out(state: str, told: str) -> None:
    assert without_names(state) == told


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("There is no stretch 'my-torn-calf' any more.", f"There is no stretch {LEFT_OUT} any more."),
        ("x/stretches/my-torn-calf.toml: hold: too long", "x/stretches/(own).toml: hold: too long"),
        ("The panel's stretch 'my-torn-calf' is gone.", f"The panel's stretch {LEFT_OUT} is gone."),
        ("找不到拉伸'my-torn-calf'了。", f"找不到拉伸{LEFT_OUT}了。"),
        ("x/doses.toml: [my-torn-calf] hold: too long", "x/doses.toml: [own] hold: too long"),
        ("x/doses.toml: my-torn-calf: write a table", "x/doses.toml: [own]: write a table"),
        ("x/doses.toml: it is not valid TOML: line 1", "x/doses.toml: it is not valid TOML: line 1"),
    ],
)
def test_what_somebody_wrote_is_left_out_of_problems(problem: str, told: str) -> None:
    assert without_quotes(problem) == told


def test_a_whole_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "desk7")
    monkeypatch.setenv("USER", "ann")
    home = tmp_path / "ann"
    monkeypatch.setenv("HOME", str(home))
    findings = Findings(
        input=Choice("nothing", Unmeasured(), (), ()),
        channels=(("desktop notifications", True, "dunst, with buttons"),),
        channel="desktop notifications",
        channels_refused=(),
        surroundings=(("sway", "something fills the screen: Diagnosis of Ann.pdf"),),
        tray=True,
        sound="paplay",
        voice="none",
        watchers=(("lock and sleep", "session c2 of desk7"),),
        autostart=Autostart(standing=Standing.ON, where=f"{home}/.config/autostart/calf-break.desktop"),
        profile=Profile.at(home / "profile"),
        problems=(f"{home}/profile/stretches/my-torn-calf.toml: hold: 'x' is no duration.",),
    )
    open_words, discreet = report(findings), report(findings, discreet=True)
    private = ("ann/", str(tmp_path), "desk7", "Diagnosis", "torn", "'x'")
    assert all(word in open_words for word in private)
    assert [word for word in private if word in discreet] == []
    assert "~/profile/settings.toml" in discreet
    assert "dunst, with buttons" in discreet
