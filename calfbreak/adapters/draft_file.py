"""What somebody is writing and has not saved, in a file of its own: a log-out or a crash must not cost their words.

It never stands in the way: where it cannot be written or read, the log says why, and the words are in the window alone.
"""

from __future__ import annotations

import logging
from pathlib import Path

from calfbreak.adapters.plain_file import content_of
from calfbreak.adapters.whole_file import replace_file
from calfbreak.domain.body.pose_names import POSES
from calfbreak.domain.codec import from_text, to_text
from calfbreak.domain.stretching.draft import Draft
from calfbreak.domain.stretching.stretch import Routine, Stretch

_DRAFT = "stretches/unsaved.json"
"""The file in the person's configuration."""
_LARGEST = 1_000_000
_log = logging.getLogger(__name__)


def keep_draft(config: Path, draft: Draft | None) -> None:
    """Write it, or take the file away if there is none."""
    file = config / _DRAFT
    try:
        if draft is None:
            file.unlink(missing_ok=True)
        else:
            replace_file(file, to_text(draft).encode())
    except OSError as error:
        _log.warning("%s cannot be written: %s", file, error)


def kept_draft(config: Path) -> Draft | None:
    """What is in the file."""
    file = config / _DRAFT
    try:
        return _checked(from_text(Draft, content_of(file, _LARGEST).decode()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        _log.warning("%s cannot be read: %s", file, error)
        return None


def _checked(draft: Draft) -> Draft:
    """The draft. Raises ValueError for what no form could show: another version of the program may have written it."""
    match draft.written:
        case Stretch(poses=poses):
            known = {"ready", "hold", "switch"} <= poses.keys() and {*poses.values()} <= {*POSES}
        case Routine(stretches=stretches, repetitions=repetitions):
            known = len(repetitions) in {0, len(stretches)}
    if not known:
        raise ValueError("it is of another version")
    return draft
