"""The customs of places are those that Unicode CLDR knows; Babel brings a copy of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import babel
import pytest
from babel.localedata import locale_identifiers

from calfbreak.domain.formats import Formats, formats_of, use_formats
from calfbreak.domain.languages import LANGUAGES, Locale, language_of, locale_of, right_to_left
from calfbreak.domain.wording.dates import clock, short_weekday, weekday_and_date
from calfbreak.domain.wording.numbers import decimal, percent

SPOKEN = {code.partition("_")[0] for code in LANGUAGES}
PLACES = sorted(
    name
    for name in locale_identifiers()
    if re.fullmatch(r"[a-z]{2}(_[A-Z][a-z]{3})?_[A-Z]{2}", name)
    and name[:2] in SPOKEN
    and not re.search("_(Latn|Dsrt|Shaw)_|pt_GQ", name)  # Babel takes the week of pt_GQ from Brazil
)


@pytest.fixture(autouse=True)
def nowhere_again() -> Iterator[None]:
    yield
    use_formats(Formats())


def test_all_places_are_those_of_the_table() -> None:
    assert len(PLACES) > 200


@pytest.mark.parametrize("name", PLACES)
def test_a_place_writes_as_unicode_says(name: str) -> None:
    known = babel.Locale.parse(name)
    locale = Locale(known.language, known.territory)
    ours = formats_of(locale, locale)
    pattern = re.sub(r"'[^']*'", "", known.time_formats["short"].pattern)
    symbols = known.number_symbols.get("latn", known.number_symbols)
    assert ours == Formats(
        decimal=symbols["decimal"], twelve_hours="h" in pattern or "K" in pattern, first_weekday=known.first_week_day
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_direction_is_that_of_the_script(code: str) -> None:
    assert right_to_left(code) is (babel.Locale.parse(code).text_direction == "rtl")


@pytest.mark.parametrize(
    ("name", "locale", "code"),
    [
        ("pt_BR.UTF-8", Locale("pt", "BR"), "pt_BR"),
        ("DE-at", Locale("de", "AT"), "de"),
        ("zh-Hant-HK", Locale("zh", "HK", "Hant"), None),
        ("zh_Hans_HK", Locale("zh", "HK", "Hans"), "zh_CN"),
        ("es_419", Locale("es", "419"), "es"),
        ("C", Locale("en", ""), "en"),
        ("C.UTF-8", Locale("en", ""), "en"),
        ("", Locale("en", ""), "en"),
        ("../../etc", Locale("en", ""), "en"),
        ("tlh", Locale("tlh", ""), None),
    ],
)
def test_names_of_locales(name: str, locale: Locale, code: str | None) -> None:
    assert (locale_of(name), language_of(name)) == (locale, code)


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(0, 5, "12:05 AM"), (9, 0, "9:00 AM"), (12, 0, "12:00 PM"), (14, 30, "2:30 PM"), (23, 59, "11:59 PM")],
)
def test_the_clock_that_goes_to_twelve(hour: int, minute: int, words: str) -> None:
    second = hour * 3600 + minute * 60 + 59
    assert clock(second) == f"{hour:02}:{minute:02}"
    use_formats(Formats(twelve_hours=True))
    assert clock(second) == words
    assert clock(second + 86_400) == words


def test_numbers_with_the_comma_of_the_place() -> None:
    assert (decimal(2.46), decimal(2.0, 2), percent(0.416)) == ("2.5", "2.00", "42 %")
    use_formats(Formats(decimal=","))
    assert (decimal(2.46), decimal(-0.4), percent(0.416)) == ("2,5", "-0,4", "42 %")


def test_days_by_name() -> None:
    assert weekday_and_date(date(2026, 11, 22)) == "Sunday 22 November"
    assert len({short_weekday(number) for number in range(7)}) == 7
