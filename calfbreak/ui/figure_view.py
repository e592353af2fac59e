"""The widget in which the figure moves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHideEvent, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfbreak.domain import wording
from calfbreak.domain.body.figure import Skeleton
from calfbreak.domain.body.looks import Looks
from calfbreak.domain.body.motion import Way, way_of
from calfbreak.domain.body.poses import USUAL, posed, scene_of
from calfbreak.domain.body.scene import Scene, Things
from calfbreak.domain.history.records import Side
from calfbreak.domain.stretching.session import Frame, Phase, PhaseKind
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.wording import tr
from calfbreak.ui import painted_text
from calfbreak.ui.figure_film import Film, Picture
from calfbreak.ui.figure_layers import Coat, coats_of
from calfbreak.ui.figure_painting import paint_figure
from calfbreak.ui.figure_places import Arrangement, arrange
from calfbreak.ui.muscle_glow import FAINTEST, Glow
from calfbreak.ui.scene_painting import paint_scene
from calfbreak.ui.stage import Stage
from calfbreak.ui.still_picture import StillPicture, show_piece
from calfbreak.ui.theme import CARD_RADIUS, Theme, font

_MARGIN, _PADDING, _BETWEEN, _ABOVE = 20, 14, 8, 12
"""px around the ground of the name of the muscle, in it beside the name, between spot and name, and above and below."""
_SPOT = 0.66
"""How large the spot of colour beside the name is, in lines of text."""
_HEAD_ROOM = -0.14
"""How far the name of a muscle may reach beside the head of somebody who stands, in body heights."""
_SOON = 0.1
"""Seconds: who has to paint more pictures while the figure moves is told so a little before."""
GLOW_STEPS = 40
"""How many brightnesses the glow has: more cannot be told apart."""


class FigureView(QWidget):
    """Shows what the body does at one moment of a session; between two frames it costs nothing."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None, labelled: bool = True) -> None:
        """Where nothing moves in the theme, the figure changes its pose without moving. `labelled` names the muscle."""
        super().__init__(parent)
        self._theme = theme
        self._labelled = labelled
        self._looks = Looks()
        self._scene, self._things = Scene.WALL, USUAL
        self._glow = Glow(Side.BOTH, 0.0)
        self._muscle = ""
        self._stage = Stage(QRectF(self.rect()))
        self._way_for: object = None
        self._holds, self._dark = False, Glow(Side.BOTH, 0.0)
        """Whether this phase is a hold; and the muscles that work in it, before they glow."""
        self._films: dict[tuple[Way, float], Film] = {}
        self._show_way(Way((posed("stand", Side.RIGHT),)), 0.0)
        self._picture = self._film.at(0.0)
        self._coats: tuple[Coat, ...] = ()
        self._coats_for: object = None
        self._swift = False
        """This picture is one of many in a second."""
        self._filled = QRect()
        """The part of the picture that the person may still fill on the screen."""
        self._room = StillPicture(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or else the whole window is painted beneath it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 320)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As in the design, at 100 %."""
        return QSize(470, 512)

    def show_frame(self, frame: Frame, stretch: Stretch) -> None:
        """Show this moment. The same frame always gives the same picture."""
        phase = frame.phase
        wanted = (phase, stretch, self._things, self._theme.moves)
        if wanted != self._way_for:
            self._way_for = wanted
            self._begin(phase, stretch)
        self.move_on(phase.lasts - frame.left)

    def move_on(self, passed: float) -> None:
        """Show where the figure is when so many seconds of the phase have passed."""
        before, lit, swift = self._picture, self._glow, self._swift
        self._picture, self._swift = self._film.at(passed), self._film.moves(passed)
        strength = glow_at(passed, self._lasts) if self._holds else 0.0
        if strength != lit.strength or (lit.side, lit.muscles) != (self._dark.side, self._dark.muscles):
            self._glow = replace(self._dark, strength=strength)
        if self._picture is not before or self._glow is not lit or self._swift is not swift:
            self._update_person(before, only_moved=self._glow == lit and self._swift is swift)

    def _begin(self, phase: Phase, stretch: Stretch) -> None:
        """What is the same for as long as a phase lasts."""
        self._holds, self._dark = phase.kind is PhaseKind.HOLD, Glow(phase.side, 0.0, stretch.muscles)
        words = wording.phase_sentence(phase, stretch.positions)
        if words != self.accessibleName():
            self.setAccessibleName(words)
        muscle, scene = tr(", ").join(tr(each) for each in stretch.muscles), scene_of(stretch.poses["hold"])
        if (muscle, scene) != (self._muscle, self._scene):
            self._muscle, self._scene = muscle, scene
            self._set_stage()
            self.update()
        self._show_way(way_of(phase, stretch.poses, things=self._things, motion=self._theme.moves), phase.lasts)

    def _show_way(self, way: Way, lasts: float) -> None:
        """The films of a session are kept while it is seen: each repetition moves as the one before."""
        self._way, self._lasts = way, lasts
        self._film = self._films.setdefault((way, lasts), Film(way, lasts, self._arranged))

    def hideEvent(self, event: QHideEvent) -> None:
        """The films are made anew when they are needed again."""
        super().hideEvent(event)
        self._films.clear()

    def _arranged(self, body: Skeleton, before: Skeleton) -> Arrangement:
        return arrange(self._stage, body, before, self._scene, self._things)

    def moves(self, passed: float) -> bool:
        """Whether the figure is between two poses when so much of this phase has passed, or soon will be."""
        return self._film.moves(passed, within=_SOON)

    def _update_person(self, before: Picture, *, only_moved: bool) -> None:
        """Have no more painted again than what the person fills now, and filled before."""
        pose, old = self._picture.pose, before.pose
        if only_moved and (pose.near, pose.far, pose.pelvis) == (old.near, old.far, old.pelvis):
            # A breath, or what stands on its feet as before; the outline of the body alone would do for a breath only.
            upper = self._stage.upper_bounds
            self.update(upper(self._picture.body).united(upper(before.body)).toAlignedRect())
            return
        filled = self._picture.arranged.bounds
        self.update(filled.united(self._filled))
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
        self._films.clear()
        self._show_way(self._way, self._lasts)
        body = self._picture.body
        self._picture = self._picture._replace(arranged=self._arranged(body, body))
        self._filled = self._picture.arranged.bounds

    def paintEvent(self, event: QPaintEvent) -> None:
        """The room, and the person in it."""
        room, roles = self._room_picture(), self._theme.roles
        with QPainter(self) as painter:
            show_piece(painter, room, event.rect())
            if self._coats_for != (self._looks, roles):
                self._coats_for, self._coats = (self._looks, roles), coats_of(self._looks, roles)
            paint_figure(painter, self._picture.arranged, self._glow, roles.signal, self._coats, swift=self._swift)

    def _room_picture(self) -> QPixmap:
        """What does not move."""
        roles = self._theme.roles
        made_for = roles, self._muscle, self._scene, self._things
        return self._room.make(made_for, self._paint_room, roles.card)

    def _paint_room(self, painter: QPainter) -> None:
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), CARD_RADIUS, CARD_RADIUS)
        painter.setClipPath(frame)
        paint_scene(painter, self._stage, self._scene, self._things, self._theme.roles)
        if self._muscle and self._labelled:
            self._paint_label(painter)

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
        if pill is None:
            return
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

    def _label_place(self, wide: float, high: float) -> QRectF | None:
        """Above the person's back, in every language: on the other side is the wall. A long word, or a large one, goes
        down to the floor, where no head is.

        Nowhere where the floor is so low that the shoes would stand on it: a small figure has no room for words.
        """
        pill = QRectF(_MARGIN, _MARGIN, wide, high)
        if pill.right() > self._stage.x(_HEAD_ROOM):
            pill.moveTop(min((self._stage.floor + self.height() - high) / 2, self.height() - high - _ABOVE / 2))
            if pill.top() < self._stage.floor:
                return None
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                pill.moveRight(self.width() - _MARGIN)
        return pill


def glow_at(passed: float, lasts: float) -> float:
    """How brightly the muscle glows in a hold: it comes within half a second, and grows as the hold goes on."""
    return round(min(1.0, 2 * passed) * (FAINTEST + (1 - FAINTEST) * passed / lasts) * GLOW_STEPS) / GLOW_STEPS
