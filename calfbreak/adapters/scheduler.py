"""APScheduler with one job, one timer of the loop, and no thread. `alarm` imports this late, behind the icon.

The scheduler compares due times with the wall clock, which may jump; the loop's timer runs on a clock that cannot. So
only the timer decides: when it says that it is time, the job is dated to 1970, which is past whatever the wall clock
says, and the scheduler runs it.

What the stock scheduler for Qt would do instead (APScheduler 3.11.3): drop a job that comes a second late, come an hour
late when the clock is set back by an hour, run jobs on a thread of a pool, and start one more timer, which is never
stopped, at each change of a job.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from inspect import iscoroutinefunction
from typing import Any

from calfbreak.adapters.stand_ins import stand_ins
from calfbreak.ports import Handle, Loop

_UNUSED: dict[str, dict[str, object]] = {
    # For triggers and job stores that other packages bring along, and for APScheduler's own version.
    "importlib.metadata": {"entry_points": lambda **wanted: (), "version": lambda name: "3"},
    # The executor that it would take if none were given, with threads, processes and what they need.
    "apscheduler.executors.pool": {"ThreadPoolExecutor": None},
    "asyncio": {"iscoroutinefunction": iscoroutinefunction},
    # Names for jobs that have none.
    "uuid": {"uuid4": None},
}
with stand_ins(_UNUSED):
    from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, JobExecutionEvent
    from apscheduler.executors.base import BaseExecutor
    from apscheduler.schedulers.base import BaseScheduler
    from apscheduler.triggers.date import DateTrigger

_log = logging.getLogger(__name__)
_log_of_base = _log.getChild("base")

_PAST = datetime.fromtimestamp(0, UTC)


class Afterwards(BaseExecutor):  # type: ignore[misc]  # APScheduler carries no types
    """Runs jobs on the loop's thread, once the scheduler is done with its books: a job may set the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[Any, datetime]] = []

    def run(self) -> None:
        """Run what was found due."""
        found, self._found = self._found, []
        for job, planned in found:
            code, failure = EVENT_JOB_EXECUTED, None
            try:
                job.func()
            except Exception as error:  # noqa: BLE001 - goes to the listener, which logs it with its traceback
                code, failure = EVENT_JOB_ERROR, error
            self._run_job_success(job.id, [JobExecutionEvent(code, job.id, "default", planned, exception=failure)])

    def _do_submit_job(self, job: Any, run_times: list[datetime]) -> None:
        self._found.append((job, run_times[-1]))


class OneJob(BaseScheduler):  # type: ignore[misc]
    """Holds at most one job. `start` it first, `shutdown` at the end."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._timer: Handle | None = None
        self._afterwards = Afterwards()
        super().__init__(
            timezone=UTC,
            executors={"default": self._afterwards},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            logger=_log_of_base,
        )
        self.add_listener(_complain, EVENT_JOB_ERROR | EVENT_JOB_MISSED)

    def ring_in(self, seconds: float, ring: Callable[[], None]) -> None:
        """Run `ring` once, in `seconds`, instead of any other job."""
        self.forget()
        now = datetime.now(UTC)  # noqa: TID251 - the date is for APScheduler; the timer decides
        self.add_job(ring, DateTrigger(now + timedelta(seconds=seconds), UTC), id="alarm")
        self._timer = self._loop.call_in(seconds, self._time_is_up)

    def forget(self) -> None:
        """Run nothing."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.remove_all_jobs()

    def wakeup(self) -> None:
        """The base calls this at each change of a job; the timer is set where the change is made."""

    def shutdown(self, wait: bool = False) -> None:
        """End. There is no thread to wait for."""
        self.forget()
        super().shutdown(wait)

    def _time_is_up(self) -> None:
        self._timer = None
        for job in self.get_jobs():
            job.modify(next_run_time=_PAST)
        self._process_jobs()
        self._afterwards.run()


def _complain(event: Any) -> None:
    """Say in the log that a wake-up failed, and why."""
    _log.error("a wake-up of the engine failed (APScheduler event %d)", event.code, exc_info=event.exception)
