"""Work that is too heavy for the resident program, done by itself once more: a child that answers and ends.

The child is this program with an internal command. It reads JSON from its standard input, writes JSON to its standard
output, and is killed if it takes too long. Whatever memory it needed is gone with it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from calfbreak.adapters.surroundings.child import Child
from calfbreak.domain.codec import from_text
from calfbreak.domain.translation import said
from calfbreak.ports import Loop


def command(name: str) -> tuple[str, ...]:
    """The internal command of this program, as the words of a process."""
    if getattr(sys, "frozen", False):
        return sys.executable, name
    # `-m` would look for modules in the folder in which the program was started: the home folder, mostly, where
    # somebody may keep a csv.py.
    safe = () if str(Path.cwd()) in sys.path or "" in sys.path else ("-P",)
    return (sys.executable, *safe, "-m", "calfbreak", name)


def ask(
    loop: Loop,
    name: str,
    order: str,
    kind: Any,
    done: Callable[[Any, str], None],
    *,
    limit: float,
    environment: Mapping[str, str] | None = None,
) -> Child:
    """Run the internal command `name` with the JSON text `order`, for `limit` seconds at most.

    `done` is called once: with the answer, a value of `kind`, or with None and a sentence. The child can be cancelled.
    """
    # A file, not a pipe: the child may read it as slowly as it likes.
    with tempfile.TemporaryFile() as given:
        given.write(order.encode())
        given.seek(0)
        return Child(
            loop, command(name), lambda output, why: done(*read_answer(kind, output, why)), limit, environment,
            stdin=given.fileno(),
        )  # fmt: skip


def read_answer(kind: Any, output: str | None, why: str) -> tuple[Any, str]:
    """What a child has answered, a value of `kind`; or None and, in a sentence, why there is none."""
    if output is None:
        return None, why
    try:
        return from_text(kind, output), ""
    except ValueError as error:
        return None, said("{name} answers something that makes no sense: {why}", name="Calf Break", why=error)
