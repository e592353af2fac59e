"""The one door through which every sentence goes to be translated.

The keys are the English sentences themselves, literal in the source, so that English needs no file and a tool finds
them all. A catalogue of another language is installed from outside (`use`), and can be exchanged at any moment: whoever
shows a sentence asks for it when it is shown and not before.

Sentences that live in data (settings, stretches) are marked where they stand (`mark`, or by the extraction itself) and
go through `tr` where they are shown.

Why something does not work is found out in one place, written into the log in English, and shown in a third, perhaps
after the language was switched. Such a reason is `said`: a text in English that can be `told` in any language later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Catalogue(Protocol):
    """The sentences of one language. Each method gives back the English it was asked for where it knows none."""

    def gettext(self, message: str) -> str:
        """The translation of a sentence."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The translation in the plural form for `n`."""
        ...

    def pgettext(self, context: str, message: str) -> str:
        """The translation of a word that means different things in different places."""
        ...


class _Door:
    """Holds the catalogue of the moment; none is English."""

    catalogue: Catalogue | None = None


def use(catalogue: Catalogue | None) -> None:
    """Speak the language of this catalogue from now on; None is English."""
    _Door.catalogue = catalogue


@contextmanager
def in_english() -> Iterator[None]:
    """Speak English meanwhile: what is for the developers is the same from everybody."""
    before, _Door.catalogue = _Door.catalogue, None
    try:
        yield
    finally:
        _Door.catalogue = before


def tr(text: str) -> str:
    """The sentence in the person's language. Fill its {places} in afterwards."""
    return text if _Door.catalogue is None or not text else _Door.catalogue.gettext(text)


def trn(singular: str, plural: str, n: int) -> str:
    """The sentence in the form that its language wants for `n` of something; the number is filled in afterwards.

    Both are whole sentences with the same places: `trn("{number} hold", "{number} holds", n).format(number=n)`.
    Languages have between one form and six.
    """
    if _Door.catalogue is None:
        return singular if n == 1 else plural
    return _Door.catalogue.ngettext(singular, plural, n)


def trc(context: str, text: str) -> str:
    """A word whose meaning needs a context, which only translators read: `trc("leg", "Left")`."""
    return text if _Door.catalogue is None else _Door.catalogue.pgettext(context, text)


def mark(text: str) -> str:
    """The text itself: it stands in data, is found here by the extraction, and goes through `tr` where it is shown."""
    return text


class Sentence(str):
    """A sentence, filled in, in English: for the log, and to be compared. `told` says it in the person's language."""

    __slots__ = ("english", "number", "places", "plural")
    english: str
    places: dict[str, object]
    plural: str
    number: int

    def __new__(cls, english: str, **places: object) -> Sentence:
        """The sentence with its {places} filled in. What stands in a place may be a sentence itself, or an error.

        For a sentence of the program's own use `said`, by which translators get it.
        """
        sentence = super().__new__(cls, english.format(**places) if places else english)
        sentence.english, sentence.plural, sentence.number = english, "", 1
        # An error would keep everything alive that its traceback leads to.
        sentence.places = {
            name: str(each) if isinstance(each, BaseException) else each for name, each in places.items()
        }
        return sentence

    def __str__(self) -> str:
        """Itself, so that `str(error)` of an error with a sentence can be told, too."""
        return self

    def told(self) -> str:
        """The sentence in the person's language."""
        catalogue = _Door.catalogue
        if catalogue is None:
            return str.__str__(self)
        forms = (self.english, self.plural)
        words = catalogue.ngettext(*forms, self.number) if self.plural else tr(self.english)
        return words.format(**{name: _told_place(each) for name, each in self.places.items()}) if self.places else words


def said(english: str, **places: object) -> Sentence:
    """A sentence to be told later, perhaps in another language: `said("{program} is not installed", program=name)`."""
    return Sentence(english, **places)


def saidn(singular: str, plural: str, n: int, **places: object) -> Sentence:
    """The same in the form for `n` of something, which stands in the place {number}."""
    sentence = Sentence(singular if n == 1 else plural, number=n, **places)
    sentence.english, sentence.plural, sentence.number = singular, plural, n
    return sentence


def listed(between: str, texts: Iterable[str]) -> Sentence:
    """Several texts one after the other, each of which may be a sentence; an empty one if there are none."""
    named = {f"text{number}": text for number, text in enumerate(texts)}
    return Sentence(between.join(f"{{{name}}}" for name in named), **named)


def told(text: object) -> str:
    """What was `said`, or the error that says it, in the person's language. Any other text is as it is."""
    words = str(text)
    return words.told() if isinstance(words, Sentence) else words


def _told_place(value: object) -> object:
    """What is no sentence stays what it is: the sentence around it says how it is written."""
    words = str(value)
    return words.told() if isinstance(words, Sentence) else value
