"""Every setting is described, checked, and means something."""

from __future__ import annotations

import math
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.rules.calendar import HOUR, MINUTE
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.settings.settings import (
    DESCRIPTIONS,
    Description,
    Kind,
    Settings,
    Value,
    check,
    description_of,
    parse_duration,
    settings_of,
    write_duration,
)

every_setting = pytest.mark.parametrize("description", DESCRIPTIONS, ids=lambda each: each.key)


def right_values(description: Description) -> st.SearchStrategy[object]:
    """Values that are right for a setting, in any spelling."""
    match description.kind:
        case Kind.DURATION:
            seconds = st.integers(int(description.least), int(description.most))
            return seconds | seconds.map(write_duration) | seconds.map(lambda amount: f" {amount} s ")
        case Kind.COUNT:
            count = st.integers(int(description.least), int(description.most))
            return count | count.map(str) | count.map(float)
        case Kind.SWITCH:
            return st.sampled_from([True, False, "on", "off", "True", "false"])
        case Kind.CHOICE:
            return st.sampled_from([name for name, _ in description.choices] or ["wall-straight"])
        case Kind.HOURS:
            return st.sampled_from(["", "9:00-17:00", "mon-fri 09:00-12:00, 13:00-17:30; sat 22:00-02:00"])
        case Kind.TIME:
            return st.sampled_from(["04:00", "4:00", "00:00", " 05:30 "])
        case Kind.TEXT:
            return st.text()


@every_setting
def test_the_default_is_right_and_has_its_own_spelling(description: Description) -> None:
    default = description.default
    spelled = write_duration(parse_duration(str(default))) if description.kind is Kind.DURATION else default
    assert check(description, default) == spelled


@every_setting
@given(data=st.data())
def test_a_right_value_is_accepted_and_spelled_in_one_way(description: Description, data: st.DataObject) -> None:
    once = check(description, data.draw(right_values(description)))
    assert check(description, once) == once


@every_setting
@given(
    value=st.none()
    | st.floats()
    | st.integers()
    | st.text()
    | st.lists(st.integers(), max_size=2)
    | st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)
    | st.dates()
)
def test_a_wrong_value_is_a_value_error_that_names_the_key(description: Description, value: object) -> None:
    try:
        checked = check(description, value)
    except ValueError as error:
        assert str(error).startswith(f"{description.key}: ")  # noqa: PT017 - it need not be wrong
    else:
        assert settings_of({description.key: checked})


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("interval", "10m", "interval: 10m is not between 15m and 4h"),
        ("interval", "soon", "interval: 'soon' is not a duration such as 45m, 1h30m or 90s"),
        ("interval", True, "interval: True is not a duration such as 45m, 1h30m or 90s"),
        ("interval", math.inf, "interval: inf is not a duration such as 45m, 1h30m or 90s"),
        ("interval", "9" * 400 + "h", f"interval: '{'9' * 20}…' is not a duration such as 45m, 1h30m or 90s"),
        ("max_snoozes", 10**400, f"max_snoozes: {10**400} is not between 0 and 10"),
        ("max_snoozes", "9" * 400, f"max_snoozes: {'9' * 400} is not between 0 and 10"),
        ("max_snoozes", math.nan, "max_snoozes: nan is not a whole number"),
        ("max_snoozes", math.inf, "max_snoozes: inf is not a whole number"),
        ("volume", "-1", "volume: -1 is not between 0 and 100"),
        ("max_snoozes", "--1", "max_snoozes: '--1' is not a whole number"),
        ("max_snoozes", 2.5, "max_snoozes: 2.5 is not a whole number"),
        ("snooze", -90, "snooze: -1m30s is not between 1m and 1h"),
        ("hold", "5s", "hold: 5s is not between 10s and 1m, nor 0 (as the stretch says)"),
        ("daily_goal", 0, "daily_goal: 0 is not between 1 and 20"),
        ("sound", "loud", "sound: 'loud' is neither true nor false"),
        ("sound", 1, "sound: 1 is neither true nor false"),
        ("theme", "pink", "theme: 'pink' is none of desktop, light, dark, high-contrast, high-contrast-dark"),
        ("hours", 9, "hours: 9 is not a text in quotes"),
        ("day_starts", "25:00", "day_starts: '25:00' is not a time of day such as 09:00"),
    ],
)
def test_the_sentence_says_what_would_be_right(key: str, value: object, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared below
        check(description_of(key), value)
    assert str(caught.value) == message


def test_defaults_in_words_and_defaults_in_code_are_the_same() -> None:
    assert settings_of({}) == Settings()
    assert Settings().rules == Rules()


def test_every_rule_that_can_be_set_has_a_setting() -> None:
    assert {each.name for each in fields(Rules)} <= {each.key for each in DESCRIPTIONS}


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("interval", "1h15m", lambda settings: settings.rules.interval == 75 * MINUTE),
        ("quiet_limit", "0s", lambda settings: settings.rules.quiet_limit == 0),
        ("max_nudges", 0, lambda settings: settings.rules.max_nudges == 0),
        ("day_starts", "05:30", lambda settings: settings.rules.day_starts == 5.5 * HOUR),
        ("hours", "mon 09:00-10:00", lambda settings: settings.rules.hours.week[0] == ((9 * HOUR, 10 * HOUR),)),
        ("hold", "30s", lambda settings: settings.hold == 30),
        ("repetitions", 2, lambda settings: settings.repetitions == 2),
        ("board_angle", 40, lambda settings: settings.board_angle == 40),
        ("step_height", 20, lambda settings: settings.step_height == 20),
        ("sound", False, lambda settings: not settings.sound),
        ("theme", "dark", lambda settings: settings.theme == "dark"),
    ],
)
def test_a_value_reaches_the_place_where_it_is_used(key: str, value: Value, found: object) -> None:
    assert callable(found)
    assert found(settings_of({key: value}))
    assert not found(settings_of({}))


@every_setting
def test_every_setting_has_words_for_people(description: Description) -> None:
    assert description.label
    assert description.help.endswith(".")
    assert description.least <= description.most
    if description.foreground:
        assert description.least <= description.foreground[0] < description.foreground[1] <= description.most


@given(st.integers(0, 100 * HOUR))
def test_a_duration_is_written_as_it_is_read(seconds: int) -> None:
    assert parse_duration(write_duration(seconds)) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("1.5s", 1.5), ("45 min", 2700), ("1h30m", 5400), ("1H 5S", 3605), ("0", 0), ("0s", 0), ("0m", 0)],
)
def test_durations_in_words(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["", " ", "90", "-5m", "5x", "h", "1h-5m", "nan", "٥m5"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="is not a duration such as 45m, 1h30m or 90s"):
        parse_duration(text)


def test_a_setting_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        description_of("intervall")
