"""The text of a stretch's or routine's file: written afresh, or changed so that a person's comments stay."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, MutableMapping
from typing import Any

import tomlkit
from tomlkit.items import Array

_ONE_LINE = 80
"""Characters of a list that is written in one line."""


def text_of(table: Mapping[str, Any], before: str = "") -> str:
    """A file that says what the table says. `before` is valid TOML; what need not change in it stays as it is."""
    if before.strip():
        document = tomlkit.parse(before)
        _change(document, table)
        changed = tomlkit.dumps(document)
        if _says(changed, table):
            return changed
    return _fresh(table)


def _change(there: MutableMapping[str, Any], table: Mapping[str, Any]) -> None:
    """Make one table say what the other says, and touch nothing else in it."""
    for key in [each for each in there if each not in table]:
        del there[key]
    for key, value in table.items():
        old = there.get(key)
        if isinstance(value, Mapping) and isinstance(old, MutableMapping):
            _change(old, value)
        elif _plain(old) != value:
            there[key] = _array(value) if isinstance(value, list) else value


def _plain(item: Any) -> Any:
    return item.unwrap() if hasattr(item, "unwrap") else item


def _says(text: str, table: Mapping[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == table
    except tomllib.TOMLDecodeError:
        return False


def _fresh(table: Mapping[str, Any], name: str = "") -> str:
    """The text of a table, and of those inside it; `name` is what its heading says, and nothing for the whole file."""
    plain = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    tables = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    heading = f"[{name}]\n" if name and (plain or not tables) else ""
    parts = [heading + "".join(_lines(plain))]
    parts += [_fresh(value, f"{name}.{_key(key)}" if name else _key(key)) for key, value in tables.items()]
    return "\n".join(part for part in parts if part)


def _lines(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_written(value)}\n" for key, value in table.items()]


def _key(key: str) -> str:
    return tomlkit.key(key).as_string()


def _written(value: Any) -> str:
    return (_array(value) if isinstance(value, list) else tomlkit.item(value)).as_string()


def _array(values: list[Any]) -> Array:
    made = tomlkit.array()
    made.extend(values)
    return made.multiline(len(made.as_string()) > _ONE_LINE)
