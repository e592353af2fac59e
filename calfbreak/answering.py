"""Answers what the command line, or a second start, asks of the running program over its socket."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from calfbreak.domain import commands as cmd
from calfbreak.domain.codec import from_json, to_json
from calfbreak.domain.translation import said, told
from calfbreak.domain.wording import goodbye, status_line

if TYPE_CHECKING:
    from calfbreak.app import App


def answer(app: App, data: Mapping[str, object], reply: object) -> None:
    """Do what the request `data` asks for. `reply` is called once, now or later, with a value for JSON."""
    assert callable(reply)
    try:
        request: cmd.Request = from_json(cmd.Request, data)
    except ValueError as error:
        reply({"error": told(said("no such command: {why}", why=error))})
        return
    match request:
        case cmd.Status():
            reply(_status(app))
        case cmd.Examine():
            app.outside.examine(lambda report: reply({"report": report}), discreet=request.discreet)
        case cmd.QuitProgram():
            if app.control:
                app.control.stop_listening()  # before they hear it: their next command may start the program anew
            reply({"line": goodbye()})
            app.loop.call_soon(app.quit)
        case _:
            with app.windows.openings.afterwards():
                reply(_done(app, request))


def _status(app: App) -> dict[str, object]:
    snapshot = app.runtime.snapshot()
    problems = [told(each) for each in app.problems]
    return {"status": to_json(snapshot), "line": status_line(snapshot), "problems": problems}


def _done(app: App, command: cmd.Command) -> dict[str, object]:
    refused = app.orders.take(command)
    if not refused and isinstance(command, cmd.Change | cmd.Reset):
        refused = app.settings_file.held_back
    return {"error": told(refused)} if refused else {"line": status_line(app.runtime.snapshot())}
