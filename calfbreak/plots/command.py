"""The command that the program runs when a plot is wanted: it reads an order, writes the drawings, and ends."""

from __future__ import annotations

from typing import BinaryIO, assert_never

from calfbreak.domain.codec import from_text, to_text
from calfbreak.domain.history.chart import Columns, Course, Drawing, Drawings, Heat, Look, Order, Sheet, Undrawn
from calfbreak.domain.translation import said, told


def run(orders: BinaryIO, drawings: BinaryIO) -> int:
    """Draw what the JSON text in `orders` asks for; the exit status. Raises ValueError if it is no order."""
    order: Order = from_text(Order, orders.read().decode())
    try:
        answer: Drawings | Undrawn = draw(order)
    except ImportError as error:
        answer = Undrawn(told(said("The library that draws them is missing ({why}).", why=error)))
    drawings.write(to_text(answer).encode())
    drawings.flush()
    return 0


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
