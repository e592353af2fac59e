"""The history window: today, trends, mobility, and what can be done with the records."""
