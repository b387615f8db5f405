"""A lane: one thread of the studio that feeds one engine, a job after another."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.errors import UserError
from creastudio.jobs.budget import available_memory, fits
from creastudio.jobs.context import JobFolders
from creastudio.jobs.engine_process import Handler, Wanted
from creastudio.jobs.job import JobRequest
from creastudio.jobs.live import LiveEngine
from creastudio.jobs.messages import JobMessages, MessageOwner
from creastudio.jobs.runner import Outcome
from creastudio.jobs.schedule import LaneKey
from creastudio.jobs.services import JobServices

IDLE_SECONDS = 60.0
"""After this long without work a third-party plugin's engine is let go."""


class Engine(LiveEngine, Protocol):
    """What a lane drives: a process, or this very thread."""

    @property
    def alive(self) -> bool:
        """Whether it could take a job without being started."""
        ...

    def start(self) -> None:
        """Get ready."""
        ...

    def warm(self, modules: Iterable[str]) -> None:
        """Get ready and import modules."""
        ...

    def run(
        self,
        request: JobRequest,
        folders: JobFolders,
        settings: dict[str, Any],
        handle: Handler,
        wanted: Wanted,
    ) -> Outcome:
        """Run a job to its end."""
        ...

    def cancel(self, job_id: str) -> None:
        """Ask the running job to end."""
        ...

    def hold(self, on: bool) -> None:
        """Make the running job wait, or go on."""
        ...

    def stop(self, timeout: float = 1.0) -> None:
        """Let go."""
        ...


class LaneOwner(MessageOwner, Protocol):
    """What a lane asks of its queue."""

    def take(self, lane: Lane, timeout: float) -> JobRequest | None:
        """Wait for a job of this lane; None when there is none after `timeout` s, or at the end."""
        ...

    def wanted(self, job_id: str) -> bool:
        """Whether a job hasn't been cancelled."""
        ...

    def finished(self, job_id: str, outcome: Outcome) -> None:
        """Note how a job ended."""
        ...

    def make_room(self, lane: Lane) -> None:
        """Let go of the other engines that have nothing to do."""
        ...

    def draws_live(self, lane: Lane) -> bool:
        """Whether a live session that somebody uses lives in the engine of a lane."""
        ...


class Lane(threading.Thread):
    """Takes jobs from its queue and runs them on its engine.

    Parameters
    ----------
    quick : bool
        Whether it is for jobs under half a minute; a training on another lane waits meanwhile.
    plugin : str
        Name of the third-party plugin it is for; "" for the shared engines.
    """

    def __init__(
        self,
        owner: LaneOwner,
        engine: Engine,
        services: JobServices,
        *,
        quick: bool,
        plugin: str = "",
        closing: Callable[[], bool],
    ) -> None:
        super().__init__(name=f"lane-{plugin or 'studio'}-{'quick' if quick else 'long'}", daemon=True)
        self.engine = engine
        self.quick = quick
        self.plugin = plugin
        self._owner = owner
        self._services = services
        self._closing = closing
        self._modules: tuple[str, ...] = ()
        self._spare = False
        self._stale = False
        self._freed = threading.Event()

    @property
    def key(self) -> LaneKey:
        """Its name in the schedule."""
        return self.plugin, self.quick

    @property
    def spare(self) -> bool:
        """Whether its engine shall give its memory back as soon as it has nothing to do."""
        return self._spare

    def spare_engine(self) -> threading.Event:
        """Ask for the memory of the engine; the event is set when it has been given back."""
        self._freed.clear()
        self._spare = True
        return self._freed

    def renew(self) -> None:
        """Let go of the engine before the next job, as its plugin was changed; a job that works keeps it."""
        self._stale = self._spare = True

    def warm(self, modules: Iterable[str]) -> None:
        """Start the engine and import modules there; the one that replaces it gets them too."""
        self._modules = tuple(modules)
        # A system that can't start it now may be able to when the next job comes, and that one will tell.
        with contextlib.suppress(OSError):
            self.engine.warm(self._modules)

    def run(self) -> None:
        """Work until the queue closes."""
        while not self._closing():
            request = self._owner.take(self, IDLE_SECONDS)
            if request is not None:
                if self._stale:
                    self.engine.stop()
                self._stale = False
                self._owner.finished(request.id, self._run_job(request))
            elif not self._closing() and (self._spare or (self.plugin and not self._owner.draws_live(self))):
                self.engine.stop()
                self._spare = self._stale = False
                self._freed.set()
        self.engine.stop()
        self._freed.set()

    def _run_job(self, request: JobRequest) -> Outcome:
        try:
            if not fits(request.memory, available_memory()):
                self._owner.make_room(self)
            outcome = self._attempt(request, 1.0)
            if outcome.ending == "memory" and self._owner.wanted(request.id):
                # A fresh process has all the memory back that the old one held on to.
                self.engine.stop()
                self._owner.make_room(self)
                outcome = self._attempt(request, 0.5)
        except (OSError, UserError) as error:
            hint = error.hint if isinstance(error, UserError) else "Free some space or memory and try again."
            what = error.message if isinstance(error, UserError) else f"The job could not start: {error}."
            return Outcome("user_error", what, hint)
        except Exception:  # noqa: BLE001 - a lane that ended here would leave every later job waiting
            self.engine.stop()
            return Outcome("bug", f"'{request.title}' failed.", "Copy the report.", traceback.format_exc())
        if outcome.ending == "died":
            if self.plugin and self._owner.wanted(request.id):
                self._services.note_crash(request, outcome.message, outcome.report)
            self._revive()
        return outcome

    def _attempt(self, request: JobRequest, memory_scale: float) -> Outcome:
        scratch = Path(tempfile.mkdtemp(prefix="creastudio-job-"))
        try:
            folders = JobFolders(
                data_dir=self._services.data_dir(request.plugin),
                scratch=scratch,
                checkpoint=self._services.checkpoint_dir(request.id),
            )
            settings = {
                **self._services.settings(request.plugin),
                **request.settings,
                "memory_scale": memory_scale,
            }
            job = JobMessages(request, scratch, self._services, self._owner)
            outcome = self.engine.run(
                request, folders, settings, job.handle, lambda: self._owner.wanted(request.id)
            )
            with contextlib.suppress(OSError):
                # Most jobs keep nothing there; a folder that holds something stays.
                folders.checkpoint.rmdir()
            return job.judged(outcome)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def _revive(self) -> None:
        """Have the next engine ready before it is needed."""
        if not self._closing():
            self.warm(self._modules)
