"""The languages on disk (assets/languages), and which of them the person's system asks for.

What the system asks for stands in environment variables, as GNU gettext and the C library read them: LANGUAGE is a list
in order of preference and counts only where a language is set at all; LC_ALL overrules LC_MESSAGES, LC_TIME and
LC_NUMERIC, and LANG stands for those that are missing. Windows and macOS set none of them; whoever can ask the system
there passes the names on (`desktop`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from calfbreak import resources
from calfbreak.adapters.plain_file import content_of
from calfbreak.domain.formats import formats_of, use_formats
from calfbreak.domain.languages import ENGLISH, LANGUAGES, Locale, first_spoken, locale_of
from calfbreak.domain.translation import Catalogue, use

AS_THE_DESKTOP = "desktop"
_NONE = frozenset({"", "C", "POSIX"})


def speak(choice: str, environ: Mapping[str, str], desktop: Sequence[str] = ()) -> str:
    """Speak the language of the setting `choice` from now on, with the formats of the place; the language's code.

    `desktop` names the languages that the system asks for where the environment does not.
    """
    wanted = wished(environ) or tuple(desktop)
    code = choice if choice in LANGUAGES else first_spoken(wanted)
    use(catalogue(code))
    use_formats(formats_of(_place("LC_TIME", code, environ, wanted), _place("LC_NUMERIC", code, environ, wanted)))
    return code


def wished(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the languages that the environment asks for, best first; none where it says nothing."""
    name = _variable("LC_MESSAGES", environ)
    if not name:
        return ()
    if name.partition(".")[0] in _NONE:
        return (ENGLISH,)
    listed = (each for each in environ.get("LANGUAGE", "").split(":") if each)
    return (*listed, name)


def catalogue(code: str) -> Catalogue | None:
    """The sentences in the language with this code; None is English. Raises FileNotFoundError if there are none."""
    if code == ENGLISH:
        return None
    from gettext import GNUTranslations

    with resources.path(f"languages/{code}/calf-break.mo").open("rb") as file:
        return GNUTranslations(file)


def chosen_language(settings_file: Path, system: Sequence[Path] = ()) -> str:
    """The `language` of the settings, for the command line, which needs nothing else of them.

    `system` are the files of the whole computer, the most important first; they count as in system_settings.py.
    Whatever is wrong with a file is the running program's to tell; here it means that the file says nothing.
    """
    given, locked = AS_THE_DESKTOP, ""
    for path in reversed(system):
        table = _table(path)
        given = _language(table) or given
        held = table.get("locked")
        if isinstance(held, list) and "language" in held:
            locked = given
    return locked or _language(_table(settings_file)) or given


def _table(path: Path) -> dict[str, object]:
    """What stands in a file of settings; nothing if it cannot be read."""
    if not path.exists():
        return {}
    import tomllib

    try:
        return tomllib.loads(content_of(path).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):  # the last: lists in lists in lists
        return {}


def _language(table: Mapping[str, object]) -> str:
    """The language that the table gives; empty if it gives none that there is."""
    written = table.get("language")
    return written if isinstance(written, str) and (written in LANGUAGES or written == AS_THE_DESKTOP) else ""


def _variable(category: str, environ: Mapping[str, str]) -> str:
    return next((value for name in ("LC_ALL", category, "LANG") if (value := environ.get(name))), "")


def _place(category: str, code: str, environ: Mapping[str, str], wanted: Sequence[str]) -> Locale:
    """The language that is spoken, in the territory whose customs hold.

    That is the one which the system names for this category. Who chose another language than the desktop's, and said
    nothing of formats, gets those of that language; English has no home and keeps to where the desktop is.
    """
    language = code.partition("_")[0]
    expressly = environ.get("LC_ALL") or environ.get(category)
    named = expressly or environ.get("LANG") or next(iter(wanted), "")
    place = Locale(ENGLISH, "") if named.partition(".")[0] in _NONE else locale_of(named)
    if expressly or place.language == language or (code == ENGLISH and place.territory):
        return Locale(language, place.territory)
    return Locale(ENGLISH, "") if code == ENGLISH else locale_of(code)
