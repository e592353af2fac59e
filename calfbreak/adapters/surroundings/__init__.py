"""What else goes on at the desk: calls, films, do-not-disturb, full screen, presentations.

`desk` puts the parts together, `parts_here` knows which parts there are for this platform, every other module is one
part: one thing in the world that can be asked.
"""
