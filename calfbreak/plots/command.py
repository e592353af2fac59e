"""The command that the program runs when plots are wanted: it reads orders and writes drawings while there are any."""

from __future__ import annotations

from typing import BinaryIO, assert_never

from calfbreak.domain.codec import from_text, to_text
from calfbreak.domain.history.chart import Columns, Course, Drawing, Drawings, Heat, Look, Order, Sheet, Undrawn
from calfbreak.domain.translation import said, told


def run(orders: BinaryIO, drawings: BinaryIO) -> int:
    """Draw what each line of `orders` asks for, a JSON text, until there is no more; the exit status.

    Raises ValueError if one is no order.
    """
    missing = _load()
    for line in orders:
        order: Order = from_text(Order, line.decode())
        answer: Drawings | Undrawn = Undrawn(missing) if missing else draw(order)
        drawings.write(to_text(answer).encode() + b"\n")
        drawings.flush()
    return 0


def _load() -> str:
    """Have everything at hand before the first order comes; why that cannot be, empty if it can."""
    try:
        from calfbreak.plots import columns, course, heat  # noqa: F401
    except ImportError as error:
        return told(said("The library that draws them is missing ({why}).", why=error))
    return ""


def draw(order: Order) -> Drawings:
    """The drawings of an order."""
    from calfbreak.plots.canvas import prepare

    prepare()
    return Drawings(tuple(_draw(sheet, order.look) for sheet in order.sheets))


def _draw(sheet: Sheet, look: Look) -> Drawing:
    match sheet.chart:
        case Columns():
            from calfbreak.plots.columns import draw_columns

            return draw_columns(sheet.chart, sheet, look)
        case Heat():
            from calfbreak.plots.heat import draw_heat

            return draw_heat(sheet.chart, sheet, look)
        case Course():
            from calfbreak.plots.course import draw_course

            return draw_course(sheet.chart, sheet, look)
        case _:
            assert_never(sheet.chart)
