"""What a plot shows, as plain values: the window lists them as a table, a child process draws them.

Both are made from the same `Chart`, so that a table never says anything else than its plot. All words are in it, in
the person's language; whoever draws knows neither languages nor calendars.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, and what is written there."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """The same values for reading: a row for each mark of the plot, in their order."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of bars: a tall pale one, a solid one in front of it, dots above."""

    label: str
    """Stands below; may be empty."""
    words: str
    """Everything there is to say of it, in a sentence."""
    back: float | None = None
    front: float | None = None
    dots: int | None = None
    """Shown as dots where there are few in all columns, else as a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Bars beside one another."""

    title: str
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    """Of the upright axis; the last is its end."""
    back: str = ""
    """What the pale bars are; empty if there are none."""
    front: str = ""
    dots: str = ""
    table: Table

    @property
    def marks(self) -> tuple[str, ...]:
        """What each thing that can be pointed at says, in order."""
        return tuple(column.words for column in self.columns)

    @property
    def newest(self) -> int:
        """The mark with which somebody begins to read."""
        return len(self.columns) - 1

    @property
    def beside(self) -> tuple[str, ...]:
        """The words that stand at the upright axis and in the legend, where they need room."""
        return (*(tick.label for tick in self.ticks), self.back, self.front, self.dots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One day of a heat map."""

    column: int
    row: int
    words: str
    level: int | None
    """0 for the palest to `Heat.levels - 1`; None where there is nothing to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """A map with a square for each day."""

    title: str
    squares: tuple[Square, ...]
    levels: int
    columns: tuple[Tick, ...]
    """What is written above some columns."""
    rows: tuple[Tick, ...]
    """What is written beside some rows."""
    legend: tuple[str, ...]
    """What each level means, from the palest."""
    table: Table

    @property
    def marks(self) -> tuple[str, ...]:
        """What each square says, in order."""
        return tuple(square.words for square in self.squares)

    @property
    def newest(self) -> int:
        """The mark with which somebody begins to read: the last day that has something, for the year goes on."""
        filled = [place for place, square in enumerate(self.squares) if square.level is not None]
        return filled[-1] if filled else len(self.squares) - 1

    @property
    def beside(self) -> tuple[str, ...]:
        """The words that stand beside the rows and in the legend."""
        return (*(tick.label for tick in self.rows), *self.legend)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One measured value."""

    across: float
    """Days since the chart begins."""
    up: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Values over time, with a band within which a change may be none."""

    title: str
    spots: tuple[Spot, ...]
    strong: bool
    """In the signal's colour instead of the accent's, to tell two charts apart."""
    band: tuple[float, float]
    band_label: str
    ticks: tuple[Tick, ...]
    """Of the upright axis; the first and the last are its ends."""
    other_ticks: tuple[Tick, ...]
    """The same axis in another unit, on the other side."""
    days: tuple[Tick, ...]
    """Of the axis of time."""
    span: float
    """Days that the axis of time is long."""
    table: Table

    @property
    def marks(self) -> tuple[str, ...]:
        """What each value says, in order."""
        return tuple(spot.words for spot in self.spots)

    @property
    def newest(self) -> int:
        """The mark with which somebody begins to read."""
        return len(self.spots) - 1

    @property
    def beside(self) -> tuple[str, ...]:
        """The words that stand at the upright axes."""
        return tuple(tick.label for tick in (*self.ticks, *self.other_ticks))


Chart = Columns | Heat | Course


# --- what is asked of whoever draws, and what comes back -------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The window's colours (#RRGGBB), font and direction."""

    card: str
    text: str
    secondary: str
    line: str
    control: str
    accent: str
    tint: str
    signal: str
    font: str
    """The family."""
    pixels: float
    """The height of the letters."""
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart, and how large it is to be drawn, px."""

    chart: Chart
    width: int
    height: int
    measured: tuple[tuple[str, float], ...] = ()
    """Words that stand beside the plot, and how wide they are in the window's font, px."""


@dataclass(frozen=True, slots=True)
class Order:
    """Draw these."""

    look: Look
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Where a mark lies in the drawing, px from its top left."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plot as SVG, with the boxes of the chart's marks in their order."""

    svg: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Drawings:
    """The answer to an order, sheet by sheet."""

    drawings: tuple[Drawing, ...]


@dataclass(frozen=True, slots=True)
class Undrawn:
    """The answer where nothing can be drawn."""

    why: str
    """A sentence."""
