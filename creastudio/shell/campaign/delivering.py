"""Deliver…: all files of a campaign into a folder, in line with the other exports, and a summary of what came."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from creastudio.core.results import Result
from creastudio.shell.campaign.summary import SummaryDialog
from creastudio.shell.exporting.queue import Export
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.workspace.campaign_project import is_campaign

if TYPE_CHECKING:
    from creastudio.export.formats import Exported
    from creastudio.export.work import Cancelled, Progress
    from creastudio.shell.exporting.queue import ExportQueue
    from creastudio.workspace.campaign_delivery import Delivered


class Delivering(QObject):
    """Delivers campaigns of one window.

    Attributes
    ----------
    dialog : SummaryDialog or None
        The summary that is open.
    """

    def __init__(self, session: Session, queue: ExportQueue, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._queue, self._window = session, queue, window
        self._under_way: dict[Export, list[Delivered]] = {}
        self.dialog: SummaryDialog | None = None
        queue.ended.connect(self._ended)

    def ask(self, results: list[Result]) -> bool:
        """Ask for a folder and begin; False where the person changed their mind."""
        start = self._session.workspace.path
        folder = self._session.chooser.folder(
            self._window, tr("Folder for the campaign"), str(start.parent if start else Path.home())
        )
        if folder is None:
            return False
        blobs = self._session.workspace.blobs
        policy = self._session.document.safety
        done: list[Delivered] = []

        def make(tell: Progress, cancelled: Cancelled) -> Exported:
            from creastudio.export.formats import Exported
            from creastudio.workspace.campaign_delivery import deliver

            came = deliver(
                blobs, results, folder, progress=tell, cancelled=cancelled, apart=True, policy=policy
            )
            done.append(came)
            return Exported(tuple(came.files), (), tuple(came.missing))

        item = Export([folder / "report.html"], make, title=tr("campaign in {name}", name=folder.name))
        self._under_way[item] = done
        self._queue.add(item)
        return True

    def _ended(self, item: Export) -> None:
        done = self._under_way.pop(item, None)
        if not done:
            return
        if self.dialog is not None:
            self.dialog.close()
        self.dialog = SummaryDialog(done[0], item.folder, self._window)
        self.dialog.finished.connect(self._closed)
        # Not in the way of what a person does meanwhile.
        self.dialog.setModal(False)
        self.dialog.show()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def campaigns_of(session: Session) -> list[Result]:
    """Return the results of the campaign that is meant: the one in review, else the newest that is there."""
    results = session.workspace.results
    shown = session.result(session.active_result) if session.active_result else None
    found = [item for item in results if item.state != "discarded" and is_campaign([item])]
    if not found:
        return []
    job = shown.job if shown is not None and is_campaign([shown]) else found[-1].job
    return [item for item in found if item.job == job and item.asset.kind == "layout"]
