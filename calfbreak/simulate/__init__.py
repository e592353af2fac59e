"""Timelines: a text that tells somebody's day and what Calf Break must do; read, driven, compared.

`timeline.py` reads the text, `desk.py` drives the engine with the person in it, `verdict.py` compares and prints.
"""
