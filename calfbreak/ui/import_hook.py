"""Python's own `import`, as it is without PySide's hook in it.

PySide lets a module say `from __feature__ import snake_case`. To find out for whom that could matter it looks, at each
import, through the source text of the module, and the standard library's `linecache` keeps all these texts: nine
megabytes of a small program, and a tenth of a second of its start. Nobody here says so.
"""

from __future__ import annotations

import builtins
import linecache

import PySide6  # noqa: F401 - puts the hook in


def import_plainly() -> None:
    """Take the hook out, and let go of what it read. Call it before anything else of the program is imported."""
    # What was there before: PySide's loading of classes when they are needed, and under it Python's own.
    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
        linecache.clearcache()
