"""What Qt cannot know of our own widgets: that a plain widget is a window, and that a painted one is a picture.

Qt gives every widget that is none of its own kinds the role of filler, which screen readers pass over: they would tell
neither the title of such a window, nor that there is a picture with a name. Qt asks only when somebody listens,
and once for each widget, often before that has its name.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_made_known = False


def make_roles_known() -> None:
    """Have Qt give our widgets their roles, from the next one that is asked about. A second time changes nothing."""
    global _made_known  # noqa: PLW0603 - Qt keeps a factory for as long as the process lives
    if not _made_known:
        QAccessible.installFactory(_interface)
        _made_known = True


def role_of(widget: QWidget) -> QAccessible.Role | None:
    """The role of a widget that is plain to Qt; None if it is nothing but a place for others."""
    if widget.isWindow():
        return QAccessible.Role.Window
    return QAccessible.Role.Graphic if _paints_itself(widget) and widget.accessibleName() else None


def _paints_itself(widget: QWidget) -> bool:
    return type(widget).paintEvent is not QWidget.paintEvent


class _Described(QAccessibleWidget):
    """A widget whose role is what it is when a screen reader asks."""

    def role(self) -> QAccessible.Role:
        """The role now."""
        widget = self.object()
        role = role_of(widget) if isinstance(widget, QWidget) else None
        return super().role() if role is None else role


def _interface(kind: str, of: QObject) -> QAccessibleInterface | None:
    """Qt asks with the name of each class that an object is of, its own first; what it knows never comes to QWidget."""
    if kind != "QWidget" or not isinstance(of, QWidget) or not (of.isWindow() or _paints_itself(of)):
        return None
    return _Described(of, QAccessible.Role.Client, "")  # with a name of its own it would not follow the window's title
