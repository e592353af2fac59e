"""Every setting, described once: type, default, range and words.

The settings file, the settings window, the command line and the README's table are all made from `DESCRIPTIONS`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from calfbreak.domain.languages import LANGUAGES
from calfbreak.domain.rules.calendar import HOUR, MINUTE, parse_clock, parse_hours
from calfbreak.domain.rules.numbers import Rules
from calfbreak.domain.settings.described import Description, Kind, Page, Value
from calfbreak.domain.settings.values import check, parse_duration, write_duration
from calfbreak.domain.translation import mark

__all__ = [
    "DESCRIPTIONS", "Description", "Kind", "Page", "Settings", "Value", "check", "description_of", "parse_duration",
    "settings_of", "write_duration",
]  # fmt: skip

_D = Description
DESCRIPTIONS: tuple[Description, ...] = (
    _D(key="interval", page=Page.REMINDER, kind=Kind.DURATION, default="60m", least=15 * MINUTE, most=4 * HOUR,
       foreground=(HOUR, 2 * HOUR), label="Remind me after",
       help="Sitting time after which you are reminded to stretch. One to two hours is what physiotherapists advise.",
       words=mark("often frequency minutes hour every countdown")),
    _D(key="break_after", page=Page.REMINDER, kind=Kind.DURATION, default="5m", least=MINUTE, most=30 * MINUTE,
       label="A break is", help="Being away for this long counts as a break, and sitting starts from zero.",
       words=mark("away idle absence pause walk")),
    _D(key="snooze", page=Page.REMINDER, kind=Kind.DURATION, default="10m", least=MINUTE, most=HOUR,
       label="Later means", help="How much more sitting until a snoozed reminder returns.",
       words=mark("snooze put off postpone delay")),
    _D(key="max_snoozes", page=Page.REMINDER, kind=Kind.COUNT, default=3, least=0, most=10, label="Later at most",
       help="How many times one reminder can be put off."),
    _D(key="nudge_after", page=Page.REMINDER, kind=Kind.DURATION, default="5m", least=MINUTE, most=HOUR,
       label="Ask again after", help="How much more sitting until a reminder without an answer is shown again.",
       words=mark("nudge repeat insist ignore")),
    _D(key="max_nudges", page=Page.REMINDER, kind=Kind.COUNT, default=2, least=0, most=10, label="Ask again at most",
       help="How many times a reminder without an answer is shown again before it is given up."),
    _D(key="hours", page=Page.REMINDER, kind=Kind.HOURS, default="", label="Working hours",
       help="Reminders come only within these hours, such as mon-fri 09:00-17:30. Empty means always.",
       words=mark("schedule week weekday weekend night shift lunch time")),
    _D(key="daily_goal", page=Page.REMINDER, kind=Kind.COUNT, default=3, least=1, most=20, label="Daily goal",
       help="How many completed stretches make a good day.", words=mark("target streak")),
    _D(key="stretch", page=Page.STRETCHES, kind=Kind.CHOICE, default="wall-straight", label="Stretch",
       help="The stretch or routine that you are guided through; rotate takes another one each time.",
       words=mark("exercise routine rotate calf wall board")),
    _D(key="have_wall", page=Page.STRETCHES, kind=Kind.SWITCH, default=True, label="I have a wall",
       help="A free piece of wall to lean against. You are offered what can be done with what you have."),
    _D(key="have_chair", page=Page.STRETCHES, kind=Kind.SWITCH, default=True, label="I have a chair",
       help="A chair that stands still while you sit on its edge."),
    _D(key="have_floor", page=Page.STRETCHES, kind=Kind.SWITCH, default=True, label="I can kneel down",
       help="Room on the floor to kneel, better on a mat or a folded blanket."),
    _D(key="have_step", page=Page.STRETCHES, kind=Kind.SWITCH, default=False, label="I have a step",
       help="A step, or the stairs, with a rail to hold on to."),
    _D(key="have_board", page=Page.STRETCHES, kind=Kind.SWITCH, default=False, label="I have a calf board",
       help="A board that slopes, to stand on, also called a slant board or an incline board."),
    _D(key="hold", page=Page.STRETCHES, kind=Kind.DURATION, default="0s", least=10, most=60, label="Hold",
       zero="as the stretch says", help="How long each hold lasts. 0 means as long as the stretch itself says.",
       words=mark("seconds duration time")),
    _D(key="repetitions", page=Page.STRETCHES, kind=Kind.COUNT, default=0, least=1, most=6, label="Repetitions",
       zero="as the stretch says", help="How many holds for each leg. 0 means as many as the stretch itself says."),
    _D(key="board_angle", page=Page.STRETCHES, kind=Kind.COUNT, unit=mark("°"), default=30, least=15, most=45,
       foreground=(30, 45), label="Slope of the calf board",
       help="How steep your calf board is, in degrees; 30 to 45 is advised. The figure is drawn on it."),
    _D(key="step_height", page=Page.STRETCHES, kind=Kind.COUNT, unit=mark(" cm"), default=17, least=8, most=25,
       label="Height of the step", help="How high your step is, in centimetres. The figure is drawn on it."),
    _D(key="ask_knee_to_wall", page=Page.STRETCHES, kind=Kind.SWITCH, default=False, label="Measure every two weeks",
       help="Every two weeks you are asked once whether you want to measure how far your ankles bend.",
       words=mark("knee to wall check mobility ankle test")),
    _D(key="skin", page=Page.STRETCHES, kind=Kind.CHOICE, default="daily", label="Skin of the figure",
       choices=(("daily", "Another one each day"), ("pale", "Pale"), ("light", "Light"), ("olive", "Olive"),
                ("brown", "Brown"), ("dark", "Dark")), help="The skin tone of the figure that shows the stretch."),
    _D(key="hair", page=Page.STRETCHES, kind=Kind.CHOICE, default="daily", label="Hair of the figure",
       choices=(("daily", "Another one each day"), ("short", "Short"), ("tied", "Tied back")),
       help="The hair of the figure that shows the stretch."),
    _D(key="quiet_limit", page=Page.QUIET, kind=Kind.DURATION, default="30m", least=0, most=4 * HOUR,
       label="Full screen holds back for",
       help="How long a full-screen window alone can hold a reminder back. 0 means without limit.",
       words=mark("film game video presentation")),
    _D(key="quiet_in_calls", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Not in a call",
       help="While the microphone or the camera is in use a reminder waits, and you count as sitting.",
       words=mark("meeting microphone camera video conference")),
    _D(key="quiet_do_not_disturb", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Not when asked for quiet",
       help="While the desktop's own do-not-disturb is on a reminder waits.",
       words=mark("do not disturb focus notifications")),
    _D(key="quiet_full_screen", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Not over a full screen",
       help="While a window fills the whole screen a reminder waits, but only for a time."),
    _D(key="quiet_presentation", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Not in a presentation",
       help="While the desktop is in presentation mode a reminder waits."),
    _D(key="video_is_sitting", page=Page.QUIET, kind=Kind.SWITCH, default=True, label="Watching is sitting",
       help="A film that keeps the screen awake counts as sitting, for at most two hours after the last input.",
       words=mark("film movie")),
    _D(key="sound", page=Page.SOUND, kind=Kind.SWITCH, default=True, label="Sounds",
       help="Short sounds guide you through the stretch, so that you need not look at the screen."),
    _D(key="volume", page=Page.SOUND, kind=Kind.COUNT, unit=mark(" %"), default=70, least=0, most=100, label="Volume",
       help="How loud the sounds are, in percent of what the computer's own volume allows.",
       words=mark("loud quiet beep")),
    _D(key="voice", page=Page.SOUND, kind=Kind.SWITCH, default=False, label="Voice",
       help="A voice says which leg comes next, where the system has one.", words=mark("speak speech say")),
    _D(key="language", page=Page.GENERAL, kind=Kind.CHOICE, default="desktop", label="Language",
       choices=(("desktop", "As the desktop"), *LANGUAGES.items()),
       help="The language in which Calf Break speaks to you.", words=mark("translation English")),
    _D(key="theme", page=Page.GENERAL, kind=Kind.CHOICE, default="desktop", label="Look",
       choices=(("desktop", "As the desktop"), ("light", "Light"), ("dark", "Dark"),
                ("high-contrast", "High contrast"), ("high-contrast-dark", "High contrast, dark")),
       help="Light or dark windows. If your desktop is set to high contrast, so are they.",
       words=mark("dark light colour contrast appearance")),
    _D(key="text_size", page=Page.GENERAL, kind=Kind.COUNT, unit=mark(" %"), default=100, least=100, most=200,
       label="Size of the text", help="How large the text is, in percent of the desktop's own size."),
    _D(key="motion", page=Page.GENERAL, kind=Kind.CHOICE, default="desktop", label="Motion",
       choices=(("desktop", "As the desktop"), ("full", "Full"), ("reduced", "Reduced")),
       help="With reduced motion the figure changes its position without moving.", words=mark("animation still")),
    _D(key="day_starts", page=Page.GENERAL, kind=Kind.TIME, default="04:00", label="A day begins at",
       help="A stretch after midnight still counts for the day before, until this time.",
       words=mark("midnight night")),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, checked. Durations in seconds."""

    rules: Rules = field(default_factory=Rules)
    stretch: str = "wall-straight"
    hold: float = 0
    """0 = as the stretch says."""
    repetitions: int = 0
    """0 = as the stretch says."""
    board_angle: int = 30
    """Degrees."""
    step_height: int = 17
    """Centimetres."""
    heeds: frozenset[str] = frozenset({"call", "dnd", "fullscreen", "presentation", "video"})
    """What is asked about at the desk: quiet reasons, and `video`."""
    sound: bool = True
    volume: int = 70
    """Percent."""
    voice: bool = False
    equipment: frozenset[str] = frozenset({"wall", "chair", "floor", "mat"})
    """What there is to stretch with, in the words of the stretches' `needs`."""
    ask_knee_to_wall: bool = False
    skin: str = "daily"
    hair: str = "daily"
    language: str = "desktop"
    theme: str = "desktop"
    text_size: int = 100
    """Percent of the desktop's own."""
    motion: str = "desktop"


_HEEDED = {
    "quiet_in_calls": "call",
    "quiet_do_not_disturb": "dnd",
    "quiet_full_screen": "fullscreen",
    "quiet_presentation": "presentation",
    "video_is_sitting": "video",
}
"""The switches, and the reason that each is about."""
_EQUIPMENT = {
    "have_wall": ("wall",),
    "have_chair": ("chair",),
    "have_floor": ("floor", "mat"),
    "have_step": ("step", "rail"),
    "have_board": ("calf board",),
}
"""The switches, and what of the stretches' `needs` each stands for."""


def suggestion(key: str) -> str:
    """The key that somebody who wrote `key` may have meant; empty if none is like it."""
    from calfbreak.domain.spelling import meant

    return meant(key, [each.key for each in DESCRIPTIONS])


def description_of(key: str) -> Description:
    """The description of the setting called `key`. Raises KeyError if there is none."""
    return {each.key: each for each in DESCRIPTIONS}[key]


def settings_of(values: dict[str, Value]) -> Settings:
    """The settings that checked values mean; defaults for those that are missing."""
    full = {each.key: values.get(each.key, each.default) for each in DESCRIPTIONS}

    def seconds(key: str) -> float:
        return parse_duration(str(full[key]))

    def count(key: str) -> int:
        return int(full[key])

    rules = Rules(
        interval=seconds("interval"),
        break_after=seconds("break_after"),
        snooze=seconds("snooze"),
        max_snoozes=count("max_snoozes"),
        nudge_after=seconds("nudge_after"),
        max_nudges=count("max_nudges"),
        quiet_limit=seconds("quiet_limit"),
        hours=parse_hours(str(full["hours"])),
        day_starts=parse_clock(str(full["day_starts"])),
        daily_goal=count("daily_goal"),
    )
    return Settings(
        rules=rules,
        stretch=str(full["stretch"]),
        hold=seconds("hold"),
        repetitions=count("repetitions"),
        board_angle=count("board_angle"),
        step_height=count("step_height"),
        heeds=frozenset(reason for key, reason in _HEEDED.items() if full[key]),
        sound=bool(full["sound"]),
        volume=count("volume"),
        voice=bool(full["voice"]),
        equipment=frozenset(need for key, needs in _EQUIPMENT.items() if full[key] for need in needs),
        ask_knee_to_wall=bool(full["ask_knee_to_wall"]),
        skin=str(full["skin"]),
        hair=str(full["hair"]),
        language=str(full["language"]),
        theme=str(full["theme"]),
        text_size=count("text_size"),
        motion=str(full["motion"]),
    )
