"""The one style sheet of all windows, made from the theme's roles.

Widgets name what they are by the dynamic property `kind`: `primary` button, `card`, `secondary` text, `accent` text …
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calfbreak.ui.colours import Roles

_SHEET = Template("""
QWidget { color: $text; }
QWidget[kind="window"] { background: $window; }
QWidget[kind="plain"] { background: $card; }
QWidget[kind="notice"] { background: $card; border: 1px solid $control; }
QFrame[kind="card"] { background: $card; border-radius: ${card_radius}px; }
QFrame[kind="tint"] { background: $tint; border-radius: ${button_radius}px; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; }
QLabel[kind="secondary"] { color: $secondary; }
QLabel[kind="accent"] { color: $accent; }
QLabel[kind="problem"] { color: $text; background: $tint; border-left: 4px solid $signal; padding: 8px 12px; }
QPushButton {
    background: $card; color: $text; border: 1px solid $control; border-radius: ${button_radius}px;
    padding: 8px 16px; min-height: ${line_height}px; outline: none;
}
QPushButton:hover { background: $tint; }
QPushButton:pressed { background: $tint; border-color: $text; }
QPushButton:checked { background: $tint; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; }
QPushButton:disabled { color: $secondary; border: 1px dashed $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { border-color: $text; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; color: $accent; }
QPushButton[kind="quiet"]:hover { background: $tint; color: $text; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; }
QPushButton[kind="primary"]:disabled { background: $card; color: $secondary; border: 1px dashed $line; }
QPushButton[kind="quiet"]:disabled { color: $secondary; }
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
    background: $card; color: $text; border: 1px solid $control; border-radius: 8px; padding: 4px 8px;
    min-height: ${line_height}px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { placeholder-text-color: $secondary; }
QAbstractSpinBox { padding: 0 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 3px 7px; }
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 3px; min-height: ${line_height_in_focus}px; }
QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $secondary; border-color: $line; }
QCheckBox { spacing: 8px; padding: 4px; border: 1px solid transparent; border-radius: 6px; outline: none; }
QCheckBox:focus { border-color: $accent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $control; border-radius: 4px; background: $card; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { background: $card; color: $text; border: 1px solid $control;
    selection-background-color: $accent; selection-color: $on_accent; }
QPushButton[kind="step"] { padding: 0; min-height: 0; font-weight: bold; }
QSlider { min-height: ${line_height}px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $control; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider[kind="mirrored"]::sub-page:horizontal { background: $control; }
QSlider[kind="mirrored"]::add-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 20px; height: 20px; margin: -8px 0; border-radius: 10px; background: $accent; }
QSlider::handle:horizontal:focus { border: 4px solid $text; width: 12px; height: 12px; background: $card; }
QSlider::sub-page:disabled, QSlider::handle:disabled, QSlider[kind="mirrored"]::add-page:disabled {
    background: $control; }
QDialog QListView, QDialog QTreeView { background: $card; color: $text; }
QListWidget { background: transparent; border: none; outline: none; }
QListWidget[kind="pages"]::item { padding: 8px 12px; border-radius: 8px; border: 1px solid transparent; color: $text; }
QListWidget[kind="pages"]::item:selected { background: $tint; border-color: $accent; color: $text; }
QListWidget[kind="pages"]::item:selected:focus { border-width: 2px; padding: 7px 11px; }
QListWidget[kind="pages"]::item:disabled { color: $secondary; }
QListWidget[kind="pages"]::item:selected:disabled { background: transparent; border-color: $control; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea:focus { border: 1px solid $accent; border-radius: 4px; }
QScrollBar:vertical { width: 10px; background: transparent; }
QScrollBar::handle:vertical { background: $control; border-radius: 3px; min-height: 32px; margin: 0 2px; }
QScrollArea[kind="apart"] QScrollBar:vertical { width: 18px; }
QScrollArea[kind="apart"] QScrollBar::handle:vertical { margin: 0 6px; }
QScrollBar:horizontal { height: 10px; background: transparent; }
QScrollBar::handle:horizontal { background: $control; border-radius: 3px; min-width: 32px; margin: 2px 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: transparent; color: $secondary; padding: 4px 2px; margin-right: 24px;
    border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { border: 2px solid $accent; border-bottom-width: 3px; border-radius: 4px; padding: 2px 0; }
QTableView { background: $card; color: $text; border: none; selection-background-color: $tint;
    selection-color: $text; }
QTableView:focus { border: 1px solid $accent; }
QHeaderView, QHeaderView::section { background: $card; color: $secondary; border: none; }
QHeaderView::section { padding: 4px 4px; }
QToolTip { background: $card; color: $text; border: 1px solid $control; padding: 4px 8px; }
""")


def style_sheet(roles: Roles, card_radius: int, button_radius: int, line_height: int) -> str:
    """The sheet in these colours; radii, and the least height of a line in a control, in px."""
    return _SHEET.substitute(
        window=roles.window, card=roles.card, text=roles.text, secondary=roles.secondary, line=roles.line,
        control=roles.control, accent=roles.accent, tint=roles.tint, on_accent=roles.on_accent, signal=roles.signal,
        card_radius=card_radius, button_radius=button_radius, line_height=line_height,
        line_height_in_focus=line_height - 2,
    )  # fmt: skip
