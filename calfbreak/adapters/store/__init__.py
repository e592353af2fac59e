"""The history: one SQLite file, written when something happened, readable by anything that reads SQLite."""
