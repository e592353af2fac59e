"""Choosing what the figure does: all poses of one of the stretches that ship, or single ones; or a picture instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from calfbreak.domain.body.pose_names import POSES, standing_before, together_with
from calfbreak.domain.stretching.session import PhaseKind, frame_at, lay_out
from calfbreak.domain.stretching.stretch import Prescription, Stretch
from calfbreak.domain.stretching.stretch_data import LONGEST_PICTURE_WORDS
from calfbreak.domain.wording import tr
from calfbreak.ui.drawn_controls import CheckBox
from calfbreak.ui.figure_view import FigureView
from calfbreak.ui.history.file_question import ask_which_to_open
from calfbreak.ui.parts import announce, button, em, label
from calfbreak.ui.picture_view import PictureView, read_picture
from calfbreak.ui.stretches.fields import ChoiceField, TextField
from calfbreak.ui.theme import Theme

_SHOWN = {"ready": PhaseKind.GET_READY, "hold": PhaseKind.HOLD, "switch": PhaseKind.SWITCH}
Ask = Callable[[Callable[[str], None]], None]


class PosePreview(QWidget):
    """The figure in one phase of a stretch, or the picture in its place."""

    def __init__(self, *, theme: Theme, size: QSize) -> None:
        super().__init__()
        self.figure = FigureView(theme=theme, labelled=False)  # it is small, and what works is said beside it
        self.picture = PictureView(theme=theme)
        self._pages = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        for each in (self.figure, self.picture):
            each.setMinimumSize(size)
            self._pages.addWidget(each)

    def show_stretch(self, stretch: Stretch, phase: str = "hold") -> None:
        """Show `ready`, `hold` or `switch` of this stretch, with the leg in the foreground."""
        phases = lay_out(Prescription(repetitions=2))
        wanted = next(each for each in phases if each.kind is _SHOWN[phase])
        frame = frame_at(phases, wanted.begins + 0.6 * wanted.lasts)
        self.figure.show_frame(frame, stretch)
        if stretch.picture:
            self.picture.show_picture(stretch.picture, stretch.picture_words)
        self._pages.setCurrentWidget(self.picture if stretch.picture else self.figure)


class PoseChoice(QWidget):
    """The figure with its choices, or the picture with its words."""

    changed = Signal()

    def __init__(self, *, theme: Theme, names: Mapping[str, str], ask_picture: Ask | None = None) -> None:
        """`names` of the stretches that ship, by id; `ask_picture` asks for a file, and hands on the one chosen."""
        super().__init__()
        self._names = names
        self._ask_picture = ask_picture or self._ask_file
        self._stretch: Stretch | None = None
        self.preview = PosePreview(theme=theme, size=QSize(em(16), em(11)))
        families = [(each, self._family_name(each)) for each in _families()]
        self.family = ChoiceField(tr("Figure"), families, theme)
        self.poses = {key: ChoiceField(words, (), theme, beside=False) for key, words in _phases()}
        self.single = CheckBox(tr("Choose each pose by itself"), theme=theme)
        self.take_picture = button(tr("Picture of my own…"), self._choose_picture)
        self.drop_picture = button(tr("Show the figure again"), self._drop_picture)
        self.refusal = label(kind="problem", wrap=True)
        self.words = TextField(tr("What the picture shows, for those who do not see it"), LONGEST_PICTURE_WORDS)
        self._arrange()
        self.family.changed.connect(self._chose_family)
        for key, field in self.poses.items():
            field.changed.connect(lambda key=key: self._chose_pose(key))
        self.words.changed.connect(self.changed)
        self.single.clicked.connect(lambda _: self._show("hold"))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.preview, 1)
        for each in (
            self.family, self.single, *self.poses.values(), self.words, self.refusal, self.take_picture,
            self.drop_picture,
        ):  # fmt: skip
            column.addWidget(each)
        self._show_parts(own=False)

    @property
    def chosen(self) -> Mapping[str, str]:
        """The poses, as a stretch has them."""
        hold = self.poses["hold"].value
        stand = standing_before(hold)
        if self._stretch and hold == self._stretch.poses["hold"]:
            stand = self._stretch.poses.get("stand", "stand")  # as it was: there is no control for it
        return {"stand": stand, **{key: each.value for key, each in self.poses.items()}}

    @property
    def picture(self) -> str:
        """The file of the picture; empty for the figure."""
        return self._stretch.picture if self._stretch else ""

    def show_stretch(self, stretch: Stretch) -> None:
        """Show the poses or the picture of this one."""
        self._stretch = stretch
        self.family.choose(_family(stretch.poses["hold"]))
        self.single.setChecked(len({_family(stretch.poses[key]) for key in self.poses}) > 1)
        self._offer_poses(stretch.poses)
        self.words.edit.setText(stretch.picture_words)
        self._show("hold")

    def _offer_poses(self, chosen: Mapping[str, str]) -> None:
        offered = [(each, self._pose_name(each)) for each in together_with(chosen["hold"])]
        for key, field in self.poses.items():
            field.offer(offered)
            field.choose(chosen[key])

    def _chose_family(self) -> None:
        family = self.family.value
        switch = f"{family}-switch"
        ready = f"{family}-ready"
        self._offer_poses({"ready": ready, "hold": f"{family}-hold", "switch": switch if switch in POSES else ready})
        self._show("hold")
        self.changed.emit()

    def _chose_pose(self, key: str) -> None:
        self._show(key)
        self.changed.emit()

    def _show(self, phase: str) -> None:
        if self._stretch is None:
            return
        self._stretch = replace(self._stretch, poses=dict(self.chosen), picture_words=self.words.text)
        self.preview.show_stretch(self._stretch, phase)
        self._show_parts(own=bool(self._stretch.picture))

    def _show_parts(self, *, own: bool) -> None:
        """Show what belongs to the figure, or to a picture of one's own."""
        shown: dict[QWidget, bool] = {
            self.words: own,
            self.refusal: False,
            self.drop_picture: own,
            self.family: not self.single.isChecked() and not own,
            self.single: not own,
            **dict.fromkeys(self.poses.values(), self.single.isChecked() and not own),
        }
        for part, visible in shown.items():
            part.setVisible(visible)

    def _choose_picture(self) -> None:
        self._ask_picture(self.show_picture)

    def show_picture(self, file: str) -> None:
        """Take this picture in place of the figure, if it is one."""
        if read_picture(file, QSize(64, 64)).isNull():
            self.refusal.setText(tr("This file cannot be shown. Choose a PNG, JPEG or SVG picture."))
            self.refusal.setVisible(True)
            announce(self.take_picture, self.refusal.text())
            return
        self.words.refuse("")
        if self._stretch:
            self._stretch = replace(self._stretch, picture=file)
        self._show("hold")
        self.words.control.setFocus()
        self.changed.emit()

    def _drop_picture(self) -> None:
        if self._stretch:
            self._stretch = replace(self._stretch, picture="")
        self.words.edit.clear()
        self.words.refuse("")
        self._show("hold")
        self.changed.emit()

    def _ask_file(self, chosen: Callable[[str], None]) -> None:
        kinds = [tr("Pictures") + " (*.png *.jpg *.jpeg *.svg)"]
        ask_which_to_open(self, tr("Picture of my own"), kinds, lambda file: chosen(str(file)))

    def _family_name(self, family: str) -> str:
        return tr(self._names[family]) if family in self._names else tr("Knee-to-wall check")

    def _pose_name(self, pose: str) -> str:
        if pose == "stand":
            return tr("Upright")
        phases = {"stand": tr("Beside it"), **dict(_phases())}
        words = tr("{phase}: {stretch}")
        return words.format(stretch=self._family_name(_family(pose)), phase=phases[pose.rpartition("-")[2]])


def _family(pose: str) -> str:
    """The stretch for which this pose was drawn."""
    return pose.rpartition("-")[0] or "wall-straight"


def _families() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_family(each) for each in POSES if each.endswith("-hold")))


def _phases() -> tuple[tuple[str, str], ...]:
    return (("ready", tr("Getting ready")), ("hold", tr("Hold")), ("switch", tr("Between two holds")))
