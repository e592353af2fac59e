"""What must not stand in a report that a person sends to others, and how it is taken out.

Paths and names that tell who somebody is become words that tell what they are: the home folder `~`, the name of the
user `(user)`, that of the computer `(computer)`. What windows and programs are called, and what somebody called a
stretch of their own, is left out where it could appear, before any of that.
"""

from __future__ import annotations

import getpass
import os
import re
import socket
from collections.abc import Mapping
from pathlib import Path

from calfbreak.adapters.profile import VARIABLE
from calfbreak.adapters.surroundings.reading import WORDS

LEFT_OUT = "(left out)"
_TOPIC = re.compile(rf"^({'|'.join(WORDS.values())}): .*", re.DOTALL)
_QUOTED = re.compile(r"(?<![A-Za-zÀ-ÿ])'[^']*'(?![A-Za-zÀ-ÿ])|\"[^\"]*\"|“[^”]*”|„[^“]*“|«[^»]*»")
_BETWEEN_APOSTROPHES = re.compile(r"'[^']*'")
"""Quoted words, and sometimes prose: taken out last, so that no apostrophe in front turns a quotation inside out."""
_OWN_FILE = re.compile(r"((?:stretches|routines)[/\\])[^/\\:]+(\.\w+)")
_OWN_DOSE = re.compile(r"(doses\.toml: )(?:\[[^\]]*\]|[\w-]+(?=:))")


def private_words(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What must not be told of this person and computer, and what stands in its place."""
    words: dict[str, str] = {}

    def hide(word: str, stand_in: str) -> None:
        if len(word.strip("/")) > 1:
            words.setdefault(word, stand_in)

    hide(environ.get(VARIABLE, ""), "(profile)")
    hide(environ.get("XDG_RUNTIME_DIR", ""), "$XDG_RUNTIME_DIR")
    home = Path.home()
    for folder in (home, home.resolve()):
        hide(str(folder), "~")
    for name in (_user(), environ.get("USER", ""), environ.get("LOGNAME", ""), home.name):
        hide(name, "(user)")
    host = socket.gethostname()
    for name in (host, host.partition(".")[0]):
        hide(name, "(computer)")
    return words


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a process of nobody that is known, as in some containers
        return ""


def redacted(text: str, words: Mapping[str, str]) -> str:
    """The text with every private word replaced; names only where they stand alone. The longest come first."""
    for word in sorted(words, key=len, reverse=True):
        pattern = re.escape(word)
        if "/" not in word and "\\" not in word:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        text = re.sub(pattern, words[word], text)
    return text


def without_names(state: str) -> str:
    """What goes on at the desk, without the names of windows and programs: the topic alone."""
    return _TOPIC.sub(rf"\1: {LEFT_OUT}", state)


def without_quotes(problem: str) -> str:
    """A problem without what somebody wrote: quoted words, and what they call their own stretches."""
    unquoted = _BETWEEN_APOSTROPHES.sub(LEFT_OUT, _QUOTED.sub(LEFT_OUT, problem))
    return _OWN_DOSE.sub(r"\1[own]", _OWN_FILE.sub(r"\1(own)\2", unquoted))
