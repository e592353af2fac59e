"""Which voice there is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from calfbreak.adapters.voice.program import ProgramVoice
from calfbreak.adapters.voice.speech_dispatcher import SpeechDispatcher
from calfbreak.ports import Loop, Unavailable, Voice


class NamedVoice(Voice, Protocol):
    """A voice that the doctor can tell about."""

    @property
    def name(self) -> str:
        """What it is called in the doctor's report."""


def voice_here(loop: Loop) -> NamedVoice:
    """The best voice of this system. Raises Unavailable with what to install if there is none.

    Windows has a voice, but no program that begins to speak in less than a second; there is none for it yet.
    """
    candidates: tuple[Callable[[Loop], NamedVoice], ...] = (SpeechDispatcher, ProgramVoice)
    for make in candidates:
        try:
            return make(loop)
        except Unavailable:
            continue
    if sys.platform == "win32":
        raise Unavailable("there is no voice on Windows yet; sounds guide through the stretch")
    raise Unavailable("there is no voice: install speech-dispatcher and espeak-ng, or espeak-ng alone")
