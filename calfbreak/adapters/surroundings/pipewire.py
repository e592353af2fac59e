"""Microphone and camera, as PipeWire tells.

A stream that takes sound in and runs is a call, unless it is a meter or listens to what the speakers play; so is a
camera that runs, for PipeWire lets a camera run only while somebody watches. A shared screen is neither.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calfbreak.adapters.surroundings.child import Child
from calfbreak.adapters.surroundings.programs import located
from calfbreak.adapters.surroundings.reading import Reading, Told, Topic, found, unknown, used_by
from calfbreak.domain.translation import said
from calfbreak.ports import Loop

_NODE = "PipeWire:Interface:Node"
_CAMERAS = {"v4l2", "libcamera"}


class PipeWireStreams:
    """Asks `pw-dump`, some 10 ms in a process of its own. Raises Unavailable if it is not installed."""

    topics = frozenset({Topic.CALL})

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._dump = located("pw-dump", "pipewire-bin")
        self._children: set[Child] = set()

    def ask(self, told: Told) -> None:
        """Find out what runs. Without a server nothing does."""
        if not _server().is_socket():
            told(Reading(frozenset(), said("{name} does not run", name="PipeWire")))
            return

        def ended(output: str | None, why: str) -> None:
            self._children.discard(child)
            told(unknown(why) if output is None else _read(output))

        child = Child(self._loop, (self._dump, "--no-colors"), ended)
        self._children.add(child)

    def close(self) -> None:
        """Wait for nobody any more."""
        for child in self._children:
            child.cancel()
        self._children.clear()


def callers(dump: list[Mapping[str, Any]], own: int) -> list[str]:
    """What runs in a dump that speaks for a call. Streams of the process `own` are left out.

    Raises LookupError, TypeError, ValueError or AttributeError if the dump is something else.
    """
    nodes = [entry["info"] for entry in dump if entry["type"] == _NODE and entry.get("info")]
    return sorted(
        {_name(node["props"]) for node in nodes if node["state"] == "running" and _is_call(node["props"], own)}
    )


def _is_call(words: Mapping[str, Any], own: int) -> bool:
    match words.get("media.class"):
        case "Stream/Input/Audio":
            return not _only_listens(words) and str(words.get("application.process.id")) != str(own)
        case "Video/Source":
            return words.get("media.role") == "Camera" or words.get("device.api") in _CAMERAS
    return False


def _only_listens(words: Mapping[str, Any]) -> bool:
    """Meters and recorders of what the speakers play. PipeWire writes true both as a word and as a truth value."""
    signs = ("stream.monitor", "resample.peaks", "stream.capture.sink")
    return words.get("media.name") == "Peak detect" or any(str(words.get(sign)).lower() == "true" for sign in signs)


def _name(words: Mapping[str, Any]) -> str:
    return str(words.get("application.name") or words.get("node.description") or words.get("node.name") or "?")


def _read(output: str) -> Reading:
    try:
        names = callers(json.loads(output), os.getpid())
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        return unknown(said("{name} answers something that makes no sense: {why}", name="pw-dump", why=repr(error)))
    return found(Topic.CALL, used_by(names), said("nobody uses it"))


def _server() -> Path:
    folder = os.environ.get("PIPEWIRE_RUNTIME_DIR") or os.environ.get("XDG_RUNTIME_DIR") or ""
    return Path(folder, os.environ.get("PIPEWIRE_REMOTE") or "pipewire-0")
