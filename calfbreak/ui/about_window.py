"""About: version, licence, privacy, where the files are, and where the stretches come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from calfbreak import __version__
from calfbreak.domain.phase import Phase
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.wording import program_name, tr
from calfbreak.ui.closing import PassingWindow
from calfbreak.ui.parts import button, card, em, label, line, open_in_front
from calfbreak.ui.theme import Theme
from calfbreak.ui.tray_icon import STEPS, DrawnState, draw

SETTINGS, HISTORY, LOG = "settings", "history", "log"
"""The files that are told of."""


def open_folder(folder: Path) -> bool:
    """Show the folder in the desktop's own file manager; whether there is one."""
    return bool(QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))


class AboutWindow(PassingWindow):
    """One page, which scrolls."""

    def __init__(
        self,
        *,
        theme: Theme,
        files: Mapping[str, PurePath],
        stretches: Mapping[str, Stretch],
        open_folder: Callable[[Path], bool] = open_folder,
    ) -> None:
        """`files` by SETTINGS, HISTORY and LOG; `stretches` by id."""
        super().__init__(None, Qt.WindowType.Window)
        self._open_folder = open_folder
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("About Calf Break"))
        self.refusal = label(kind="problem", wrap=True)
        self.refusal.setVisible(False)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 4, 12, 4)  # room for the bar, and for the ring of what has the keyboard
        column.setSpacing(16)
        column.addLayout(_head())
        for part in (line(), *_privacy(), line(), _title(tr("Your files")), self._files(files), self.refusal):
            column.addWidget(part)
        for part in (line(), _title(tr("Where the stretches come from")), *_sources(stretches)):
            column.addWidget(part)
        column.addStretch(1)
        self._arrange(inner)
        theme.dress(self)
        self.resize(max(640, em(43)), max(560, em(37)))

    def _arrange(self, inner: QWidget) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(tr("About Calf Break"))
        scroll.setWidget(inner)
        ground = card()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(12, 20, 12, 20)
        inside.addWidget(scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(ground)

    def _files(self, files: Mapping[str, PurePath]) -> QWidget:
        names = ((SETTINGS, tr("Settings")), (HISTORY, tr("History")), (LOG, tr("Log")))
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for number, (key, name) in enumerate(names):
            file = files[key]
            place = label(str(file), kind="secondary", wrap=True)
            place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            opening = button(tr("Open folder"), partial(self._show_folder, file.parent))
            opening.setAccessibleName(tr("Open the folder of: {file}").format(file=name))
            grid.addWidget(label(name), number, 0)
            grid.addWidget(place, number, 1)
            grid.addWidget(opening, number, 2)
        return made

    def _show_folder(self, folder: PurePath) -> None:
        """The folder, or, while it is not made yet, the nearest above it that is."""
        there = next(each for each in map(Path, (folder, *folder.parents)) if each.exists())
        opened = self._open_folder(there)
        self.refusal.setVisible(not opened)
        if not opened:
            self.refusal.setText(tr("No file manager answered. The folder is {folder}").format(folder=there))

    def open(self) -> None:
        """Show it, in front."""
        open_in_front(self)


def _head() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(draw(DrawnState(Phase.COUNTING, STEPS * 2 // 3), em(4.5)))
    words = QVBoxLayout()
    words.setSpacing(4)
    # Where one reads from the right, a Latin name would still begin at the left, far from the picture.
    words.addWidget(label(program_name(), times=1.6, bold=True), 0, Qt.AlignmentFlag.AlignLeft)
    words.addWidget(label(tr("Measures how long you really sit, and guides a calf stretch."), wrap=True))
    version = tr("Version {version}. Free software under the MIT licence.").format(version=__version__)
    words.addWidget(label(version, kind="secondary", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def _title(words: str) -> QLabel:
    return label(words, times=1.15, bold=True, wrap=True)


def _privacy() -> tuple[QLabel, ...]:
    return (
        _title(tr("Private")),
        label(tr("Calf Break never uses the network. It notes when you used the computer last, never what you typed "
                 "or what was on the screen, and its records stay in the files below."), wrap=True),
        label(tr("It is no medical advice. If stretching hurts, stop, and ask a doctor or physiotherapist."),
              kind="secondary", wrap=True),
    )  # fmt: skip


def _sources(stretches: Mapping[str, Stretch]) -> list[QWidget]:
    """Each source once, with the stretches that rest on it."""
    resting: dict[str, list[str]] = {}
    for stretch in stretches.values():
        for source in stretch.sources:
            resting.setdefault(source, []).append(tr(stretch.name))
    parts: list[QWidget] = []
    for source, names in resting.items():
        parts.append(label(tr(source), wrap=True))
        parts.append(label(tr(", ").join(names), kind="secondary", wrap=True))
    return parts
