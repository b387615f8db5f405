"""What of an open project is flagged, and which pictures are veiled in the window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.blocked import Blocked, judged
from creastudio.core.document import Document
from creastudio.core.edits import clear_flagged
from creastudio.core.flagged import placed_texts
from creastudio.core.safety import METADATA, NOTHING, Judgement, SafetyReport
from creastudio.shell.i18n import tr, trn
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.safety.words import short
from creastudio.workspace.notice import Notice
from creastudio.workspace.rechecking import check_again

if TYPE_CHECKING:
    from creastudio.shell.session import Session


class Safety(QObject):
    """The flags of one session. What a person reveals is remembered until the project is closed."""

    changed = Signal()
    """Something is judged or shown otherwise than before."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._revealed: set[str] = set()
        self._found: dict[str, Judgement] = {}
        session.resultsChanged.connect(self._look)
        session.documentChanged.connect(self._document_changed)
        session.blockedTold.connect(self._tell_blocked)
        self._look()

    @property
    def any(self) -> bool:
        """Whether anything is flagged."""
        return bool(self._found)

    def of(self, sha256: str) -> Judgement:
        """Return what the policy makes of a thing now."""
        return self._found.get(sha256, NOTHING)

    def hidden(self, sha256: str) -> bool:
        """Whether a picture is veiled now."""
        return self.of(sha256).hides and sha256 not in self._revealed

    def revealed(self, sha256: str) -> bool:
        """Whether a person wanted to see what would be veiled."""
        return self.of(sha256).hides and sha256 in self._revealed

    # -- what a person does

    def reveal(self, sha256: str, *, on: bool = True) -> None:
        """Show a picture as it is until the project is closed, or veil it again."""
        (self._revealed.add if on else self._revealed.discard)(sha256)
        self._veil()

    def let_through(self, *hashes: str, on: bool = True) -> None:
        """Put things on the project's list of exceptions, or take them from there, as one step."""
        parts = [name for sha256 in hashes for name in self._parts_of(sha256)]
        self._session.apply(clear_flagged(*hashes, *parts, cleared=on))

    def check_again(self, assets: Iterable[Asset]) -> None:
        """Have things checked as the policy asks now; what was found is told."""
        wanted = list(assets)
        try:
            check_again(self._session.workspace, wanted, self._told)
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error))

    def offer_new_look(self) -> None:
        """Offer to have the flagged texts checked again: what was said of them holds until then, whatever is passed over now."""
        texts = [
            asset
            for sha256 in self._found
            if (asset := self._session.find_asset(sha256)) is not None and asset.kind == "text"
        ]
        if texts:
            self._session.offer(
                tr("Other words are passed over from now on."),
                trn("Check the flagged text again", "Check {count} flagged texts again", len(texts)),
                lambda: self.check_again(texts),
                tr("What was flagged before stays so until it is checked again."),
            )

    def _parts_of(self, sha256: str) -> list[str]:
        """Return the words and pictures that something flagged holds: whoever lets it through lets these through."""
        asset = self._session.find_asset(sha256)
        return list(SafetyReport.of(asset.metadata).parts()) if asset is not None else []

    def _told(self, asset: Asset, report: SafetyReport) -> None:
        self._look()
        found = self.of(asset.sha256)
        name = asset.title or tr("Result")
        if found:
            self._session.notify(f"{name} — {short(found)}")
        elif report.failed:
            self._session.notify(tr("{name} couldn't be checked.", name=name), report.failed[0].message)
        else:
            self._session.notify(tr("{name} was checked; nothing is flagged.", name=name))

    # -- what the session says

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.assets is not new.assets or old.safety is not new.safety or old.trash is not new.trash:
            self._look()

    def _look(self) -> None:
        document = self._session.document
        # What the document says goes before the tray: it may have been checked again.
        assets = {item.asset.sha256: item.asset for item in self._session.workspace.results}
        assets |= {asset.sha256: asset for asset in (*document.trash, *document.assets)}
        found = {
            sha256: judgement
            for sha256, asset in assets.items()
            if METADATA in asset.metadata and (judgement := judged(document, asset))
        }
        holders = [asset for sha256, asset in assets.items() if sha256 in found]
        read = self._session.workspace.read_blob
        for part in placed_texts(document, holders, read):
            # Of a picture that is here itself it is known better: it may have been checked again.
            if part.sha256 not in assets or METADATA not in assets[part.sha256].metadata:
                found[part.sha256] = judged(document, part)
        if found != self._found:
            self._found = found
            self._veil()

    def _veil(self) -> None:
        hidden = [sha256 for sha256 in self._found if self.hidden(sha256)]
        changed = self._session.images.veil(hidden)
        for sha256 in changed:
            pictures_of(self._session).forget(sha256)
            pictures_of(self._session).arrived.emit(sha256)
        if changed:
            self._session.thumbnails.forget()
        self.changed.emit()

    def _tell_blocked(self, error: Blocked) -> None:
        """Say that something is blocked, and offer to let it through."""
        blocked = error.sha256

        title = trn("Let it through", "Let {count} through", len(blocked))
        found = [self.of(sha256) for sha256 in blocked]
        asset = self._session.find_asset(blocked[0]) if blocked else None
        message = error.message
        if asset is not None and len(found) == 1 and found[0]:
            message = f"{asset.title or tr('Result')} — {short(found[0])}"
        self._session.offer(message, title, lambda: self.let_through(*blocked), error.hint)


def safety_of(session: Session) -> Safety:
    """Return the flags of a session, made when they are first asked for."""
    found = session.findChild(Safety)
    return found if found is not None else Safety(session)
