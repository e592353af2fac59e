"""The languages on disk: complete, in agreement with the source, and fit to be filled in."""

from __future__ import annotations

import gettext
import importlib.util
import re
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from calfbreak import resources
from calfbreak.adapters.catalog import load_stretches
from calfbreak.adapters.languages import catalogue
from calfbreak.domain.languages import ENGLISH, LANGUAGES
from calfbreak.domain.settings.settings import description_of
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.stretching.stretch_data import LONGEST_CUE, LONGEST_POSITION

ROOT = Path(__file__).parent.parent.parent
OTHERS = sorted(set(LANGUAGES) - {ENGLISH})
_PLACE = re.compile(r"\{(\w+)[^}]*\}")


@pytest.fixture(scope="module")
def collector() -> ModuleType:
    """packaging/languages, as a module."""
    loader = SourceFileLoader("packaging_languages", str(ROOT / "packaging" / "languages"))
    specification = importlib.util.spec_from_loader(loader.name, loader)
    assert specification is not None
    module = importlib.util.module_from_spec(specification)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=OTHERS)
def language(request: pytest.FixtureRequest) -> Catalog:
    """What translators edit, for one language after the other."""
    with resources.path(f"languages/{request.param}/calf-break.po").open("rb") as file:
        return read_po(file, locale=request.param)


def messages(language: Catalog) -> Iterator[tuple[Message, tuple[str, ...], tuple[str, ...]]]:
    """Each message with its English forms and its translated forms."""
    for message in language:
        if message.id:
            english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            yield message, english, (message.string,) if isinstance(message.string, str) else tuple(message.string)


def places(text: str) -> list[str]:
    return sorted(_PLACE.findall(text))


def test_the_files_are_what_the_source_says(collector: ModuleType) -> None:
    """If this fails: run packaging/languages, then translate what is new."""
    stale = [file.relative_to(ROOT) for file, content in collector.files() if file.read_bytes() != content]
    assert stale == []


def test_every_language_can_be_chosen_by_the_name_it_calls_itself() -> None:
    choices = dict(description_of("language").choices)
    choices.pop("desktop")
    assert {code: name.casefold() for code, name in choices.items()} == {
        code: name.casefold() for code, name in LANGUAGES.items()
    }
    assert {folder.name for folder in resources.path("languages").iterdir() if folder.is_dir()} == set(OTHERS)


def test_nothing_is_untranslated_or_guessed(language: Catalog) -> None:
    unfinished = [message.id for message, _, forms in messages(language) if not all(forms) or message.fuzzy]
    assert unfinished == []


def test_every_plural_has_all_its_forms(language: Catalog) -> None:
    for message, english, forms in messages(language):
        assert len(forms) == (1 if len(english) == 1 else language.num_plurals), message.id


def test_the_places_are_those_of_the_source(language: Catalog) -> None:
    """A form for a few small numbers may say them in words; none may ask for what is not given."""
    for message, english, forms in messages(language):
        for form in forms:
            if len(english) == 1:
                assert places(form) == places(english[0]), message.id
            else:
                assert set(places(form)) <= set(places(english[1])), message.id


def test_the_form_for_most_numbers_says_the_number(language: Catalog) -> None:
    compiled = catalogue(str(language.locale_identifier))
    assert compiled is not None
    for message, english, _ in messages(language):
        if len(english) == 2:
            assert places(compiled.ngettext(*english, 111)) == places(english[1]), message.id


def test_every_sentence_can_be_filled_in(language: Catalog) -> None:
    for message, _, forms in messages(language):
        for form in forms:
            filled = form.format(**dict.fromkeys(places(form), 7))
            assert not re.search(r"[{}]", filled), message.id


def test_spaces_at_the_ends_and_line_breaks_are_kept(language: Catalog) -> None:
    for message, english, forms in messages(language):
        for form in forms:
            assert form.count("\n") == english[0].count("\n"), message.id
            if english[0].startswith(" "):
                assert form[:1].isspace() or form[:1] == "%", message.id


@pytest.mark.parametrize("stretch", load_stretches().values(), ids=load_stretches().keys())
def test_a_copy_in_ones_own_language_can_be_saved_as_it_is(language: Catalog, stretch: Stretch) -> None:
    """The form begins with the translated words, and would cut off what is longer than a file may say."""
    compiled = catalogue(str(language.locale_identifier))
    assert compiled is not None
    for cue in (stretch.ready_cue, stretch.cue, stretch.switch_cue):
        assert len(compiled.gettext(cue)) <= LONGEST_CUE
    for position in stretch.positions.values():
        assert len(compiled.gettext(position)) <= LONGEST_POSITION


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_read_is_what_was_translated(code: str) -> None:
    compiled = catalogue(code)
    assert isinstance(compiled, gettext.GNUTranslations)
    with resources.path(f"languages/{code}/calf-break.po").open("rb") as file:
        for message, english, forms in messages(read_po(file, locale=code)):
            if len(english) == 1 and message.context:
                assert compiled.pgettext(message.context, english[0]) == forms[0]
            elif len(english) == 1:
                assert compiled.gettext(english[0]) == forms[0]
            else:
                assert {compiled.ngettext(*english, number) for number in range(201)} == set(forms)


@pytest.mark.parametrize("english", ["{hours} h", "{hours} h {minutes:02} min", "{minutes} min", "{seconds} s"])
def test_no_unit_ends_with_a_full_stop(language: Catalog, english: str) -> None:
    """Sentences end with lengths of time, and no sentence ends with two full stops."""
    (found,) = (message.string for message in language if message.id == english)
    assert not found.endswith(".")
