"""Values survive the way into JSON and back; anything else is refused with the place where it is wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfbreak.domain.codec import Misfit, from_json, from_text, to_json, to_text
from calfbreak.domain.commands import Change, Command, Pause, Show, Snooze, WindowName
from calfbreak.domain.history.records import (
    Answer,
    BoutEnd,
    BoutRecord,
    Hold,
    Outcome,
    Record,
    ReminderRecord,
    SessionRecord,
    Side,
)
from calfbreak.domain.rules.events import Event, Looked, Surroundings
from calfbreak.domain.rules.moment import Moment, Stamp
from calfbreak.domain.rules.state import State
from calfbreak.domain.settings.settings import Settings
from calfbreak.domain.snapshot import Phase, Snapshot
from calfbreak.domain.stretching.session import Session, begin
from calfbreak.domain.stretching.stretch import Prescription, Stretch

MOMENT = Moment(10.5, 9.25, 1_768_204_800.0, "Europe/Berlin")

# Numbers that can be written: this also holds for other tests that draw values from these types.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**63) + 1, 2**63 - 1))

some_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "lasting", "window", "key", "value"]), inner, max_size=3)
    ),
    max_leaves=5,
)
any_command = st.sampled_from([each.__name__ for each in get_args(Command)])


@dataclass(frozen=True)
class Shelf:
    """Every shape that the values of the program have none of, or too few."""

    pair: tuple[int, str]
    words: dict[str, str]
    days: frozenset[date]
    plain: str | int | float | bool | None
    inner: Hold | None = None


@pytest.mark.parametrize("kind", [Command, Event, Record], ids=["commands", "events", "records"])
@given(data=st.data())
def test_every_member_of_a_union_comes_back_equal(kind: Any, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert from_text(kind, to_text(value)) == value


@pytest.mark.parametrize("kind", [Shelf, Snapshot, Session, Settings, Stretch], ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_dataclass_comes_back_equal(kind: Any, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert from_text(kind, to_text(value)) == value


@given(st.from_type(State))
def test_the_state_of_the_engine_comes_back_equal(state: State) -> None:
    assert from_text(State, to_text(state)) == state


@given(some_json, any_command)
def test_foreign_data_are_refused_by_a_value_error_or_are_a_command(data: object, name: str) -> None:
    if isinstance(data, dict) and "type" not in data:
        data["type"] = name
    try:
        command = from_json(Command, data)
    except ValueError:
        return
    assert isinstance(command, Command)


def test_a_union_is_told_apart_by_the_class_name_and_what_stands_alone_carries_it_too() -> None:
    assert to_json(Pause(lasting=3600.0)) == {"type": "Pause", "lasting": 3600.0, "until_tomorrow": False}
    assert to_json(Hold(Side.LEFT, 15, 3.5, False))["type"] == "Hold"


def test_what_needs_no_name_inside_has_none() -> None:
    data = to_json(Looked(MOMENT, None))
    assert data["at"] == {"elapsed": 10.5, "awake": 9.25, "wall": 1_768_204_800.0, "zone": "Europe/Berlin"}


def test_equal_sets_give_equal_text() -> None:
    one = Surroundings(MOMENT, frozenset(["video", "call"]))
    other = Surroundings(MOMENT, frozenset(["call", "video"]))
    assert to_text(one) == to_text(other)
    assert '"engaged":["call","video"]' in to_text(one)


def test_a_missing_key_takes_its_default() -> None:
    assert from_json(Command, {"type": "Snooze"}) == Snooze()
    assert from_json(Show, {}) == Show(WindowName.STATUS)


def test_a_value_keeps_its_own_type_in_a_union_of_plain_types() -> None:
    for value in (True, 1, 1.0, "1"):
        back = from_text(Change, to_text(Change("key", value)))
        assert type(back.value) is type(value)


def test_a_snapshot_with_an_open_session_comes_back_equal() -> None:
    session = begin(1, "wall-straight", Prescription(), 10.5)
    snapshot = Snapshot(at=MOMENT, phase=Phase.SESSION, bout=12, remaining=None, interval=3600, session=session)
    assert from_text(Snapshot, to_text(snapshot)) == snapshot


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"type": "Pause", "lasting": "1h"}, "lasting: '1h' is not of the type number | null"),
        ({"type": "Pause", "lasting": True}, "lasting: True is not of the type number | null"),
        ({"type": "Pause", "lasting": float("nan")}, "lasting: nan is not of the type number"),
        ({"type": "Pause", "lasting": float("inf")}, "lasting: inf is not of the type number"),
        ({"type": "Pause", "lasting": 10**400}, "lasting: the number is too large"),
        ({"type": "Pause", "lasing": 1}, "lasing: Pause has no such key"),
        ({"type": "Pause", "lasing": "Pause"}, "lasing: Pause has no such key"),
        ({"type": "Snooze", "reminder": 1.0}, "reminder: 1.0 is not of the type integer | null"),
        ({"type": "Change", "key": "hold"}, "value: Change needs this key"),
        ({"type": "Change", "key": "hold", "value": None}, "value: None is not of the type string | integer"),
        ({"type": "Show", "window": "door"}, f"window: 'door' is none of {', '.join(WindowName)}"),
        ({"type": "Show", "window": ["status"]}, f"window: ['status'] is none of {', '.join(WindowName)}"),
        ({"type": ["Show"]}, "type: ['Show'] is none of Stretch, Snooze"),
        ({"type": "State"}, "type: 'State' is none of Stretch, Snooze"),
        ({}, "type: None is none of Stretch, Snooze"),
        ([], "[] is not of the type object"),
        (None, "None is not of the type object"),
    ],
)
def test_a_command_that_is_wrong_is_refused_with_the_place(data: object, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared below
        from_json(Command, data)
    assert str(caught.value).startswith(message)


def test_the_path_leads_through_objects_arrays_and_sets() -> None:
    session = begin(1, "wall-straight", Prescription(), 0.0)
    data: Any = to_json(Snapshot(at=MOMENT, phase=Phase.DUE, bout=1, remaining=1, interval=1, session=session))
    data["session"]["held"][2] = "long"
    with pytest.raises(Misfit, match=r"^session\.held\.2: 'long' is not of the type number$"):
        from_json(Snapshot, data)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("pair", [1], "pair: 1 instead of 2"),
        ("pair", [1, 2], "pair.1: 2 is not of the type string"),
        ("pair", "1a", "pair: '1a' is not of the type array"),
        ("words", {"a": 1}, "words.a: 1 is not of the type string"),
        ("days", ["yesterday"], "days.0: 'yesterday' is not a date such as 2026-11-22"),
        ("days", [20260512], "days.0: 20260512 is not a date such as 2026-11-22"),
    ],
)
def test_every_shape_is_checked(key: str, value: object, message: str) -> None:
    data = to_json(Shelf((1, "a"), {"a": "b"}, frozenset([date(2026, 5, 12)]), None))
    with pytest.raises(Misfit) as caught:
        from_json(Shelf, {**data, key: value})
    assert str(caught.value) == message


def test_a_value_of_another_class_is_refused_by_its_name() -> None:
    with pytest.raises(Misfit, match="type: Stamp has no such key"):
        from_json(Stamp, {"type": "Moment", "utc": 0, "offset": 0})


def test_a_number_that_is_not_finite_is_not_written() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_text(Stamp(float("inf"), 0))


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 100_000, '{"utc": 1e999, "offset": 0}'])
def test_a_text_that_is_no_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the json module's own words
        from_text(Stamp, text)


def test_only_dataclasses_can_be_written() -> None:
    with pytest.raises(TypeError, match="int is not a dataclass"):
        to_json(1)


def test_types_that_json_could_not_tell_apart_are_a_mistake_of_the_program() -> None:
    @dataclass(frozen=True)
    class Unclear:
        either: tuple[int, ...] | frozenset[int]

    with pytest.raises(TypeError, match="cannot be told apart"):
        to_json(Unclear((1,)))


def test_a_field_may_not_hide_the_class_name() -> None:
    @dataclass(frozen=True)
    class Hidden:
        type: str

    with pytest.raises(TypeError, match="would hide the class name"):
        to_json(Hidden("x"))


def test_records_of_all_kinds_are_told_apart() -> None:
    day, at = date(2026, 5, 12), Stamp(1e9, 7200)
    bout = BoutRecord(at, at, 60.5, BoutEnd.STOOD, day)
    reminder = ReminderRecord(1, at, None, at, Answer.MISSED, 2, 0, ("call", "dnd"), day)
    session = SessionRecord(1, "wall-straight", at, at, Outcome.PARTIAL, (Hold(Side.LEFT, 15, 3.5, False),), 1, day)
    for record in (bout, reminder, session):
        assert from_json(Record, json.loads(to_text(record))) == record
