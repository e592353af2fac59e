"""Small stand-ins for modules that a library imports and does not use here.

A library that can do much imports much: with APScheduler come asyncio, TLS, process pools and the packages' metadata,
eight megabytes of which one job without a thread needs nothing. While it is imported, it finds these instead. What is
loaded already it gets as it is, and whoever imports one of the real ones later gets that.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def stand_ins(modules: Mapping[str, Mapping[str, object]]) -> Iterator[None]:
    """Let whoever imports these modules within find what is given here: names with their values, by module."""
    stand_in = {}
    for name, contents in modules.items():
        if name not in sys.modules:
            stand_in[name] = sys.modules[name] = ModuleType(name, "A stand-in.")
            vars(stand_in[name]).update(contents)
    try:
        yield
    finally:
        for name, module in stand_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
