"""A sound server on a private desktop."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.program import Program
from desktop.session import Desktop

_MODULES = ("module-native-protocol-unix", "module-null-sink sink_name=out", "module-null-source source_name=mic")


@contextmanager
def sound_server(desktop: Desktop) -> Iterator[Program]:
    """PulseAudio with speakers that nobody hears and a microphone that hears nothing."""
    load = [f"--load={module}" for module in _MODULES]
    server = desktop.start("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *load)
    desktop.wait_until(Path(desktop.env["XDG_RUNTIME_DIR"], "pulse/native").is_socket, "PulseAudio")
    try:
        yield server
    finally:
        server.signal(signal.SIGCONT)


def start_call(desktop: Desktop) -> Program:
    """Somebody talks: a program records from the microphone, for as long as it runs."""
    return desktop.start("parec", "--device=mic", "/dev/null", name="call")
