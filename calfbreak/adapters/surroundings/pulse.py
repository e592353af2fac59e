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
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from calfbreak.adapters.surroundings.child import Child
from calfbreak.adapters.surroundings.programs import located
from calfbreak.adapters.surroundings.reading import LIMIT, Reading, Told, Topic, found, unknown, used_by
from calfbreak.adapters.unix_socket import unix_socket
from calfbreak.domain.translation import said
from calfbreak.ports import Loop

_LIMIT = LIMIT / 2
"""Seconds for each of the two questions."""


class PulseMicrophone:
    """Asks `pactl`, some 10 ms in a process of its own, or twice when somebody records.

    Raises Unavailable if it is not installed.
    """

    topics = frozenset({Topic.CALL})

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._pactl = located("pactl", "pulseaudio-utils")
        self._children: set[Child] = set()

    def ask(self, told: Told) -> None:
        """Find out who records. Without a server nobody does, and it is not started by asking."""
        server = _server()
        if server is None:
            told(Reading(frozenset(), said("{name} does not run", name="PulseAudio")))
        else:
            listing = ("--format=json", "list", "source-outputs")
            self._run(server, listing, told, lambda output: self._sift(server, output, told))

    def close(self) -> None:
        """Wait for nobody any more."""
        for child in self._children:
            child.cancel()
        self._children.clear()

    def _run(self, server: str, words: tuple[str, ...], told: Told, then: Callable[[str], None]) -> None:
        def ended(output: str | None, why: str) -> None:
            self._children.discard(child)
            if output is None:
                told(unknown(why))
            else:
                then(output)

        child = Child(self._loop, (self._pactl, "--server", server, *words), ended, _LIMIT)
        self._children.add(child)

    def _sift(self, server: str, output: str, told: Told) -> None:
        """Only if somebody records, it matters what is a monitor; that is read from the plainer listing."""
        try:
            calls = callers(json.loads(output), os.getpid())
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            told(unknown(said("{name} answers something that makes no sense: {why}", name="pactl", why=repr(error))))
            return
        if calls:
            short = ("list", "short", "sources")
            self._run(server, short, told, lambda sources: told(_read(calls, monitors(sources))))
        else:
            told(_read([], frozenset()))


def callers(streams: Iterable[Mapping[str, Any]], own: int) -> list[tuple[str, int]]:
    """Program and source of each stream that would be a call if its source were a microphone.

    Streams of the process `own` are left out. Raises LookupError, TypeError, ValueError or AttributeError if the
    listing is something else.
    """
    return [(_program(stream["properties"]), int(stream["source"])) for stream in streams if _is_call(stream, own)]


def monitors(sources: str) -> frozenset[int]:
    """The numbers of those sources that are what some speakers play: number and name are the first columns."""
    rows = (line.split("\t") for line in sources.splitlines())
    return frozenset(int(row[0]) for row in rows if len(row) > 1 and row[1].endswith(".monitor"))


def _is_call(stream: Mapping[str, Any], own: int) -> bool:
    words = stream["properties"]
    meter = (
        stream.get("resample_method") == "peaks"
        or words.get("resample.peaks") == "true"
        or words.get("media.name") == "Peak detect"
    )
    return (
        not stream["corked"]
        and not meter
        and words.get("stream.monitor") != "true"
        and str(stream.get("client")) != "n/a"
        and words.get("application.process.id") != str(own)
    )


def _program(words: Mapping[str, Any]) -> str:
    return str(words.get("application.name") or words.get("application.process.binary") or "?")


def _read(calls: list[tuple[str, int]], monitored: frozenset[int]) -> Reading:
    names = sorted({program for program, source in calls if source not in monitored})
    return found(Topic.CALL, used_by(names), said("nobody uses it"))


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
        with unix_socket() as probe:
            probe.setblocking(False)
            probe.connect(str(path))
    except BlockingIOError:
        return f"unix:{path}"  # it listens, but has a queue
    except OSError:
        return None
    return f"unix:{path}"
