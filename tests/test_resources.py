"""Assets are found in a checkout and in an installed package, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfbreak import resources


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with its assets inside, and another folder of that name beside it."""
    package = tmp_path / "site" / "calfbreak"
    for folder, content in ((package / "assets", "inside"), (package.parent / "assets", "beside")):
        folder.mkdir(parents=True)
        (folder / "word.txt").write_text(content)
    (tmp_path / "secret").write_text("secret")
    monkeypatch.setattr(resources, "_PACKAGE", package)
    return package


def test_an_installed_package_has_its_assets_inside(installed: Path) -> None:
    assert resources.read("word.txt") == b"inside"


def test_a_checkout_has_them_beside_the_package(installed: Path) -> None:
    (installed / "assets" / "word.txt").unlink()
    (installed / "assets").rmdir()
    assert resources.read("word.txt") == b"beside"


def test_a_folder_can_be_looked_through() -> None:
    assert "wall-straight.toml" in {file.name for file in resources.path("stretches").iterdir()}


@pytest.mark.parametrize("name", ["../secret", "stretches/../../pyproject.toml", "/etc/passwd", "..\\x", "C:x"])
def test_no_name_leads_out_of_the_assets(name: str) -> None:
    with pytest.raises(ValueError, match="is not the name of an asset"):
        resources.read(name)


def test_an_asset_that_does_not_exist_is_said() -> None:
    with pytest.raises(FileNotFoundError, match=r"there is no asset 'nothing\.svg'"):
        resources.path("nothing.svg")
