"""Deliver…: all files of ads into a folder, in line with the other exports, and a summary of what came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from creastudio.api.errors import UserError
from creastudio.core.flagged import shown_on
from creastudio.core.results import Result
from creastudio.shell.campaign.claims import ClaimsAsked
from creastudio.shell.campaign.last_delivery import LastDelivery, first_delivery, remember_delivery
from creastudio.shell.campaign.summary import SummaryDialog
from creastudio.shell.exporting.queue import Export
from creastudio.shell.exporting.taken import ask_taken
from creastudio.shell.i18n import language, tr
from creastudio.shell.safety.exporting import may_leave
from creastudio.shell.session import Session
from creastudio.workspace.ad_checks import words_of
from creastudio.workspace.ad_orders import Ads, ads_of, delivered_names, folder_name
from creastudio.workspace.ad_plan import AdPlan, told_of
from creastudio.workspace.campaign_project import is_campaign
from creastudio.workspace.notice import Notice
from creastudio.workspace.speech import speech_for

if TYPE_CHECKING:
    from creastudio.export.formats import Exported
    from creastudio.export.work import Cancelled, Progress
    from creastudio.shell.campaign.deliver_dialog import AdsChoice, DeliverDialog
    from creastudio.shell.exporting.queue import ExportQueue
    from creastudio.workspace.ad_files import Delivered


class Delivering(QObject):
    """Delivers ads of one window.

    Attributes
    ----------
    asking : DeliverDialog or None
        The dialog that asks what is delivered.
    dialog : SummaryDialog or None
        The summary that is open.
    """

    def __init__(self, session: Session, queue: ExportQueue, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._queue, self._window = session, queue, window
        self._under_way: dict[Export, list[Delivered]] = {}
        self.asking: DeliverDialog | None = None
        self.dialog: SummaryDialog | None = None
        queue.ended.connect(self._ended)

    def ask(self, results: list[Result]) -> bool:
        """Deliver a campaign: its artboards as they are now, or what was made where nothing of it is placed.

        Without results, all ads of the project are meant. False where the person changed their mind.
        """
        boards = boards_of(self._session, results)
        if boards or not results:
            self.ask_for(boards)
            return True
        start = self._session.workspace.path
        folder = self._session.chooser.folder(
            self._window, tr("Folder for the campaign"), str(start.parent if start else Path.home())
        )
        if folder is None:
            return False
        from creastudio.workspace.campaign_delivery import campaign_plan
        from creastudio.workspace.campaign_project import campaign_project

        blobs = self._session.workspace.blobs
        try:
            document = campaign_project(blobs, results, self._session.document.safety)
            plan = campaign_plan(blobs, results)
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error))
            return False
        return self._begin(ads_of(document, [board.id for board in document.artboards], plan), folder)

    def ask_for(self, boards: Sequence[str]) -> None:
        """Ask what is delivered of artboards, and where to."""
        from creastudio.shell.campaign.deliver_dialog import DeliverDialog
        from creastudio.workspace.campaign_delivery import plan_for

        if self.asking is not None:
            self.asking.raise_()
            return
        offered = plan_for(self._session.document, self._session.workspace.read_blob, boards)
        plan, folder = first_delivery(self._session, offered, self._folder(offered))

        def take(choice: AdsChoice) -> bool:
            begun = self._begin(choice.ads, choice.folder)
            if begun:
                last = LastDelivery(offered=offered, chosen=choice.ticked, folder=str(choice.folder))
                remember_delivery(self._session, last)
            return begun

        self.asking = DeliverDialog(self._session, tuple(boards), plan, folder, take, self._window)
        self.asking.finished.connect(self._answered)
        self.asking.open()

    def _folder(self, plan: AdPlan) -> Path:
        """Return a folder of its own beside the project."""
        path = self._session.workspace.path
        home = path.parent if path is not None else Path.home()
        name = folder_name(plan.title or self._session.document.title or (path.stem if path else ""))
        return home / (f"{name}-{tr('ads')}" if name else tr("ads"))

    def _begin(self, ads: Ads, folder: Path) -> bool:
        """Put a delivery in line; False when the person changed their mind about files that are there already."""
        if not may_leave(self._session, shown_on(ads.document, ads.boards)):
            return False
        names = delivered_names(ads)
        pending = self._queue.names
        taken = [name for name in names if (folder / name).exists() or folder / name in pending]
        if taken:
            answer = ask_taken(self.asking or self._window, taken)
            if answer == "cancel":
                return False
            folder = folder if answer == "replace" else _numbered(folder, pending)
        blobs, done = self._session.workspace.blobs, list["Delivered"]()
        spoken = [str(told_of(board).get("language", "")) for board in ads.boards]
        speech = speech_for(self._session.environment, spoken, language())
        asked = ClaimsAsked(self._session, words_of(ads.boards))

        def make(tell: Progress, cancelled: Cancelled) -> Exported:
            from creastudio.export.formats import Exported
            from creastudio.workspace.campaign_delivery import deliver_ads

            came = deliver_ads(
                blobs, ads, folder, progress=tell, cancelled=cancelled, apart=True, speech=speech,
                claims=lambda _text, spoken: asked.answer(cancelled, spoken),
            )  # fmt: skip
            done.append(came)
            return Exported(tuple(came.files), (), tuple(came.missing))

        # The report comes first: what is told of an export is told of the folder of its first file.
        paths = sorted((folder / name for name in names), key=lambda path: path.parent != folder)
        item = Export(paths, make, title=tr("ads in {name}", name=folder.name))
        self._under_way[item] = done
        self._queue.add(item)
        return True

    def _answered(self) -> None:
        if self.asking is not None:
            self.asking.deleteLater()
            self.asking = None

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


def _numbered(folder: Path, pending: Collection[Path]) -> Path:
    """Return the first folder of this name with a number that isn't there, nor will be when all in line is done."""
    for number in count(2):
        found = folder.with_name(f"{folder.name}-{number}")
        if not found.exists() and not any(path.is_relative_to(found) for path in pending):
            return found
    raise AssertionError


def boards_of(session: Session, results: Sequence[Result]) -> tuple[str, ...]:
    """Return the ids of the artboards that show results of a campaign; of all ads where there are no results."""
    made = {item.asset.sha256 for item in results}
    return tuple(
        board.id
        for board in session.document.artboards
        if board.layout is not None and (not results or made & {board.layout.asset, *board.layout.takes})
    )


def campaigns_of(session: Session) -> list[Result]:
    """Return the results of the campaign that is meant: the one in review, else the newest that is there."""
    results = session.workspace.results
    shown = session.result(session.active_result) if session.active_result else None
    found = [item for item in results if item.state != "discarded" and is_campaign([item])]
    if not found:
        return []
    job = shown.job if shown is not None and is_campaign([shown]) else found[-1].job
    return [item for item in found if item.job == job and item.asset.kind == "layout"]
