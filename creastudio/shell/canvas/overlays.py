"""What floats over the canvas: zoom, the review bar, and the card that teaches while there is nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from creastudio.shell.canvas.review_bar import ReviewBar
from creastudio.shell.i18n import tr
from creastudio.shell.keys import native, with_key
from creastudio.shell.panels.results.review import Review
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, icon_label, label, tool_button


class ZoomBar(QFrame):
    """Zoom out, the scale (a click fits), zoom in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(4), px(2), px(4), px(2))
        row.setSpacing(0)
        self.out = tool_button("zoom-out", tr("Zoom out"), keys="Ctrl+-", token="dim")
        self.scale = button("100 %", "flat", tip=tr("Fit the artboards"), keys="Shift+1")
        self.scale.setMinimumWidth(px(62))
        self.into = tool_button("zoom-in", tr("Zoom in"), keys="Ctrl+=", token="dim")
        for part in (self.out, self.scale, self.into):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(part)

    def show_scale(self, scale: float) -> None:
        """Show a scale; 1 is 100 %."""
        percent = scale * 100
        text = f"{percent:.0f} %" if percent >= 10 else f"{percent:.1f} %"
        if text != self.scale.text():
            self.scale.setText(text)


class TeachingCard(QFrame):
    """What to do while there is no artboard, or nothing on the artboards."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(icon_label("sparkles", "accent"))
        self._title = label("", "heading")
        top.addWidget(self._title, 1)
        column.addLayout(top)
        self._text = label("", "dim", wrap=True)
        self._text.setMinimumWidth(px(280))
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.action = button("", "primary")
        self._key = label("", "key")
        row.addWidget(self.action)
        row.addWidget(self._key)
        row.addStretch(1)
        column.addLayout(row)

    def teach(self, *, has_artboard: bool) -> None:
        """Say what comes next."""
        if has_artboard:
            self._title.setText(tr("Make something"))
            self._text.setText(
                tr(
                    "Choose a generator, and what it makes appears here. Or drop a picture file on the artboard."
                )
            )
            self._name(tr("Generate"), "Ctrl+Return")
        else:
            self._title.setText(tr("No artboard yet"))
            self._text.setText(tr("Artboards are the pages of the canvas: results and pictures go on them."))
            self._name(tr("New artboard"), "Ctrl+Shift+N")
        self.adjustSize()

    def _name(self, text: str, keys: str) -> None:
        self.action.setText(text)
        self.action.setAccessibleName(text)
        self.action.setToolTip(with_key(text, keys))
        self._key.setText(native(keys))


class Overlays:
    """Makes the floating parts of a canvas and keeps them in place."""

    def __init__(self, session: Session, review: Review, canvas: QWidget) -> None:
        self._canvas = canvas
        self.zoom = ZoomBar(canvas)
        self.review = ReviewBar(session, review, canvas)
        self.card = TeachingCard(canvas)
        self.card.hide()

    def place(self, board: QRectF | None, tools: int) -> None:
        """Put everything where it belongs.

        Parameters
        ----------
        tools : int
            The right edge of the tools, view px; the review bar keeps clear of them, or lies over them in a narrow view.
        board : QRectF or None
            The artboard that the teaching card lies on, view px; None for the middle of the view.
        """
        width, height, gap = self._canvas.width(), self._canvas.height(), px(12)
        self.zoom.adjustSize()
        self.zoom.move(width - self.zoom.width() - gap, height - self.zoom.height() - gap)
        bar = self.review
        if bar.isVisibleTo(self._canvas):
            bar.fit(width - gap)
            clear = max((width - bar.width()) // 2, tools + gap // 2)
            left = max(gap // 2, min(clear, width - bar.width() - gap // 2))
            crowded = left + bar.width() > self.zoom.x() - gap
            bottom = self.zoom.y() - gap if crowded else height - gap
            bar.move(left, bottom - bar.height())
            bar.raise_()
        if self.card.isVisibleTo(self._canvas):
            middle = board.center().toPoint() if board is not None else self._canvas.rect().center()
            left = min(
                max(middle.x() - self.card.width() // 2, gap), max(gap, width - self.card.width() - gap)
            )
            top = min(
                max(middle.y() - self.card.height() // 2, gap), max(gap, height - self.card.height() - gap)
            )
            self.card.move(left, top)

    def teach(self, *, has_artboard: bool, has_content: bool) -> None:
        """Show or hide the teaching card."""
        self.card.setVisible(not has_content)
        if not has_content:
            self.card.teach(has_artboard=has_artboard)
