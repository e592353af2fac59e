"""The plots, drawn for real: bars as high as their values, text that stays text, a box for each mark."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from calfbreak.domain.codec import from_text, to_text
from calfbreak.domain.history.chart import (
    Chart,
    Columns,
    Course,
    Drawing,
    Drawings,
    Heat,
    Look,
    Order,
    Sheet,
    Tick,
    Undrawn,
)
from calfbreak.domain.history.check_charts import leg_charts
from calfbreak.domain.history.records import CheckRecord
from calfbreak.domain.history.trend_charts import Grain, passed_over, sitting, slots, year
from calfbreak.domain.history.trends import DaySummary, HourCount
from calfbreak.domain.rules.calendar import HOUR
from calfbreak.domain.rules.moment import Stamp
from calfbreak.plots.command import draw, run
from calfbreak.plots.legend import LINE, Entry, Legend

TODAY = date(2026, 11, 22)
LOOK = Look(
    card="#ffffff", text="#1d282b", secondary="#5e6a6f", line="#e6e2da", control="#7f8787", accent="#1f7a6c",
    tint="#e1f0ec", signal="#e4572e", font="Some Font", pixels=13.0,
)  # fmt: skip
WIDTH, HEIGHT = 420, 260


def drawing(chart: Chart, look: Look = LOOK) -> Drawing:
    (made,) = draw(Order(look, (Sheet(chart, WIDTH, HEIGHT),))).drawings
    return made


def days() -> list[DaySummary]:
    return [DaySummary(day=date(2026, 11, 16 + number), sat=(number + 1) * HOUR, completed=2) for number in range(7)]


def bars() -> Columns:
    return sitting(Grain.DAY, slots(Grain.DAY, days(), TODAY))


def course() -> Course:
    checks = [CheckRecord(Stamp(0, 0), (7.0 + n,), (8.0,), date(2026, 9 + n, 1)) for n in range(3)]
    return leg_charts(checks)[0]


def heat() -> Heat:
    return year(days(), 2026, TODAY, 3)


def shapes(svg: str, colour: str) -> list[tuple[float, float]]:
    """Lowest and highest y of each filled path in this colour, in order."""
    found = []
    for path in re.findall(rf'<path d="([^"]*)"[^>]*style="fill: {colour}', svg):
        ys = [float(pair.split()[1]) for pair in re.findall(r"[-\d.]+ [-\d.]+", path)]
        found.append((min(ys), max(ys)))
    return found


def texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]


def test_bars_are_as_high_as_their_values() -> None:
    heights = [low - high for high, low in shapes(drawing(bars()).svg, LOOK.tint) if low - high > 12]
    values = [column.back for column in bars().columns if column.back]
    assert len(heights) == len(values) == 7
    for height, value in zip(heights, values, strict=True):
        assert height / heights[-1] == pytest.approx(value / values[-1], rel=0.001)


@pytest.mark.parametrize("chart", [bars(), heat(), course()], ids=lambda chart: type(chart).__name__)
def test_each_mark_has_a_box_within_the_picture(chart: Chart) -> None:
    boxes = drawing(chart).boxes
    assert len(boxes) == len(chart.marks)
    for box in boxes:
        assert box.width > 0
        assert box.height > 0
        assert box.left >= -1
        assert box.top >= -1
        assert box.left + box.width <= WIDTH + 1
        assert box.top + box.height <= HEIGHT + 1
    assert len({(box.left, box.top) for box in boxes}) == len(boxes)


def test_a_larger_value_is_higher_up() -> None:
    tops = [box.top for box in drawing(course()).boxes]
    assert tops == sorted(tops, reverse=True)


def test_text_stays_text_in_the_font_of_the_window() -> None:
    chart = replace(bars(), back="बैठना", front="الجلوس", dots="拉伸 & <>")
    made = drawing(chart)
    assert {"बैठना", "الجلوس", "拉伸 & <>", "0", "22"} <= set(texts(made.svg))
    assert "Some Font" in made.svg


def test_from_right_to_left_the_first_day_is_at_the_right() -> None:
    forth = [box.left for box in drawing(bars()).boxes]
    back = [box.left for box in drawing(bars(), replace(LOOK, right_to_left=True)).boxes]
    assert forth == sorted(forth)
    assert back == sorted(back, reverse=True)


def written(svg: str) -> dict[str, tuple[float, str]]:
    """For each text where it is held across, px, and by which end."""
    found = {}
    for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        place = re.search(r"translate\(([-\d.]+)", each.get("transform", ""))
        held = re.search(r"text-anchor: (\w+)", each.get("style", ""))
        across = float(place[1]) if place else float(each.get("x", "nan"))
        found[each.text or ""] = (across, held[1] if held else "start")
    return found


def measured_drawing(chart: Chart, widths: dict[str, float], look: Look) -> Drawing:
    (made,) = draw(Order(look, (Sheet(chart, WIDTH, HEIGHT, tuple(widths.items())),))).drawings
    return made


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("wide", [10.0, 90.0, 180.0])
def test_words_beside_the_plot_are_whole_however_wide_they_are(wide: float, right_to_left: bool) -> None:
    chart = replace(bars(), ticks=(Tick(0.0, "0"), Tick(5 * HOUR, "1 h 30 min"), Tick(10 * HOUR, "end")))
    widths = dict.fromkeys((word for word in chart.beside if word), wide)
    made = written(measured_drawing(chart, widths, replace(LOOK, right_to_left=right_to_left)).svg)
    for word, width in widths.items():
        across, held = made[word]
        begins = across - width if held == "end" else across
        assert begins >= 0, word
        assert begins + width <= WIDTH, word


def test_a_legend_that_is_too_wide_goes_on_below_and_the_plot_makes_room() -> None:
    chart = bars()
    tops = {}
    for wide in (60.0, 150.0):
        legend = Legend([Entry("#000000", "", words) for words in (chart.back, chart.front, chart.dots)],
                        Sheet(chart, WIDTH, HEIGHT, tuple((words, wide) for words in chart.beside)), LOOK)  # fmt: skip
        tops[wide] = [place.line for place in legend.places], legend.height
    assert tops[60.0][0] == [0, 0, 0]
    assert tops[150.0][0] == [0, 0, 1]
    assert tops[150.0][1] - tops[60.0][1] == pytest.approx(LINE)


def test_wide_words_at_the_axis_take_room_from_the_bars() -> None:
    narrow = measured_drawing(bars(), dict.fromkeys(bars().beside, 10.0), LOOK).boxes[0].left
    wide = measured_drawing(bars(), dict.fromkeys(bars().beside, 100.0), LOOK).boxes[0].left
    assert wide > 100.0 > narrow


def test_many_stretches_are_a_number_and_few_are_dots() -> None:
    few = drawing(bars())
    many = drawing(replace(bars(), columns=tuple(replace(each, dots=11) for each in bars().columns)))
    assert "11" not in texts(few.svg)
    assert texts(many.svg).count("11") >= len(bars().columns)


def test_days_without_records_are_not_filled() -> None:
    svg = drawing(heat()).svg
    assert svg.count(f"stroke: {LOOK.line}") >= 350


def test_the_same_order_gives_the_same_picture() -> None:
    assert drawing(heat()) == drawing(heat())


def test_nothing_at_all_can_be_drawn() -> None:
    empty = passed_over([HourCount(hour, 0, 0) for hour in range(24)])
    assert len(drawing(empty).boxes) == 10
    assert len(drawing(sitting(Grain.MONTH, slots(Grain.MONTH, (), TODAY))).boxes) == 12


def test_the_command_reads_an_order_and_writes_drawings() -> None:
    order, out = Order(LOOK, (Sheet(bars(), WIDTH, HEIGHT),)), io.BytesIO()
    assert run(io.BytesIO(to_text(order).encode()), out) == 0
    assert from_text(Drawings, out.getvalue().decode()) == draw(order)


def test_an_order_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="Look needs this key"):
        run(io.BytesIO(b'{"look": {}}'), io.BytesIO())


def test_without_the_library_the_answer_says_so() -> None:
    program = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "from calfbreak.plots.command import run; run(sys.stdin.buffer, sys.stdout.buffer)"
    )
    order = to_text(Order(LOOK, (Sheet(bars(), WIDTH, HEIGHT),))).encode()
    done = subprocess.run([sys.executable, "-c", program], input=order, capture_output=True, check=True, timeout=60)
    answer = from_text(Drawings | Undrawn, done.stdout.decode())
    assert isinstance(answer, Undrawn)
    assert "missing" in answer.why


def test_the_program_itself_never_loads_the_library() -> None:
    program = (
        "import sys, calfbreak.app, calfbreak.ui.history.window, calfbreak.ui.history.trends_page,"
        " calfbreak.adapters.history_parts\n"
        "print([each for each in ('matplotlib', 'numpy', 'PIL') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
