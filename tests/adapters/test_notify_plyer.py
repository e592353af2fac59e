"""The last resort: off the loop's thread, one at a time, and its troubles are told once."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from calfbreak.adapters.notify.plyer_notify import PlyerNotifier
from calfbreak.adapters.notify.silent import SilentNotifier
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable


class Channel:
    """Stands for plyer's own notification, and can take its time."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.threads: list[threading.Thread] = []
        self.go_on = threading.Event()
        self.go_on.set()
        self.error: Exception | None = None

    def notify(self, title: str, message: str, **options: Any) -> None:
        self.shown.append(title)
        self.threads.append(threading.current_thread())
        self.go_on.wait(5)
        if self.error is not None:
            raise self.error


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Channel]:
    import plyer

    fake = Channel()
    monkeypatch.setattr(plyer, "notification", fake)
    yield fake
    fake.go_on.set()
    for thread in fake.threads:
        thread.join()


def test_it_shows_off_the_loops_thread(channel: Channel, loop: SelectorLoop) -> None:
    notifier = PlyerNotifier()
    notifier.show(1, "Time to stretch", "60 min", (("start", "Start"),))
    assert loop.run_until(lambda: channel.shown == ["Time to stretch"])
    assert channel.threads[0] is not threading.current_thread()
    assert not notifier.clickable


def test_a_channel_that_hangs_holds_nothing_up_and_only_the_newest_waits(channel: Channel, loop: SelectorLoop) -> None:
    channel.go_on.clear()
    notifier = PlyerNotifier()
    for title in ("first", "second", "third"):
        notifier.show(1, title, "", ())
        assert loop.run_until(lambda: bool(channel.shown))
    assert channel.shown == ["first"]
    channel.go_on.set()
    assert loop.run_until(lambda: channel.shown == ["first", "third"])


def test_what_was_withdrawn_while_it_waited_is_not_shown(channel: Channel, loop: SelectorLoop) -> None:
    channel.go_on.clear()
    notifier = PlyerNotifier()
    notifier.show(1, "first", "", ())
    assert loop.run_until(lambda: bool(channel.shown))
    notifier.show(1, "second", "", ())
    notifier.close()
    channel.go_on.set()
    channel.threads[0].join()
    assert channel.shown == ["first"]


def test_troubles_are_told_once(channel: Channel, loop: SelectorLoop, caplog: pytest.LogCaptureFixture) -> None:
    channel.error = NotImplementedError("No usable implementation found!")
    notifier = PlyerNotifier()
    for count in (1, 2, 3):
        notifier.show(1, "title", "", ())
        assert loop.run_until(lambda count=count: len(channel.shown) == count)  # type: ignore[misc]
        channel.threads[-1].join()
    assert [record.getMessage() for record in caplog.records] == [
        "plyer could not show a notification: NotImplementedError('No usable implementation found!')"
    ]


@pytest.mark.parametrize(("title", "shown"), [("--help", "help"), ("", "Calf Break"), ("It's time", "It's time")])
def test_a_title_is_never_taken_for_an_option(title: str, shown: str, channel: Channel, loop: SelectorLoop) -> None:
    PlyerNotifier().tell(title, "")
    assert loop.run_until(lambda: channel.shown == [shown])


def test_without_plyer_it_is_not_available(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Unavailable, match="pip install plyer"):
        PlyerNotifier()


def test_silence_is_a_notifier_too() -> None:
    notifier = SilentNotifier()
    notifier.show(1, "title", "body", ())
    notifier.tell("title", "body")
    notifier.withdraw()
    notifier.close()
    assert not notifier.clickable
