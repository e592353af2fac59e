"""Stretches and routines as data, and the guided session with all that is seen and heard of it."""
