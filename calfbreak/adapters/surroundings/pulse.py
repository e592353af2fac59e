"""The microphone, as PulseAudio tells (or PipeWire in its place): who records, and from what.

A call is a stream of a program that records from a microphone right now. Not calls, although they record:
- what listens to a monitor, that is, to what the speakers play (recorders of the desktop, visualisers);
- level meters of volume controls: they are resampled to peaks;
- streams without a client: echo cancellation and loops belong to the server and are always there;
- streams that are corked, that is, stopped for now.
A muted call is a call.
"""

from __future__ import annotations

import json
import os
import socket
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from calfbreak.adapters.surroundings.child import Child
from calfbreak.adapters.surroundings.programs import located
from calfbreak.adapters.surroundings.reading import Reading, Told, Topic, found, unknown
from calfbreak.ports import Loop

_NOBODY = "nobody records from a microphone"


class PulseMicrophone:
    """Asks `pactl`, some 10 ms in a process of its own. Raises Unavailable if it is not installed."""

    topics = frozenset({Topic.CALL})

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._pactl = located("pactl", "pulseaudio-utils")
        self._children: set[Child] = set()

    def ask(self, told: Told) -> None:
        """Find out who records. Without a server nobody does, and it is not started by asking."""
        server = _server()
        if server is None:
            told(Reading(frozenset(), "no PulseAudio server runs"))
            return

        def ended(output: str | None, why: str) -> None:
            self._children.discard(child)
            told(unknown(why) if output is None else _read(output))

        child = Child(self._loop, (self._pactl, "--server", server, "--format=json", "list"), ended)
        self._children.add(child)

    def close(self) -> None:
        """Wait for nobody any more."""
        for child in self._children:
            child.cancel()
        self._children.clear()


def recorders(listing: Mapping[str, Any], own: int) -> list[str]:
    """The programs that record from a microphone, in a listing of everything on the server.

    Streams of the process `own` are left out. Raises LookupError, TypeError, ValueError or AttributeError if the
    listing is something else.
    """
    monitors = {source["index"] for source in listing["sources"] if source.get("monitor_source")}
    streams: Iterable[Mapping[str, Any]] = listing["source_outputs"]
    return sorted({_program(stream) for stream in streams if _is_call(stream, monitors, own)})


def _is_call(stream: Mapping[str, Any], monitors: set[int], own: int) -> bool:
    words = stream["properties"]
    meter = (
        stream.get("resample_method") == "peaks"
        or words.get("resample.peaks") == "true"
        or words.get("media.name") == "Peak detect"
    )
    return (
        not stream["corked"]
        and stream["source"] not in monitors
        and words.get("stream.monitor") != "true"
        and not meter
        and str(stream.get("client")) != "n/a"
        and words.get("application.process.id") != str(own)
    )


def _program(stream: Mapping[str, Any]) -> str:
    words = stream["properties"]
    return str(words.get("application.name") or words.get("application.process.binary") or "a program")


def _read(output: str) -> Reading:
    try:
        names = recorders(json.loads(output), os.getpid())
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        return unknown(f"pactl wrote something else than expected ({error!r})")
    return found(Topic.CALL, names and f"{', '.join(names)} records", _NOBODY)


def _server() -> str | None:
    """The address of a server that listens; None if there is none.

    pactl would start a server if it found none and were not told an address.
    """
    if address := os.environ.get("PULSE_SERVER"):
        return address
    runtime = os.environ.get("PULSE_RUNTIME_PATH") or f"{os.environ.get('XDG_RUNTIME_DIR', '')}/pulse"
    path = Path(runtime, "native")
    try:
        if not stat.S_ISSOCK(path.stat().st_mode):
            return None
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.setblocking(False)
            probe.connect(str(path))
    except BlockingIOError:
        return f"unix:{path}"  # it listens, but has a queue
    except OSError:
        return None
    return f"unix:{path}"
