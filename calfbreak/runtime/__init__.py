"""The running program without its windows: clocks, sources and the engine brought together.

`runtime.py` sleeps until the engine wants to be asked, tells it what happens and carries out what it asks for.
`guide.py` keeps the time of the open session, `sounding.py` makes it heard, `feelings.py` hears how it was.
`patience.py` says how long one may sleep. `saving.py` turns the engine's memory into text and back.
Only ports and the domain are known here; `calfbreak/app.py` puts the real adapters in.
"""
