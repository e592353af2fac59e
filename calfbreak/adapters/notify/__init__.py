"""Ways to show the reminder outside our own windows, from the richest to none."""
