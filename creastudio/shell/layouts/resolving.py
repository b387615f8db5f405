"""New places for all sizes of an ad after its words or pictures changed: asked of a resolver beside the window's thread.

What comes back joins the step of the history that asked for it. Where somebody went on meanwhile it is asked for anew; undo gives
it up.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.layout import PICTURES, RESOLVED, Layout, layouts_text
from creastudio.api.params import specs
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.arrange_layouts import arrange_layouts
from creastudio.core.edits.insert_layout import layout_of
from creastudio.core.edits.linked_layouts import links_of, refitted_links
from creastudio.jobs.live_events import LiveComposed, LiveTrouble
from creastudio.render.text_families import has_family
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.live.checker import live_work
from creastudio.shell.live.drawing import Drawing
from creastudio.shell.live.states import LiveState, plain
from creastudio.shell.session import Session


class Resolving(QObject):
    """Keeps the sizes of the ads of one session in shape."""

    arranged = Signal()
    """New places have come."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._links: frozenset[str] = frozenset()
        self._drawing: Drawing | None = None
        self._asked: tuple[int, Document, tuple[str, ...]] | None = None
        self._told = False
        self._own_step = False
        session.documentChanged.connect(self._changed)

    @property
    def busy(self) -> bool:
        """Whether places are being looked for."""
        return bool(self._links)

    def can_arrange(self, board: Artboard) -> bool:
        """Return whether there is a resolver for an artboard."""
        return self._resolver(board) is not None

    def arrange(self, link: str, *, own_step: bool = False) -> None:
        """Look for new places on all sizes of an ad, as part of the step that is shown, or as one of its own."""
        self._links |= {link} - {""}
        self._own_step = own_step
        self._ask()

    def close(self) -> None:
        """Ask no more; the next change opens a session again."""
        self._links, self._asked = frozenset(), None
        if self._drawing is not None:
            self._drawing.close()
            self._drawing.deleteLater()
            self._drawing = None

    def _changed(self, old: Document, new: Document) -> None:
        kind = self._session.workspace.last_kind
        if kind in ("undo", "redo"):
            self._links, self._asked = frozenset(), None
        elif kind == "edit":
            fresh = refitted_links(old, new)
            self._own_step = self._own_step and not fresh
            self._links |= fresh
            self._ask()

    def _ask(self) -> None:
        document = self._session.document
        boards = [board for link in sorted(self._links) for board in links_of(document, link)]
        found = [(board, work) for board in boards if (work := self._resolver(board)) is not None]
        if not found:
            self._links = frozenset()
            return
        # One plugin after the other: sets of several at once are rare.
        work = found[0][1]
        mine = [board for board, own in found if own.id == work.id]
        layouts = [self._with_files(layout_of(document, board)) for board in mine]
        drawing = self._drawing_of(work)
        number = drawing.show(LiveState(_params(work, layouts_text(layouts)), 0))
        self._asked = (number, document, tuple(board.id for board in mine)) if number else None
        if not number:
            self._links = frozenset()

    def _with_files(self, layout: Layout) -> Layout:
        """Return a layout that says where its pictures lie, so that a resolver can look at one that is new to it."""
        blobs = self._session.workspace.blobs
        shown = {item.picture for item in layout.elements if item.role == "picture" and item.picture}
        files = {sha256: str(blobs.path(sha256)) for sha256 in sorted(shown) if blobs.has(sha256)}
        return layout.model_copy(update={"settings": {**layout.settings, PICTURES: files}})

    def _drawing_of(self, work: Generator) -> Drawing:
        if self._drawing is not None and self._drawing.work.id != work.id:
            self._drawing.close()
            self._drawing.deleteLater()
            self._drawing = None
        if self._drawing is None:
            self._drawing = Drawing(self._session, work, self)
            self._drawing.composed.connect(self._heard)
            self._drawing.troubled.connect(self._trouble)
        return self._drawing

    def _resolver(self, board: Artboard) -> Generator | None:
        # Without its plugin the words have reached all sizes all the same.
        work = live_work(self._session, board.layout.resolver if board.layout is not None else "")
        return work if work is not None and RESOLVED in work.params.model_fields else None

    def _heard(self, event: LiveComposed) -> None:
        if self._asked is None or event.number != self._asked[0]:
            return
        _, onto, board_ids = self._asked
        self._asked = None
        if self._session.document is not onto:
            # Somebody went on; what was asked for since is on its way, or is asked for now.
            self._ask()
            return
        layouts = dict(zip(board_ids, map(_without_files, event.layouts), strict=False))
        done = {board.layout.link for board in _boards(onto, board_ids) if board.layout is not None}
        self._links -= done
        edit = arrange_layouts(layouts, known=has_family)
        try:
            if self._own_step:
                self._session.workspace.apply(edit)
            else:
                self._session.workspace.fold(edit, onto)
        except UserError as error:
            self._trouble(LiveTrouble(event.number, event.channel, error.message, error.hint))
            return
        self.arranged.emit()
        if self._links:
            self._ask()

    def _trouble(self, trouble: LiveTrouble) -> None:
        self._links, self._asked = frozenset(), None
        if not self._told:
            # Once: each further letter would say the same.
            self._told = True
            self._session.notify(
                tr("The sizes keep their arrangement: {reason}", reason=tr_said(trouble.message)),
                tr_said(trouble.hint), level="warning", report=trouble.report,
            )  # fmt: skip


def _boards(document: Document, ids: Iterable[str]) -> list[Artboard]:
    wanted = set(ids)
    return [board for board in document.artboards if board.id in wanted]


def _without_files(layout: Layout) -> Layout:
    """Return a layout as it may be kept: where files lie is of this machine."""
    kept = {name: value for name, value in layout.settings.items() if name != PICTURES}
    return layout.model_copy(update={"settings": kept})


def _params(work: Generator, text: str) -> dict[str, object]:
    values = {spec.name: spec.default for spec in specs(work.params) if not spec.required}
    return {**plain(work, values), RESOLVED: text}


def resolving_of(session: Session) -> Resolving:
    """Return what keeps the sizes of a session in shape, made when it is first asked for."""
    found = session.findChild(Resolving)
    return found if found is not None else Resolving(session)
