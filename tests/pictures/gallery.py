"""The pictures as they should be, kept small in `expected/`, and how to compare with them.

    python tests/pictures/gallery.py        draw them anew, after a look at what changed

They are drawn with one font (DejaVu Sans, no hinting) on one platform. Letters of another version of Qt or of the font
are other letters, so what they were made with is kept beside them, and compared only with its like.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

if __name__ == "__main__":
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, qRgb
from PySide6.QtWidgets import QApplication

from calfbreak.adapters.catalog import load_stretches
from calfbreak.domain.body.looks import Hair, Looks, Skin
from calfbreak.domain.body.poses import USUAL
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.pictures import dialogs, figures_sheet, pictures, render, sample_session
from calfbreak.ui.theme import Motion, Theme

EXPECTED = Path(__file__).parent / "expected"
MADE_WITH = EXPECTED / "made-with.json"
SHRUNK = 1 / 3
"""The pictures are kept at this size."""
DARK_TOO = ("dialog", "done", "figures", "history", "reminder", "settings-reminder", "status")
"""What is kept in the dark theme too; everything is kept in the light one."""
LEFT_OUT = ("settings-general-light",)
"""The names of the languages are as wide as the fonts that a machine has for them."""
UNLIKE, MANY = 20, 12
"""A pixel differs if a colour of it does by more than this, of 255; and a picture if more than so many pixels do.

An ear on its face differs by 26, the shadow of a foot on the floor by 28.
"""


def gallery_font() -> QFont:
    """The font of all pictures."""
    letters = QFont("DejaVu Sans", 9)
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return letters


@contextmanager
def in_its_font(application: QApplication) -> Iterator[None]:
    """What is drawn here is drawn in that font."""
    usual = application.font()
    application.setFont(gallery_font())
    try:
        yield
    finally:
        application.setFont(usual)


def made_with() -> dict[str, object]:
    """All that letters depend on."""
    family = "DejaVu Sans"
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "qt": ".".join(qVersion().split(".")[:2]),
        "font": family if family in QFontDatabase.families() else "none",
        "width": round(QFontMetricsF(gallery_font()).horizontalAdvance("Hamburgefonstiv 0123456789"), 2),
    }


def kept(all_of_them: Iterable[tuple[str, QImage]]) -> Iterator[tuple[str, QImage]]:
    """Those of the pictures that are compared, shrunk, a few of high contrast, and two people as large as they are."""
    for name, image in all_of_them:
        if name not in LEFT_OUT and (not name.endswith("-dark") or name.removesuffix("-dark") in DARK_TOO):
            yield name, shrunk(image)
    stretches = load_stretches()
    for choice in ("high-contrast", "high-contrast-dark"):
        theme = Theme(choice=choice, motion=Motion.FULL)
        yield f"figures-{choice}", shrunk(figures_sheet(theme, stretches))
        name, dialog = next(dialogs(theme, stretches))
        yield f"{name}-{choice}", shrunk(render(dialog))
    for choice, looks in (("light", Looks(Skin.LIGHT, Hair.SHORT)), ("dark", Looks(Skin.BROWN, Hair.TIED))):
        theme = Theme(choice=choice, motion=Motion.FULL)
        yield f"person-{choice}", in_few_colours(person(theme, stretches["wall-straight"], looks))


def person(theme: Theme, stretch: Stretch, looks: Looks) -> QImage:
    """Somebody at the wall, unshrunk: an ear, or the edge of a sleeve, is too small for the other pictures."""
    view, held = FigureView(theme=theme), stretch.prescription.get_ready + 0.8 * stretch.prescription.hold
    view.resize(view.sizeHint())
    view.use(USUAL, looks)
    view.show_frame(sample_session(stretch, held).frame, stretch)
    return render(view)


def shrunk(image: QImage) -> QImage:
    """As it is kept: small, and in few colours."""
    size = image.size() * SHRUNK
    mode = Qt.TransformationMode.SmoothTransformation
    return in_few_colours(image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode))


def in_few_colours(image: QImage) -> QImage:
    """In 65,536 of them, which makes small files."""
    return image.convertToFormat(QImage.Format.Format_RGB16).convertToFormat(QImage.Format.Format_RGB32)


def differing(drawn: QImage, expected: QImage) -> tuple[int, QImage]:
    """How many pixels differ, and a picture of them in red; all of them, where the sizes do."""
    if drawn.size() != expected.size():
        return drawn.width() * drawn.height(), drawn
    shown, number = drawn.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(drawn.format()), 0
    one, other = bytes(drawn.constBits()), bytes(expected.convertToFormat(drawn.format()).constBits())
    for place in range(0, len(one) if one != other else 0, 4):
        pixel = slice(place, place + 3)
        if one[pixel] != other[pixel] and max(map(_apart, one[pixel], other[pixel])) > UNLIKE:
            number += 1
            shown.setPixel(place // 4 % drawn.width(), place // 4 // drawn.width(), qRgb(255, 0, 0))
    return number, shown


def _apart(one: int, other: int) -> int:
    return abs(one - other)


def renew() -> None:
    """Draw all of them anew into `expected/`."""
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.glob("*.png"):
        old.unlink()
    for name, image in kept(pictures(load_stretches())):
        image.save(str(EXPECTED / f"{name}.png"), quality=0)  # 0 is the smallest file; nothing is lost
    MADE_WITH.write_text(json.dumps(made_with(), indent=2) + "\n")


if __name__ == "__main__":
    with in_its_font(QApplication(sys.argv[:1])):
        renew()
    print(f"{len(list(EXPECTED.glob('*.png')))} pictures, made with {made_with()}")
