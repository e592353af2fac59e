"""Only a person's own program starts with their desktop."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from calfbreak.adapters.autostart import choose
from calfbreak.adapters.autostart.portal import PortalAutostart
from calfbreak.adapters.autostart.xdg import XdgAutostart
from calfbreak.adapters.profile import Profile
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable


def test_a_person_gets_the_folder_of_their_desktop(loop: SelectorLoop) -> None:
    assert isinstance(choose.autostart_here(loop, Profile.of_user()), XdgAutostart)


def test_inside_a_flatpak_the_portal_is_asked(
    loop: SelectorLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "FLATPAK", tmp_path)
    assert isinstance(choose.autostart_here(loop, Profile.of_user()), PortalAutostart)


def test_a_profile_of_another_folder_does_not_start_with_the_desktop(loop: SelectorLoop, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="own profile"):
        choose.autostart_here(loop, Profile.at(tmp_path), os.environ)
