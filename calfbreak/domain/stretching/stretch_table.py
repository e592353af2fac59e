"""A table of a stretch's or routine's file, read strictly, and the words for what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from calfbreak.domain.settings.settings import parse_duration, write_duration
from calfbreak.domain.translation import Sentence, said, saidn

RANGES = {"hold": (5, 120), "get_ready": (0, 60), "switch": (1, 60), "rest": (1, 120)}
"""What a duration may be, seconds. Wide: it should find a slip, not teach medicine."""
_LONGEST_SHOWN, _MOST_LISTED = 60, 12
"""Characters of a value, and words of a list, that a sentence repeats: it must fit where sentences are shown."""
_NO_LINE = re.compile(r" {2,}|[ \x00-\x1f\x7f-\x9f\u2028\u2029]*[\x00-\x1f\x7f-\x9f\u2028\u2029]+ *")
"""Spaces, controls and ends of lines that one space stands for. A space that keeps words together is none of them."""
_SLIP = 0.8
"""How much alike (difflib's ratio) a word is to a known one if it is taken for a slip of that: `wal` and `wall` are
0.86, `ball` and `wall` 0.75.
"""


class BadStretch(ValueError):
    """A stretch or routine is wrong. The message names the file, the key and what would be right."""

    def __init__(self, sentence: str, place: str = "", words: str = "") -> None:
        """`place` is the key, such as `name` or `[cues] hold`; `words` say what is wrong with it."""
        super().__init__(sentence)
        self.place = place
        self.words = words or sentence


def cure(word: str, known: Sequence[str]) -> str:
    """What was probably meant, or what there is."""
    from calfbreak.domain.spelling import meant

    if close := meant(word, known):
        return said("did you mean {word}?", word=repr(close))
    return said("known here: {words}", words=_listed(known))


def as_written(value: object) -> str:
    """The value as it stands in the file, or the beginning of it."""
    match value:
        case bool():
            written = str(value).lower()
        case date() | time():
            written = value.isoformat()
        case _:
            written = repr(value)
    return _shortened(written)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _listed(words: Sequence[str]) -> str:
    return ", ".join([*words[:_MOST_LISTED], *(["…"] if len(words) > _MOST_LISTED else [])])


def _one_line(text: str) -> str:
    """The text as it is shown: in one line, and without what no line can show, such as U+0000."""
    return _NO_LINE.sub(" ", text).strip()


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
        name = f"{self._name}.{key}" if self._name else key
        if not isinstance(value, Mapping):
            raise self.wrong(key, said("it should be a table; write [{key}] on a line of its own", key=name))
        return Table(self._file, name, value)

    def text(self, key: str, most: int | None = None) -> str:
        """A text that is not empty, at most `most` characters long."""
        value = self._get(key, said("write a text in quotes"))
        text = _one_line(value) if isinstance(value, str) else ""
        if not text:
            wanted = said("{value} should be a text in quotes that is not empty", value=as_written(value))
            raise self.wrong(key, wanted)
        if most is not None and len(text) > most:
            raise self.wrong(
                key,
                said(
                    "{number} characters are too many to read in passing; at most {most}", number=len(text), most=most
                ),
            )
        return text

    def texts(self, key: str, least: int = 0, known: Sequence[str] = ()) -> tuple[str, ...]:
        """A list of texts, at least `least` of them; they may be other than the known ones, but no slips of those."""
        value = self._get(key, said('write a list of texts, ["like", "this"]'))
        if not isinstance(value, list) or not all(isinstance(each, str) and _one_line(each) for each in value):
            wanted = said('{value} should be a list of texts, ["like", "this"]', value=as_written(value))
            raise self.wrong(key, wanted)
        texts = tuple(map(_one_line, value))
        if len(texts) < least:
            words = saidn("the list needs at least {number} text", "the list needs at least {number} texts", least)
            raise self.wrong(key, words)
        for each in texts:
            self._no_slip(key, each, known)
        return texts

    def _no_slip(self, key: str, word: str, known: Sequence[str]) -> None:
        if not known or word in known:
            return
        from difflib import get_close_matches

        if get_close_matches(word.lower(), known, 1, _SLIP):
            raise self._not_there(key, word, known)

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything that is said in it, in order."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether something is said about it."""
        return key in self._values

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """One of the choices."""
        words = said("one of {choices}", choices=_listed([f'"{each}"' for each in choices]))
        value = self._get(key, _write(words))
        if value in choices:
            return str(value)
        if isinstance(value, str):
            self._no_slip(key, value, choices)
        raise self._should_be(key, value, words)

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
        return self.wrong(key, said("{value} should be {wanted}", value=as_written(value), wanted=wanted))

    def _not_there(self, key: str, word: str, known: Sequence[str]) -> BadStretch:
        return self.wrong(
            key, said("there is no {word}; {cure}", word=as_written(word), cure=cure(word.lower(), known))
        )

    def wrong(self, key: str, words: str) -> BadStretch:
        """The sentence about this key."""
        key = _shortened(key)
        place = f"[{_shortened(self._name)}] {key}" if self._name else key
        return BadStretch(Sentence("{file}: {place}: {why}", file=self._file, place=place, why=words), place, words)
