"""Makes the sounds that stand beside this file: `python3 assets/sounds/make_sounds.py`. They are CC0.

Each is a few soft struck notes: a sine with two faint overtones that dies away. They are told apart with the back to
the screen by how many notes there are, whether they rise or fall, and how fast they follow one another:

    get-ready  one note              switch    two, falling
    hold       two, rising           set-done  two rising fast, and then those of switch
    half-way   two fast high ones    rest      two slow low ones
    tick       one short high one    done      four, rising
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
"""Samples in a second: enough for notes below 5 kHz, and half the size."""
LOUDNESS = 0.9
"""The highest sample of each sound, of what the format can hold. The program's volume makes it softer."""
C5, E5, G5, A5, C6, E6, G6 = 523.25, 659.26, 783.99, 880.0, 1046.5, 1318.5, 1568.0
"""Pitches in hertz (equal temperament, A4 = 440 Hz)."""
A4 = 440.0

LONG, SHORT = 0.7, 0.09
"""Seconds for which a note rings, at most."""

SOUNDS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "get-ready": ((0.0, G5, LONG),),
    "hold": ((0.0, C5, LONG), (0.16, G5, LONG)),
    "half-way": ((0.0, E6, 0.4), (0.1, E6, 0.4)),
    "tick": ((0.0, G6, SHORT),),
    "switch": ((0.0, A5, LONG), (0.16, E5, LONG)),
    "set-done": ((0.0, G5, 0.4), (0.1, C6, 0.4), (0.4, A5, LONG), (0.56, E5, LONG)),
    "rest": ((0.0, A4, LONG), (0.3, A4, LONG)),
    "done": ((0.0, C5, LONG), (0.14, E5, LONG), (0.28, G5, LONG), (0.42, C6, LONG)),
}
"""For each sound its notes: when (seconds), the pitch, and how long it rings."""


def note(pitch: float, rings: float, time: float) -> float:
    """A struck note, `time` seconds after it was struck; -1 to 1. Over after `rings` seconds, without a click."""
    if not 0 <= time < rings:
        return 0.0
    envelope = min(1.0, time / 0.004) * math.exp(-4.2 * time / rings) * min(1.0, (rings - time) / 0.02)
    tones = ((1, 1.0), (2, 0.25), (3, 0.08))
    return envelope * sum(part * math.sin(math.tau * pitch * k * time) for k, part in tones) / 1.33


def samples(notes: tuple[tuple[float, float, float], ...]) -> bytes:
    """All notes together, as 16-bit samples."""
    length = max(at + rings for at, _, rings in notes)
    moments = [index / RATE for index in range(int(length * RATE))]
    values = [sum(note(pitch, rings, moment - at) for at, pitch, rings in notes) for moment in moments]
    scale = LOUDNESS * 32_767 / max(map(abs, values))
    return b"".join(struct.pack("<h", round(value * scale)) for value in values)


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
