"""Languages that Calf Break speaks, and which of them somebody means by `de_AT.UTF-8`, `pt` or `zh-Hant-TW`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

ENGLISH = "en"
LANGUAGES = {
    ENGLISH: "English",
    "ar": "العربية",
    "de": "Deutsch",
    "es": "español",
    "fr": "français",
    "hi": "हिन्दी",
    "pt_BR": "português (Brasil)",
    "ta": "தமிழ்",
    "zh_CN": "简体中文",
}
"""Each language by its code, with the name that it calls itself."""

_HOMES = {"ar": "EG", "de": "DE", "en": "GB", "es": "ES", "fr": "FR", "hi": "IN", "pt": "BR", "ta": "IN", "zh": "CN"}
"""Whose customs hold where a language is named without a territory: the one that Unicode CLDR takes for likely.

English stands apart: "en" alone is a computer that was never told where it is, and keeps the international 24 hours.
"""
_TRADITIONAL = frozenset({"TW", "HK", "MO"})
"""Where Chinese is read in traditional characters."""
_RIGHT_TO_LEFT = frozenset({"ar"})
_NAME = re.compile(r"([a-z]{2,3})(?:[_-]([a-z]{4}))?(?:[_-]([a-z]{2}|\d{3}))?(?:[.@_-].*)?", re.IGNORECASE)


class Locale(NamedTuple):
    """A language as it is spoken somewhere; the parts are empty where nothing is known."""

    language: str
    territory: str
    script: str = ""


def locale_of(name: str) -> Locale:
    """The parts of a name such as `pt_BR.UTF-8`, `de-AT`, `zh-Hant-TW`; `C` and nonsense are English of nowhere."""
    parts = _NAME.fullmatch(name)
    if parts is None or name.upper() == "POSIX":
        return Locale(ENGLISH, "")
    language, script, territory = parts[1].lower(), (parts[2] or "").title(), (parts[3] or "").upper()
    return Locale(language, territory or _HOMES.get(language, ""), script)


def language_of(name: str) -> str | None:
    """The code of the language that this name means, None if it is not spoken here.

    Portuguese is Brazil's everywhere: nearer than English. Traditional Chinese is not: it is another script.
    """
    language, territory, script = locale_of(name)
    if language == "zh" and (script or ("Hant" if territory in _TRADITIONAL else "Hans")) != "Hans":
        return None
    return next((code for code in LANGUAGES if code.partition("_")[0] == language), None)


def first_spoken(names: Sequence[str]) -> str:
    """The code of the first language that is spoken here, of these names in order of preference; else English."""
    return next((code for code in map(language_of, names) if code), ENGLISH)


def right_to_left(code: str) -> bool:
    """Whether this language is written from right to left."""
    return code in _RIGHT_TO_LEFT
