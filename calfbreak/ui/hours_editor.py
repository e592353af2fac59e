"""Working hours, weekday by weekday: as many ranges a day as one likes, over midnight too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from calfbreak.domain.formats import formats
from calfbreak.domain.rules.calendar import DAY, HOUR, MINUTE, Hours
from calfbreak.domain.wording import tr
from calfbreak.domain.wording.dates import weekday
from calfbreak.ui.drawn_controls import scrolls_only_in_focus
from calfbreak.ui.parts import button, em, label

Range = tuple[int, int]
"""Beginning and end, in seconds after midnight."""

_FIRST: Range = (9 * HOUR, 17 * HOUR + 30 * MINUTE)
"""What is offered for a day without any."""
_MONDAY = date(2024, 1, 1)
_WORK_DAYS = range(5)


class HoursEditor(QWidget):
    """A line for each weekday. `changed` tells the hours as a person has changed them."""

    changed = Signal(object)

    def __init__(self, before: QWidget) -> None:
        """`before` is where the keyboard comes from."""
        super().__init__()
        self._before = before
        first = formats().first_weekday
        self.days = {number % 7: _Day(number % 7, self._tell) for number in range(first, first + 7)}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, day in enumerate(self.days.values()):
            name = label(day.name)
            name.setFixedHeight(_height())  # beside the first range
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(day, row, 1)
        self.same = button(tr("Monday's hours from Monday to Friday"), self._as_on_monday)
        self.none = button(tr("No working hours"), self._clear)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.same)
        buttons.addWidget(self.none)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(grid)
        layout.addLayout(buttons)

    def hours(self) -> Hours:
        """The hours as they are shown."""
        return Hours(tuple(tuple(sorted(self.days[number].ranges())) for number in range(7)))

    def show_hours(self, hours: Hours) -> None:
        """Show these, without calling it a change. What is shown already stays as it is, with the keyboard in it."""
        for number, ranges in enumerate(hours.week):
            self.days[number].show_ranges(ranges)
        self.keep_order()

    def keep_order(self) -> None:
        """Let the Tab key go through it day by day, also through what was added last."""
        chain = [self._before, *(each for day in self.days.values() for each in day.controls()), self.same, self.none]
        for one, next_one in pairwise(chain):
            QWidget.setTabOrder(one, next_one)

    def _tell(self) -> None:
        self.keep_order()
        self.changed.emit(self.hours())

    def _as_on_monday(self) -> None:
        monday = self.days[0].ranges()
        for number in _WORK_DAYS:
            self.days[number].show_ranges(monday)
        self._tell()

    def _clear(self) -> None:
        for day in self.days.values():
            day.show_ranges(())
        self._tell()


class _Day(QWidget):
    """The ranges of one weekday, one below the other, and a button for one more."""

    def __init__(self, number: int, tell: Callable[[], None]) -> None:
        super().__init__()
        self.name = weekday(date.fromordinal(_MONDAY.toordinal() + number))
        self._tell = tell
        self.rows: list[_RangeRow] = []
        self.more = button("+", self._add)
        self.more.setProperty("kind", "step")
        self.more.setFixedSize(em(2.2), _height())
        self.more.setToolTip(tr("More hours on {day}").format(day=self.name))
        self.more.setAccessibleName(self.more.toolTip())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._arrange()

    def ranges(self) -> tuple[Range, ...]:
        """The ranges as they are shown, in the order in which they are shown."""
        return tuple(each.range() for each in self.rows)

    def controls(self) -> list[QWidget]:
        """All that can have the keyboard, in order."""
        return [*(each for row in self.rows for each in (row.start, row.end, row.less)), self.more]

    def show_ranges(self, ranges: tuple[Range, ...]) -> None:
        """Show these."""
        wanted = [(start, end % DAY) for start, end in ranges]
        if sorted(self.ranges()) == sorted(wanted):
            return
        for row in tuple(self.rows):
            self._drop(row)
        for each in wanted:
            self._append(each)

    def _add(self) -> None:
        last = max((end for _, end in self.ranges()), default=None)
        row = self._append(_FIRST if last is None else _after(last))
        row.start.setFocus()
        self._tell()

    def _append(self, shown: Range) -> _RangeRow:
        row = _RangeRow(self.name, shown, changed=self._tell, removed=self._remove)
        self.rows.append(row)
        self._arrange()
        return row

    def _arrange(self) -> None:
        """The ranges below one another, and the button beside the last of them."""
        for number, row in enumerate(self.rows):
            self._grid.addWidget(row, number, 0)
        self._grid.addWidget(self.more, max(0, len(self.rows) - 1), 1 if self.rows else 0)

    def _remove(self, row: _RangeRow) -> None:
        self._drop(row)
        self.more.setFocus()
        self._tell()

    def _drop(self, row: _RangeRow) -> None:
        self.rows.remove(row)
        self._grid.removeWidget(row)
        self._arrange()
        row.hide()
        row.deleteLater()


class _RangeRow(QWidget):
    """From … to …, and a button that takes the range away."""

    def __init__(
        self, day: str, shown: Range, *, changed: Callable[[], None], removed: Callable[[_RangeRow], None]
    ) -> None:
        super().__init__()
        self._changed = changed
        self.start = _time_edit(shown[0], tr("{day}, from").format(day=day))
        self.end = _time_edit(shown[1], tr("{day}, to").format(day=day))
        self._over = label(tr("the next day"), kind="secondary")
        self.less = button("×", lambda: removed(self))
        self.less.setProperty("kind", "step")
        self.less.setFixedSize(em(2.2), _height())
        self.less.setToolTip(tr("Take these hours of {day} away").format(day=day))
        self.less.setAccessibleName(self.less.toolTip())
        self.setFixedHeight(_height())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.start, label("–"), self.end, self._over, self.less):
            layout.addWidget(widget)
        self._say_over()
        for edit in (self.start, self.end):
            edit.timeChanged.connect(self._moved)

    def range(self) -> Range:
        """The range as it is shown."""
        return _seconds(self.start), _seconds(self.end)

    def _moved(self) -> None:
        self._say_over()
        self._changed()

    def _say_over(self) -> None:
        start, end = self.range()
        self._over.setVisible(end <= start)


def _height() -> int:
    """Of a range, px."""
    return em(2)


def _time_edit(seconds: int, name: str) -> QTimeEdit:
    edit = QTimeEdit(QTime(0, 0).addSecs(seconds % DAY))
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # before the format, which Qt would turn round
    edit.setDisplayFormat("h:mm AP" if formats().twelve_hours else "HH:mm")
    edit.setKeyboardTracking(False)
    edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
    edit.setFixedWidth(em(6 if formats().twelve_hours else 4.2))
    edit.setAccessibleName(name)
    scrolls_only_in_focus(edit)
    return edit


def _seconds(edit: QTimeEdit) -> int:
    return edit.time().hour() * HOUR + edit.time().minute() * MINUTE


def _after(last: int) -> Range:
    """An hour later, until the usual end of the day or for two hours."""
    start = (last + HOUR) % DAY
    return start, _FIRST[1] if start < _FIRST[1] - HOUR else (start + 2 * HOUR) % DAY
