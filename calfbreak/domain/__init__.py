"""The rules of Calf Break: pure, without clock, Qt, files or threads.

Events go in, `(state, effects)` come out, and time is an argument. Every duration in this package is a
number of seconds (float). Start with `engine.py`.
"""
