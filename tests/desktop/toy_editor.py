"""A line to type into. Writes `ready`, then `text: ...` whenever it changes. Proves where the keyboard goes."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication(sys.argv)
line = QLineEdit()
line.setWindowTitle("Toy editor")
line.textChanged.connect(lambda text: print(f"text: {text}"))
line.move(60, 500)
line.show()
print("ready")
sys.exit(app.exec())
