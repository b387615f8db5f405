"""Leaving a project: what is asked, and what becomes of its jobs and its working state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from creastudio.jobs.job import JobRecord
from creastudio.shell.dialogs.closing import ask_about_exports, ask_about_jobs, ask_to_save
from creastudio.shell.i18n import tr
from creastudio.shell.panels.jobs.job_text import title_of
from creastudio.shell.panels.training.training_acts import could_go_on

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow


class Closing:
    """Decides with the person how one window is closed."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._results_at_start = {item.id for item in window.session.workspace.results}
        self._mode: Literal["pause", "stop"] = "pause"
        self._forget = False
        self._waiting = False
        self._drop = False

    def drop(self) -> None:
        """Let the next close ask nothing: jobs are stopped and unsaved work is forgotten."""
        self._drop = self._forget = True
        self._mode = "stop"

    def needs_saving(self) -> bool:
        """Return whether closing now would lose sight of something: edits, or results of a project without file."""
        workspace = self._window.session.workspace
        if workspace.path is not None:
            return workspace.dirty
        # A copy of a file (a sample) that nobody changed can be had again.
        known = set() if workspace.dirty else self._results_at_start
        made = any(item.state != "discarded" and item.id not in known for item in workspace.results)
        return made or (workspace.dirty and workspace.history.index > 0)

    def unfinished(self) -> list[JobRecord]:
        """Return the jobs that haven't ended."""
        return [record for record in self._window.session.workspace.desk.queue.records() if not record.ended]

    def may_close(self) -> bool:
        """Ask what has to be asked; False keeps the window open."""
        if self._drop:
            return True
        # How that ends decides what has to be asked.
        self._window.session.workspace.finish_saving()
        exports = [item.title for item in self._window.exporting.queue.exports]
        if exports and not ask_about_exports(self._window, exports):
            return False
        jobs = self.unfinished()
        if jobs and not self._settle_jobs(jobs):
            return False
        self._window.session.leaving.emit()
        trainings = self._trainings_at_stake()
        waiting = self._mode == "pause" and self.unfinished() and self._has_no_file()
        if self.needs_saving() or trainings or waiting:
            answer = ask_to_save(self._window, self._window.session.workspace.title, trainings)
            if answer == "cancel":
                return False
            if answer == "save":
                return self._window.commands.save() and self._all_saved()
            self._forget = True
        elif self._has_no_file():
            # Nothing was made: nobody wants to be offered it again.
            self._forget = True
        return True

    def _trainings_at_stake(self) -> list[str]:
        """Return the titles of trainings that could go on, and whose checkpoints go with a project without file."""
        if not self._has_no_file():
            return []
        return [
            title_of(record)
            for record in self._window.session.workspace.desk.queue.records()
            if could_go_on(record) or (self._mode == "pause" and record.request.trains and not record.ended)
        ]

    def _all_saved(self) -> bool:
        """Wait until the project is written; False when it couldn't be, which a notice tells."""
        workspace = self._window.session.workspace
        workspace.finish_saving()
        return not workspace.dirty

    def close_workspace(self) -> None:
        """End the jobs and let go of the project."""
        self._window.session.workspace.close(self._mode, forget=self._forget)

    def _settle_jobs(self, jobs: list[JobRecord]) -> bool:
        answer = ask_about_jobs(self._window, jobs)
        if answer == "cancel":
            return False
        if answer == "wait":
            self._wait()
            return False
        self._mode = answer
        return True

    def _wait(self) -> None:
        """Close by itself as soon as the last job has ended."""
        if self._waiting:
            return
        self._waiting = True
        session = self._window.session
        session.jobChanged.connect(self._job_changed)
        session.offer(tr("The window closes when the jobs are done."), tr("Keep it open"), self._stop_waiting)

    def _stop_waiting(self) -> None:
        if self._waiting:
            self._waiting = False
            self._window.session.jobChanged.disconnect(self._job_changed)

    def _job_changed(self, record: JobRecord) -> None:
        if record.ended and not self.unfinished():
            self._stop_waiting()
            self._window.close()

    def _has_no_file(self) -> bool:
        return self._window.session.workspace.path is None
