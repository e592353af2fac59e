"""The colours of the person: a skin tone and its hair, in the clothes of the theme, with rims where a rim is needed.

No skin stands out from both a pale and a dark ground, and white shoes do not on a pale one. So every part has a rim in
a shade of its own that does (WCAG 1.4.11), drawn as a slightly larger shape beneath it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from calfbreak.domain.body.looks import Looks, Skin
from calfbreak.ui.colours import Roles
from calfbreak.ui.contrast import LARGE, contrast, rim_of

_SEEN = 1.5
"""The contrast between a rim and what lies beside it, the part itself or the shirt: less is no line."""
_TONES = {
    Skin.PALE: ("#F0C8AE", "#D3A586", "#8A5433"),
    Skin.LIGHT: ("#D9A282", "#BA8468", "#3A2922"),
    Skin.OLIVE: ("#B9895F", "#996E48", "#2C2320"),
    Skin.BROWN: ("#8F5E40", "#744A31", "#231B18"),
    Skin.DARK: ("#61402F", "#4C3124", "#181413"),
}
"""For each tone the skin, the same in the shade, and the hair."""


@dataclass(frozen=True, slots=True)
class Body:
    """The colours of one person in one theme. A rim is empty where the part stands out without one."""

    skin: str
    far_skin: str
    """In the shade: the far arm, the neck, the ear."""
    hair: str
    skin_rim: str
    far_skin_rim: str
    hair_rim: str
    shoe_rim: str
    far_shoe_rim: str
    leg_glow_rim: str
    """Around a muscle that works, on trousers."""
    trunk_glow_rim: str
    """The same on the shirt."""


@lru_cache(maxsize=8)
def body_of(looks: Looks, roles: Roles) -> Body:
    """What this person is painted with in this theme."""
    skin, far_skin, hair = _TONES[looks.skin]

    def rim(colour: str) -> str:
        return rim_of(colour, roles.scene, beside=(colour, roles.shirt), apart=_SEEN)

    def where_needed(colour: str) -> str:
        return "" if contrast(colour, roles.scene) >= LARGE else rim_of(colour, roles.scene, beside=(colour,))

    def glow_rim(*cloth: str) -> str:
        """Paler than what it surrounds, as light is, where anything paler stands out from the cloth."""
        pale = rim_of(roles.signal, *cloth, beside=(roles.signal,), apart=_SEEN, ends=("#FFFFFF",))
        stands_out = all(contrast(pale, each) >= LARGE for each in cloth)
        return pale if stands_out else rim_of(roles.signal, *cloth, beside=(roles.signal,), apart=_SEEN)

    return Body(
        skin, far_skin, hair, skin_rim=rim(skin), far_skin_rim=rim(far_skin), hair_rim=where_needed(hair),
        shoe_rim=where_needed(roles.shoe), far_shoe_rim=where_needed(roles.far_shoe),
        leg_glow_rim=glow_rim(roles.trousers, roles.far_trousers), trunk_glow_rim=glow_rim(roles.shirt),
    )  # fmt: skip
