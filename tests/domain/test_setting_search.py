"""A setting is found by any of its words, in the language that the person reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from calfbreak.domain import translation
from calfbreak.domain.settings.search import found
from calfbreak.domain.settings.settings import DESCRIPTIONS, description_of


def hits(query: str) -> set[str]:
    return {each.key for each in DESCRIPTIONS if found(query, each)}


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("Remind me", "interval"), ("physiotherapists", "interval"), ("snooze", "max_snoozes"), ("idle", "break_after"),
        ("max_nudges", "max_nudges"), ("daily goal", "daily_goal"), ("Olive", "skin"), ("  volume  ", "volume"),
    ],
)  # fmt: skip
def test_by_label_help_other_words_key_and_choice(query: str, key: str) -> None:
    assert key in hits(query)


def test_every_word_must_be_there_in_any_order_and_form() -> None:
    assert hits("back FULL-SCREEN hold") == {"quiet_limit"}
    assert hits("full screen unicorn") == set()
    assert hits("português") == hits("PORTUGUES") == {"language"}


@pytest.fixture
def backwards() -> Iterator[None]:
    """A language in which every sentence is read from behind."""

    class Backwards:
        def gettext(self, message: str) -> str:
            return message[::-1]

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return msgid2[::-1]

        def pgettext(self, context: str, message: str) -> str:
            return message[::-1]

    translation.use(Backwards())
    yield
    translation.use(None)


def test_the_words_are_those_of_the_person(backwards: None) -> None:
    assert hits("loudness") == set()
    assert hits("emuloV") >= {"volume"}
    assert "volume" in hits("volume"), "the key is the same in every language"
    assert found(description_of("hold").help[::-1], description_of("hold"))
