"""What a training says of itself: one row a thing, the most pressing first, with a bar and a button where there is one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from creastudio.api.advice import Advice, Severity
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.theme import SPACE, color, follow_theme, px
from creastudio.shell.widgets.labels import button, icon_label, label

SIGNS: dict[Severity, tuple[str, str]] = {
    "good": ("circle-check", "success"),
    "note": ("info", "accent"),
    "warning": ("triangle-alert", "warning"),
    "alarm": ("circle-alert", "danger"),
}
"""Severity -> icon and the token of its colour."""


class Gauge(QWidget):
    """A bar from 0, which is good, to 1."""

    def __init__(self, value: float, token: str) -> None:
        super().__init__()
        self.value, self._token = value, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Gauge: {percent} %", percent=round(100 * value)))
        self.setToolTip(tr("{percent} %", percent=round(100 * value)))
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(72), px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(self.rect())
            radius = whole.height() / 2
            painter.setBrush(color("pressed"))
            painter.drawRoundedRect(whole, radius, radius)
            full = QRectF(whole)
            full.setWidth(max(whole.height(), whole.width() * self.value))
            painter.setBrush(color(self._token))
            painter.drawRoundedRect(full, radius, radius)


class AdviceRow(QFrame):
    """One thing that is said."""

    def __init__(self, advice: Advice) -> None:
        super().__init__()
        self.advice = advice
        icon, token = SIGNS[advice.severity]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(SPACE / 4), 0, px(SPACE / 4))
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label(icon, token, 16), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(px(SPACE / 4))
        text.addWidget(label(tr_said(advice.text), wrap=True))
        if advice.gauge is not None:
            # Beside it there is room: its width must not be that of the words.
            text.addWidget(Gauge(advice.gauge, token), 0, Qt.AlignmentFlag.AlignLeft)
        if advice.hint:
            text.addWidget(label(tr_said(advice.hint), "small", wrap=True))
        self.act = None
        if advice.go_back is not None:
            place = tr_said(advice.go_back.place)
            tip = tr("Go on from there with other settings")
            self.act = button(tr("Go back to {place}", place=place), "", "undo-2", tip=tip)
            text.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(text, 1)
        self.setAccessibleName(f"{tr_said(advice.text)} {tr_said(advice.hint)}".strip())


class AdviceStrip(QWidget):
    """All that is said now; takes no room while that is nothing."""

    wentBack = Signal(object)
    """``GoBack``: its button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[Advice, ...] = ()
        self.rows: list[AdviceRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(tr("How the training goes"))
        self.hide()

    def show_advice(self, advice: tuple[Advice, ...]) -> None:
        """Show these in place of what was said before."""
        if advice == self._said:
            return
        self._said = advice
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AdviceRow(item) for item in advice]
        for row in self.rows:
            self._column.addWidget(row)
            offer = row.advice.go_back
            if row.act is not None and offer is not None:
                row.act.clicked.connect(lambda _on=False, wish=offer: self.wentBack.emit(wish))
        self.setVisible(bool(self.rows))
