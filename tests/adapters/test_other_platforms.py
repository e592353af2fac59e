"""Nothing that is imported on Windows or macOS asks for what only Linux has. The rest is for the type checker."""

from __future__ import annotations

import subprocess
import sys

import pytest

_PROGRAM = """
import ctypes, logging, multiprocessing.connection, os, pkgutil, signal, socket, sqlite3, subprocess, sys, tempfile
import asyncio, time, tomllib, types, wave, zoneinfo
import apscheduler.schedulers.base, platformdirs, tomlkit
from importlib import import_module

platform, lacks, modules = sys.argv[1], sys.argv[2].split(), sys.argv[3].split()
sys.platform = platform
for path in lacks:
    module, _, name = path.partition(".")
    if hasattr(sys.modules[module], name):
        delattr(sys.modules[module], name)
for name in modules:
    sys.modules[name] = None
for name in ("msvcrt", "winreg"):
    sys.modules[name] = types.ModuleType(name)

import calfbreak.adapters, calfbreak.cli, calfbreak.doctor, calfbreak.outside, calfbreak.runtime.runtime

for found in pkgutil.walk_packages(calfbreak.adapters.__path__, "calfbreak.adapters."):
    if found.name != "calfbreak.adapters.dbus.wire" and ".qt_" not in found.name:  # which is imported where it is used
        import_module(found.name)
        print(found.name)
"""
_NO_LINUX = "time.CLOCK_BOOTTIME os.O_PATH socket.SO_PEERCRED socket.SOCK_NONBLOCK socket.SOCK_CLOEXEC os.eventfd"
_NO_UNIX = (
    f"{_NO_LINUX} os.getuid os.geteuid os.fork os.O_NOFOLLOW os.O_NONBLOCK os.O_CLOEXEC os.O_DIRECTORY "
    "socket.AF_UNIX signal.SIGHUP signal.SIGKILL signal.SIGUSR1 time.clock_gettime time.tzset"
)


@pytest.mark.parametrize(
    ("platform", "lacks", "modules"),
    [("win32", _NO_UNIX, "fcntl pwd grp resource termios select.poll jeepney"), ("darwin", _NO_LINUX, "jeepney")],
)
def test_every_adapter_can_be_imported(platform: str, lacks: str, modules: str) -> None:
    command = [sys.executable, "-c", _PROGRAM, platform, lacks, modules]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {"calfbreak.adapters.instance", "calfbreak.adapters.surroundings.linux"} <= set(done.stdout.split())
