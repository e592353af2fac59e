"""The first candidate that works, and what the others said."""

from __future__ import annotations

import pytest

from calfbreak.adapters.choose import Refused, choose
from calfbreak.ports import Unavailable


def broken(why: str) -> str:
    raise Unavailable(why)


def test_the_first_that_works_is_chosen_and_the_others_are_remembered() -> None:
    choice = choose(
        [
            ("wayland", lambda: broken("no compositor")),
            ("gnome", lambda: broken("not GNOME")),
            ("x11", lambda: "the x11 source"),
            ("none", lambda: broken("never asked")),
        ]
    )
    assert (choice.name, choice.adapter) == ("x11", "the x11 source")
    assert choice.refused == (Refused("wayland", "no compositor"), Refused("gnome", "not GNOME"))
    assert choice.untried == ("none",)


def test_if_none_works_every_reason_is_told() -> None:
    with pytest.raises(Unavailable, match="a: no a; b: no b"):
        choose([("a", lambda: broken("no a")), ("b", lambda: broken("no b"))])


def test_a_mistake_in_a_candidate_is_not_taken_for_an_answer() -> None:
    with pytest.raises(ZeroDivisionError):
        choose([("a", lambda: 1 // 0), ("b", lambda: 1)])
