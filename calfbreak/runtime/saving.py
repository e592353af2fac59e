"""The engine's memory as text: what is written beside each record, and read at the next start."""

from __future__ import annotations

import json
from typing import Any

from calfbreak.domain.codec import from_json, to_json
from calfbreak.domain.rules.state import State
from calfbreak.domain.translation import said

VERSION = 1


def write_state(state: State, bookmark: tuple[Any, ...]) -> str:
    """The state, with the clock's bookmark that lets elapsed time go on after a restart."""
    return json.dumps({"v": VERSION, "clock": list(bookmark), "state": to_json(state)}, separators=(",", ":"))


def read_state(text: str) -> tuple[State, list[Any]]:
    """The state and the clock's bookmark. Raises ValueError if the text is not what `write_state` writes."""
    saved = json.loads(text)
    if not isinstance(saved, dict) or saved.get("v") != VERSION:
        raise ValueError(
            said(
                "its version is {version}, this program knows {known}",
                version=saved.get("v") if isinstance(saved, dict) else None,
                known=VERSION,
            )
        )
    bookmark = saved.get("clock")
    if not isinstance(bookmark, list):
        raise ValueError(said("it has no {key}", key="clock"))
    return from_json(State, saved.get("state")), bookmark
