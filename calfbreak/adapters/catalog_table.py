"""A table of a stretch's or routine's file, read strictly, and the words for what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from calfbreak.domain.settings import parse_duration, write_duration

_RANGES = {"hold": (5, 120), "get_ready": (0, 60), "switch": (1, 60), "rest": (1, 120)}
"""What a duration may be, seconds. Wide: it should find a slip, not teach medicine."""


class BadStretch(ValueError):
    """A stretch file is wrong. The message names the file, the key and what would be right."""


def cure(word: str, known: Sequence[str]) -> str:
    """What was probably meant, or what there is."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, 1)
    return f"did you mean {close[0]!r}?" if close else f"known here: {', '.join(known)}"


class Table:
    """A table of the file, and the words for what is wrong in it."""

    def __init__(self, file: str, name: str, values: Mapping[str, Any]) -> None:
        self._file, self._name, self._values = file, name, values

    def only(self, *keys: str) -> None:
        """No keys but these."""
        for key in self._values:
            if key not in keys:
                raise self.wrong(key, f"there is no such key; {cure(key, keys)}")

    def table(self, key: str) -> Table:
        """A table inside, `[key]`."""
        value = self._get(key, f"write a table [{key}]")
        if not isinstance(value, dict):
            raise self.wrong(key, f"it should be a table; write [{key}] on a line of its own")
        return Table(self._file, key, value)

    def text(self, key: str, most: int | None = None) -> str:
        """A text that is not empty, at most `most` characters long."""
        value = self._get(key, "write a text in quotes")
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, f"{value!r} should be a text in quotes that is not empty")
        if most is not None and len(value) > most:
            raise self.wrong(key, f"{len(value)} characters are too many to read in passing; at most {most}")
        return value.strip()

    def texts(self, key: str, least: int = 0) -> tuple[str, ...]:
        """A list of texts, at least `least` of them."""
        value = self._get(key, 'write a list of texts, ["like", "this"]')
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.wrong(key, f'{value!r} should be a list of texts, ["like", "this"]')
        if len(value) < least:
            raise self.wrong(key, f"the list needs at least {least} text")
        return tuple(each.strip() for each in value)

    def has(self, key: str) -> bool:
        """Whether something is said about it."""
        return key in self._values

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """One of the choices."""
        wanted = (" or " if len(choices) == 2 else ", ").join(f'"{each}"' for each in choices)
        wanted = wanted if len(choices) == 2 else f"one of {wanted}"
        value = self._get(key, f"write {wanted}")
        if value not in choices:
            raise self.wrong(key, f"{value!r} should be {wanted}")
        return str(value)

    def count(self, key: str, least: int, most: int) -> int:
        """A whole number within the range."""
        value = self._get(key, f"write a number from {least} to {most}")
        if type(value) is not int or not least <= value <= most:
            raise self.wrong(key, f"{value!r} should be a whole number from {least} to {most}")
        return value

    def duration(self, key: str) -> float:
        """A duration such as "15s", in seconds."""
        least, most = _RANGES[key]
        wanted = f'a duration from "{write_duration(least)}" to "{write_duration(most)}"'
        value = self._get(key, f"write {wanted}")
        try:
            seconds = parse_duration(value) if isinstance(value, str) else -1
        except ValueError:
            seconds = -1
        if not least <= seconds <= most:
            raise self.wrong(key, f"{value!r} should be {wanted}")
        return seconds

    def _get(self, key: str, wanted: str) -> Any:
        if key not in self._values:
            raise self.wrong(key, f"it is missing; {wanted}")
        return self._values[key]

    def wrong(self, key: str, words: str) -> BadStretch:
        """The sentence about this key."""
        place = f"[{self._name}] {key}" if self._name else key
        return BadStretch(f"{self._file}: {place}: {words}")
