"""A speech server that writes down what it is told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest


class FakeServer:
    """Speaks the server's side of SSIP with any number of clients, one after the other."""

    def __init__(self, address: Path) -> None:
        address.parent.mkdir(parents=True, exist_ok=True)
        self.lines: list[str] = []
        self.refuse = False
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(address))
        self._listening.listen()
        self._client: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    @property
    def said(self) -> list[str]:
        """The texts, in order."""
        return [text for order, text in pairwise(tuple(self.lines)) if order == "SPEAK"]

    def _serve(self) -> None:
        while True:
            try:
                self._client, _ = self._listening.accept()
            except OSError:
                return
            with self._client as client, client.makefile("rb") as lines, suppress(OSError):  # it may leave at any time
                for line in lines:
                    self.lines.append(line.decode().rstrip("\r\n"))
                    client.sendall(b"300-BLAH\r\n300 NOT TODAY\r\n" if self.refuse else b"200 OK\r\n")

    def drop(self) -> None:
        """End the connection with the client."""
        assert self._client is not None
        self._client.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        if self._client is not None and self._client.fileno() >= 0:
            self._client.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person's speech server listens."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)
    return tmp_path / "speech-dispatcher" / "speechd.sock"


@pytest.fixture
def server(address: Path) -> Iterator[FakeServer]:
    made = FakeServer(address)
    yield made
    made.close()
