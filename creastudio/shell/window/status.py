"""The line at the lower edge of the window: what happened last, what runs, what needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStatusBar

from creastudio.shell.canvas.importing import taking_in_of
from creastudio.shell.exporting.line import ExportLine
from creastudio.shell.i18n import tr, trn
from creastudio.shell.media.proxies import proxies_of
from creastudio.shell.score.saving import saving_of
from creastudio.shell.threads.collecting import collecting_of
from creastudio.shell.widgets.bell import Bell
from creastudio.shell.widgets.labels import button
from creastudio.shell.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from creastudio.jobs.job import JobRecord
    from creastudio.shell.window.main_window import MainWindow

LASTS = 4000
"""Milliseconds a message stays."""


class StatusLine(QStatusBar):
    """Messages on the left, jobs, plugins and notices on the right, each opening what it speaks of."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setSizeGripEnabled(False)
        self._jobs = button("", "flat", "activity", tr("Show jobs"))
        self._jobs.clicked.connect(lambda: window.show_panel("jobs"))
        self._plugins = button("", "flat", "triangle-alert", tr("Show plugins"))
        self._plugins.clicked.connect(lambda: window.commands.run("help.plugins"))
        self.bell = Bell(window.studio.notifier)
        self.bell.clicked.connect(window.toggle_notices)
        self.export = ExportLine(window.exporting.queue)
        self.taking_in = WorkLine(
            taking_in_of(window.session),
            "import",
            tr("Copying {name}"),
            tr("Stop copying files into the project"),
        )
        self.proxies = WorkLine(
            proxies_of(window.session).work,
            "film",
            tr("Making a proxy of {name}"),
            tr("Make no proxies until this project is opened again"),
        )
        self.collecting = WorkLine(
            collecting_of(window.studio.tasks),
            "archive",
            tr("Collecting {name}"),
            tr("Stop collecting; nothing of it is left behind"),
        )
        self.saving = WorkLine(
            saving_of(window.session),
            "music",
            tr("Writing {name}"),
            tr("Stop writing; nothing of it is left behind"),
        )
        for item in (
            self.taking_in,
            self.collecting,
            self.saving,
            self.proxies,
            self.export,
            self._jobs,
            self._plugins,
            self.bell,
        ):
            self.addPermanentWidget(item)
        window.session.jobChanged.connect(self._job_changed)
        self.refresh()

    def say(self, text: str) -> None:
        """Show a message for a moment."""
        self.showMessage(text, LASTS)

    def show_selecting(self, slow: bool) -> None:
        """Say that a selection is worked on, as long as it takes."""
        told = tr("Working on the selection…")
        if slow:
            self.showMessage(told)
        elif self.currentMessage() == told:
            self.clearMessage()

    def refresh(self) -> None:
        """Show everything anew."""
        failed = len(self._window.session.environment.registry.failed())
        self._plugins.setVisible(bool(failed))
        self._plugins.setText(
            trn("{count} plugin can't be used", "{count} plugins can't be used", failed) if failed else ""
        )
        self._refresh_jobs()

    def _job_changed(self, record: JobRecord) -> None:
        del record
        self._refresh_jobs()

    def _refresh_jobs(self) -> None:
        open_jobs = [job for job in self._window.session.workspace.desk.queue.records() if not job.ended]
        self._jobs.setVisible(bool(open_jobs))
        if open_jobs:
            self._jobs.setText(trn("{count} job", "{count} jobs", len(open_jobs)))
