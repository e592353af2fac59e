"""Where the files of one person live: settings, history, log, socket.

A profile is four folders. `Profile.of_user` are the ones that the desktop prescribes; `Profile.at` keeps everything
in one folder, for demonstrations and tests. `Profile.chosen` obeys the variable CALFBREAK_PROFILE, so that a second,
independent program can run beside the real one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from calfbreak.adapters.ownership import own_user
from calfbreak.domain.translation import said
from calfbreak.ports import Unavailable

NAME = "calf-break"
VARIABLE = "CALFBREAK_PROFILE"
LONGEST_SOCKET = 99
"""Bytes of a socket's path that every Unix accepts (sun_path: 104 on macOS and the BSDs, 108 on Linux)."""
_SOCKET = "control"


@dataclass(frozen=True, slots=True)
class Profile:
    """The folders of one installation. None of them needs to exist before `prepare`."""

    config: Path
    data: Path
    state: Path
    runtime: Path
    """For the socket and the lock: only this person may enter it."""
    system: tuple[Path, ...] = ()
    """Where whoever looks after the computer may have put settings for everybody, the most important folder first."""

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.toml"

    @property
    def system_settings(self) -> tuple[Path, ...]:
        """The settings of the whole computer, the most important file first."""
        return tuple(folder / self.settings_file.name for folder in self.system)

    @property
    def history_file(self) -> Path:
        return self.data / "history.db"

    @property
    def refuges(self) -> tuple[Path, ...]:
        """Where records wait when the history's own folder cannot be written to; the last is often in memory."""
        return self.state, self.runtime

    @property
    def log_file(self) -> Path:
        return self.state / "calfbreak.log"

    @property
    def plot_cache(self) -> Path:
        """Where the library that draws plots keeps its list of fonts."""
        return self.state / "plots"

    @property
    def socket(self) -> Path:
        """Where the running program listens. At most `LONGEST_SOCKET` bytes."""
        return self.runtime / _SOCKET

    @classmethod
    def chosen(cls, environ: Mapping[str, str] = os.environ) -> Profile:
        """The profile that CALFBREAK_PROFILE names, else the person's own."""
        folder = environ.get(VARIABLE)
        return cls.at(Path(folder)) if folder else cls.of_user(environ)

    @property
    def environment(self) -> dict[str, str]:
        """What a child of this process must find in its environment so that it chooses this profile, too."""
        return {} if self == Profile.chosen() else {VARIABLE: str(self.data)}

    @classmethod
    def of_user(cls, environ: Mapping[str, str] = os.environ) -> Profile:
        """The folders that the desktop prescribes for this person."""
        if os.name == "posix" and sys.platform != "darwin":
            return cls._of_freedesktop(environ)
        from platformdirs import PlatformDirs

        folders = PlatformDirs(NAME, appauthor=False)
        runtime = _short_enough(folders.user_runtime_path)
        system = (folders.site_config_path,)
        return cls(folders.user_config_path, folders.user_data_path, folders.user_state_path, runtime, system)

    @classmethod
    def _of_freedesktop(cls, environ: Mapping[str, str]) -> Profile:
        """As the XDG Base Directory Specification says.

        platformdirs finds the same folders, but every `calfbreak status` would wait 20 ms for its import.
        """

        def base(variable: str, otherwise: str) -> Path:
            named = Path(environ.get(variable, ""))
            return (named if named.is_absolute() else Path.home() / otherwise) / NAME

        state = base("XDG_STATE_HOME", ".local/state")
        session = Path(environ.get("XDG_RUNTIME_DIR", ""))
        runtime = session / NAME if _is_private(session) else state / "run"
        config, data = base("XDG_CONFIG_HOME", ".config"), base("XDG_DATA_HOME", ".local/share")
        listed = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        system = tuple(Path(each) / NAME for each in listed.split(os.pathsep) if Path(each).is_absolute())
        return cls(config, data, state, _short_enough(runtime), system)

    @classmethod
    def at(cls, folder: Path) -> Profile:
        """Everything in one folder."""
        folder = folder.expanduser().absolute()
        return cls(folder, folder, folder, _short_enough(folder / "run"))

    def prepare(self) -> None:
        """Make the folders for data, state and runtime, closed to everybody else where they are new.

        Raises Unavailable if the runtime folder cannot be used, or belongs to somebody else. Without the others, in a
        home that is read-only for instance, the program works: whoever writes there says that it cannot be done.
        """
        for folder in (self.data, self.state):
            with suppress(OSError):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            self.runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_own(self.runtime):
                self.runtime.chmod(0o700)
                return
        except OSError as error:
            raise Unavailable(said("{file} cannot be used: {why}.", file=self.runtime, why=error.strerror)) from error
        raise Unavailable(
            said(
                "{folder} belongs to somebody else; remove it, or set {variable} to a folder.",
                folder=self.runtime,
                variable=VARIABLE,
            )
        )


def _is_own(folder: Path) -> bool:
    """Whether it is a real folder (no link that somebody laid out for us) of this user."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and status.st_uid == own_user()


def _is_private(folder: Path) -> bool:
    return folder.is_absolute() and _is_own(folder) and not folder.stat().st_mode & 0o077


def _short_enough(runtime: Path) -> Path:
    """The folder itself, or one in the system's temporary folder if a socket's path in it would be too long."""
    if len(os.fsencode(runtime / _SOCKET)) <= LONGEST_SOCKET:
        return runtime
    import tempfile
    from hashlib import sha256

    mark = sha256(os.fsencode(runtime)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"{NAME}-{own_user()}-{mark}"
