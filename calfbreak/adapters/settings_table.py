"""What stands in a file of settings: good values, and a sentence for each one that is not."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from calfbreak.adapters.plain_file import content_of
from calfbreak.domain.settings.settings import DESCRIPTIONS, Value, check, description_of, suggestion
from calfbreak.domain.translation import said

KEYS = tuple(each.key for each in DESCRIPTIONS)
DEFAULTS: Mapping[str, Value] = {each.key: each.default for each in DESCRIPTIONS}

Mark = tuple[int, int, int] | None
"""By what one sees that a file has changed; None if there is none."""


class Broken(Exception):
    """The file is no TOML. The message says where, without the name of the file."""


class Table(NamedTuple):
    """A file that could be parsed."""

    text: str
    entries: dict[str, object]


def mark_of(path: Path) -> Mark:
    """The mark of the file as it is now."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def parse(path: Path) -> Table:
    """The file, parsed; nothing where there is none. Raises Broken, and OSError if it cannot be read."""
    try:
        text = content_of(path).decode("utf-8-sig")
        return Table(text, tomllib.loads(text))
    except (FileNotFoundError, NotADirectoryError):
        return Table("", {})
    except UnicodeDecodeError as error:
        raise Broken(said("byte {position} is not UTF-8 text", position=error.start + 1)) from error
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits, or lists in lists in lists
        raise Broken(said("it is not valid TOML: {reason}", reason=error)) from error


def check_setting(key: str, value: object) -> Value:
    """The value as the settings file writes it. Raises ValueError with a sentence that says what would be right."""
    if key not in KEYS:
        raise ValueError(unknown(key))
    return check(description_of(key), value)


def unknown(key: str) -> str:
    """There is no such setting, with the one that may be meant."""
    meant = suggestion(key)
    if meant:
        return said("there is no setting {key} (did you mean {meant}?)", key=repr(key), meant=repr(meant))
    return said("there is no setting {key}", key=repr(key))


def checked_values(
    entries: Mapping[str, object], defaults: Mapping[str, Value] = DEFAULTS
) -> tuple[dict[str, Value], list[str]]:
    """The good values of a parsed file, and a sentence for each one that is not; `defaults` hold in its place."""
    values: dict[str, Value] = {}
    problems: list[str] = []
    for key, value in entries.items():
        if key not in KEYS:
            problems.append(said("{problem}; it is left as it is.", problem=unknown(key)))
            continue
        try:
            values[key] = check(description_of(key), value)
        except ValueError as error:
            default = _written(defaults.get(key, DEFAULTS[key]))
            problems.append(said("{problem}. The default {default} is used.", problem=error, default=default))
    return values, problems


def _written(value: Value) -> str:
    """A value as it stands in a file."""
    return str(value).lower() if isinstance(value, bool) else repr(value)
