"""The text of the settings file, rewritten so that everything a person wrote in it stays."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Mapping
from itertools import groupby

import tomlkit

from calfbreak.domain.settings.settings import DESCRIPTIONS, Value, description_of
from calfbreak.domain.settings.values import allowed

_TABLE = re.compile(r"^\s*\[", re.MULTILINE)
_HEAD = """\
# The settings of Calf Break. Remove the # before a line and change the value; it is used within a minute.
# A value that is not right is told to you and replaced by its default; nothing else is lost.
"""


def template() -> str:
    """A first file: every setting with its words and its default, commented out."""
    parts = [_HEAD]
    for page, described in groupby(DESCRIPTIONS, key=lambda each: each.page):
        parts.append(f"\n# --- {page} ---\n")
        for each in described:
            words = f"{each.help} {allowed(each)}".rstrip()
            parts.append("\n" + textwrap.fill(words, 110, initial_indent="# ", subsequent_indent="# ") + "\n")
            parts.append(f"# {_line(each.key, each.default)}\n")
    return "".join(parts)


def with_values(text: str, values: Mapping[str, Value | None]) -> str:
    """The text with these values set: where they stand, or in place of the commented default, or after the others.

    None takes a value away: its line becomes the commented default. `text` is valid TOML; an empty one becomes a first
    file as soon as there is something to write.
    """
    for key, value in values.items():
        text = _without(text, key) if value is None else _with_value(text if text.strip() else template(), key, value)
    return text


def _without(text: str, key: str) -> str:
    document = tomlkit.parse(text)
    if key not in document:
        return text
    document[key] = description_of(key).default
    marked = tomlkit.dumps(document)
    line = rf"^(?=[ \t]*{key}[ \t]*=)"
    bare = re.sub(line, "# ", marked, count=1, flags=re.MULTILINE)
    if _says(bare, text, {key: None}):
        return bare
    del document[key]  # written in some other way, such as in quotes
    return tomlkit.dumps(document)


def _with_value(text: str, key: str, value: Value) -> str:
    document = tomlkit.parse(text)
    if key in document:
        document[key] = value
        return tomlkit.dumps(document)
    table = _first_table(text)
    line = _line(key, value)
    default = rf"^#[ \t]*{key}[ \t]*=[^#\n]*?([ \t]+#.*)?$"
    top, count = re.subn(default, lambda found: line + (found[1] or ""), text[:table], count=1, flags=re.MULTILINE)
    if count and _says(top + text[table:], text, {key: value}):
        return top + text[table:]
    above = text[:table].rstrip()
    gap = text[len(above) : table] or "\n"
    return f"{above}\n{line}{gap}{text[table:]}" if above else f"{line}\n{text}"


def _first_table(text: str) -> int:
    """Where the settings end: keys behind the head of a table would belong to it."""
    for match in _TABLE.finditer(text):
        # A line that begins with a bracket may also be part of a value, which makes what is above it incomplete.
        try:
            tomllib.loads(text[: match.start()])
        except tomllib.TOMLDecodeError:
            continue
        return match.start()
    return len(text)


def _says(text: str, before: str, change: Mapping[str, Value | None]) -> bool:
    """Whether the text says the same as before and the change. A comment may be part of a text of many lines."""
    wanted = {key: value for key, value in {**tomllib.loads(before), **change}.items() if value is not None}
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _line(key: str, value: Value) -> str:
    return f"{key} = {tomlkit.item(value).as_string()}"
