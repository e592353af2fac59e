"""How the fields of a record stand in the columns of a table. The declared types are the schema.

    Stamp               two columns: NAME, Unix seconds, and NAME_offset, the local clock's lead over UTC in seconds
    date                ISO text
    enum                its value
    tuple of plain      text, joined by commas
    bool                1 or 0
    plain types, None   themselves

Reading is strict, because rows are also read from files that were damaged or brought along: what does not fit is a
ValueError.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from enum import Enum
from math import isfinite
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from calfbreak.domain.rules.moment import Stamp
from calfbreak.domain.translation import said


class Column(NamedTuple):
    """One field of a record: the columns that hold it, and the ways there and back."""

    field: str
    names: tuple[str, ...]
    write: Callable[[Any], tuple[Any, ...]]
    read: Callable[..., Any]


def columns_of(kind: type, leave_out: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """The columns for the fields of a dataclass, in their order."""
    hints = get_type_hints(kind)
    return tuple(_column(each.name, hints[each.name]) for each in fields(kind) if each.name not in leave_out)


def _column(field: str, kind: Any) -> Column:
    optional = False
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
        optional = True
    if kind is Stamp:
        column = Column(field, (field, f"{field}_offset"), lambda stamp: (stamp.utc, stamp.offset), _stamp)
    else:
        write, read = _single(kind)
        column = Column(field, (field,), lambda value: (write(value),), read)
    return _or_none(column) if optional else column


def _or_none(column: Column) -> Column:
    nothing = (None,) * len(column.names)
    return column._replace(
        write=lambda value: nothing if value is None else column.write(value),
        read=lambda *values: None if values == nothing else column.read(*values),
    )


def _single(kind: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        return lambda values: ",".join(map(str, values)), lambda text: tuple(
            map(member, filter(None, _text(text).split(",")))
        )
    if kind is date:
        return date.isoformat, lambda text: date.fromisoformat(_text(text))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda each: each.value, lambda text: kind(_text(text))
    plain: dict[Any, Callable[[Any], Any]] = {
        str: _text,
        int: _whole,
        float: _number,
        bool: lambda value: bool(_whole(value)),
    }
    return (int if kind is bool else _same), plain[kind]


def _same(value: Any) -> Any:
    return value


def _stamp(utc: Any, offset: Any) -> Stamp:
    return Stamp(_number(utc), _whole(offset))


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError(said("{value!r:.80} is not of the type {type}", value=value, type="string"))
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError(said("{value!r:.80} is not of the type {type}", value=value, type="integer"))
    return value


def _number(value: Any) -> float:
    """SQLite keeps a whole number as such, even in a column of floats."""
    if type(value) not in (int, float) or not isfinite(value):
        raise ValueError(said("{value!r:.80} is not of the type {type}", value=value, type="number"))
    return float(value)
