"""The tables, as the steps that lead to them. A step that was released is never changed; a new one is added.

Every record has an `id` that is unique among all computers ("device-counter"), so that histories can be merged any
number of times. Moments are Unix seconds with the local clock's lead over UTC beside them; `day` is the day to which
the record counts, as ISO text. The numbers of reminders and sessions are those of the device; should its engine ever
have to start counting anew, the moment tells two of the same number apart.
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        "INSERT INTO meta VALUES ('device', lower(hex(randomblob(8)))), ('counter', '0')",
        """CREATE TABLE state (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            json TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE bouts (
            id TEXT PRIMARY KEY, device TEXT NOT NULL,
            began REAL NOT NULL, began_offset INTEGER NOT NULL,
            ended REAL NOT NULL, ended_offset INTEGER NOT NULL,
            sitting REAL NOT NULL,
            ending TEXT NOT NULL,
            day TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE reminders (
            id TEXT PRIMARY KEY, device TEXT NOT NULL, number INTEGER NOT NULL,
            due REAL NOT NULL, due_offset INTEGER NOT NULL,
            shown REAL, shown_offset INTEGER,
            ended REAL NOT NULL, ended_offset INTEGER NOT NULL,
            answer TEXT NOT NULL,
            nudges INTEGER NOT NULL, snoozes INTEGER NOT NULL,
            held_by TEXT NOT NULL,
            day TEXT NOT NULL,
            UNIQUE (device, number, due)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE sessions (
            id TEXT PRIMARY KEY, device TEXT NOT NULL, number INTEGER NOT NULL,
            stretch TEXT NOT NULL,
            began REAL NOT NULL, began_offset INTEGER NOT NULL,
            ended REAL NOT NULL, ended_offset INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            reminder INTEGER,
            day TEXT NOT NULL,
            UNIQUE (device, number, began)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE holds (
            session TEXT NOT NULL REFERENCES sessions (id), place INTEGER NOT NULL,
            side TEXT NOT NULL, planned REAL NOT NULL, held REAL NOT NULL, done INTEGER NOT NULL,
            PRIMARY KEY (session, place)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX bouts_by_day ON bouts (day)",
        "CREATE INDEX reminders_by_day ON reminders (day)",
        "CREATE INDEX sessions_by_day ON sessions (day)",
    ),
    (
        "ALTER TABLE reminders ADD COLUMN latency REAL",
        """CREATE TABLE standing (
            id TEXT PRIMARY KEY, device TEXT NOT NULL,
            began REAL NOT NULL, began_offset INTEGER NOT NULL,
            ended REAL NOT NULL, ended_offset INTEGER NOT NULL,
            standing REAL NOT NULL,
            day TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE checks (
            id TEXT PRIMARY KEY, device TEXT NOT NULL,
            at REAL NOT NULL, at_offset INTEGER NOT NULL,
            left_tries TEXT NOT NULL, right_tries TEXT NOT NULL,
            day TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX standing_by_day ON standing (day)",
        "CREATE INDEX checks_by_day ON checks (day)",
    ),
    (
        """CREATE TABLE feels (
            id TEXT PRIMARY KEY, device TEXT NOT NULL, session INTEGER NOT NULL,
            began REAL NOT NULL, began_offset INTEGER NOT NULL,
            feel TEXT NOT NULL,
            offered INTEGER NOT NULL,
            at REAL NOT NULL, at_offset INTEGER NOT NULL,
            day TEXT NOT NULL,
            UNIQUE (device, session, began)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX feels_by_day ON feels (day)",
    ),
    ("ALTER TABLE holds ADD COLUMN stretch TEXT NOT NULL DEFAULT ''",),
    (
        # Sums over days are read from the indexes alone: ten times as fast.
        "DROP INDEX bouts_by_day",
        "DROP INDEX sessions_by_day",
        "DROP INDEX reminders_by_day",
        "CREATE INDEX bouts_by_day ON bouts (day, sitting)",
        "CREATE INDEX sessions_by_day ON sessions (day, outcome)",
        "CREATE INDEX reminders_by_day ON reminders (day, answer, shown, due, due_offset)",
    ),
)
"""Step n leads from version n - 1 to n; each runs in one transaction."""
