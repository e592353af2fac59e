"""The windows and the tray: they show a `Snapshot`, and say what a person wants as a command.

No window knows engine, clock or files. Each is given `wish(command)` when it is made, and shows what it gets by
`show_snapshot(snapshot)`; one that moves is given a `Clock` to work out the seconds between two snapshots.
So a window could live in another process. The tray imports none of the windows, so that it is there at once.
"""
