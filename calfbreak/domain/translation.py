"""The one door through which every sentence goes to be translated.

The keys are the English sentences themselves, literal in the source, so that English needs no file and a tool finds
them all. A catalogue of another language is installed from outside (`use`), and can be exchanged at any moment: whoever
shows a sentence asks for it when it is shown and not before.

Sentences that live in data (settings, stretches) are marked where they stand (`mark`, or by the extraction itself) and
go through `tr` where they are shown.
"""

from __future__ import annotations

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
