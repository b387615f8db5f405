"""The candidate in review, as the canvas shows it: a layer or the artboards of a layout, where it would be placed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF

from creastudio.core.canvas import ImageLayer
from creastudio.core.edits.place_text import Words
from creastudio.core.results import Result
from creastudio.shell.canvas.ghost import Ghost, ghost_of, load_ghost
from creastudio.shell.layouts.ghost import GhostBoards, ghost_boards
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.workspace.text_results import result_words


class Candidate(QObject):
    """What there is to see of the result that is reviewed; ``look_again`` whenever that, or the document, changes.

    Parameters
    ----------
    decoded : callable
        Called when the picture of the candidate, which is read in the background, can be painted.

    Attributes
    ----------
    ghost : Ghost or None
        The layer that it would be.
    boards : GhostBoards or None
        The artboards that it would be, where it is a layout.
    """

    def __init__(self, session: Session, decoded: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._review = review_of(session)
        self._decoded = decoded
        self.ghost: Ghost | None = None
        self.boards: GhostBoards | None = None

    @property
    def before(self) -> bool:
        """Whether it is hidden, to compare with what is there without it."""
        return self._review.before

    @property
    def rect(self) -> QRectF | None:
        """Where its artboards lie, canvas px; None where it has none."""
        return self.boards.rect if self.boards is not None else None

    def look_again(self) -> bool:
        """Find out what it is now; True when it has other artboards than before, or none any more."""
        session, result = self._session, self._review.active
        self.ghost = ghost_of(result, session.artboard, session.document, self._words)
        if self.ghost is not None:
            self._decode(self.ghost)
        before, self.boards = self.boards, ghost_boards(session, result, self.boards)
        return self.boards is not before

    def _decode(self, ghost: Ghost) -> None:
        """Decode the picture in the background, so that comparing never waits."""
        if not isinstance(ghost.layer, ImageLayer):
            return
        images, sha256 = self._session.images, ghost.layer.asset
        if not images.known(sha256):
            background_of(self._session).run(
                self, ("ghost", sha256), lambda: load_ghost(ghost, images), lambda _image: self._decoded()
            )

    def _words(self, result: Result) -> Words:
        return result_words(self._session.workspace, result.id)
