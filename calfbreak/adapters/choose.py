"""The first candidate that works; and what every other one said, for `calfbreak doctor`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from calfbreak.domain.translation import Sentence, listed
from calfbreak.ports import Unavailable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Refused:
    """A candidate that cannot work here."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """What was chosen."""

    name: str
    adapter: T
    refused: tuple[Refused, ...]
    """Those that were tried before, in order."""
    untried: tuple[str, ...]
    """Those that were not needed."""


def choose(candidates: Iterable[tuple[str, Callable[[], T]]]) -> Choice[T]:
    """Make the first adapter that can be made, of pairs of a name and a way to make it.

    Raises Unavailable, with what each one said, if none can.
    """
    refused: list[Refused] = []
    rest = iter(candidates)
    for name, make in rest:
        try:
            adapter = make()
        except Unavailable as unavailable:
            refused.append(Refused(name, str(unavailable)))
        else:
            return Choice(name, adapter, tuple(refused), tuple(name for name, _ in rest))
    raise Unavailable(listed("; ", (Sentence("{name}: {why}", name=one.name, why=one.why) for one in refused)))
