"""The command of the history window for export, import and deletion: it reads a request and answers with a result."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, assert_never

from calfbreak.adapters.profile import Profile
from calfbreak.domain.codec import from_text, to_text
from calfbreak.domain.history.archive import BringIn, Delete, Export, Failed, Request, Result
from calfbreak.domain.translation import told
from calfbreak.report.whole import CannotBe, delete_records, merge_file, write_out


def run(requests: BinaryIO, results: BinaryIO) -> int:
    """Do what the JSON text in `requests` asks for; the exit status. Raises ValueError if it is no request."""
    request: Request = from_text(Request, requests.read().decode())
    try:
        result = _done(Profile.chosen(), request)
    except CannotBe as why:
        result = Failed(told(why))
    results.write(to_text(result).encode())
    results.flush()
    return 0


def _done(profile: Profile, request: Request) -> Result:
    match request:
        case Export():
            as_csv = request.file.lower().endswith(".csv")
            return write_out(profile, Path(request.file), as_csv=as_csv)
        case BringIn():
            return merge_file(profile, Path(request.file))
        case Delete():
            return delete_records(profile, request.before)
        case _:
            assert_never(request)
