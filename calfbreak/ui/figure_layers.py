"""The layers of which the person is painted, from far to near: the outlines of `figure_shapes.py` in their colours.

They are sorted into coats. After each coat come the muscles that shine on it, so that what is nearer hides them. Layers
of the same part follow one another where they can, because each change of the part costs as much as a small shape.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QBrush, QColor, QPainterPath

from calfbreak.domain.body.looks import Hair, Looks
from calfbreak.domain.history.records import Side
from calfbreak.ui import figure_shapes as shapes
from calfbreak.ui.body_colours import Body, body_of
from calfbreak.ui.colours import Roles
from calfbreak.ui.figure_places import Part
from calfbreak.ui.muscle_glow import Bone

SHINE_THROUGH = 0.4
"""How much of the far leg's glow comes through the near leg."""


class Layer(NamedTuple):
    """One outline in one colour."""

    part: Part
    outline: QPainterPath
    brush: QBrush


class Light(NamedTuple):
    """Where muscles shine, if they work."""

    part: Part
    bone: Bone
    side: Side
    """Of which leg; both: of whichever works."""
    rim: QBrush
    """Of the line around them."""
    clear: float = 1.0
    """How clearly they are seen, 0 to 1."""


class Coat(NamedTuple):
    """What is painted, and what then shines on it."""

    layers: tuple[Layer, ...]
    lights: tuple[Light, ...] = ()
    rimmed: bool = False
    """Its edges are thin dark rims, or within other parts: while they move nobody can see whether they are smooth.
    All layers of a coat without rims are of one part.
    """


FAR_ARM = (Part.FAR_UPPER_ARM, Part.FAR_FOREARM, Part.FAR_HAND)
NEAR_ARM = (Part.NEAR_UPPER_ARM, Part.NEAR_FOREARM, Part.NEAR_HAND)
FAR_LEG = (Part.FAR_THIGH, Part.FAR_SHANK, Part.FAR_SOLE, Part.FAR_TOES)
NEAR_LEG = (Part.NEAR_THIGH, Part.NEAR_SHANK, Part.NEAR_SOLE, Part.NEAR_TOES)


def coats_of(looks: Looks, roles: Roles) -> tuple[Coat, ...]:
    """The whole person, from far to near."""
    body = body_of(looks, roles)
    far_thigh, far_shank, near_thigh, near_shank = _leg_lights(_brush(body.leg_glow_rim))
    through = far_thigh._replace(clear=SHINE_THROUGH), far_shank._replace(clear=SHINE_THROUGH)
    trunk = Light(Part.TRUNK, Bone.TRUNK, Side.BOTH, _brush(body.trunk_glow_rim))
    return (
        Coat(_arm(FAR_ARM, body.far_skin, body.far_skin_rim, roles.far_shirt), rimmed=True),
        Coat(_foot(FAR_LEG, body.far_skin, roles.far_shoe, body.far_shoe_rim, roles), rimmed=True),
        Coat(_layers(Part.FAR_THIGH, roles.far_trousers, shapes.THIGH_CLOTH), (far_thigh,)),
        Coat(_layers(Part.FAR_SHANK, roles.far_trousers, shapes.SHANK_CLOTH), (far_shank,)),
        Coat(_foot(NEAR_LEG, body.skin, roles.shoe, body.shoe_rim, roles), rimmed=True),
        Coat(_layers(Part.NEAR_THIGH, roles.trousers, shapes.THIGH_CLOTH), (near_thigh,)),
        Coat(_layers(Part.NEAR_SHANK, roles.trousers, shapes.SHANK_CLOTH), (near_shank, *through)),
        Coat(_neck(body, looks.hair), rimmed=True),
        Coat(_layers(Part.TRUNK, roles.shirt, shapes.SHIRT), (trunk,)),
        Coat(_layers(Part.HEAD, body.hair, shapes.TIED_HAIR if looks.hair is Hair.TIED else shapes.SHORT_HAIR)),
        Coat(_face(body), rimmed=True),
        Coat(_arm(NEAR_ARM, body.skin, body.skin_rim, roles.shirt), rimmed=True),
        Coat(_layers(Part.NEAR_UPPER_ARM, roles.far_shirt, shapes.SLEEVE_EDGE), rimmed=True),
    )


def _leg_lights(rim: QBrush) -> tuple[Light, Light, Light, Light]:
    return (
        Light(Part.FAR_THIGH, Bone.THIGH, Side.LEFT, rim),
        Light(Part.FAR_SHANK, Bone.SHANK, Side.LEFT, rim),
        Light(Part.NEAR_THIGH, Bone.THIGH, Side.RIGHT, rim),
        Light(Part.NEAR_SHANK, Bone.SHANK, Side.RIGHT, rim),
    )


def _arm(parts: tuple[Part, Part, Part], skin: str, rim: str, cloth: str) -> tuple[Layer, ...]:
    upper, fore, hand = parts
    return (
        *_layers(upper, rim, shapes.ARM_RIM),
        *_layers(fore, rim, shapes.FOREARM_RIM),
        *_layers(hand, rim, shapes.HAND_RIM),
        *_layers(hand, skin, shapes.HAND),
        *_layers(fore, skin, shapes.FOREARM_SKIN),
        *_layers(upper, skin, shapes.ARM),
        *_layers(upper, cloth, shapes.SLEEVE),
    )


def _foot(parts: tuple[Part, Part, Part, Part], skin: str, shoe: str, rim: str, roles: Roles) -> tuple[Layer, ...]:
    _, shank, sole, toes = parts
    return (
        *_layers(toes, rim, shapes.TOE_CAP_RIM),
        *_layers(sole, rim, shapes.SHOE_RIM),
        *_layers(shank, skin, shapes.ANKLE),
        *_layers(toes, shoe, shapes.TOE_CAP),
        *_layers(toes, roles.far_shoe, shapes.TOE_SOLE),
        *_layers(sole, shoe, shapes.SHOE),
        *_layers(sole, roles.far_shoe, shapes.SOLE),
    )


def _neck(body: Body, hair: Hair) -> tuple[Layer, ...]:
    """With the rims of the head that is above it."""
    rim = shapes.TIED_HAIR_RIM if hair is Hair.TIED else shapes.SHORT_HAIR_RIM
    return (
        *_layers(Part.HEAD, body.skin_rim, shapes.FACE_RIM),
        *_layers(Part.HEAD, body.hair_rim, rim),
        *_layers(Part.NECK, body.far_skin_rim, shapes.NECK_RIM),
        *_layers(Part.NECK, body.far_skin, shapes.NECK),
    )


def _face(body: Body) -> tuple[Layer, ...]:
    return (*_layers(Part.HEAD, body.skin, shapes.FACE), *_layers(Part.HEAD, body.far_skin, shapes.EAR))


def _layers(part: Part, colour: str, outline: QPainterPath) -> tuple[Layer, ...]:
    """None where the colour is empty: there the part needs no rim."""
    return (Layer(part, outline, _brush(colour)),) if colour else ()


def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))
