"""The SQLite file itself: opening, upgrading, transactions.

The file is in WAL mode, so that `calfbreak history` can read while the program writes, and a killed writer leaves
either all of a transaction or nothing. Its version is `PRAGMA user_version`. Before an upgrade the file is copied to
`NAME.v<old version>`; a file of a newer version is left alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from calfbreak.adapters.store.schema import MIGRATIONS
from calfbreak.domain.translation import said

BUSY = 500
"""Milliseconds to wait for another process that writes. The engine waits as long, so it is short."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Newer(Exception):
    """The file was written by a newer version of the program."""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the error says that the file itself is broken, and not only out of reach."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def connect(
    path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS, busy: int | None = None
) -> sqlite3.Connection:
    """Open the file, make it if it is missing, and bring it to the newest version.

    `busy` are the milliseconds to wait for another process that writes (BUSY, if not given).
    Raises Newer, or OSError or sqlite3.Error if it is damaged (`is_damage`) or out of reach.
    """
    new = not path.exists()
    if new:
        path.touch(mode=0o600)  # what SQLite makes itself, all may read; the files beside it copy its permissions
    elif not path.stat().st_size:
        raise _damage(said("it is empty"))  # SQLite would take it for a new one, and nobody would know what was lost
    unclean = path.with_name(path.name + "-wal").exists()
    connection = sqlite3.connect(path, isolation_level=None, timeout=(BUSY if busy is None else busy) / 1000)
    try:
        if unclean:
            _check(connection)
        _upgrade(connection, path, migrations)
        connection.execute("PRAGMA journal_mode = WAL")
    except BaseException as error:
        connection.close()
        if new and getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL and not path.stat().st_size:
            path.unlink()  # left there, it would be taken for a damaged one at the next try
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, *, lasting: bool = True) -> Iterator[sqlite3.Connection]:
    """Everything inside happens together or not at all.

    `lasting`: it is on disk at the end, even if the power goes. Otherwise a power cut (not a crash of the program) may
    take it back, together with everything after it.
    """
    connection.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the file's tables; 0 for a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check(connection: sqlite3.Connection) -> None:
    """Look the file over, after a run that did not close it."""
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise _damage(answer)


def _damage(how: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(how)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _upgrade(connection: sqlite3.Connection, path: Path, migrations: Sequence[Sequence[str]]) -> None:
    version = version_of(connection)
    if version > len(migrations):
        raise Newer(
            said("its version is {version}, this program knows {known}", version=version, known=len(migrations))
        )
    if 0 < version < len(migrations):
        copy_to(connection, path.with_name(f"{path.name}.v{version}"))
    while version < len(migrations):
        with transaction(connection):
            version = version_of(connection)  # another process may have been quicker
            if version < len(migrations):
                for statement in migrations[version]:
                    connection.execute(statement)
                version += 1
                connection.execute(f"PRAGMA user_version = {version}")


def copy_to(connection: sqlite3.Connection, copy: Path) -> None:
    """Copy the whole history. It has its name only when it is complete."""
    unfinished = copy.with_name(copy.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(unfinished)) as target:
            connection.backup(target)
        unfinished.replace(copy)
    except BaseException:
        unfinished.unlink(missing_ok=True)  # on a full disk it would keep the room that everything else needs
        raise
