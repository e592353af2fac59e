"""Words too long for a line: Qt breaks lines at spaces alone, and of what has none it shows only how it begins.

In the words of the program there are none. In those of somebody's own stretch there may be: an address, a joke, a name
without spaces.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtGui import QFontMetrics

BREAK = "\u200b"
"""A space of no width: where the line may end."""


def breakable(words: str, metrics: QFontMetrics, widest: int) -> str:
    """The same words, with places to break those that are wider than `widest` px in these letters."""
    return " ".join(
        word if metrics.horizontalAdvance(word) <= widest else BREAK.join(_pieces(word, metrics, widest))
        for word in words.split(" ")
    )


def _pieces(word: str, metrics: QFontMetrics, widest: int) -> list[str]:
    """As long as fits each; marks stay with the letter on which they stand."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and _may_begin(letter) and metrics.horizontalAdvance(pieces[-1] + letter) > widest:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _may_begin(letter: str) -> bool:
    """Whether a line may begin with it: with no mark, and with nothing that cannot be seen."""
    return unicodedata.category(letter) not in ("Mn", "Mc", "Me", "Cf", "Sk")
