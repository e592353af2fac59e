"""Desktop entries: the small files by which a Linux desktop knows a program (freedesktop.org, version 1.5).

Two layers of quoting lie over a command. A word with anything but plain letters in it stands in double quotes, within
which `"`, `` ` ``, `$` and the backslash have a backslash before them, and a percent sign is doubled. Then, as in
every value of the file, each backslash is doubled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

MAIN = "Desktop Entry"
_PLAIN = re.compile(r"[\w@%+=:,./-]+", re.ASCII)
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')


def read_entry(text: str) -> dict[str, str]:
    """The keys of the main group, unescaped no further. Raises ValueError if this is no desktop entry."""
    keys: dict[str, str] = {}
    group = None
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("[") and stripped.endswith("]"):
            group = stripped[1:-1]
            continue
        key, equals, value = stripped.partition("=")
        if not equals or group is None:
            raise ValueError(f"not a desktop entry: line {number} is neither a group nor a key")
        if group == MAIN:
            keys[key.rstrip()] = value.lstrip()
    if not keys:
        raise ValueError(f"not a desktop entry: it has no group [{MAIN}]")
    return keys


def write_entry(groups: Mapping[str, Mapping[str, str]]) -> str:
    """The text of an entry: groups with their keys, in order. Values other than commands must be a single line."""
    written = ((f"[{name}]", *(f"{key}={value}" for key, value in keys.items()), "") for name, keys in groups.items())
    return "\n".join("\n".join(lines) for lines in written)


def write_command(words: Sequence[str]) -> str:
    """The value of `Exec` for this command."""
    return " ".join(_quoted(word.replace("%", "%%")) for word in words)


def _quoted(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    escaped = re.sub(r'(["`$\\])', r"\\\1", word)
    return f'"{escaped}"'.replace("\\", "\\\\")


def read_command(value: str) -> tuple[str, ...]:
    """The words of an `Exec` value, without its field codes (`%U` and the like)."""
    words = []
    for quoted, plain in _WORD.findall(value.replace("\\\\", "\\")):
        word = re.sub(r"\\(.)", r"\1", quoted) if quoted else plain
        if not re.fullmatch("%[a-zA-Z]", word):
            words.append(word.replace("%%", "%"))
    return tuple(words)
