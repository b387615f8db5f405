"""How a writing looks in the list: its kind, its name, and how it begins."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from creastudio.core.writing import Writing
from creastudio.shell import icons
from creastudio.shell.session import Session
from creastudio.shell.theme import color, font, px, tokens
from creastudio.shell.writing.kinds import KIND_ICONS
from creastudio.shell.writings.model import DETAIL_ROLE, STALE_ROLE, WRITING_ROLE

HEIGHT = 46
"""Of a row, px of an unscaled screen."""

LEFT = 34
"""Where the words begin."""


class WritingsDelegate(QStyledItemDelegate):
    """Paints two lines a row; the one that is on the page has a bar at its edge."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(px(160), px(HEIGHT))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        del index
        room = option.rect  # type: ignore[attr-defined]
        editor.setGeometry(room.adjusted(px(LEFT - 6), px(4), -px(6), -px(8)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        writing = index.data(WRITING_ROLE)
        if not isinstance(writing, Writing):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(px(4), px(1), -px(4), -px(1))  # type: ignore[attr-defined]
        self._ground(painter, box, option.state)  # type: ignore[attr-defined]
        if writing.id == self._session.writing_id:
            painter.setBrush(color("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + px(6), px(3), box.height() - px(12)), 1, 1)
        _sign(painter, KIND_ICONS[writing.kind], tokens().dim, box.left() + px(17), box.center().y())
        right = box.right() - px(8)
        if index.data(STALE_ROLE):
            _sign(painter, "refresh-cw", tokens().warning, right - px(8), box.center().y())
            right -= px(24)
        room = QRectF(box.left() + px(LEFT), box.top() + px(5), right - box.left() - px(LEFT), px(18))
        painter.setFont(font(13))
        painter.setPen(color("text"))
        _line(painter, room, str(index.data()))
        painter.setFont(font(12))
        painter.setPen(color("dim"))
        _line(painter, room.translated(0, px(18)), str(index.data(DETAIL_ROLE)))
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(color("accent", 0.22))
            painter.setPen(QPen(color("accent"), 1))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(color("text", 0.06))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(5), px(5))


def _sign(painter: QPainter, name: str, tone: str, x: float, y: float) -> None:
    picture = icons.pixmap(name, tone, 16)
    size = picture.deviceIndependentSize()
    target = QRectF(x - size.width() / 2, y - size.height() / 2, size.width(), size.height())
    painter.drawPixmap(target, picture, QRectF(picture.rect()))


def _line(painter: QPainter, room: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
