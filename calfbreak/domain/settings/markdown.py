"""The table of all settings for the README, as Markdown."""

from __future__ import annotations

from calfbreak.domain.settings.settings import DESCRIPTIONS, Description, Page
from calfbreak.domain.settings.values import allowed

_HEAD = "| key | default | what it is |\n|---|---|---|"


def table() -> str:
    """A line for each setting, page by page: key, default as the file writes it, words, and what is allowed."""
    lines = [_HEAD]
    for page in Page:
        lines.append(f"| **{page}** | | |")
        lines += [_line(each) for each in DESCRIPTIONS if each.page is page]
    return "\n".join(lines)


def _line(description: Description) -> str:
    words = " ".join(filter(None, (description.help, allowed(description))))
    return f"| `{description.key}` | `{_default(description)}` | {words} |"


def _default(description: Description) -> str:
    """As TOML writes it."""
    default = description.default
    if isinstance(default, bool):
        return str(default).lower()
    return f'"{default}"' if isinstance(default, str) else str(default)
