"""Which known word somebody meant who wrote another one."""

from __future__ import annotations

from collections.abc import Sequence

_ALIKE = 0.75
"""How much alike (difflib's ratio) two words are of which one may be meant by the other: `hodl` and `hold` are 0.75,
`bogus` and `hours` 0.6. A question that makes no sense is worse than none.
"""


def meant(word: str, known: Sequence[str]) -> str:
    """The known word that is most like this one; empty if none is."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, 1, _ALIKE)), "")
