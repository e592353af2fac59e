"""Frozen dataclasses as JSON and back: the saved state, snapshots, commands and event logs.

The declared types are the schema; nothing is written twice.

    dataclass             object, one key for each field; a missing key takes the field's default
    union of dataclasses  the same with the class name under "type"
    tuple, frozenset      array; a frozenset is sorted, so that equal values give equal text
    dict[str, X]          object
    date                  "2026-05-12"
    enum                  its value
    plain types, None     themselves; an int may stand where a float is declared

What `to_json` is given carries its "type" as well, so that every log line and message says what it is. Reading is
strict, because these texts cross files and sockets: a wrong type, an unknown key, or a number that is not finite is a
ValueError that names the path. Coders are built once for each type.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints, overload

from calfbreak.domain.translation import Sentence, said

T = TypeVar("T")

TAG = "type"
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
"""As JSON Schema calls them."""
_LARGEST = 2**63 - 1
"""What fits into a column of the history and, nearly, into a float."""


class Coder(NamedTuple):
    """How values of one type are written as JSON data, and read from it."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


class Misfit(ValueError):
    """The data are not what was declared. `path` leads to the place, from the outside in."""

    def __init__(self, reason: str, *path: str) -> None:
        self.reason, self.path = reason, path
        super().__init__(Sentence("{place}: {why}", place=".".join(path), why=reason) if path else reason)

    def within(self, step: str) -> Misfit:
        """The same misfit, seen from one level further out."""
        return Misfit(self.reason, step, *self.path)


def to_json(value: object) -> dict[str, Any]:
    """A dataclass as an object for the json module, with its class name under "type"."""
    kind: Any = type(value)
    if not is_dataclass(value):
        raise TypeError(f"{kind.__name__} is not a dataclass")
    return {TAG: kind.__name__, **_coder(kind).write(value)}


@overload
def from_json(kind: type[T], data: object) -> T: ...
@overload
def from_json(kind: UnionType, data: object) -> Any: ...
def from_json(kind: Any, data: object) -> Any:
    """The value of type `kind` (a dataclass, or a union of them) that `data` describes.

    Raises ValueError with the path and what is wrong there.
    """
    return _coder(kind).read(data)


def to_text(value: object) -> str:
    """A dataclass as one line of JSON. Raises ValueError if a number in it is not finite."""
    return json.dumps(to_json(value), allow_nan=False, separators=(",", ":"))


@overload
def from_text(kind: type[T], text: str) -> T: ...
@overload
def from_text(kind: UnionType, text: str) -> Any: ...
def from_text(kind: Any, text: str) -> Any:
    """The value that a text of `to_text` describes. Raises ValueError."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise Misfit(said("the text is nested too deeply")) from None
    return _coder(kind).read(data)


@cache
def _coder(kind: Any) -> Coder:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return Coder(_same, _plain_reader((kind,)))
    if origin in (Union, UnionType):
        return _union(arguments)
    if is_dataclass(kind):
        return _dataclass(kind)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return _sequence(_coder(arguments[0]), list, tuple)
    if origin is tuple:
        return _fixed(tuple(_coder(each) for each in arguments))
    if origin is frozenset:
        return _sequence(_coder(arguments[0]), sorted, frozenset)
    if origin is dict and arguments[0] is str:
        return _dict(_coder(arguments[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    if kind is date:
        return Coder(date.isoformat, _date)
    raise TypeError(f"{kind} has no form in JSON")


def _same(value: Any) -> Any:
    return value


def _plain_reader(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    allowed = {*kinds, int} if float in kinds else {*kinds}
    wanted = " | ".join(_PLAIN[each] for each in kinds) or "object"

    def read(data: Any) -> Any:
        if type(data) not in allowed:
            raise Misfit(said("{value!r:.80} is not of the type {type}", value=data, type=wanted))
        if type(data) is float and not isfinite(data):
            raise Misfit(said("{value!r:.80} is not of the type {type}", value=data, type="number"))
        if type(data) is int and abs(data) > _LARGEST:
            raise Misfit(said("the number is too large"))
        return data

    return read


def _date(data: Any) -> date:
    try:
        return date.fromisoformat(data)
    except (TypeError, ValueError):
        raise Misfit(said("{value!r:.80} is not a date such as {example}", value=data, example="2026-11-22")) from None


def _enum(kind: type[Enum]) -> Coder:
    members = {each.value: each for each in kind}

    def read(data: Any) -> Any:
        if type(data) is not str or data not in members:
            raise Misfit(said("{value} is none of {choices}", value=f"{data!r:.80}", choices=", ".join(members)))
        return members[data]

    return Coder(lambda value: value.value, read)


def _object(data: Any) -> dict[str, Any]:
    if type(data) is not dict:
        raise Misfit(said("{value!r:.80} is not of the type {type}", value=data, type="object"))
    return data


def _array(data: Any) -> list[Any]:
    if type(data) is not list:
        raise Misfit(said("{value!r:.80} is not of the type {type}", value=data, type="array"))
    return data


def _inside(step: str, read: Callable[[Any], Any], data: Any) -> Any:
    try:
        return read(data)
    except Misfit as misfit:
        raise misfit.within(step) from None


def _sequence(member: Coder, write_all: Callable[[Any], list[Any]], make: Callable[[Any], Any]) -> Coder:
    return Coder(
        lambda values: write_all(map(member.write, values)),
        lambda data: make(_inside(str(place), member.read, each) for place, each in enumerate(_array(data))),
    )


def _fixed(members: tuple[Coder, ...]) -> Coder:
    def read(data: Any) -> Any:
        if len(_array(data)) != len(members):
            raise Misfit(said("{value!r} instead of {expected!r}", value=len(data), expected=len(members)))
        pairs = enumerate(zip(members, data, strict=True))
        return tuple(_inside(str(place), member.read, each) for place, (member, each) in pairs)

    return Coder(lambda values: [member.write(each) for member, each in zip(members, values, strict=True)], read)


def _dict(member: Coder) -> Coder:
    return Coder(
        lambda value: {key: member.write(each) for key, each in value.items()},
        lambda data: {key: _inside(key, member.read, each) for key, each in _object(data).items()},
    )


def _dataclass(kind: Any) -> Coder:
    hints = get_type_hints(kind)
    made_of = [each for each in fields(kind) if each.init]
    if TAG in hints:
        raise TypeError(f"{kind.__name__}: a field cannot be called {TAG!r}, it would hide the class name")
    names = [each.name for each in made_of]
    coders = {name: _coder(hints[name]) for name in names}
    coded = [(name, coder.write) for name, coder in coders.items() if coder.write is not _same]
    needed = {each.name for each in made_of if each.default is MISSING and each.default_factory is MISSING}

    def write(value: Any) -> dict[str, Any]:
        data = {name: getattr(value, name) for name in names}
        for name, write_field in coded:
            data[name] = write_field(data[name])
        return data

    def read(data: Any) -> Any:
        values = {}
        for name, each in _object(data).items():
            if name in coders:
                values[name] = _inside(name, coders[name].read, each)
            elif name != TAG or each != kind.__name__:
                raise Misfit(said("{kind} has no such key", kind=kind.__name__), name)
        if missing := needed - values.keys():
            raise Misfit(said("{kind} needs this key", kind=kind.__name__), min(missing))
        return kind(**values)

    return Coder(write, read)


def _union(members: tuple[Any, ...]) -> Coder:
    """The coder of a union of plain types with one type of another shape, or with any number of dataclasses."""
    read_plain = _plain_reader(tuple(each for each in members if each in _PLAIN))
    shaped = [each for each in members if each not in _PLAIN]
    if len(shaped) > 1:
        return _tagged(shaped, read_plain)
    if not shaped:
        return Coder(_same, read_plain)
    if set(members) != {shaped[0], NoneType}:
        raise TypeError(f"{members} cannot be told apart in JSON")
    coder = _coder(shaped[0])
    return Coder(
        lambda value: None if value is None else coder.write(value),
        lambda data: None if data is None else coder.read(data),
    )


def _tagged(classes: list[Any], read_plain: Callable[[Any], Any]) -> Coder:
    if not all(map(is_dataclass, classes)):
        raise TypeError(f"{classes} cannot be told apart in JSON: only dataclasses carry their name")
    coders = {each.__name__: _coder(each) for each in classes}

    def write(value: Any) -> Any:
        name = type(value).__name__
        return {TAG: name, **coders[name].write(value)} if name in coders else value

    def read(data: Any) -> Any:
        if type(data) is not dict:
            return read_plain(data)
        name = data.get(TAG)
        if type(name) is not str or name not in coders:
            raise Misfit(said("{value} is none of {choices}", value=f"{name!r:.80}", choices=", ".join(coders)), TAG)
        return coders[name].read(data)

    return Coder(write, read)
