"""Promises about the whole tree: what lies where, who may know whom, what is never written down."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOP_FOLDERS = {".ci", "assets", "calfbreak", "packaging", "tests"}
TOP_FILES = {
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "pyproject.toml",
    "requirements.lock",
}

SOFT_CEILING, HARD_CEILING = 250, 350
"""Lines of a module. One in ten may pass the first, none the second."""

# Put together from their parts, so that this file does not break its own rules.
_HOSTS = ("pypi org", "files pythonhosted org", "registry npmjs", "crates io", "proxy golang", "deb debian org")
_FOLDERS = ("home \\w+", "root", "Users \\w+", "work")
_AT_THE_START = r"(?<![\w.$}/-])/"
NEVER = {
    "the host of a package registry": "|".join(r"\.".join(host.split()) for host in _HOSTS),
    "a folder of somebody's machine": "|".join(_AT_THE_START + "/".join(folder.split()) + r"\b" for folder in _FOLDERS),
    "a fixed place in the temp folder": _AT_THE_START + "tmp" + r"/\w",
}
WORDLESS_NAMES = {"utils", "util", "helper", "helpers", "manager", "misc", "common"}

QT_FOLDER = "calfbreak/ui/"
QT_FILES = re.compile(r"calfbreak/adapters/(\w+/)*qt_\w+\.py")


@cache
def project_files() -> tuple[Path, ...]:
    """The files of the project, relative to ROOT: what git knows or would add; without git, all but what is made."""
    if (ROOT / ".git").exists():
        # In a checkout that belongs to somebody else git refuses to work unless told that this is meant.
        git = ["git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z"]
        listed = subprocess.run([*git, "--cached", "--others", "--exclude-standard"], check=True, capture_output=True)
        return tuple(Path(name) for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file())
    made = {"__pycache__", "artefacts", "build", "dist"}
    files = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()]
    return tuple(path for path in files if not made & set(path.parts) and not path.parts[0].startswith("."))


def text_of(path: Path) -> str:
    """A file's text; empty for pictures and sounds."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def python_files(folder: str = "") -> list[Path]:
    """The Python files whose path begins with `folder`."""
    return [path for path in project_files() if path.suffix == ".py" and path.as_posix().startswith(folder)]


def imports(path: Path) -> set[str]:
    """The packages that a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def test_the_tree_was_found() -> None:
    assert Path("pyproject.toml") in project_files()
    assert len(python_files("calfbreak/")) > 20


def test_the_top_level_holds_what_a_newcomer_expects() -> None:
    assert {path.parts[0] for path in project_files() if len(path.parts) > 1} - TOP_FOLDERS == set()
    assert {path.name for path in project_files() if len(path.parts) == 1} - TOP_FILES == set()


@pytest.mark.parametrize("what", NEVER)
def test_never_written_down(what: str) -> None:
    pattern = re.compile(NEVER[what])
    found = [
        f"{path}:{number}: {line.strip()}"
        for path in project_files()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("the host of a package registry", "https://pypi*org/simple".replace("*", ".")),
        ("a folder of somebody's machine", "see *home*ann*notes".replace("*", "/")),
        ("a fixed place in the temp folder", '"*tmp*x"'.replace("*", "/")),
    ],
)
def test_what_is_never_written_down_would_be_seen(what: str, line: str) -> None:
    assert re.search(NEVER[what], line)


def test_every_module_says_what_it_is() -> None:
    assert [path for path in python_files() if text_of(path) and not ast.get_docstring(ast.parse(text_of(path)))] == []
    assert [path for path in python_files("calfbreak/") if not text_of(path)] == []


def test_modules_are_named_after_what_they_know() -> None:
    assert [path for path in python_files() if WORDLESS_NAMES & set(path.stem.split("_"))] == []


def test_modules_stay_short() -> None:
    lengths = {path.as_posix(): len(text_of(path).splitlines()) for path in python_files("calfbreak/")}
    long = {path: length for path, length in lengths.items() if length > SOFT_CEILING}
    assert {path: length for path, length in long.items() if length > HARD_CEILING} == {}
    assert len(long) <= len(lengths) // 10, long


def test_only_windows_and_qt_adapters_import_qt() -> None:
    with_qt = [path.as_posix() for path in python_files("calfbreak/") if "PySide6" in imports(path)]
    assert with_qt != []
    assert [path for path in with_qt if not path.startswith(QT_FOLDER) and not QT_FILES.fullmatch(path)] == []


def test_import_directions() -> None:
    """The contracts of pyproject.toml, run here too so that a plain run of pytest meets them."""
    contracts = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    env = {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", contracts, "--no-cache"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_a_hundred_thousand_void_calls_of_qt_harm_nobody() -> None:
    """One PySide6 gave up a reference to None on each: on Python 3.11 the interpreter died of it."""
    calls = (
        "from PySide6.QtCore import QObject; q = QObject(); [q.setObjectName('') for _ in range(100_000)]; print('ok')"
    )
    done = subprocess.run([sys.executable, "-c", calls], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "ok"), done.stderr
