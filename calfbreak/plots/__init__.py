"""Plots, drawn by matplotlib in a process of their own that ends when they are drawn.

The library is larger than the whole program, and is never loaded into it.
"""
