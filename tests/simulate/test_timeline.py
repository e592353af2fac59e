"""Reading timelines: what is read, and what cannot be."""

from __future__ import annotations

import pytest

from calfbreak.domain.rules.calendar import parse_hours
from calfbreak.domain.rules.numbers import Rules
from calfbreak.simulate.timeline import Line, Unreadable, read

MINUTE, HOUR = 60.0, 3600.0


def test_everything_that_can_be_written() -> None:
    timeline = read(
        """# a day
        # at: 2027-03-28 01:30 Europe/Berlin
        # settings: interval=1h30m hours=mon-fri 09:00-12:00, 13:00-17:30; sat 22:00-02:00 daily_goal=2
        # settings: quiet_limit=0
        # another comment is no title

        00:00:00  input
        00:00:00  call on
        00:00:01  video off   # a remark
        00:10:00  stop 2
        00:20:00  pause 1h30m
        00:21:00  pause indefinitely
        00:22:00  pause
        00:30:00  clock +2h
        00:31:00  clock -90s
        01:00:00  => remind
        01:00:00  => bout 00:40:05
        01:00:00  => session partial 2
        125:00:00  end
        """
    )
    assert timeline.title == "a day"
    assert timeline.wall == 1806193800.0
    assert timeline.zone == "Europe/Berlin"
    hours = parse_hours("mon-fri 09:00-12:00, 13:00-17:30; sat 22:00-02:00")
    assert timeline.rules == Rules(interval=1.5 * HOUR, hours=hours, daily_goal=2, quiet_limit=0)
    assert timeline.events == (
        Line(0, "input"),
        Line(0, "call", 1),
        Line(1, "video", 0),
        Line(10 * MINUTE, "stop", 2),
        Line(20 * MINUTE, "pause", 1.5 * HOUR),
        Line(21 * MINUTE, "pause"),
        Line(22 * MINUTE, "pause"),
        Line(30 * MINUTE, "clock", 2 * HOUR),
        Line(31 * MINUTE, "clock", -90),
    )
    assert timeline.expected == (
        Line(HOUR, "remind"),
        Line(HOUR, "bout", 40 * MINUTE + 5),
        Line(HOUR, "session partial 2"),
    )
    assert timeline.end == 125 * HOUR


def test_a_timeline_without_head_begins_on_a_monday_morning_with_the_defaults() -> None:
    timeline = read("00:00:00 end")
    assert (timeline.wall, timeline.zone, timeline.rules) == (1795420800.0, "Europe/Berlin", Rules())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "end"),
        ("00:00:00 input", "end"),
        ("# only a title", "end"),
        ("00:00:00 end\n00:00:01 input", "line 2: nothing may follow `end`"),
        ("00:00:02 input\n00:00:01 idle\n00:01:00 end", "line 2: moments must not go back"),
        ("00:00:02 input\n00:00:01 end", "line 2: moments must not go back"),
        ("00:00:00\n00:01:00 end", "line 1: '00:00:00' does not begin with a moment"),
        ("0:00:00 input", "line 1"),
        ("00:00 input", "line 1"),
        ("00:60:00 input", "line 1"),
        ("00:00:60 input", "line 1"),
        ("٠٠:00:00 input", "line 1"),
        ("-00:00:01 input", "line 1"),
        ("input", "line 1"),
        ("{}", "line 1"),
        ("999999:00:00 end", "line 1: a timeline ends within a century"),
        ("00:00:00 dance", "line 1: 'dance' is no event"),
        ("00:00:00 input now", "line 1: 'input now' is no event"),
        ("00:00:00 Input", "line 1"),
        ("00:00:00 call", "line 1"),
        ("00:00:00 call maybe", "line 1"),
        ("00:00:00 video", "line 1"),
        ("00:00:00 stop", "line 1"),
        ("00:00:00 stop two", "line 1"),
        ("00:00:00 stop ²", "line 1"),
        ("00:00:00 stop -1", "line 1"),
        ("00:00:00 pause soon", "line 1: 'soon' is not a duration"),
        ("00:00:00 pause 99999999999h", "line 1: '99999999999h' is longer than a century"),
        ("00:00:00 clock 2h", "line 1"),
        ("00:00:00 clock +", "line 1"),
        ("00:00:00 clock", "line 1"),
        ("00:00:00 clock +999999999999999999999h", "line 1"),
        ("00:00:00 =>", "line 1"),
        ("00:00:00 => dance", "line 1: 'dance' is no answer"),
        ("00:00:00 => input", "line 1"),
        ("00:00:00 => bout", "line 1"),
        ("00:00:00 => bout 40m", "line 1"),
        ("00:00:00 => bout 00:61:00", "line 1"),
        ("00:00:00 => session", "line 1"),
        ("00:00:00 => session partial", "line 1"),
        ("00:00:00 => session completed twice", "line 1"),
        ("# title\n# at: tomorrow", "line 2: `at:` wants a date, a time and a zone"),
        ("# at: 2026-11-23 09:00", "line 1"),
        ("# at: 2026-11-31 09:00 Europe/Berlin", "line 1"),
        ("# at: 2026-11-23 25:00 Europe/Berlin", "line 1"),
        ("# at: 2026-11-23 09:00 Europe/Atlantis", "line 1"),
        ("# at: 2026-11-23 09:00 ../../etc/passwd", "line 1"),
        ("# at: 9999-12-31 23:59 Europe/Berlin", "line 1"),
        ("# at: 0001-01-01 00:00 Europe/Berlin", "line 1"),
        ("# settings: intervall=60m", "line 1: no setting is called 'intervall'"),
        ("# settings: interval", "line 1: interval: '' is not a duration"),
        ("# settings: interval=soon", "line 1: interval"),
        ("# settings: interval=5m", "line 1: interval: 5m is not between"),
        ("# settings: max_snoozes=two", "line 1: max_snoozes"),
        ("# settings: hours=nine to five", "line 1: hours"),
        ("# settings: hours=09:00-25:00", "line 1: hours"),
        ("# settings: 60m", "line 1"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, complaint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(f"{text}\n")
    assert complaint in str(caught.value)
