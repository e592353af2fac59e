"""What a part can tell, and how it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from calfbreak.domain.translation import Sentence, said
from calfbreak.domain.wording.status import QUIET as QUIET_WORDS

LIMIT = 1.5
"""Seconds in which a part has its answer or gives up; below the 2 s that all parts together have."""


class Topic(StrEnum):
    """What can go on at a desk. Each can be switched off in the settings, by this name."""

    CALL = "call"
    """Microphone or camera in use."""
    VIDEO = "video"
    """Something holds the screen awake."""
    DND = "dnd"
    """The desktop was told not to disturb."""
    FULLSCREEN = "fullscreen"
    """The window in use fills the screen."""
    PRESENTATION = "presentation"
    """The desktop was told that somebody presents."""


ENGAGED = frozenset({Topic.CALL, Topic.VIDEO})
"""What shows that somebody is there."""
QUIET = frozenset({Topic.CALL, Topic.DND, Topic.FULLSCREEN, Topic.PRESENTATION})
"""What holds a reminder back."""
WORDS = {Topic.VIDEO: said("the screen is held awake"), **{Topic(name): words for name, words in QUIET_WORDS.items()}}
"""What it is called where a person reads it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The answer of one part."""

    holds: frozenset[Topic]
    """What goes on now; empty also when it could not be found out."""
    said: str
    """The same in a sentence for the doctor."""


Told = Callable[[Reading], None]


class Part(Protocol):
    """Can be asked about some topics.

    Contract: raises Unavailable when it is made and can never tell anything here; otherwise answers each question once,
    on the loop's thread, within LIMIT, and may be asked again before it has answered.
    """

    @property
    def topics(self) -> frozenset[Topic]:
        """What it knows something about."""

    def ask(self, told: Told) -> None:
        """Find out. The answer may come before this returns."""

    def close(self) -> None:
        """Let go of the outside world."""


def found(topic: Topic, what: bool | str | None, otherwise: str) -> Reading:
    """The topic holds because of `what` (True: nobody says why), if that is anything; else `otherwise` is said."""
    if not what:
        return Reading(frozenset(), otherwise)
    return Reading(frozenset({topic}), WORDS[topic] if what is True else because(topic, what))


def because(topic: Topic, what: str) -> Sentence:
    """The topic, and what it is seen by."""
    return Sentence("{topic}: {what}", topic=WORDS[topic], what=what)


def used_by(names: Sequence[str]) -> Sentence | None:
    """Somebody uses it; None if there are no names."""
    # Translators: of a microphone, a camera or the screen, which these programs use or keep on.
    return said("used by {programs}", programs=", ".join(names)) if names else None


def unknown(why: object) -> Reading:
    """It could not be found out."""
    return Reading(frozenset(), said("unknown: {why}", why=why))
