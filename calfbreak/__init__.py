"""Calf Break measures how long you really sit and guides a calf stretch when it is time."""

__version__ = "0.1.0"
