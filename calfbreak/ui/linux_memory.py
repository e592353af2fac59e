"""How a process gives memory back on Linux.

The GNU C library returns free pages only when it is asked to (`malloc_trim`, mallopt(3)), and a page is free when
nothing on it is in use. What a thread has just freed counts as used: it keeps seven pieces of each small size at hand
(the tcache of glibc), each on another page, perhaps.
"""

from __future__ import annotations

import ctypes
from pathlib import Path

MAPS = Path("/proc/self/maps")
DONT_NEED = 4
"""MADV_DONTNEED of madvise(2), which Python has a name for on Linux alone."""
SIZES, KEPT = range(24, 1033, 16), 7
"""Bytes of the pieces that are kept at hand, and how many of each: `glibc.malloc.tcache_max` and `tcache_count`."""
_UNCHANGED = ("r-xp", "r--s")
"""Rights of mappings that are as their file is. A private one that can only be read may have been written to before."""


def return_freed() -> None:
    """Give back what was freed."""
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):  # musl has none, and keeps nothing
        _gather_pieces(library)
        library.malloc_trim(0)


def _gather_pieces(library: ctypes.CDLL) -> None:
    """Keep other pieces at hand: new ones, which lie close together, instead of those that lie everywhere."""
    allocate, free = library.malloc, library.free
    allocate.argtypes, allocate.restype = (ctypes.c_size_t,), ctypes.c_void_p
    free.argtypes, free.restype = (ctypes.c_void_p,), None
    scattered, close = ([allocate(size) for size in SIZES for _ in range(KEPT)] for _ in range(2))
    for piece in (*close, *scattered):  # the first are kept
        free(piece)


def let_go_of_code() -> None:
    """Forget the code of programs and libraries, and files that are mapped to be read, like lists of fonts. What is
    needed again comes back from the system's own copy of the file.

    Only pages that nobody can write to: those are in memory as they are in the file. Does nothing without /proc.
    """
    if not MAPS.exists():
        return
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for line in MAPS.read_text().splitlines():
        place, rights, *rest = line.split(maxsplit=5)
        if rights in _UNCHANGED and rest[-1].startswith("/"):
            first, end = (int(each, 16) for each in place.split("-"))
            advise(first, end - first, DONT_NEED)
