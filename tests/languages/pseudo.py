"""A language that nobody speaks: English with accents, half as long again, in brackets.

Whatever is seen without accents did not come through the catalogue; whatever has no room would have none in Finnish.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from calfbreak import resources

_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćđéƒǧħíĵķĺɱńóƥɋŕśťúṽŵẋýźÁƁĆĐÉƑǦĦÍĴĶĹṀŃÓƤɊŔŚŤÚṼŴẊÝŹ",
)
_PLACE = re.compile(r"(\{[^}]*\})")
_NAMES = re.compile(r"(\{[^}]*\}|Calf Break)")


def accented(text: str) -> str:
    """The text as this language says it."""
    parts = _NAMES.split(text)
    body = "".join(part if _NAMES.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    words = len(_PLACE.sub("", text))
    return f"«{body}{'·' * (words // 3)}»" if words > 2 else body


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Every sentence that translators get."""
    path = Path(resources.path("languages/calf-break.pot"))
    with path.open("rb") as file:
        template = read_po(file)
    texts: set[str] = set()
    for message in template:
        texts.update([message.id] if isinstance(message.id, str) else message.id)
    return frozenset(texts - {""})


class PseudoLanguage:
    """A catalogue. What it does not know it gives back as it is, like any other."""

    def gettext(self, message: str) -> str:
        """The sentence with accents."""
        return accented(message) if message in known() else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The plural with accents, always: it is the longer one."""
        return self.gettext(msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """The word with accents."""
        return self.gettext(message)
