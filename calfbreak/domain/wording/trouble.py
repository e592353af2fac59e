"""What cannot work on this desktop, said calmly and once, with what to do about it."""

from __future__ import annotations

from calfbreak.domain.translation import said


def no_tray() -> str:
    """There is no place for the icon."""
    return said(
        "This desktop has no place for an icon. Start Calf Break again to see how far you are; on GNOME the "
        "AppIndicator extension makes a place."
    )


def no_notifications(window: bool) -> str:
    """Nobody shows notifications; `window`: the program's own small window stands in."""
    if window:
        return said(
            "Nothing shows notifications here, so reminders come in a small window. A notification service, such as "
            "dunst, would show them as the desktop does."
        )
    return said(
        "Nothing shows notifications here, so a reminder is seen in the icon only. Install a notification service, "
        "such as mako."
    )


def no_sound(why: str) -> str:
    """Why the stretch is silent; `why` is a sentence without its full stop."""
    return said("Sounds cannot be played: {why}. The window shows all you need.", why=why)


def unmeasured() -> str:
    """Nobody tells of keyboard and mouse."""
    return said(
        "Calf Break cannot see here when you use keyboard and mouse, so all unlocked time counts as sitting. "
        "Say “I'm standing” when you get up."
    )


def more_in_doctor() -> str:
    """Where all of it can be read again."""
    return said("You are told this once. `calfbreak doctor` says more.")
