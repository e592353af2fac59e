"""python-dbusmock's logind: the distribution's package, so the distribution's Python."""

from __future__ import annotations

import subprocess

import pytest

_PYTHON = "/usr/bin/python3"


def mock_of_logind() -> tuple[str, ...]:
    """The command that runs it on the system bus; without the package the test is skipped."""
    try:
        subprocess.run([_PYTHON, "-c", "import dbusmock"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("python3-dbusmock is not installed")
    return _PYTHON, "-m", "dbusmock", "--system", "--template", "logind"
