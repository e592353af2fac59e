"""A sentence is said to its end before the next one begins, in every language, by the voice that most systems have."""

from __future__ import annotations

import array
import subprocess
from collections.abc import Iterator
from itertools import pairwise

import pytest

from adapters.conftest import need
from calfbreak.adapters.catalog import load_catalog
from calfbreak.adapters.languages import speak
from calfbreak.adapters.voice.program import SPEAKERS
from calfbreak.domain import wording
from calfbreak.domain.languages import ENGLISH, LANGUAGES
from calfbreak.domain.stretching.cues import cues_of
from calfbreak.domain.stretching.session import begin_parts
from calfbreak.domain.stretching.stretch import Plan, plan_of

SPEAKER = SPEAKERS[0]
CATALOG = load_catalog()
AUDIBLE = 300
"""Of 32767; eSpeak ends with a quarter of a second of silence, which nobody misses."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    need(SPEAKER.name)
    speak(request.param, {})
    yield request.param
    speak(ENGLISH, {})


def seconds(language: str, sentence: str) -> float:
    """How long the sentence is heard."""
    command = (SPEAKER.name, "--stdout", *SPEAKER.arguments(language, sentence))
    sound = subprocess.run(command, check=True, capture_output=True).stdout
    rate, begins = int.from_bytes(sound[24:28], "little"), sound.index(b"data") + 8
    samples = array.array("h", sound[begins : len(sound) - (len(sound) - begins) % 2])
    return max(number for number, each in enumerate(samples) if abs(each) > AUDIBLE) / rate


def sentences(plan: Plan) -> Iterator[tuple[str, float]]:
    """What is said on the way through, but for the last word, and the time (seconds) that there is for it."""
    parts = tuple((each.id, each.prescription) for each in plan.stretches)
    session = begin_parts(1, plan.id, parts, 0.0)
    said = [
        (each.time, wording.spoken(each, session, plan.stretches[each.phase.part])) for each in cues_of(session.phases)
    ]
    for (at, words), (until, _) in pairwise([each for each in said if each[1]]):
        yield words, until - at


def test_whatever_ships_is_said_to_the_end(language: str) -> None:
    plans = [plan_of(each, CATALOG.stretches, CATALOG.routines) for each in CATALOG.names]
    times = dict(sorted((each for plan in plans if plan for each in sentences(plan)), key=lambda each: -each[1]))
    assert [(words, time) for words, time in times.items() if seconds(language, words) > time] == []
