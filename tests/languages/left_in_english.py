"""What is left in plain Latin letters when everything that is translated has accents: see pseudo.py."""

from __future__ import annotations

import os
import re

_NOT_WORDS = re.compile(
    r"Calf Break"
    r"|\bcalfbreak(?: (?:history|export|import|delete|config|stretches|stretch|check|pause|doctor|demo))*"
    r"|\$\w+|--?[a-z][\w-]*|\b[A-Z][A-Z_|-]+\b|'[^']*'|\"[^\"]*\"|`[^`]*`|\b[a-z]+_[a-z_]+\b"
    r"|\S*[/\\]\S*|\b[\w-]+\.(?:db|toml|log|json)\S*|\b[\w]+(?:\.\w+){2,}\b|\b\d+(?:m|h|s)\b"
    r"|\b(?:X11|Wayland|D-Bus|Mutter|Qt|PySide|Python|Linux|PulseAudio|PipeWire|Plasma|Xfce|GNOME|Speech Dispatcher)\b"
    r"|\b(?:logind|timerfd|sway|plyer|paplay|xfconfd|jeepney|TOML|AppIndicator|dunst|mako)\b"
)
"""What is the same in every language: names of programs, commands, options, variables and files, and quotations."""
_LATIN = re.compile(r"[A-Za-z]{2,}")


def left_in_english(text: str, *quoted: object) -> list[str]:
    """The words of the text that did not come through the catalogue. `quoted` is what others say in their own words."""
    for each in quoted:
        text = text.replace(str(each), "")
    return _LATIN.findall(_NOT_WORDS.sub(" ", text))


def of_the_system(*numbers: int) -> tuple[str, ...]:
    """The system's own words for these errors."""
    return tuple(os.strerror(number) for number in numbers)
