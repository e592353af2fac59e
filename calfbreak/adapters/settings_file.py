"""The settings file: TOML that people may edit by hand.

1. Reading never fails. A file that is not TOML is set aside and named; one bad value costs that value only; an
   unknown key is mentioned and kept.
2. A change goes into the file as it is on disk at that moment, so what somebody wrote meanwhile stays, and so do
   comments, order and unknown keys. There is no file until something was changed.
3. The new file replaces the old one in one step. Where that is impossible the change holds for this run and is
   written with the next one.
4. Below it lies what whoever looks after the computer has set (system_settings.py). A value that they locked is theirs,
   whatever stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from calfbreak.adapters import settings_table as table
from calfbreak.adapters.set_aside import set_aside
from calfbreak.adapters.system_settings import SystemReading, SystemSettings
from calfbreak.domain.settings.settings import Settings, Value, settings_of
from calfbreak.domain.translation import Sentence, mark, said


class Reading(NamedTuple):
    """What holds."""

    settings: Settings
    values: Mapping[str, Value]
    """The values that somebody has set, checked, as the file writes them; the others have their defaults."""
    problems: tuple[str, ...] = ()
    """Sentences for the person, in the order in which the files give rise to them."""
    own: frozenset[str] = frozenset()
    """The keys that the person has set, and that hold."""
    given_by: Mapping[str, Path] = {}
    """The file of the system from which a value is that the person has not set."""
    locked: Mapping[str, Path] = {}
    """The keys that cannot be changed, and the file of the system that says so."""


@dataclass(frozen=True, slots=True)
class _Content:
    """The file as it was found on disk."""

    text: str
    values: dict[str, Value]
    problems: tuple[str, ...] = ()
    readable: bool = True


class SettingsFile:
    """The settings on disk. One process changes it; people and other programs may do so too, at any time."""

    def __init__(self, path: Path, system: tuple[Path, ...] = ()) -> None:
        """`system` are the files of the whole computer, the most important first."""
        self.path = path
        self._beneath = SystemSettings(system)
        self._system = SystemReading()
        self._values: dict[str, Value] = {}
        self._unsaved: dict[str, Value | None] = {}
        """Changes that could not be written; None = back to the default."""
        self._obstacle = ""
        """Why they could not be written."""
        self._told: tuple[str, ...] = ()
        self._laid_aside = ""
        """What was said when a file was set aside last."""
        self._seen: table.Mark = None

    def read(self) -> Reading:
        """Read the files. Values that could not be written yet stand over them."""
        return self._read(self._broken)

    def look(self) -> Reading:
        """The same, for somebody who only wants to know: nothing is set aside."""
        words = mark("{file}: {reason}. Defaults are used.")
        return self._read(lambda why: self._left_alone(words, why, {}))

    def follow(self) -> Reading:
        """The same, after somebody changed a file while the program runs.

        They may be in the midst of it: a broken file stays where it is, and the settings in force do so, too.
        """
        words = mark("{file}: {reason}. The settings in force stay as they are until it is mended.")
        return self._read(lambda why: self._left_alone(words, why, self._values))

    @property
    def told(self) -> tuple[str, ...]:
        """What was wrong with the files when they were read last."""
        return self._told

    @property
    def complaints(self) -> tuple[str, ...]:
        """What is wrong with them now, and what could not be written. A file that was set aside is no longer wrong."""
        told = tuple(each for each in self._told if each != self._laid_aside)
        return (*told, self.held_back) if self._unsaved else told

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The keys whose change could not be written."""
        return tuple(self._unsaved)

    @property
    def obstacle(self) -> str:
        """Why their change could not be written; empty if there are none."""
        return self._obstacle if self._unsaved else ""

    @property
    def held_back(self) -> str:
        """The sentence for the person who runs the program that a change could not be written; empty if all are."""
        if not self._unsaved:
            return ""
        return said(
            "{file} could not be written ({reason}). {keys}: changed until you quit.",
            file=self.path,
            reason=self._obstacle,
            keys=", ".join(self._unsaved),
        )

    def changed_on_disk(self) -> bool:
        """Whether somebody else changed one of the files since they were read or written last."""
        return table.mark_of(self.path) != self._seen or self._beneath.changed_on_disk()

    def change(self, key: str, value: object) -> Reading:
        """Set one value, in the file if that is possible. The problems are those that were not told before.

        Raises ValueError, and changes nothing, if there is no such setting, the value is not right, or it is locked.
        """
        return self._put({key: table.check_setting(key, value)})

    def reset(self, keys: Iterable[str]) -> Reading:
        """Take the person's own values away, so that the defaults hold. Problems and errors as with `change`."""
        keys = tuple(keys)
        for key in keys:
            if key not in table.KEYS:
                raise ValueError(table.unknown(key))
        return self._put(dict.fromkeys(keys))

    def _read(self, broken: Callable[[str], _Content]) -> Reading:
        self._system = self._beneath.read()
        content = self._load(broken)
        self._values = _over(content.values, self._unsaved)
        self._told = (*self._system.problems, *content.problems)
        return self._reading(self._told)

    def _put(self, changes: Mapping[str, Value | None]) -> Reading:
        self._system = self._beneath.read()
        for key in changes:
            if key in self._system.locked_by:
                raise ValueError(_locked(key, self._system.locked_by[key]))
        content = self._load(self._broken)
        # A file that was just set aside takes no setting with it: what was in force goes into the new one.
        rescued = {} if content.text or not content.problems else self._values
        self._unsaved = {**rescued, **self._unsaved, **changes}
        self._values = _over(content.values, self._unsaved)
        failure = self._write(content.text) if content.readable else (self._for_this_run(said("it cannot be read")),)
        before, self._told = self._told, self._wrong_after_writing(content, failed=bool(failure))
        return self._reading((*(each for each in self._told if each not in before), *failure))

    def _wrong_after_writing(self, content: _Content, *, failed: bool) -> tuple[str, ...]:
        """What is wrong with the files now. `content` is what was there before: a change may have put it right."""
        if failed:
            return (*self._system.problems, *content.problems)
        aside = tuple(each for each in content.problems if each == self._laid_aside)
        return (*self._system.problems, *aside, *self._load(lambda why: content).problems)

    def _reading(self, problems: tuple[str, ...]) -> Reading:
        system = self._system
        own = {key: value for key, value in self._values.items() if key not in system.locked_by}
        values = {**system.values, **own}
        given_by = {key: path for key, path in system.given_by.items() if key not in own}
        return Reading(settings_of(values), values, problems, frozenset(own), given_by, system.locked_by)

    def _load(self, broken: Callable[[str], _Content]) -> _Content:
        self._seen = table.mark_of(self.path)
        try:
            text, entries = table.parse(self.path)
        except table.Broken as why:
            return broken(str(why))
        except OSError as error:
            reason = said(
                "{file} cannot be read: {reason}. The settings in force stay as they are.",
                file=self.path,
                reason=error.strerror,
            )
            return _Content("", self._values, (reason,), readable=False)
        values, problems = table.checked_values(entries, {**table.DEFAULTS, **self._system.values})
        return _Content(text, values, tuple(Sentence("{file}: {why}", file=self.path, why=each) for each in problems))

    def _broken(self, reason: str) -> _Content:
        try:
            aside = set_aside(self.path)
        except OSError as error:
            problem = said(
                "{file}: {reason}. It could not be set aside ({why}); defaults are used.",
                file=self.path,
                reason=reason,
                why=error.strerror,
            )
            return _Content("", {}, (problem,), readable=False)
        self._seen = table.mark_of(self.path)
        problem = said(
            "{file}: {reason}. It is kept as {name}; defaults are used.",
            file=self.path,
            reason=reason,
            name=aside.name,
        )
        self._laid_aside = problem
        return _Content("", {}, (problem,))

    def _left_alone(self, words: str, reason: str, values: dict[str, Value]) -> _Content:
        return _Content("", values, (Sentence(words, file=self.path, reason=reason),), readable=False)

    def _write(self, text: str) -> tuple[str, ...]:
        # tomlkit and tempfile, which a start without a change need not wait for.
        from calfbreak.adapters.settings_text import with_values
        from calfbreak.adapters.whole_file import replace_file

        new = with_values(text, self._unsaved)
        try:
            if new != text:
                replace_file(self.path, new.encode())
        except OSError as error:
            return (self._for_this_run(error.strerror or str(error)),)
        self._unsaved = {}
        self._seen = table.mark_of(self.path)
        return ()

    def _for_this_run(self, reason: str) -> str:
        self._obstacle = reason
        return self.held_back


def _over(values: Mapping[str, Value], changes: Mapping[str, Value | None]) -> dict[str, Value]:
    """The values after the changes, of which None takes one away."""
    return {key: value for key, value in {**values, **changes}.items() if value is not None}


def _locked(key: str, path: Path) -> str:
    return said(
        "{key}: it is locked for everybody on this computer, by {file}. Whoever looks after it can change that.",
        key=key,
        file=path,
    )
