"""The command that starts the program again, for each way in which it can have been started."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfbreak.adapters.own_command import Start, own_command

PYTHON = "/usr/bin/python3"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The package in an environment: no checkout around it."""
    return tmp_path / "venv/lib/site-packages/calfbreak"


def script(folder: Path) -> Path:
    folder.mkdir(parents=True)
    file = folder / "calfbreak"
    file.write_text("#!")
    return file


def test_the_command_of_an_environment(tmp_path: Path, installed: Path) -> None:
    file = script(tmp_path / "venv/bin")
    assert own_command(Start(str(file), PYTHON, installed)) == (str(file),)


def test_pipx_links_to_it_and_the_link_is_kept(tmp_path: Path, installed: Path) -> None:
    file = script(tmp_path / "venv/bin")
    link = tmp_path / "calfbreak"
    link.symlink_to(file)
    assert own_command(Start(str(link), PYTHON, installed)) == (str(link),)


def test_a_relative_name_becomes_a_full_path(tmp_path: Path, installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = script(tmp_path / "venv/bin")
    monkeypatch.chdir(tmp_path)
    assert own_command(Start("venv/bin/calfbreak", PYTHON, installed)) == (str(file),)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    run = tmp_path / "packaging/run"
    run.parent.mkdir()
    run.write_text("#!")
    return tmp_path


def of_checkout(checkout: Path, environment: str = "") -> tuple[str, ...]:
    package = checkout / "calfbreak"
    return own_command(Start(str(package / "__main__.py"), PYTHON, package, environment=environment))


def test_a_checkout(checkout: Path) -> None:
    run = str(checkout / "packaging/run")
    assert of_checkout(checkout) == (run,)
    assert of_checkout(checkout, str(checkout / ".venv")) == (run,)


def test_a_checkout_whose_environment_lies_elsewhere(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop that starts the program knows no variable of the shell in which that was said."""
    run = str(checkout / "packaging/run")
    assert of_checkout(checkout, "/srv/an env") == (run, "--venv", "/srv/an env")
    monkeypatch.chdir(checkout)
    assert of_checkout(checkout, "mine") == (run, "--venv", str(checkout / "mine"))
    assert of_checkout(checkout, ".venv") == (run,)


def test_a_module_without_a_command(installed: Path) -> None:
    assert own_command(Start(str(installed / "__main__.py"), PYTHON, installed)) == (PYTHON, "-m", "calfbreak")


def test_a_frozen_program(installed: Path) -> None:
    assert own_command(Start("x", "/opt/calf/calfbreak", installed, frozen=True)) == ("/opt/calf/calfbreak",)


def test_this_process_has_one() -> None:
    assert Path(own_command()[0]).is_absolute()
