"""What a program that cannot start has to say: started by the desktop it has no terminal that somebody would read."""

from __future__ import annotations

from calfbreak import resources
from calfbreak.adapters.notify.freedesktop import FreedesktopNotifier
from calfbreak.adapters.notify.plyer_notify import PlyerNotifier
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

LIMIT = 20.0
"""Seconds. At the log-in the desktop's own service may still be on its way."""


def last_word(title: str, sentence: str, limit: float = LIMIT) -> None:
    """Show a message as the desktop shows them, and wait until that is done. Raises Unavailable if nobody shows any."""
    loop = SelectorLoop()
    try:
        icon = str(resources.path("icons/calf-break.png"))
        notifier = FreedesktopNotifier(loop, lambda reminder, action: None, icon=icon)
    except Unavailable:
        plyer = PlyerNotifier()
        plyer.tell(title, sentence)
        plyer.finish(limit)
    else:
        notifier.tell(title, sentence)
        loop.run_until(lambda: notifier.has_told, limit)
        notifier.close()
    finally:
        loop.close()
