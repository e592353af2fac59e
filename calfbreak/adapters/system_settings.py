"""What whoever looks after the computer has set for everybody on it: defaults, and values that stay as they are.

    interval = "90m"               the default for everybody here; each person may choose otherwise
    locked = ["interval"]          nobody may choose otherwise

1. There may be several such files. The first one in order wins, as the XDG Base Directory Specification has it.
2. A locked value is that of the file that locks it, or, where it gives none, what holds without the person's choice.
3. These files belong to somebody else. They are read and never written, moved or set aside. A broken one is named and
   left out; one bad value costs that value only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from calfbreak.adapters.settings_table import DEFAULTS, KEYS, Broken, Mark, checked_values, mark_of, parse, unknown
from calfbreak.domain.settings.settings import Value
from calfbreak.domain.translation import Sentence, said

LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class SystemReading:
    """What all the files say together."""

    values: Mapping[str, Value] = field(default_factory=dict)
    given_by: Mapping[str, Path] = field(default_factory=dict)
    """The file that each of the values is from."""
    locked_by: Mapping[str, Path] = field(default_factory=dict)
    """The keys that nobody may change, and the file that says so."""
    problems: tuple[str, ...] = ()


class SystemSettings:
    """The files in their order, the most important first. They need not exist."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self._paths = paths
        self._seen: tuple[Mark, ...] = ()

    def read(self) -> SystemReading:
        """What the files say now."""
        self._seen = self._marks()
        values: dict[str, Value] = {}
        given_by: dict[str, Path] = {}
        locked_by: dict[str, Path] = {}
        held: dict[str, Value] = {}
        problems: list[str] = []
        for path in reversed(self._paths):  # so that the more important one writes over the others
            entries, found = _entries(path)
            locked, wrong = _locked_keys(entries.pop(LOCKED, []))
            good, bad = checked_values(entries, {**DEFAULTS, **values})
            problems[:0] = [Sentence("{file}: {why}", file=path, why=each) for each in (*found, *bad, *wrong)]
            values |= good
            given_by |= dict.fromkeys(good, path)
            locked_by |= dict.fromkeys(locked, path)
            held |= {key: values.get(key, DEFAULTS[key]) for key in locked}
        return SystemReading(values | held, given_by | locked_by, locked_by, tuple(problems))

    def changed_on_disk(self) -> bool:
        """Whether somebody changed one of the files since they were read last."""
        return self._marks() != self._seen

    def _marks(self) -> tuple[Mark, ...]:
        return tuple(mark_of(path) for path in self._paths)


def _entries(path: Path) -> tuple[dict[str, object], list[str]]:
    """What stands in the file, and what is wrong with the file as a whole."""
    try:
        return parse(path).entries, []
    except Broken as why:
        return {}, [said("{problem}. This file is left out.", problem=why)]
    except OSError as error:
        return {}, [said("it cannot be read ({reason}). This file is left out.", reason=error.strerror)]


def _locked_keys(written: object) -> tuple[list[str], list[str]]:
    """The keys that are locked, and a sentence for each entry that is none."""
    if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
        return [], [
            said(
                'locked: {value} is not a list of settings such as ["interval", "hours"]. Nothing is locked by it.',
                value=repr(written),
            )
        ]
    wrong: list[str] = [said("locked: {problem}.", problem=unknown(each)) for each in written if each not in KEYS]
    return [each for each in written if each in KEYS], wrong
