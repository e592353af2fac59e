"""Sounds of a session on Windows, by `PlaySound` of its multimedia library. Never run on a real machine.

It plays a WAV file out of memory and returns when the sound has begun, and it knows no volume: it is given softer
samples. A new sound takes the place of the one before. Where there is no sound device it is silent. Should the call
hang, it does so in a thread of its own, and there is no sound until it comes back.

https://learn.microsoft.com/windows/win32/api/mmsystem/ (PlaySound, waveOutGetNumDevs)
"""

from __future__ import annotations

import logging
from ctypes import c_char_p, c_int, c_uint32, c_void_p
from threading import Thread
from typing import Any

from calfbreak import resources
from calfbreak.adapters.chime import softened
from calfbreak.adapters.windows_library import windows_library
from calfbreak.domain.stretching.cues import Cue
from calfbreak.domain.translation import said

_log = logging.getLogger(__name__)

ASYNC, NO_DEFAULT, MEMORY = 0x0001, 0x0002, 0x0004
"""SND_ASYNC: do not wait for the end. SND_NODEFAULT: no beep instead. SND_MEMORY: the sound lies in memory."""
_FAREWELL = 0.5
"""Seconds in which a call that is under way must come back when the program ends."""


class WindowsChime:
    """Plays cues. Raises Unavailable off Windows."""

    def __init__(self, library: Any = None) -> None:
        """`library` stands for winmm.dll."""
        self._library = library or windows_library("winmm")
        self._library.PlaySoundW.argtypes = (c_char_p, c_void_p, c_uint32)
        self._library.PlaySoundW.restype = c_int
        self._library.waveOutGetNumDevs.argtypes = ()
        self._library.waveOutGetNumDevs.restype = c_uint32
        self._samples: bytes | None = None
        """What Windows reads until another sound has taken its place."""
        self._call: Thread | None = None
        self._complained = False

    @property
    def name(self) -> str:
        """What plays, and whether it could be heard now."""
        return (
            "Windows"
            if self._library.waveOutGetNumDevs()
            else said("{name}, which has no sound device now", name="Windows")
        )

    def play(self, cue: Cue, volume: int) -> None:
        """Begin to play, as loud as `volume` (0 to 100 percent); returns at once."""
        if volume > 0 and not self._calling:
            samples = softened(resources.path(f"sounds/{cue.value}.wav"), min(volume, 100))
            self._call = Thread(target=self._begin, args=(samples,), name="chime", daemon=True)
            self._call.start()

    def close(self) -> None:
        """Be silent at once."""
        if self._call is not None:
            self._call.join(_FAREWELL)
        if self._samples is not None and not self._calling:
            self._library.PlaySoundW(None, None, 0)
            self._samples = None

    @property
    def _calling(self) -> bool:
        return self._call is not None and self._call.is_alive()

    def _begin(self, samples: bytes) -> None:
        begun = self._library.PlaySoundW(samples, None, ASYNC | NO_DEFAULT | MEMORY)
        if begun:
            self._samples = samples  # and not before: until now Windows may have read the last ones
        elif not self._complained:
            self._complained = True
            _log.warning("a sound could not be played: Windows refuses, as it does where there is no sound device")
