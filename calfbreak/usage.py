"""What argparse says of its own accord (headings of the help, what is wrong with the words typed) in our words.

argparse sends its sentences through a function called `_`, as programs do that are translated with gettext. Here it is
given one that knows our sentences in their place. What a later Python says that is not listed stays in English.
"""

from __future__ import annotations

import argparse

from calfbreak.domain.translation import mark, tr

_ONE_MORE = mark("a value is missing")
OURS: dict[str, tuple[str, dict[str, str]]] = {
    "usage: ": (mark("usage:"), {}),
    # Translators: headings and words of `calfbreak --help`.
    "options": (mark("options"), {}),
    "positional arguments": (mark("arguments"), {}),
    "show this help message and exit": (mark("this help"), {}),
    "%(prog)s: error: %(message)s\n": ("{prog}: {message}\n", {"prog": "%(prog)s", "message": "%(message)s"}),
    "argument %(argument_name)s: %(message)s": (
        "{name}: {message}",
        {"name": "%(argument_name)s", "message": "%(message)s"},
    ),
    "the following arguments are required: %s": (mark("these are missing: {words}"), {"words": "%s"}),
    "unrecognized arguments: %s": (mark("these are not known: {words}"), {"words": "%s"}),
    "one of the arguments %s is required": (mark("one of these is needed: {words}"), {"words": "%s"}),
    "not allowed with argument %s": (mark("it does not go together with {words}"), {"words": "%s"}),
    "ambiguous option: %(option)s could match %(matches)s": (
        mark("{value} is none of {choices}"),
        {"value": "%(option)s", "choices": "%(matches)s"},
    ),
    "invalid choice: %(value)r (choose from %(choices)s)": (
        mark("{value} is none of {choices}"),
        {"value": "%(value)r", "choices": "%(choices)s"},
    ),
    "invalid %(type)s value: %(value)r": (
        mark("{name} cannot be used: {why}"),
        {"name": "%(value)r", "why": "%(type)s"},
    ),
    "ignored explicit argument %r": (mark("it takes no value: {words}"), {"words": "%r"}),
    "expected one argument": (_ONE_MORE, {}),
    "expected at least one argument": (_ONE_MORE, {}),
    "expected at most one argument": (_ONE_MORE, {}),
}
"""Sentence of argparse, ours in its place, and how argparse fills the places of ours."""


def in_our_words(english: str) -> str:
    """What we say instead of a sentence of argparse, with the places for argparse to fill in."""
    if english not in OURS:
        return english
    words, places = OURS[english]
    said = tr(words).format(**places)
    return f"{said} " if english.endswith(" ") else said


def use_our_words() -> None:
    """Let argparse speak so from now on, whichever language that is then."""
    vars(argparse)["_"] = in_our_words
