"""The widget in which the figure moves."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfbreak.domain import wording
from calfbreak.domain.body.figure import skeleton
from calfbreak.domain.body.looks import Looks
from calfbreak.domain.body.motion import pose_at, under_way
from calfbreak.domain.body.poses import USUAL, posed, scene_of
from calfbreak.domain.body.scene import Scene, Things
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import Frame, PhaseKind
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.wording import tr
from calfbreak.ui import painted_text
from calfbreak.ui.figure_painting import paint_figure
from calfbreak.ui.muscle_glow import FAINTEST, Glow
from calfbreak.ui.scene_painting import paint_scene
from calfbreak.ui.stage import Stage
from calfbreak.ui.theme import CARD_RADIUS, Theme, font

_MARGIN, _PADDING, _BETWEEN, _ABOVE = 20, 14, 8, 12
"""px around the ground of the name of the muscle, in it beside the name, between spot and name, and above and below."""
_SPOT = 0.66
"""How large the spot of colour beside the name is, in lines of text."""
_HEAD_ROOM = -0.14
"""How far the name of a muscle may reach beside the head of somebody who stands, in body heights."""
GLOW_STEPS = 40
"""How many brightnesses the glow has: more cannot be told apart."""


class FigureView(QWidget):
    """Shows what the body does at one moment of a session; between two frames it costs nothing."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Where nothing moves in the theme, the figure changes its pose without moving."""
        super().__init__(parent)
        self._theme = theme
        self._looks = Looks()
        self._pose = posed("stand", Side.RIGHT)
        self._scene, self._things = Scene.WALL, USUAL
        self._glow = Glow(Side.BOTH, 0.0)
        self._muscle = ""
        self._skeleton = skeleton(self._pose)
        self._stage = Stage(QRectF(self.rect()))
        self._filled = QRectF()
        """The part of the picture that the person fills in it."""
        self._room = QPixmap()
        self._room_made_for: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or else the whole window is painted beneath it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 320)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As in the design, at 100 %."""
        return QSize(470, 512)

    def show_frame(self, frame: Frame, stretch: Stretch) -> None:
        """Show this moment. The same frame always gives the same picture."""
        poses, muscles = stretch.poses, stretch.muscles
        pose = pose_at(frame, poses, things=self._things, motion=self._theme.moves)
        glow = Glow(frame.phase.side, glow_of(frame), muscles)
        muscle, scene = tr(", ").join(tr(each) for each in muscles), scene_of(poses["hold"])
        if (pose, glow, muscle, scene) == (self._pose, self._glow, self._muscle, self._scene):
            return
        room_changes = (muscle, scene) != (self._muscle, self._scene)
        breath = glow == self._glow and (pose.near, pose.far, pose.pelvis) == (
            self._pose.near, self._pose.far, self._pose.pelvis
        )  # fmt: skip
        self._pose, self._glow, self._muscle, self._scene = pose, glow, muscle, scene
        self._skeleton = skeleton(pose)
        words = wording.phase_sentence(frame.phase, stretch.positions)
        if words != self.accessibleName():
            self.setAccessibleName(words)
        if room_changes:
            self._set_stage()
            self.update()
        else:
            self._update_person(upper=breath)

    def moves(self, frame: Frame, poses: Mapping[str, str]) -> bool:
        """Whether the figure is between two poses, or will be within a tenth of a second."""
        return self._theme.moves and under_way(frame, poses, within=0.1)

    def _update_person(self, *, upper: bool) -> None:
        """Have no more painted again than what the person fills now, and filled before."""
        if upper:  # the outline of the body is wide enough for the little that a breath moves it
            self.update(self._stage.bounds(self._skeleton, upper=True).toAlignedRect())
            return
        filled = self._stage.bounds(self._skeleton)
        self.update(filled.united(self._filled).toAlignedRect())
        self._filled = filled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything is somewhere else."""
        super().resizeEvent(event)
        self._set_stage()

    def use(self, things: Things, looks: Looks | None = None) -> None:
        """Draw what people have at home, and this person, from now on."""
        looks = looks or self._looks
        if (things, looks) != (self._things, self._looks):
            self._things, self._looks = things, looks
            self._set_stage()
            self.update()

    def _set_stage(self) -> None:
        raised = self._things.step_height if self._scene is Scene.STEP else 0.0
        self._stage = Stage(QRectF(self.rect()), raised)
        self._filled = self._stage.bounds(self._skeleton)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The room, and the person in it."""
        with QPainter(self) as painter:
            dirty, room = QRectF(event.rect()), self._room_picture()
            ratio = room.devicePixelRatio()
            painter.drawPixmap(dirty, room, QRectF(dirty.topLeft() * ratio, dirty.size() * ratio))
            paint_figure(
                painter, self._stage, self._skeleton, self._glow, self._theme.roles, looks=self._looks,
                scene=self._scene, things=self._things, lowest=self._stage.height(dirty.bottom()),
            )  # fmt: skip

    def _room_picture(self) -> QPixmap:
        """What does not move, painted once for each size, theme and muscle."""
        wanted = (
            self.size(), self.devicePixelRatio(), self._theme.roles, self._muscle, self._scene, self._things,
        )  # fmt: skip
        if wanted != self._room_made_for:
            self._room_made_for = wanted
            self._room = QPixmap(self.size() * self.devicePixelRatio())
            self._room.setDevicePixelRatio(self.devicePixelRatio())
            self._room.fill(QColor(self._theme.roles.card))
            with QPainter(self._room) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                frame = QPainterPath()
                frame.addRoundedRect(QRectF(self.rect()), CARD_RADIUS, CARD_RADIUS)
                painter.setClipPath(frame)
                paint_scene(painter, self._stage, self._scene, self._things, self._theme.roles)
                if self._muscle:
                    self._paint_label(painter)
        return self._room

    def _paint_label(self, painter: QPainter) -> None:
        """The name of the muscle on a ground of its own, beside a spot of the colour in which it glows."""
        roles, letters = self._theme.roles, font()
        metrics = QFontMetricsF(letters)
        spot = round(metrics.height() * _SPOT)
        beside = 2 * _PADDING + spot + _BETWEEN
        words = self._muscle[:1].upper() + self._muscle[1:]
        lines = painted_text.broken(words, self.width() - 2 * _MARGIN - beside, letters)
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        pill = self._label_place(wide + beside, metrics.height() * len(lines) + _ABOVE)
        ground = QPainterPath()
        radius = (metrics.height() + _ABOVE) / 2
        ground.addRoundedRect(pill, radius, radius)
        painter.fillPath(ground, QColor(roles.card))
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        dot = QPainterPath()
        left = pill.right() - _PADDING - spot if backwards else pill.left() + _PADDING
        dot.addEllipse(QRectF(left, pill.top() + radius - spot / 2, spot, spot))
        painter.fillPath(dot, QColor(roles.signal))
        room = QRectF(left - _BETWEEN - wide if backwards else left + spot + _BETWEEN, 0, wide, metrics.height())
        for number, line in enumerate(lines):
            room.moveTop(pill.top() + _ABOVE / 2 + number * metrics.height())
            painted_text.paint_words(painter, line, room, letters=letters, colour=roles.text)

    def _label_place(self, wide: float, high: float) -> QRectF:
        """Above the person's back; a long word, or a large one, goes down to the floor, where no head is."""
        pill = QRectF(_MARGIN, _MARGIN, wide, high)
        if pill.right() > self._stage.x(_HEAD_ROOM):
            pill.moveTop(min((self._stage.floor + self.height() - high) / 2, self.height() - high - _ABOVE / 2))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            pill.moveRight(self.width() - _MARGIN)
        return pill


def glow_of(frame: Frame) -> float:
    """How brightly the muscle glows: it comes within half a second, and grows as the hold goes on."""
    if frame.phase.kind is not PhaseKind.HOLD:
        return 0.0
    passed = frame.phase.lasts - frame.left
    return round(min(1.0, 2 * passed) * (FAINTEST + (1 - FAINTEST) * frame.fraction) * GLOW_STEPS) / GLOW_STEPS
