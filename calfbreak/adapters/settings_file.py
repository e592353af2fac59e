"""The settings file: TOML that people may edit by hand.

1. Reading never fails. A file that is not TOML is set aside and named; one bad value costs that value only; an
   unknown key is mentioned and kept.
2. A change goes into the file as it is on disk at that moment, so what somebody wrote meanwhile stays, and so do
   comments, order and unknown keys. There is no file until something was changed.
3. The new file replaces the old one in one step. Where that is impossible the change holds for this run and is
   written with the next one.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from calfbreak.adapters.set_aside import set_aside
from calfbreak.domain.settings import DESCRIPTIONS, Settings, Value, check, description_of, settings_of

KEYS = tuple(each.key for each in DESCRIPTIONS)


class Reading(NamedTuple):
    """What the file says."""

    settings: Settings
    values: dict[str, Value]
    """The values that are set, checked, as the file writes them; the others have their defaults."""
    problems: tuple[str, ...] = ()
    """Sentences for the person, in the order in which the file gives rise to them."""


@dataclass(frozen=True, slots=True)
class _Content:
    """The file as it was found on disk."""

    text: str
    values: dict[str, Value]
    problems: tuple[str, ...] = ()
    readable: bool = True


class SettingsFile:
    """The settings on disk. One process changes it; people and other programs may do so too, at any time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._values: dict[str, Value] = {}
        self._unsaved: dict[str, Value] = {}
        """Changes that could not be written."""
        self._told: tuple[str, ...] = ()
        self._seen: tuple[int, int, int] | None = None

    def read(self) -> Reading:
        """Read the file. Values that could not be written yet stand over it."""
        content = self._load()
        self._values = content.values | self._unsaved
        self._told = content.problems
        return self._reading(content.problems)

    def changed_on_disk(self) -> bool:
        """Whether somebody else changed the file since it was read or written last."""
        return self._mark() != self._seen

    def change(self, key: str, value: object) -> Reading:
        """Set one value, in the file if that is possible. The problems are those that were not told before.

        Raises ValueError, and changes nothing, if there is no such setting or the value is not right.
        """
        checked = check_setting(key, value)
        content = self._load()
        # A file that was just set aside takes no setting with it: what was in force goes into the new one.
        rescued = {} if content.text or not content.problems else self._values
        self._unsaved = rescued | self._unsaved | {key: checked}
        self._values = content.values | self._unsaved
        problems = tuple(each for each in content.problems if each not in self._told)
        self._told = content.problems
        if content.readable:
            problems += self._write(content.text)
        else:
            problems += (self._for_this_run("it cannot be read"),)
        return self._reading(problems)

    def _reading(self, problems: tuple[str, ...]) -> Reading:
        return Reading(settings_of(self._values), dict(self._values), problems)

    def _mark(self) -> tuple[int, int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _load(self) -> _Content:
        self._seen = self._mark()
        try:
            text = self.path.read_bytes().decode("utf-8-sig")
            table = tomllib.loads(text)
        except (FileNotFoundError, NotADirectoryError):
            return _Content("", {})
        except UnicodeDecodeError as error:
            return self._broken(f"byte {error.start + 1} is not UTF-8 text")
        except tomllib.TOMLDecodeError as error:
            return self._broken(f"it is not valid TOML: {error}")
        except OSError as error:
            reason = f"{self.path} cannot be read: {error.strerror}. The settings in force stay as they are."
            return _Content("", self._values, (reason,), readable=False)
        values, problems = checked_values(table)
        return _Content(text, values, tuple(f"{self.path}: {each}" for each in problems))

    def _broken(self, reason: str) -> _Content:
        try:
            aside = set_aside(self.path)
        except OSError as error:
            problem = f"{self.path}: {reason}. It could not be set aside ({error.strerror}); defaults are used."
            return _Content("", {}, (problem,), readable=False)
        return _Content("", {}, (f"{self.path}: {reason}. It is kept as {aside.name}; defaults are used.",))

    def _write(self, text: str) -> tuple[str, ...]:
        # tomlkit and tempfile, which a start without a change need not wait for.
        from calfbreak.adapters.settings_text import with_values
        from calfbreak.adapters.whole_file import replace_file

        try:
            replace_file(self.path, with_values(text, self._unsaved).encode())
        except OSError as error:
            return (self._for_this_run(error.strerror or str(error)),)
        self._unsaved = {}
        self._seen = self._mark()
        return ()

    def _for_this_run(self, reason: str) -> str:
        return f"{self.path} could not be written ({reason}). {', '.join(self._unsaved)}: changed until you quit."


def check_setting(key: str, value: object) -> Value:
    """The value as the settings file writes it. Raises ValueError with a sentence that says what would be right."""
    if key not in KEYS:
        raise ValueError(f"there is no setting {key!r}{_suggestion(key)}")
    return check(description_of(key), value)


def checked_values(table: dict[str, object]) -> tuple[dict[str, Value], list[str]]:
    """The good values of a parsed file, and a sentence for each one that is not."""
    values: dict[str, Value] = {}
    problems = []
    for key, value in table.items():
        if key not in KEYS:
            problems.append(f"there is no setting {key!r}{_suggestion(key)}; it is left as it is.")
            continue
        try:
            values[key] = check(description_of(key), value)
        except ValueError as error:
            problems.append(f"{error}. The default {description_of(key).default!r} is used.")
    return values, problems


def _suggestion(key: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key, KEYS, 1)
    return f" (did you mean {close[0]!r}?)" if close else ""
