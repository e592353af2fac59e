"""Speech Dispatcher, the voice of Linux desktops, over its own protocol (SSIP).

A client writes lines and reads answers that begin with a number; what is not 2xx is a refusal. We write

    SET SELF CLIENT_NAME person:calf-break:session      once
    SET SELF PRIORITY MESSAGE
    CANCEL SELF                                         for each sentence
    SET SELF LANGUAGE en
    SPEAK
    Left leg back. Hold.
    .

without waiting for answers: the server reads line by line. It is started, in the way that its own clients use, when a
sentence is to be said and nobody answers; the sentence waits for that unless another takes its place. A connection
that nobody needs is closed, so that the server can end itself.

https://freebsoft.org/doc/speechd/ssip.html
"""

from __future__ import annotations

import logging
import os
import shutil
import socket
from collections.abc import Mapping
from pathlib import Path

from calfbreak.adapters.surroundings.child import Child
from calfbreak.adapters.unix_socket import unix_socket
from calfbreak.domain.languages import ENGLISH
from calfbreak.domain.translation import said
from calfbreak.ports import Handle, Loop, Unavailable

_log = logging.getLogger(__name__)

PROGRAM = "speech-dispatcher"
IDLE = 90.0
"""Seconds after the last sentence until the connection is closed; the longest hold lasts 60."""
_START = 5.0
"""Seconds in which the server must have started."""
_MOST = 65_536
"""Bytes of an answer without an end after which this is no speech server."""
_GREETING = ("SET SELF CLIENT_NAME person:calf-break:session", "SET SELF PRIORITY MESSAGE")


class SpeechDispatcher:
    """A client of the person's speech server. Raises Unavailable where there is neither a server nor its program."""

    name = "Speech Dispatcher"

    def __init__(self, loop: Loop, environ: Mapping[str, str] = os.environ) -> None:
        self._loop = loop
        self.language = ENGLISH
        self._address = address_of(environ)
        if not self._address.is_socket() and shutil.which(PROGRAM) is None:
            raise Unavailable(said("{program} is not installed", program=PROGRAM))
        self._socket: socket.socket | None = None
        self._watch: Handle | None = None
        self._starting: Child | None = None
        self._idle: Handle | None = None
        self._waiting = ""
        """The sentence that is said as soon as the server is there."""
        self._answer = b""
        self._complained = False

    def say(self, sentence: str) -> None:
        """Say this, in place of what is being said."""
        self._waiting = sentence
        if self._socket is None and not self._connect():
            self._start_server()
        else:
            self._speak()

    def hush(self) -> None:
        """Stop in the middle of the word."""
        self._waiting = ""
        if self._socket is not None:
            self._write("CANCEL SELF")

    def close(self) -> None:
        """Never speak again."""
        self.hush()
        if self._starting is not None:
            self._starting.cancel()
            self._starting = None
        self._disconnect()

    def _speak(self) -> None:
        sentence, self._waiting = " ".join(self._waiting.split()), ""
        if sentence:
            # A line of one full stop would end the text; the server takes two for one.
            text = f".{sentence}" if sentence.startswith(".") else sentence
            language = self.language.replace("_", "-")
            self._write("CANCEL SELF", f"SET SELF LANGUAGE {language}", "SPEAK", text, ".")
        if self._idle is not None:
            self._idle.cancel()
        self._idle = self._loop.call_in(IDLE, self._disconnect) if self._socket is not None else None

    # --- the server --------------------------------------------------------------------------------------------

    def _connect(self) -> bool:
        connection = unix_socket()
        connection.setblocking(False)
        try:
            connection.connect(str(self._address))
        except OSError:
            connection.close()
            return False
        self._socket = connection
        self._answer = b""
        self._watch = self._loop.watch(connection.fileno(), self._read)
        self._write(*_GREETING)
        return self._socket is not None

    def _start_server(self) -> None:
        if self._starting is None:
            self._starting = Child(self._loop, (PROGRAM, "--spawn"), self._started, _START)

    def _started(self, output: str | None, why: str) -> None:
        self._starting = None
        if self._connect():
            self._speak()
        else:
            self._complain(why or f"nobody listens at {self._address}")

    def _write(self, *lines: str) -> None:
        if self._socket is None:
            return
        try:
            self._socket.sendall("".join(f"{line}\r\n" for line in lines).encode())
        except OSError as error:  # it ended, or takes nothing any more; the next sentence asks anew
            self._complain(error.strerror or str(error))
            self._disconnect()

    def _read(self) -> None:
        assert self._socket is not None
        try:
            piece = self._socket.recv(4096)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        *lines, self._answer = (self._answer + piece).split(b"\r\n")
        for line in lines:
            if line[:1] in (b"3", b"4", b"5"):
                self._complain(line.decode(errors="replace"))
        if not piece or len(self._answer) > _MOST:
            self._disconnect()

    def _disconnect(self) -> None:
        for handle in (self._watch, self._idle):
            if handle is not None:
                handle.cancel()
        self._watch = self._idle = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _complain(self, why: str) -> None:
        if not self._complained:
            self._complained = True
            _log.warning("Speech Dispatcher does not speak: %s", why)


def address_of(environ: Mapping[str, str]) -> Path:
    """Where the person's speech server listens. Raises Unavailable if it is somewhere else than on this computer."""
    method, _, place = environ.get("SPEECHD_ADDRESS", "").partition(":")
    if method not in ("", "unix_socket"):
        raise Unavailable(said("{name} cannot be used: {why}", name="SPEECHD_ADDRESS", why=method))
    if place:
        return Path(place)
    folder = environ.get("XDG_RUNTIME_DIR") or str(Path.home() / ".cache")
    return Path(folder) / "speech-dispatcher" / "speechd.sock"
