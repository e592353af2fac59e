"""Makes the sounds that stand beside this file: `python3 assets/sounds/make_sounds.py`. They are CC0.

Each is a few soft struck notes: a sine with two faint overtones that dies away. A hold begins with a rising pair, a
switch falls, the end is a chord that opens, so that each is told from the others with the back to the screen.
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
"""Samples in a second: enough for notes below 5 kHz, and half the size."""
LOUDNESS = 0.35
"""Of what the format can hold, so that nobody is startled."""
C5, E5, G5, A5, C6, E6 = 523.25, 659.26, 783.99, 880.0, 1046.5, 1318.5
"""Pitches in hertz (equal temperament, A4 = 440 Hz)."""

SOUNDS: dict[str, tuple[tuple[float, float], ...]] = {
    "get-ready": ((0.0, G5),),
    "hold": ((0.0, C5), (0.16, G5)),
    "switch": ((0.0, A5), (0.16, E5)),
    "rest": ((0.0, E5), (0.16, E5)),
    "done": ((0.0, C5), (0.14, E5), (0.28, G5), (0.42, C6)),
}
"""For each sound its notes: when, in seconds, and the pitch."""


def note(pitch: float, time: float) -> float:
    """A struck note, `time` seconds after it was struck; -1 to 1."""
    if time < 0:
        return 0.0
    swell = min(1.0, time / 0.008)  # a beginning without a click
    tones = ((1, 1.0), (2, 0.25), (3, 0.08))
    return swell * math.exp(-time * 6.0) * sum(part * math.sin(math.tau * pitch * k * time) for k, part in tones) / 1.33


def samples(notes: tuple[tuple[float, float], ...]) -> bytes:
    """All notes together, as 16-bit samples."""
    length = notes[-1][0] + 0.7
    moments = (index / RATE for index in range(int(length * RATE)))
    values = (sum(note(pitch, moment - at) for at, pitch in notes) for moment in moments)
    return b"".join(struct.pack("<h", int(max(-1.0, min(1.0, value * LOUDNESS)) * 32_767)) for value in values)


def main() -> None:
    """Write the files."""
    for name, notes in SOUNDS.items():
        with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(notes))


if __name__ == "__main__":
    main()
