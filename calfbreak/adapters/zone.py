"""The name of the local time zone, followed when a person travels or changes it."""

from __future__ import annotations

import logging
import os
import sys
import time
from pathlib import Path

from calfbreak.domain.rules.calendar import zone_of

_log = logging.getLogger(__name__)

_FILES = (Path("/etc/localtime"), Path("/etc/timezone"))
"""What is touched when somebody sets the zone; a link is looked at itself, and what it leads to as well."""


class LocalZone:
    """Finds the zone's name, and finds it again only when something says that it may have changed."""

    def __init__(self, files: tuple[Path, ...] = _FILES) -> None:
        self._files = files
        self._seen: object = None
        self._name: str | None = None

    def name(self) -> str:
        """An IANA name; where the zone has none, the present offset as `UTC±HH:MM`."""
        seen = (os.environ.get("TZ"), *(_identity(file) for file in self._files), _key())
        if seen != self._seen:
            if hasattr(time, "tzset"):
                time.tzset()
            self._seen, self._name = seen, _iana_name()
        return self._name or _present_offset()


def _key() -> str:
    """What the system calls the zone, where that is not in a file."""
    if sys.platform == "win32":
        from calfbreak.adapters.windows_zone import zone_key

        return zone_key()
    else:  # noqa: RET505 - the type checker wants to see that Windows does not come here
        return ""


def _identity(file: Path) -> tuple[int, ...] | None:
    """Something that differs when the file was written, replaced or linked to another."""
    try:
        link, target = os.lstat(file), os.stat(file)  # noqa: PTH116 - at half the price: asked for in each picture
    except OSError:
        return None
    return link.st_ino, link.st_mtime_ns, target.st_dev, target.st_ino, target.st_mtime_ns


def _iana_name() -> str | None:
    """The zone's name if it has one that works; rules such as `TZ=EST5EDT,M3.2.0,M11.1.0` have none."""
    import tzlocal  # late: it costs some milliseconds that the command line need not pay

    try:
        tzlocal.reload_localzone()
        name = tzlocal.get_localzone_name()
        if name:
            zone_of(name)
            return name
    except (KeyError, OSError, ValueError) as error:
        _log.warning("the local time zone has no usable name (%s); its present offset from UTC is used instead", error)
    return None


def _present_offset() -> str:
    minutes = time.localtime().tm_gmtoff // 60  # noqa: TID251 - asks for the offset, not for the time
    if abs(minutes) >= 24 * 60:  # as `TZ=XXX-24` says; no clock on Earth shows that, and no date can be made of it
        return "UTC"
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
