"""A voice made of a program that speaks one sentence and ends: eSpeak, or `say` of macOS."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from calfbreak.adapters.surroundings.child import Child
from calfbreak.domain.languages import ENGLISH
from calfbreak.ports import Loop, Unavailable

PROGRAMS = (("espeak-ng", "-v", "{language}"), ("espeak", "-v", "{language}"), ("say",))
"""Programs that speak their last argument, best first. `say` speaks the language of the system."""
_OF_ESPEAK = {"pt_BR": "pt-br", "zh_CN": "cmn"}
"""What eSpeak calls a language where it is not our code for it."""
_LONGEST = 15.0
"""Seconds after which such a program hangs; our longest sentence takes three."""


class ProgramVoice:
    """Starts the program for each sentence. Raises Unavailable where none is installed."""

    def __init__(self, loop: Loop, programs: Sequence[Sequence[str]] = PROGRAMS) -> None:
        found = next((program for program in programs if shutil.which(program[0])), None)
        if found is None:
            raise Unavailable(f"none of {', '.join(program[0] for program in programs)} is installed")
        self.name = found[0]
        self.language = ENGLISH
        self._loop = loop
        self._command = tuple(found)
        self._speaking: Child | None = None

    def say(self, sentence: str) -> None:
        """Say this, in place of what is being said."""
        self.hush()
        language = _OF_ESPEAK.get(self.language, self.language)
        command = (*(part.format(language=language) for part in self._command), sentence)
        self._speaking = Child(self._loop, command, lambda output, why: None, _LONGEST)

    def hush(self) -> None:
        """Stop in the middle of the word."""
        if self._speaking is not None:
            self._speaking.cancel()
            self._speaking = None

    def close(self) -> None:
        """Never speak again."""
        self.hush()
