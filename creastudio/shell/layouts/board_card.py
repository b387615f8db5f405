"""What an artboard knows of its layout: format, linked sizes, scores with reasons, what had no room, other variants."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.formats import format_of, format_table
from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard
from creastudio.core.edits.linked_layouts import links_of, pin_elements, unlink_boards
from creastudio.core.layout_layers import element_layers, is_pinned
from creastudio.shell.i18n import tr, tr_text, trn
from creastudio.shell.layouts.resolving import resolving_of
from creastudio.shell.layouts.variants import VariantRow
from creastudio.shell.layouts.why import Why
from creastudio.shell.layouts.words import layer_title
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, label
from creastudio.workspace.layout_again import composed_again
from creastudio.workspace.notice import Notice
from creastudio.workspace.requests import settings_of


class LayoutCard(QWidget):
    """Shown below the properties of an artboard that came of a layout."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[Artboard, int] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self.format = label("", wrap=True)
        self.links = label("", "dim", wrap=True)
        self.unlink = button(
            tr("Unlink"), "", "unlink", tr("Let this size stand alone: others don't follow it")
        )
        self.unlink.clicked.connect(self._unlink)
        self.again = button(
            tr("Compose again"),
            "",
            "shuffle",
            tr("Make other variants of all sizes, with the words and pictures of now"),
        )
        self.again.clicked.connect(self._compose)
        self.arrange = button(
            tr("Arrange again"), "", "rotate-ccw", tr("Find new places for all that isn't pinned")
        )
        self.arrange.clicked.connect(self._arrange)
        self.free = button(
            tr("Let all go"), "", "pin-off", tr("Nothing of this size stays pinned to its place")
        )
        self.free.clicked.connect(self._let_go)
        self.pinned = label("", "dim", wrap=True)
        self.variants = VariantRow(session)
        self.why = Why()
        column.addWidget(Fold(tr("Layout"), self._top()))
        column.addWidget(self.why)
        resolving_of(session).arranged.connect(self._forget)

    def show_artboard(self, board: Artboard) -> None:
        """Fill it; an artboard of no layout is hidden by whoever shows it."""
        told = board.layout
        if told is None:
            return
        sizes = len(links_of(self._session.document, told.link))
        self.variants.show_artboard(board)
        if self._shown is not None and self._shown == (board, sizes) and self._shown[0] is board:
            return
        self._shown = (board, sizes)
        self.format.setText(format_title(told, (board.width, board.height)))
        others = max(sizes - 1, 0)
        self.links.setText(
            trn(
                "{count} other size follows what is said here.",
                "{count} other sizes follow what is said here.",
                others,
            )
            if others
            else tr("It stands alone.")
        )
        self.unlink.setVisible(others > 0)
        found = self._session.document.find_asset(told.asset)
        self.again.setVisible(found is not None and found.recipe is not None)
        self.arrange.setVisible(sizes > 0 and resolving_of(self._session).can_arrange(board))
        names = [layer_title(layer) for layer in element_layers(board) if is_pinned(board, layer)]
        self.pinned.setVisible(bool(names))
        self.free.setVisible(bool(names))
        self.pinned.setText(tr("Pinned: {names}", names=", ".join(names)))
        self.why.show_layout(told)

    # -- making

    def _top(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.format)
        row = QHBoxLayout()
        row.addWidget(self.links, 1)
        row.addWidget(self.unlink)
        column.addLayout(row)
        column.addWidget(self.variants)
        pins = QHBoxLayout()
        pins.addWidget(self.pinned, 1)
        pins.addWidget(self.free)
        column.addLayout(pins)
        acts = QHBoxLayout()
        acts.addWidget(self.again)
        acts.addWidget(self.arrange)
        acts.addStretch(1)
        column.addLayout(acts)
        return holder

    # -- acting

    def _board(self) -> Artboard | None:
        return self._session.artboard

    def _forget(self) -> None:
        self._shown = None

    def _unlink(self) -> None:
        board = self._board()
        if board is not None:
            self._session.apply(unlink_boards([board.id]))

    def _compose(self) -> None:
        board = self._board()
        asset = (
            self._session.document.find_asset(board.layout.asset)
            if board is not None and board.layout
            else None
        )
        if board is None or asset is None or asset.recipe is None:
            return
        try:
            values, inputs = composed_again(self._session.workspace, board, asset.recipe)
            work = self._session.environment.registry.work(asset.recipe.generator)
            values = settings_of(work, asset.recipe.model_copy(update={"params": values}))
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error))
            return
        self._session.run(asset.recipe.generator, values, inputs=inputs)

    def _arrange(self) -> None:
        board = self._board()
        if board is not None and board.layout is not None:
            resolving_of(self._session).arrange(board.layout.link, own_step=True)

    def _let_go(self) -> None:
        board = self._board()
        if board is None or board.layout is None:
            return
        ids = [layer.id for layer in element_layers(board) if is_pinned(board, layer)]
        if self._session.apply(pin_elements(ids, pinned=False)):
            resolving_of(self._session).arrange(board.layout.link)


def format_title(told: BoardLayout, size: tuple[int, int] | None = None) -> str:
    """Return what a format is called, with the platform that it is for; only its size (px) where that was changed."""
    known = format_of(told.format, told.settings)
    if size is not None and (known is None or (known.width, known.height) != size):
        return f"{size[0]} × {size[1]}"
    for group in format_table().groups:
        for item in group.formats:
            if item.id == told.format:
                return f"{tr_text(group.title)} · {tr_text(item.title)}"
    if known is not None:
        return tr("Own format · {name}", name=known.title)
    return told.format.replace("x", " × ")
