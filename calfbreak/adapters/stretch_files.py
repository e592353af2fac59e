"""Reading and writing the files of stretches: whatever goes wrong becomes one sentence."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from calfbreak.adapters.plain_file import beginning_of, content_of
from calfbreak.domain.stretching.stretch_data import PICTURES
from calfbreak.domain.stretching.stretch_table import BadStretch
from calfbreak.domain.translation import Sentence, said
from calfbreak.shelf import Refused

LARGEST_FILE, LARGEST_PICTURE = 200_000, 8_000_000
"""Bytes. What is larger was not meant."""
_BEGINNINGS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


@contextmanager
def refusing() -> Iterator[None]:
    """Raises Refused for whatever is wrong within."""
    try:
        yield
    except BadStretch as error:
        raise Refused(str(error) if str(error).endswith("?") else Sentence("{why}.", why=error)) from error
    except OSError as error:
        raise Refused(
            said("{file} cannot be used: {why}.", file=error.filename or "", why=error.strerror or error)
        ) from error


def taken_words(name: str) -> str:
    """That something of this name is there already."""
    return said("There is something called {name} already.", name=name)


def text_in(file: Path) -> str:
    """What is in the file; nothing if there is no such file. Raises Refused if it is no text, OSError."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise Refused(said("{file} is too large for a stretch.", file=file.name))
        return content_of(file).decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise Refused(said("{file} is not a text in UTF-8.", file=file.name)) from None


def parsed(file: Path, text: str) -> dict[str, Any]:
    """The table that the text of this file is. Raises Refused."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits, or lists in lists in lists
        raise Refused(said("{file} is not valid TOML: {why}", file=file.name, why=error)) from None


def changed_text(table: dict[str, Any], before: str) -> str:
    """As `stretch_text.text_of`."""
    from calfbreak.adapters.stretch_text import text_of  # tomlkit, which a start need not wait for

    return text_of(table, before)


def write(file: Path, content: bytes) -> None:
    """Write the file whole. Raises OSError that names it."""
    from calfbreak.adapters.whole_file import replace_file

    try:
        replace_file(file, content)
    except OSError as error:  # which names a file that is there for a moment only, or none where the disk is full
        raise OSError(error.errno, error.strerror, str(file)) from error


def write_text(file: Path, text: str) -> None:
    """Write the file whole. Raises Refused if it would be too large to be read again, OSError."""
    content = text.encode()
    if len(content) > LARGEST_FILE:
        raise Refused(said("{file} is too large for a stretch.", file=file.name))
    write(file, content)


def aside_of(file: Path) -> Path:
    """Where what was in this file stays when something takes its place."""
    return file.with_name(f"{file.name}.deleted")


def replace_beside(file: Path, text: str) -> Callable[[], None]:
    """Write the file; the one that was there stays beside it, and what comes back puts it back. As `write_text`."""
    there, aside = file.exists(), aside_of(file)
    if there:
        write(aside, content_of(file))
    write_text(file, text)

    def put_back() -> None:
        if there:
            aside.replace(file)
        else:
            file.unlink()

    return put_back


def put_into(file: Path, tables: Mapping[str, dict[str, Any]], head: str) -> None:
    """Put the tables into the file, and take those out that have no values. A new file begins with the head."""
    text = text_in(file)
    table = parsed(file, text)
    for key, values in tables.items():
        table.pop(key, None)
        if values:
            table[key] = values
    write_text(file, changed_text(table, text or head))


def picture_in(file: Path) -> bytes:
    """The content of a picture. Raises Refused if it is none."""
    check_picture(file)
    with refusing():
        return content_of(file)


def check_picture(file: Path) -> None:
    """Raises Refused for a file that is no picture, or a too large one. Only its beginning is read."""
    suffix = file.suffix.lower()
    if suffix not in PICTURES:
        raise Refused(said("{file} is no picture. Choose a PNG, JPEG or SVG file.", file=file.name))
    with refusing():
        if file.stat().st_size > LARGEST_PICTURE:
            raise Refused(said("{file} is too large. A picture may have up to 8 MB.", file=file.name))
        beginning = beginning_of(file, 4096)
    genuine = b"<svg" in beginning if suffix == ".svg" else beginning.startswith(_BEGINNINGS[suffix])
    if not genuine:
        raise Refused(
            said("{file} is not what its name says. Save the picture again as PNG, JPEG or SVG.", file=file.name)
        )


def is_file(path: Path) -> bool:
    """Whether there is such a file; no error for a name that is too long for any."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file fails there


def check_picture_beside(source: Path, picture: str) -> None:
    """Raises Refused if the picture that the file `source` names does not lie beside it; an empty name is none."""
    if picture and not is_file(source.parent / picture):
        raise Refused(
            said(
                "{file}: picture: {picture} is not beside it. Put it there, or take the key out.",
                file=source.name,
                picture=picture,
            )
        )


def keep_picture(folder: Path, name: str, content: bytes) -> Path:
    """Put a picture into the folder, under another name if this one is that of another picture. Raises OSError."""
    stem, suffix = Path(name).stem, Path(name).suffix
    place, number = folder / name, 1
    while place.exists() and content_of(place) != content:
        number += 1
        place = folder / f"{stem}-{number}{suffix}"
    if not place.exists():
        write(place, content)
    return place


def with_picture_kept(folder: Path, source: Path, table: dict[str, Any]) -> dict[str, Any]:
    """The table of the file `source`, naming its picture as that is called in the folder, where it is kept."""
    if "picture" not in table:
        return table
    content = picture_in(source.parent / table["picture"])
    return table | {"picture": keep_picture(folder, table["picture"], content).name}


def with_lost_picture(table: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """The table with the picture that was named before, though it cannot be shown: it may be found again."""
    if "picture" in table:
        return table
    return table | {key: before[key] for key in ("picture", "picture_words") if key in before}
