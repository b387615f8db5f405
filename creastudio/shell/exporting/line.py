"""The export that runs, in the status line: its name, how far it is, how long it takes, and a way to give it up."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from creastudio.shell.exporting.queue import ExportQueue
from creastudio.shell.i18n import tr, trn
from creastudio.shell.panels.jobs.job_text import duration
from creastudio.shell.widgets.progress_row import STEPS, ProgressRow


class ExportLine(ProgressRow):
    """Hidden while nothing is exported."""

    def __init__(self, queue: ExportQueue) -> None:
        super().__init__("upload", tr("Progress of the export"), tr("Give up the export"))
        self._queue = queue
        self.cancel.clicked.connect(self._cancel)
        queue.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the queue as it is now."""
        self.setVisible(self._queue.busy)
        if not self._queue.busy:
            return
        running, *waiting = self._queue.exports
        # Until something is done nobody knows how far it is: the bar only shows that it goes on.
        self.bar.setRange(0, STEPS if running.fraction > 0 else 0)
        self.bar.setValue(round(running.fraction * STEPS))
        name = tr("Giving up {name}", name=running.title) if running.cancelled else running.title
        others: list[str] = []
        if running.message and not running.cancelled:
            others.append(running.message)
        left = running.seconds_left()
        if left is not None and not running.cancelled:
            others.append(tr("{time} left", time=duration(left)))
        if waiting:
            others.append(trn("{count} more waits", "{count} more wait", len(waiting)))
        self.say(name, *others)
        self.cancel.setEnabled(bool(waiting) or not running.cancelled)

    def _cancel(self) -> None:
        """Give up the only export at once; of several, the person says which."""
        found = self._queue.exports
        if len(found) == 1:
            self._queue.cancel(found[0])
            return
        menu = self.menu()
        menu.exec(self.cancel.mapToGlobal(self.cancel.rect().topLeft()))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """Return a menu of what can be given up."""
        menu = QMenu(self)
        for item in self._queue.exports:
            action = menu.addAction(tr("Give up {name}", name=item.title))
            action.setEnabled(not item.cancelled)
            action.triggered.connect(lambda _checked=False, export=item: self._queue.cancel(export))
        menu.addSeparator()
        menu.addAction(tr("Give up all")).triggered.connect(self._cancel_all)
        return menu

    def _cancel_all(self) -> None:
        for item in reversed(self._queue.exports):
            self._queue.cancel(item)
