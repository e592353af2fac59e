"""Reading and writing the files of stretches: whatever goes wrong becomes one sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from calfbreak.adapters.plain_file import content_of
from calfbreak.domain.stretching.stretch_data import PICTURES
from calfbreak.domain.stretching.stretch_table import BadStretch
from calfbreak.domain.translation import Sentence, said
from calfbreak.ports import Refused

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
    """Write the file whole. Raises OSError."""
    from calfbreak.adapters.whole_file import replace_file

    replace_file(file, content)


def picture_in(file: Path) -> bytes:
    """The content of a picture. Raises Refused if it is none."""
    suffix = file.suffix.lower()
    if suffix not in PICTURES:
        raise Refused(said("{file} is no picture. Choose a PNG, JPEG or SVG file.", file=file.name))
    with refusing():
        if file.stat().st_size > LARGEST_PICTURE:
            raise Refused(said("{file} is too large. A picture may have up to 8 MB.", file=file.name))
        content = content_of(file)
    genuine = b"<svg" in content[:4096] if suffix == ".svg" else content.startswith(_BEGINNINGS[suffix])
    if not genuine:
        raise Refused(
            said("{file} is not what its name says. Save the picture again as PNG, JPEG or SVG.", file=file.name)
        )
    return content


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
