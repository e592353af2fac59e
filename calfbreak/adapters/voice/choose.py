"""Which voice there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from calfbreak.adapters.voice.program import ProgramVoice
from calfbreak.adapters.voice.speech_dispatcher import SpeechDispatcher
from calfbreak.domain.languages import ENGLISH
from calfbreak.domain.translation import said
from calfbreak.ports import Loop, Unavailable, Voice


class NamedVoice(Voice, Protocol):
    """A voice that the doctor can tell about, and that speaks more than one language."""

    language: str
    """The code of the language of the sentences."""

    @property
    def name(self) -> str:
        """What it is called in the doctor's report."""


def voice_here(loop: Loop, language: str = ENGLISH) -> NamedVoice:
    """The best voice of this system, for sentences in this language.

    Raises Unavailable, with what to install, if there is none.
    """
    candidates: tuple[Callable[[Loop], NamedVoice], ...] = (SpeechDispatcher, ProgramVoice)
    for make in candidates:
        try:
            voice = make(loop)
        except Unavailable:
            continue
        voice.language = language
        return voice
    raise Unavailable(
        said(
            "there is no voice: install {programs}, or {program} alone",
            programs="speech-dispatcher, espeak-ng",
            program="espeak-ng",
        )
    )


def voice_name(loop: Loop) -> str:
    """What it is called that `voice_here` would give; it is let go of at once. Raises Unavailable."""
    voice = voice_here(loop)
    voice.close()
    return voice.name
