"""Why a layout looks as it does: its reasons, what had no room, and a bar for each term of its score."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.layout import Dropped, Layout
from creastudio.core.assets import Asset
from creastudio.core.board_layout import BoardLayout
from creastudio.shell.i18n import tr, tr_said, tr_text
from creastudio.shell.layouts.words import QUALITIES, role_title
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.panels.training.advice_strip import Gauge
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label
from creastudio.workspace.layout_results import made_layout


class Why(QWidget):
    """A part that folds; hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Fold(tr("Why it looks so"), inside))
        self._asset, self._says = "", False

    def show_layout(self, told: Layout | BoardLayout) -> None:
        """Say why a layout looks so."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._says = bool(told.scores or told.reasons or told.dropped)
        self.setVisible(self._says)
        for reason in told.reasons:
            self._column.addWidget(label(f"• {tr_said(reason)}", wrap=True))
        for gone in told.dropped:
            self._column.addWidget(label(dropped_text(gone), "warning", wrap=True))
        if told.scores:
            self._column.addWidget(_bars(told.scores))

    def show_asset(self, session: Session, asset: Asset | None) -> None:
        """Say why a result looks so; hidden for what is no layout, or is gone."""
        if asset is None or asset.kind != "layout":
            self.hide()
            return
        if asset.sha256 != self._asset:
            try:
                self.show_layout(made_layout(session.workspace.read_blob, asset).layout)
            except UserError:
                # Placing it says so.
                self.hide()
                return
            self._asset = asset.sha256
        self.setVisible(self._says)


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
