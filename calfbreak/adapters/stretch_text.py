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


def _fresh(table: Mapping[str, Any]) -> str:
    plain = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    parts = ["".join(_lines(plain))]
    parts += [f"[{_key(key)}]\n{''.join(_lines(value))}" for key, value in table.items() if isinstance(value, Mapping)]
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
