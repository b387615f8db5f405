"""Throwing things of the library away, bringing them back, and emptying the trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QWidget

from creastudio.core.edits import restore_assets, trash_assets, uses_of
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr, trn
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.workspace.library_items import LibraryItem
from creastudio.workspace.trash import TrashContent, empty_trash, trash_content, trash_size

NAMED = 4
"""Uses that a question names; of more it says how many."""


class Trash:
    """The trash of one project.

    Attributes
    ----------
    ask : callable
        As ``question.ask``: returns the name of the answer.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.ask: Callable[..., str] = ask

    def throw_away(self, items: Sequence[LibraryItem], parent: QWidget) -> bool:
        """Put things of the project into its trash, after a question where one is used; files of folders stay."""
        session = self._session
        hashes = [item.sha256 for item in items if item.sha256]
        if not hashes:
            session.notify(
                tr("Files in your own folders aren't deleted here."), tr("Delete them in the file manager.")
            )
            return False
        if not self._may(hashes, parent):
            return False
        results = [
            result.id
            for result in session.workspace.results
            if result.asset.sha256 in hashes and result.state != "discarded"
        ]
        known = {asset.sha256 for asset in session.document.assets}
        inside = [sha256 for sha256 in hashes if sha256 in known]
        if inside and not session.apply(trash_assets(inside)):
            return False
        if results:
            session.workspace.discard(results)
        told = trn("Put {count} thing into the trash.", "Put {count} things into the trash.", len(hashes))
        session.offer(told, tr("Undo"), lambda: self._bring_back(inside, results))
        return True

    def bring_back(self, items: Sequence[LibraryItem]) -> None:
        """Take things out of the trash; placeholders show them again."""
        hashes = [item.sha256 for item in items]
        results = [
            result.id
            for result in self._session.workspace.results
            if result.asset.sha256 in hashes and result.state == "discarded"
        ]
        self._bring_back(hashes, results)

    def empty(self, parent: QWidget, then: Callable[[], None] | None = None) -> None:
        """Delete what lies in the trash, after a question that says how much it is once that is measured; then call `then`."""
        session = self._session
        content = trash_content(session.workspace)
        if content.count:
            blobs = session.workspace.blobs
            background_of(session).run(
                parent,
                "measure trash",
                lambda: trash_size(content, blobs),
                # What else is handed over with it mustn't wait for the answer.
                lambda freed: QTimer.singleShot(0, parent, lambda: self._empty(parent, content, freed, then)),
            )

    def _empty(
        self, parent: QWidget, content: TrashContent, freed: int, then: Callable[[], None] | None
    ) -> None:
        session = self._session
        size = QLocale().formattedDataSize(freed)
        text = trn(
            "{count} thing, {size}, is deleted from this project for good. Undo can't bring it back: earlier "
            "steps that showed it show a placeholder.",
            "{count} things, {size}, are deleted from this project for good. Undo can't bring them back: earlier "
            "steps that showed them show placeholders.",
            content.count,
            size=size,
        )
        choices = (Choice("cancel", tr("Cancel")), Choice("empty", tr("Empty the trash"), "danger"))
        if self.ask(parent, tr("Empty the trash?"), text, choices, "trash-2") != "empty":
            return
        delete = empty_trash(session.workspace)
        background_of(session).run(
            session, "empty trash", delete, lambda _none: session.notify(tr("Freed {size}.", size=size))
        )
        if then is not None:
            then()

    def _bring_back(self, hashes: Sequence[str], results: list[str]) -> None:
        if hashes:
            self._session.apply(restore_assets(hashes))
        if results:
            self._session.workspace.restore(results)

    def _may(self, hashes: Sequence[str], parent: QWidget) -> bool:
        uses = list(uses_of(self._session.document, hashes))
        if not uses:
            return True
        named = [f"'{name}' ({where})" for name, where in uses[:NAMED]]
        if len(uses) > NAMED:
            named.append(tr("{count} more", count=len(uses) - NAMED))
        text = tr(
            "It is shown by {names}. A placeholder stays in each place until you bring it back.",
            names=", ".join(named),
        )
        choices = (Choice("cancel", tr("Keep it")), Choice("trash", tr("Put into the trash"), "danger"))
        return self.ask(parent, tr("This is used in the project"), text, choices, "triangle-alert") == "trash"
