"""What an artboard knows of its layout: format, linked sizes, scores with reasons, what had no room, other variants."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from creastudio.api.formats import format_of, format_table
from creastudio.api.layout import Dropped
from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard
from creastudio.core.edits.linked_layouts import links_of, pin_elements, unlink_boards
from creastudio.core.layout_layers import element_layers, is_pinned
from creastudio.shell.i18n import tr, tr_said, tr_text, trn
from creastudio.shell.layouts.resolving import resolving_of
from creastudio.shell.layouts.variants import VariantRow
from creastudio.shell.layouts.words import QUALITIES, layer_title, role_title
from creastudio.shell.panels.advice_strip import Gauge
from creastudio.shell.panels.fold import Fold
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, label


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
        self.again = button(tr("Compose again"), "", "shuffle", tr("Make other variants of all sizes"))
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
        self._why = QWidget()
        self._column = QVBoxLayout(self._why)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        column.addWidget(Fold(tr("Layout"), self._top()))
        self._why_fold = Fold(tr("Why it looks so"), self._why)
        column.addWidget(self._why_fold)
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
        self.format.setText(format_title(told))
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
        self._fill_why(told)

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

    def _fill_why(self, told: BoardLayout) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._why_fold.setVisible(bool(told.scores or told.reasons or told.dropped))
        for reason in told.reasons:
            self._column.addWidget(label(f"• {tr_said(reason)}", wrap=True))
        for gone in told.dropped:
            self._column.addWidget(label(dropped_text(gone), "warning", wrap=True))
        if told.scores:
            self._column.addWidget(_bars(told.scores))

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
        if asset is not None and asset.recipe is not None:
            self._session.vary(asset.recipe)

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


def format_title(told: BoardLayout) -> str:
    """Return what a format is called, with the platform that it is for."""
    for group in format_table().groups:
        for item in group.formats:
            if item.id == told.format:
                return f"{tr_text(group.title)} · {tr_text(item.title)}"
    own = format_of(told.format, told.settings)
    if own is not None:
        return tr("Own format · {name}", name=own.title)
    return told.format.replace("x", " × ")


def dropped_text(gone: Dropped) -> str:
    """Return what had no room, and why."""
    return tr("Left out: {name}. {reason}", name=role_title(gone.role), reason=tr_said(gone.reason))


def _bars(scores: dict[str, float]) -> QWidget:
    """Return a bar for each term of a score that has a best: full where it is reached."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, px(4), 0, 0)
    grid.setHorizontalSpacing(px(10))
    grid.setVerticalSpacing(px(4))
    for row, (term, title) in enumerate((term, title) for term, title in QUALITIES.items() if term in scores):
        good = min(max(1.0 - scores[term], 0.0), 1.0)
        token = "success" if good >= 0.8 else "warning" if good >= 0.5 else "danger"
        grid.addWidget(label(tr_text(title), "dim"), row, 0)
        grid.addWidget(Gauge(good, token), row, 1, Qt.AlignmentFlag.AlignVCenter)
    least = scores.get("contrast_least")
    if least is not None:
        told = label(tr("Least contrast of words: {ratio} to 1", ratio=f"{least:.1f}"), "dim")
        grid.addWidget(told, grid.rowCount(), 0, 1, 2)
    grid.setColumnStretch(0, 1)
    return holder
