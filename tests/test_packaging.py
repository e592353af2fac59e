"""What is installed is what was tested: the wheel, its assets, its versions, and the scripts that set it up."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from configparser import RawConfigParser
from pathlib import Path

import pytest

import calfbreak

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINUX = ROOT / "packaging/linux"
from_the_wheel = pytest.mark.skipif(
    os.environ.get("CALFBREAK_WHEEL") != "1", reason="this run tests the checkout; packaging/test tests the wheel"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built here."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@from_the_wheel
def test_these_tests_run_against_the_installed_wheel() -> None:
    site = Path(sysconfig.get_path("purelib")).resolve()
    assert Path(calfbreak.__file__).resolve().is_relative_to(site)
    assert not site.joinpath("calfbreak.pth").exists()
    assert importlib.metadata.version("calf-break") == calfbreak.__version__
    assert str(ROOT) not in sys.path


@from_the_wheel
def test_the_wheel_installs_the_command() -> None:
    command = Path(sysconfig.get_path("scripts"), "calfbreak")
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert calfbreak.__version__ in done.stdout


def test_the_wheel_holds_every_module_and_every_asset(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "calfbreak").rglob("*.py")}
    assets = {
        f"calfbreak/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "assets").rglob("*") if path.is_file()
    }
    assert assets != set()
    assert code | assets <= inside
    strangers = {name for name in inside - code - assets if ".dist-info/" not in name}
    assert strangers == set()


def test_the_wheel_says_what_it_needs(wheel: Path) -> None:
    (name,) = (name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".dist-info/METADATA"))
    metadata = zipfile.ZipFile(wheel).read(name).decode()
    assert f"Version: {calfbreak.__version__}\n" in metadata
    assert re.search(r"^Requires-Python: .*>=3\.11", metadata, re.MULTILINE)
    assert re.search(
        r"^Requires-Dist: pyside6-essentials<6\.12.*python_version < '3\.12'", metadata, re.MULTILINE | re.IGNORECASE
    )


def test_the_lock_file_pins_every_dependency_with_its_sums() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    runtime, _, development = lock.partition("# Development")
    assert "--index" not in lock
    assert "://" not in lock

    def locked(half: str) -> set[str]:
        return {entry.split("==")[0] for entry in re.findall(r"^[a-z][\w.-]*==\S+ .*\\$", half, re.MULTILINE)}

    def wanted(requirements: list[str]) -> set[str]:
        return {re.match(r"[\w-]+", requirement)[0].lower() for requirement in requirements}  # type: ignore[index]

    assert wanted(PROJECT["project"]["dependencies"]) <= locked(runtime)
    assert wanted(PROJECT["dependency-groups"]["dev"]) <= locked(development)
    for entry in re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {calfbreak.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def desktop_entry() -> RawConfigParser:
    """The menu entry, parsed with the case of its keys kept."""
    parser = RawConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / "calf-break.desktop", encoding="utf-8")
    return parser


def test_the_menu_entry_names_an_icon_and_commands_that_exist() -> None:
    entry = desktop_entry()
    main = entry["Desktop Entry"]
    assert (ROOT / "assets/icons" / f"{main['Icon']}.svg").is_file()
    actions = [name for name in main["Actions"].split(";") if name]
    assert {f"Desktop Action {name}" for name in actions} | {"Desktop Entry"} == set(entry.sections())
    for section in entry.sections():
        program, *arguments = entry[section]["Exec"].split()
        assert program in PROJECT["project"]["scripts"]
        usage = subprocess.run(
            [sys.executable, "-m", "calfbreak", *arguments, "--help"], cwd=Path(calfbreak.__file__).parent.parent,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert usage.returncode == 0, usage.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("desktop-file-validate", "calf-break.desktop"),
        ("appstreamcli", "validate", "--no-net", "io.github.calf_break.CalfBreak.metainfo.xml"),
    ],
    ids=lambda command: command[0],
)
def test_what_desktops_read_is_valid(command: tuple[str, ...]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=LINUX, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_software_centre_page_belongs_to_the_menu_entry_and_this_version() -> None:
    page = ET.parse(LINUX / "io.github.calf_break.CalfBreak.metainfo.xml").getroot()
    assert page.findtext("launchable") == "calf-break.desktop"
    assert page.findtext("project_license") == PROJECT["project"]["license"]
    releases = page.find("releases")
    assert releases is not None
    assert releases[0].get("version") == calfbreak.__version__


@pytest.mark.parametrize("script", ["packaging/run", "packaging/test", "packaging/setup.sh", ".ci/run"])
def test_the_scripts_are_sound(script: str) -> None:
    subprocess.run(["bash", "-n", ROOT / script], check=True)
    assert script.endswith(".sh") or os.access(ROOT / script, os.X_OK)
