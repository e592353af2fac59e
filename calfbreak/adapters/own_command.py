"""How this program was started, as a command that a desktop can use to start it again.

1. A frozen program is its own command.
2. The command `calfbreak` of an environment (pip, pipx, uv) is named by its full path, because a desktop may look
   elsewhere for commands than a shell. A link that stands for it is kept: it outlives the environment behind it.
3. A checkout has `packaging/run`, which also renews the environment when that is needed. It is told which one, if that
   lies elsewhere: a desktop does not know the variables of a shell.
4. Otherwise the interpreter runs the module.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

NAMES = ("calfbreak", "calfbreak.exe")
VARIABLE = "CALFBREAK_VENV"
"""The environment that `packaging/run` uses, or used."""
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of how this process was started."""

    program: str
    """`sys.argv[0]`: the script, or the file of the module."""
    interpreter: str
    package: Path = _PACKAGE
    """The folder of the package."""
    frozen: bool = False
    environment: str = ""
    """The folder of the environment, if `packaging/run` has named it."""

    @classmethod
    def of_this_process(cls) -> Start:
        """As it is."""
        frozen = bool(getattr(sys, "frozen", False))
        return cls(sys.argv[0], sys.executable, frozen=frozen, environment=os.environ.get(VARIABLE, ""))


def own_command(start: Start | None = None) -> tuple[str, ...]:
    """The command, word by word; the first word is a full path."""
    start = start or Start.of_this_process()
    if start.frozen:
        return (start.interpreter,)
    script = Path(start.program)
    if script.name in NAMES and script.is_file():
        return (str(script.absolute()),)
    checkout = start.package.parent
    if sys.platform != "win32" and (checkout / "packaging/run").is_file():
        elsewhere = start.environment and Path(start.environment).absolute() != checkout / ".venv"
        where = ("--venv", str(Path(start.environment).absolute())) if elsewhere else ()
        return (str(checkout / "packaging/run"), *where)
    return (start.interpreter, "-m", "calfbreak")
