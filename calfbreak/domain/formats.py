"""How a territory writes the time of day and numbers, and when its week begins.

The tables are Unicode CLDR's (version 47) for the languages that Calf Break speaks; a test compares them with it. They
are here, and not asked of the toolkit, so that the command line says the same as the windows and needs no toolkit.
"""

from __future__ import annotations

from typing import NamedTuple

from calfbreak.domain.languages import Locale


class Formats(NamedTuple):
    """The customs of a place."""

    decimal: str = "."
    """Between whole numbers and their fractions."""
    twelve_hours: bool = False
    """Whether the clock goes to twelve, twice a day."""
    first_weekday: int = 0
    """0 is Monday."""


def _places(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


_TWELVE_HOURS = _places(
    "AE AG AR AS AU BB BH BM BO BS CA CL CO CR CU CY DJ DM DO DZ EC EG EH ER FJ FM GD GH GM GT GU GY HK HN IN IQ JM JO"
    " KI KN KW KY LB LC LR LS LY MH MO MP MR MW MX MY NA NI NZ OM PA PE PG PH PK PR PS PW PY QA SA SB SD SG SL SO SS SV"
    " SY SZ TC TD TN TO TT TW UM US UY VC VE VG VI VU WS YE ZM"
)
"""Territories that count to twelve."""
_STILL_TWENTY_FOUR = frozenset({("fr", "CA")})

_COMMA = frozenset({"de", "es", "fr", "pt"})
"""Languages that write 2,5, and below where theirs or another one does otherwise."""
_BUT_POINT = {
    "de": _places("CH LI"),
    "es": _places("BR BZ CU DO GT HN MX NI PA PE PR SV US"),
}
_BUT_COMMA = {
    "ar": _places("DZ LB LY MA MR TN"),
    "en": _places("AT BE CZ DE DK ES FI FR HU ID IT NL NO PL PT RO SE SI SK ZA"),
}

_SUNDAY = _places(
    "AG AO AS BR BS BW BZ CA CO CV DM DO GT GU GW HK HN ID IL IN JM KE MH MO MT MX MZ NI PA PE PH PK PR PT PY SA SG"
    " ST SV TL TT TW UM US VE VI WS YE ZA ZW"
)
_SATURDAY = _places("AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY")


def formats_of(clock: Locale, numbers: Locale) -> Formats:
    """The customs of one place for times and dates, and of another (mostly the same) for numbers."""
    return Formats(
        decimal="," if _writes_comma(numbers) else ".",
        twelve_hours=clock.territory in _TWELVE_HOURS and clock[:2] not in _STILL_TWENTY_FOUR,
        first_weekday=_first_weekday(clock.territory),
    )


def _first_weekday(territory: str) -> int:
    if territory in _SUNDAY:
        return 6
    if territory in _SATURDAY:
        return 5
    return 4 if territory == "MV" else 0


def _writes_comma(locale: Locale) -> bool:
    if locale.territory in _BUT_POINT.get(locale.language, ()):
        return False
    return locale.language in _COMMA or locale.territory in _BUT_COMMA.get(locale.language, ())


class _Here:
    """The customs of the moment; those of nowhere are 14:30, 2.5 and Monday."""

    formats: Formats = Formats()


def use_formats(formats: Formats) -> None:
    """Write as it is done there from now on."""
    _Here.formats = formats


def formats() -> Formats:
    """The customs that hold now."""
    return _Here.formats
