"""A film in full screen: Escape puts it into a window, f makes it large again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel


class Film(QLabel):
    """The film."""

    def __init__(self) -> None:
        super().__init__("a film")
        self.setWindowTitle("Film")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Change the size."""
        if event.key() == Qt.Key.Key_Escape:
            self.showNormal()
            print("in a window", flush=True)
        elif event.key() == Qt.Key.Key_F:
            self.showFullScreen()


app = QApplication([])
film = Film()
film.showFullScreen()
print("playing", flush=True)
app.exec()
