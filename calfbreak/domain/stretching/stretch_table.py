"""A table of a stretch's or routine's file, read strictly, and the words for what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from calfbreak.domain.settings.settings import parse_duration, write_duration
from calfbreak.domain.translation import Sentence, said, saidn

RANGES = {"hold": (5, 120), "get_ready": (0, 60), "switch": (1, 60), "rest": (1, 120)}
"""What a duration may be, seconds. Wide: it should find a slip, not teach medicine."""


class BadStretch(ValueError):
    """A stretch or routine is wrong. The message names the file, the key and what would be right."""

    def __init__(self, sentence: str, place: str = "", words: str = "") -> None:
        """`place` is the key, such as `name` or `[cues] hold`; `words` say what is wrong with it."""
        super().__init__(sentence)
        self.place = place
        self.words = words or sentence


def cure(word: str, known: Sequence[str]) -> str:
    """What was probably meant, or what there is."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, 1)
    if close:
        return said("did you mean {word}?", word=repr(close[0]))
    return said("known here: {words}", words=", ".join(known))


def _write(wanted: str) -> str:
    return said("write {wanted}", wanted=wanted)


class Table:
    """A table of the file, and the words for what is wrong in it."""

    def __init__(self, file: str, name: str, values: Mapping[str, Any]) -> None:
        self._file, self._name, self._values = file, name, values

    def only(self, *keys: str) -> None:
        """No keys but these."""
        for key in self._values:
            if key not in keys:
                raise self.wrong(key, said("there is no such key; {cure}", cure=cure(key, keys)))

    def table(self, key: str) -> Table:
        """A table inside, `[key]`."""
        value = self._get(key, said("write a table [{key}]", key=key))
        if not isinstance(value, Mapping):
            raise self.wrong(key, said("it should be a table; write [{key}] on a line of its own", key=key))
        return Table(self._file, key, value)

    def text(self, key: str, most: int | None = None) -> str:
        """A text that is not empty, at most `most` characters long."""
        value = self._get(key, said("write a text in quotes"))
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, said("{value} should be a text in quotes that is not empty", value=repr(value)))
        if most is not None and len(value) > most:
            raise self.wrong(
                key,
                said(
                    "{number} characters are too many to read in passing; at most {most}", number=len(value), most=most
                ),
            )
        return value.strip()

    def texts(self, key: str, least: int = 0) -> tuple[str, ...]:
        """A list of texts, at least `least` of them."""
        value = self._get(key, said('write a list of texts, ["like", "this"]'))
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.wrong(key, said('{value} should be a list of texts, ["like", "this"]', value=repr(value)))
        if len(value) < least:
            words = saidn("the list needs at least {number} text", "the list needs at least {number} texts", least)
            raise self.wrong(key, words)
        return tuple(each.strip() for each in value)

    def has(self, key: str) -> bool:
        """Whether something is said about it."""
        return key in self._values

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """One of the choices."""
        words = said("one of {choices}", choices=", ".join(f'"{each}"' for each in choices))
        value = self._get(key, _write(words))
        if value not in choices:
            raise self._should_be(key, value, words)
        return str(value)

    def count(self, key: str, least: int, most: int) -> int:
        """A whole number within the range."""
        value = self._get(key, said("write a number from {least} to {most}", least=least, most=most))
        return self._counted(key, value, least, most)

    def counts(self, key: str, least: int, most: int, length: int) -> tuple[int, ...]:
        """A list of whole numbers within the range, as many as `length`."""
        words = said("a list with a number for each stretch, {length} in all", length=length)
        value = self._get(key, _write(words))
        if not isinstance(value, list) or len(value) != length:
            raise self._should_be(key, value, words)
        return tuple(self._counted(key, each, least, most) for each in value)

    def _counted(self, key: str, value: object, least: int, most: int) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            words = said("a whole number from {least} to {most}", least=least, most=most)
            raise self._should_be(key, value, words)
        return int(value)

    def duration(self, key: str, within: tuple[float, float] | None = None) -> float:
        """A duration such as "15s", in seconds."""
        least, most = within or RANGES[key]
        ends = {"least": write_duration(least), "most": write_duration(most)}
        words = said('a duration from "{least}" to "{most}"', **ends)
        value = self._get(key, _write(words))
        try:
            seconds = parse_duration(value) if isinstance(value, str) else -1
        except ValueError:
            seconds = -1
        if not least <= seconds <= most:
            raise self._should_be(key, value, words)
        return seconds

    def _get(self, key: str, wanted: str) -> Any:
        if key not in self._values:
            raise self.wrong(key, said("it is missing; {cure}", cure=wanted))
        return self._values[key]

    def _should_be(self, key: str, value: object, wanted: str) -> BadStretch:
        return self.wrong(key, said("{value} should be {wanted}", value=repr(value), wanted=wanted))

    def wrong(self, key: str, words: str) -> BadStretch:
        """The sentence about this key."""
        place = f"[{self._name}] {key}" if self._name else key
        return BadStretch(Sentence("{file}: {place}: {why}", file=self._file, place=place, why=words), place, words)
