"""How the program meets a person: the first start, starting with the desktop, and what cannot work here, told once.

1. The first start is shown to somebody who never used the program, on their own profile, when they started it
   themselves: not by the desktop at log-in, not in a demo, not in a profile of its own for tests.
2. Autostart is read from the system whenever it is shown, and a start that finds its own entry leading nowhere, because
   the program was moved, puts it right and says so.
3. What cannot work is looked at once, when a panel and a notification service had time to come, and told in one
   message; what was told is remembered until it changes.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from calfbreak.adapters.profile import Profile
from calfbreak.adapters.told import Told
from calfbreak.domain.autostart import Autostart, Standing, impossible
from calfbreak.domain.commands import WindowName
from calfbreak.domain.settings.described import Page
from calfbreak.domain.translation import told
from calfbreak.domain.wording import autostart as autostart_words
from calfbreak.domain.wording import trouble
from calfbreak.ports import AutostartSwitch, Unavailable

if TYPE_CHECKING:
    from calfbreak.app import App

_log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds after the start: a desktop that begins to live needs a while until panel and notifications are there."""


class Welcome:
    """Makes the acquaintance."""

    def __init__(self, app: App, *, newcomer: bool, real: bool) -> None:
        """`newcomer`: nothing was ever saved in this profile. `real`: the clock is; else nobody is to be welcomed."""
        self._app = app
        self._real = real
        self._owed = newcomer and real and app.profile == Profile.of_user()
        """The first start is still to be shown."""
        self._told = Told(app.profile.state / "told.json")
        self._looked = False

    def begin(self, *, expected: bool) -> None:
        """Everything else runs. `expected`: somebody started the program and waits for something to be seen."""
        windows, profile = self._app.windows, self._app.profile
        known = windows.introductions
        known.files = {"settings": profile.settings_file, "history": profile.history_file, "log": profile.log_file}
        known.cued = self._app.runtime.sound
        known.speaks = self._app.outside.can_speak
        known.has_tray = lambda: windows.tray is not None and windows.tray.available()
        windows.setting_slots[Page.GENERAL] = (*windows.setting_slots.get(Page.GENERAL, ()), known.general_slot)
        if self._owed and expected:
            self._app.loop.call_soon(lambda: self._app.show(WindowName.WELCOME))
        if self._real:
            self._mend_autostart()
            self._app.loop.call_in(PATIENCE, self._look)

    def instead_of(self, window: WindowName) -> WindowName:
        """The window to open when this one is asked for. Somebody who was not welcomed yet is."""
        owed, self._owed = self._owed, False
        if window in (WindowName.SETTINGS, WindowName.WELCOME):
            self.read_autostart()
        return WindowName.WELCOME if owed and window in (WindowName.STATUS, WindowName.PANEL) else window

    # --- starting with the desktop -----------------------------------------------------------------------------

    def read_autostart(self) -> None:
        """Let the windows show how it really is."""
        self._app.windows.show_autostart(self._found())

    def _found(self) -> Autostart:
        switch = self._switch()
        return impossible(switch) if isinstance(switch, str) else switch.read()

    def start_at_login(self, on: bool) -> None:
        """Ask for it, or no longer, and show what became of it."""
        switch = self._switch()
        if isinstance(switch, str):
            self._app.outside.tell(switch)
        else:
            switch.switch(on, self._switched)

    def _switched(self, why: str) -> None:
        if why:
            self._app.outside.tell(why)
        self.read_autostart()

    def _switch(self) -> AutostartSwitch | str:
        """What to ask, or why there is nothing to be asked."""
        from calfbreak.adapters.autostart.choose import autostart_here

        try:
            return autostart_here(self._app.loop, self._app.profile)
        except Unavailable as why:
            return str(why)

    def _mend_autostart(self) -> None:
        switch = self._switch()
        if not isinstance(switch, str) and switch.read().standing is Standing.STALE:
            switch.switch(True, lambda why: self._mended(switch, why))

    def _mended(self, switch: AutostartSwitch, why: str) -> None:
        self._app.report(why or autostart_words.autostart_mended(switch.read().command))

    # --- what cannot work --------------------------------------------------------------------------------------

    def hear(self, sentence: str) -> None:
        """Something went wrong while the program runs. Before it looked around there is time to tell all at once."""
        if self._looked and self._told.once(sentence, sentence):
            self._app.outside.tell(sentence)

    def forget(self, sentence: str) -> None:
        """What was heard holds no longer: when it comes back it is news."""
        self._told.forget(sentence)

    def _look(self) -> None:
        """Tell what cannot work, if it was not told before."""
        self._looked = True
        app = self._app
        if not app.outside.can_tell():
            return  # it stays untold; the doctor tells
        news = self._told.news({**app.outside.troubles(), **{each: each for each in app.problems}})
        if news:
            _log.info("told: %s", " ".join(news))
            app.outside.tell("\n".join(map(told, (*news, trouble.more_in_doctor()))))
