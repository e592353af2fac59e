"""Finding a setting by any of its words."""

from __future__ import annotations

from unicodedata import combining, normalize

from calfbreak.domain.settings.described import Description
from calfbreak.domain.translation import tr


def found(query: str, description: Description) -> bool:
    """Whether every word of the query is somewhere in what is said about the setting, in the person's language.

    Capitals and accents make no difference. The key counts too: that is how the settings file calls it.
    """
    text = _plain(" ".join((description.key, description.key.replace("_", " "), *_said(description))))
    return all(word in text for word in _plain(query).split())


def _said(description: Description) -> tuple[str, ...]:
    labels = (label for _, label in description.choices)
    return tuple(tr(each) for each in (description.label, description.help, description.words, *labels))


def _plain(text: str) -> str:
    """Without capitals and accents."""
    return "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))
