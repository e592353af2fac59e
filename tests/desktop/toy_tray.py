"""A tray icon of one colour. Writes `shown`, then `pressed REASON` for every press. Proves that the lab shows trays."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
icon = QIcon()
for side in (22, 44):
    pixmap = QPixmap(side, side)
    pixmap.fill(QColor(sys.argv[1]))
    icon.addPixmap(pixmap)
tray = QSystemTrayIcon(icon)
tray.activated.connect(lambda reason: print("pressed", reason.name))
tray.show()
print("shown" if QSystemTrayIcon.isSystemTrayAvailable() else "no tray")
sys.exit(app.exec())
