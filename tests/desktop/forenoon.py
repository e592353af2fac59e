"""The time of day on the desktops of the tests."""

from __future__ import annotations

import time

_TEN = 10


def forenoon_zone() -> str:
    """The time zone in which it is between ten and eleven in the morning now.

    The program lives a minute in a second there, so that a test is some hours of its day. Begun at ten, they come past
    neither midnight nor the hour at which a day of the history begins, whenever and wherever the tests run.
    """
    east = _TEN - time.gmtime().tm_hour
    if east < -12:  # there is no zone farther west; the same hour is that of the next day in the far east
        east += 24
    return f"Etc/GMT{-east:+d}"  # its sign is that of POSIX: west is positive
