"""Notifications, against a service of our own that can be told to be slow, deaf, dead or rude."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jeepney import HeaderFields, Message, new_error, new_method_return

from adapters.bus_peer import Peer
from calfbreak.adapters.notify.freedesktop import FreedesktopNotifier
from calfbreak.adapters.selector_loop import SelectorLoop
from calfbreak.ports import Unavailable

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
ACTIONS = (("start", "Start"), ("snooze", "In 10 min"), ("skip", "Skip"))


@dataclass
class Bubble:
    """What a service was asked to show."""

    id: int
    replaces: int
    icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, tuple[str, Any]]
    expires: int


class Service(Peer):
    """A notification service that can be told how to behave."""

    def __init__(self, loop: SelectorLoop, address: str, **manner: Any) -> None:
        self.capabilities: tuple[str, ...] = ("actions", "body", "body-markup")
        self.program = "test"
        self.refuses = False
        self.holds = False
        """Whether answers to Notify wait for `release`."""
        self.shown: list[Bubble] = []
        self.closed: list[int] = []
        self.held: list[Message] = []
        self.last = 40
        vars(self).update(manner)
        super().__init__(loop, address, NAME)

    def answer(self, call: Message) -> Message | None:
        body = call.body
        match call.header.fields[HeaderFields.member]:
            case "GetCapabilities":
                return new_method_return(call, "as", (list(self.capabilities),))
            case "GetServerInformation":
                return new_method_return(call, "ssss", (self.program, "Calf Break", "1", "1.2"))
            case "Notify" if self.refuses:
                return new_error(call, "org.test.No", "s", ("not today",))
            case "Notify":
                self.last = body[1] or self.last + 1
                self.shown.append(Bubble(self.last, *body[1:]))
                reply = new_method_return(call, "u", (self.last,))
                if not self.holds:
                    return reply
                self.held.append(reply)
            case "CloseNotification":
                self.closed.append(body[0])
                return new_method_return(call)
        return None

    def release(self) -> None:
        while self.held and self.connection.sock.fileno() >= 0:
            self.connection.send(self.held.pop(0))

    def say(self, member: str, signature: str, *body: object) -> None:
        self.emit(PATH, NAME, member, signature, *body)

    def press(self, number: int, key: str) -> None:
        self.say("ActionInvoked", "us", number, key)


class Desk:
    """A notifier, its service, and what came of it."""

    def __init__(self, loop: SelectorLoop, address: str, memory: Path) -> None:
        self.loop = loop
        self.address = address
        self.memory = memory
        self.services: list[Service] = []
        self.notifiers: list[FreedesktopNotifier] = []
        self.pressed: list[tuple[int, str]] = []
        self.tokens: list[str] = []

    def serve(self, **manner: Any) -> Service:
        self.services.append(Service(self.loop, self.address, **manner))
        return self.services[-1]

    def notifier(self) -> FreedesktopNotifier:
        self.notifiers.append(
            FreedesktopNotifier(
                self.loop, lambda reminder, action: self.pressed.append((reminder, action)), self.memory,
                token=self.tokens.append,
            )
        )  # fmt: skip
        return self.notifiers[-1]

    def until(self, true: Callable[[], object]) -> None:
        assert self.loop.run_until(lambda: bool(true()))

    def rest(self) -> None:
        """Let everything that is on its way arrive."""
        self.loop.run_until(lambda: False, 0.03)

    def close(self) -> None:
        for notifier in self.notifiers:
            notifier.close()
        for service in self.services:
            service.release()
        self.rest()
        for service in self.services:
            service.end()


@pytest.fixture
def desk(loop: SelectorLoop, bus: str, tmp_path: Path) -> Iterator[Desk]:
    place = Desk(loop, bus, tmp_path / "bubble")
    yield place
    place.close()


def reminded(desk: Desk, **manner: Any) -> tuple[FreedesktopNotifier, Service, Bubble]:
    """A notifier with one reminder on the screen."""
    service = desk.serve(**manner)
    notifier = desk.notifier()
    notifier.show(7, "Time to stretch", "60 min & <counting>", ACTIONS)
    desk.until(lambda: service.shown)
    desk.rest()
    return notifier, service, service.shown[0]


def test_a_reminder_has_buttons_urgency_and_a_name(desk: Desk) -> None:
    notifier, _, bubble = reminded(desk)
    assert notifier.clickable
    assert (bubble.title, bubble.body) == ("Time to stretch", "60 min &amp; &lt;counting&gt;")
    assert bubble.actions == ["default", "Start", "start", "Start", "snooze", "In 10 min", "skip", "Skip"]
    assert bubble.hints["urgency"] == ("y", 1)
    assert bubble.hints["desktop-entry"] == ("s", "calf-break")
    assert (bubble.replaces, bubble.expires) == (0, -1)
    assert desk.loop.waiting == 0, "while it is shown, nothing wakes the program up"


def test_a_service_that_shows_the_default_gets_one_start(desk: Desk) -> None:
    _, _, bubble = reminded(desk, program="Xfce Notify Daemon")
    assert bubble.actions == ["default", "Start", "snooze", "In 10 min", "skip", "Skip"]


def test_a_service_without_buttons_gets_none(desk: Desk) -> None:
    notifier, _, bubble = reminded(desk, capabilities=("body",))
    assert not notifier.clickable
    assert bubble.actions == []
    assert bubble.body == "60 min & <counting>"
    assert notifier.state == "test, without buttons"


@pytest.mark.parametrize(
    ("key", "action"), [("default", "start"), ("start", "start"), ("snooze", "snooze"), ("skip", "skip")]
)
def test_a_press_is_told_once(key: str, action: str, desk: Desk) -> None:
    _, service, bubble = reminded(desk)
    service.press(bubble.id, key)
    service.press(bubble.id, key)
    service.press(bubble.id, "start")
    desk.until(lambda: desk.pressed)
    desk.rest()
    assert desk.pressed == [(7, action)]


def test_a_token_comes_before_the_press(desk: Desk) -> None:
    _, service, bubble = reminded(desk)
    service.say("ActivationToken", "us", 999, "somebody else's")
    service.say("ActivationToken", "us", bubble.id, "token")
    service.press(bubble.id, "start")
    desk.until(lambda: desk.pressed)
    assert desk.tokens == ["token"]


def test_a_press_that_is_not_for_us_does_nothing(desk: Desk) -> None:
    _, service, bubble = reminded(desk)
    service.press(bubble.id + 1, "start")
    service.press(bubble.id, "reply")
    service.say("ActionInvoked", "ss", "rubbish", "start")
    stranger = Peer(desk.loop, desk.address)
    stranger.emit(PATH, NAME, "ActionInvoked", "us", bubble.id, "start")
    desk.rest()
    stranger.end()
    assert desk.pressed == []
    service.press(bubble.id, "skip")
    desk.until(lambda: desk.pressed == [(7, "skip")])


def test_a_press_after_the_withdrawal_does_nothing(desk: Desk) -> None:
    notifier, service, bubble = reminded(desk)
    notifier.withdraw()
    desk.until(lambda: service.closed == [bubble.id])
    service.press(bubble.id, "start")
    desk.rest()
    assert desk.pressed == []
    notifier.withdraw()
    desk.rest()
    assert service.closed == [bubble.id]


def test_an_expired_reminder_can_still_be_answered_from_the_list(desk: Desk) -> None:
    _, service, bubble = reminded(desk)
    service.say("NotificationClosed", "uu", bubble.id, 1)
    desk.rest()
    assert len(service.shown) == 1, "its expiry is no reason to show it again"
    service.press(bubble.id, "snooze")
    desk.until(lambda: desk.pressed == [(7, "snooze")])


def test_a_press_on_an_earlier_reminder_does_nothing(desk: Desk) -> None:
    notifier, service, bubble = reminded(desk)
    service.say("NotificationClosed", "uu", bubble.id, 2)
    desk.rest()
    notifier.show(8, "Again", "", ACTIONS)
    desk.until(lambda: len(service.shown) == 2)
    desk.rest()
    service.press(bubble.id, "start")
    desk.rest()
    assert desk.pressed == []
    service.press(service.shown[1].id, "start")
    desk.until(lambda: desk.pressed == [(8, "start")])


def test_a_nudge_takes_the_place_of_the_first(desk: Desk) -> None:
    notifier, service, bubble = reminded(desk)
    notifier.show(7, "Still sitting", "", ACTIONS)
    desk.until(lambda: len(service.shown) == 2)
    assert (service.shown[1].replaces, service.shown[1].title) == (bubble.id, "Still sitting")


def test_a_withdrawal_before_the_service_told_the_id_closes_it_all_the_same(desk: Desk) -> None:
    service = desk.serve(holds=True)
    notifier = desk.notifier()
    notifier.show(7, "Time", "", ACTIONS)
    desk.until(lambda: service.shown)
    notifier.withdraw()
    desk.rest()
    assert service.closed == []
    service.release()
    desk.until(lambda: service.closed == [service.shown[0].id])


def test_a_nudge_before_the_service_told_the_id_is_no_second_bubble(desk: Desk) -> None:
    service = desk.serve(holds=True)
    notifier = desk.notifier()
    notifier.show(7, "First", "", ACTIONS)
    desk.until(lambda: service.shown)
    notifier.show(7, "Second", "", ACTIONS)
    notifier.show(7, "Third", "", ACTIONS)
    desk.rest()
    assert len(service.shown) == 1
    service.holds = False
    service.release()
    desk.until(lambda: len(service.shown) == 2)
    desk.rest()
    assert [(bubble.title, bubble.replaces) for bubble in service.shown] == [("First", 0), ("Third", service.last)]


def test_the_end_of_the_program_takes_the_bubble_along_even_in_that_moment(desk: Desk) -> None:
    service = desk.serve(holds=True)
    notifier = desk.notifier()
    notifier.show(7, "Time", "", ACTIONS)
    desk.until(lambda: service.shown)
    notifier.close()
    service.release()
    desk.until(lambda: service.closed == [service.shown[0].id])
    assert not desk.memory.exists()


def test_a_service_that_starts_later_shows_what_is_still_wanted(desk: Desk) -> None:
    notifier = desk.notifier()
    desk.until(lambda: "no notification service runs; install one" in notifier.state)
    assert not notifier.available
    notifier.show(7, "Time", "", ACTIONS)
    desk.rest()
    service = desk.serve()
    desk.until(lambda: service.shown)
    assert notifier.available
    assert notifier.clickable


def test_a_service_that_starts_too_late_shows_nothing(desk: Desk) -> None:
    notifier = desk.notifier()
    notifier.show(7, "Time", "", ACTIONS)
    desk.rest()
    notifier.withdraw()
    service = desk.serve()
    desk.until(lambda: notifier.clickable)
    desk.rest()
    assert service.shown == []


def test_a_service_that_dies_shows_it_again_when_it_is_back(desk: Desk) -> None:
    notifier, service, _ = reminded(desk)
    service.end()
    desk.until(lambda: not notifier.clickable)
    second = desk.serve()
    desk.until(lambda: second.shown)
    desk.rest()
    assert [(bubble.title, bubble.replaces) for bubble in second.shown] == [("Time to stretch", 0)]
    second.press(second.shown[0].id, "start")
    desk.until(lambda: desk.pressed == [(7, "start")])


def test_a_service_that_dies_while_it_is_called_is_no_loss(desk: Desk) -> None:
    service = desk.serve(holds=True)
    notifier = desk.notifier()
    notifier.show(7, "Time", "", ACTIONS)
    desk.until(lambda: service.shown)
    service.end()
    desk.until(lambda: not notifier.clickable)
    second = desk.serve()
    desk.until(lambda: [bubble.title for bubble in second.shown] == ["Time"])


def test_what_was_dismissed_does_not_come_back_with_the_service(desk: Desk) -> None:
    notifier, service, bubble = reminded(desk)
    service.say("NotificationClosed", "uu", bubble.id, 2)
    desk.rest()
    service.end()
    desk.until(lambda: not notifier.clickable)
    second = desk.serve()
    desk.until(lambda: notifier.clickable)
    desk.rest()
    assert second.shown == []


def test_a_service_that_refuses_is_asked_once_for_each_wish(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    service = desk.serve(refuses=True)
    notifier = desk.notifier()
    notifier.show(7, "Time", "", ACTIONS)
    desk.until(lambda: "not today" in caplog.text)
    desk.rest()
    assert len(caplog.records) == 1
    service.refuses = False
    notifier.show(7, "Still", "", ACTIONS)
    desk.until(lambda: [bubble.title for bubble in service.shown] == ["Still"])


def test_a_bubble_left_by_a_killed_program_is_taken_off(desk: Desk) -> None:
    _, service, bubble = reminded(desk)
    assert desk.memory.exists()
    desk.notifiers[0]._lasting.close()  # the connection ends as it does with kill -9: nothing is withdrawn
    desk.notifiers.clear()
    desk.notifier()
    desk.until(lambda: service.closed == [bubble.id])
    desk.rest()
    assert not desk.memory.exists()


@pytest.mark.parametrize("memory", ['["another bus", ":1.1", 41]', "rubbish", "[1]", '["", "", "x"]'])
def test_a_bubble_of_another_service_is_left_alone(memory: str, desk: Desk) -> None:
    desk.memory.write_text(memory)
    service = desk.serve()
    notifier = desk.notifier()
    desk.until(lambda: notifier.clickable)
    desk.rest()
    assert service.closed == []


def test_a_plain_message_has_no_buttons_and_stays(desk: Desk) -> None:
    notifier, service, bubble = reminded(desk)
    notifier.tell("Well done", "Three of three")
    desk.until(lambda: len(service.shown) == 2)
    assert (service.shown[1].actions, service.shown[1].replaces) == ([], 0)
    notifier.withdraw()
    desk.until(lambda: service.closed == [bubble.id])


def test_without_a_session_bus_it_is_not_available(loop: SelectorLoop) -> None:
    with pytest.raises(Unavailable, match="no-bus cannot be reached"):
        FreedesktopNotifier(loop, lambda reminder, action: None)
