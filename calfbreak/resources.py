"""The one way to open an asset: inside the installed package, or beside it in a checkout.

Plain paths, because a wheel is always unpacked into a folder, and importing importlib.resources costs a start more
than everything else that is read here.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent


def assets() -> Path:
    """The folder of all assets."""
    packaged = _PACKAGE / "assets"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "assets"


def path(name: str) -> Path:
    """The asset called `name`, such as `stretches/wall-straight.toml`: a file or a folder.

    Raises ValueError for a name that leads out of the assets and FileNotFoundError if there is no such asset.
    """
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts or "\\" in name or ":" in name:
        raise ValueError(f"{name!r} is not the name of an asset: it leads out of the folder")
    found = assets() / parts
    if not found.exists():
        raise FileNotFoundError(f"there is no asset {name!r} in {assets()}")
    return found


def read(name: str) -> bytes:
    """The content of the asset called `name`. Raises as `path` does."""
    return path(name).read_bytes()
