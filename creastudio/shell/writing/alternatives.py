"""What could have stood where a model wrote a word: a list at the word, each with its probability."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from creastudio.shell.i18n import tr
from creastudio.shell.theme import SPACE, color, font, px
from creastudio.shell.widgets.labels import label
from creastudio.shell.writing.page_look import FAMILIES
from creastudio.shell.writing.tokens import Token

SHARE = Qt.ItemDataRole.UserRole
WORD = Qt.ItemDataRole.UserRole + 1


class AlternativesPopup(QFrame):
    """Offers other words for one place; choosing one goes on from it in a branch of its own."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "toast")
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_Bars(self.list))
        self.list.setAccessibleName(tr("What could have stood here instead"))
        self.list.setAccessibleDescription(tr("Enter goes on from this word in a branch of its own."))
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.hint = label(tr("Enter goes on from this word."), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE), px(SPACE), px(SPACE), px(SPACE / 2))
        column.setSpacing(px(SPACE / 2))
        column.addWidget(self.list)
        column.addWidget(self.hint)

    def offer(self, token: Token, stands: str, at: QPoint) -> None:
        """Show the words for one place below a point of the screen; `stands` is the one that is there."""
        self.list.clear()
        for word, share in token.alternatives:
            shown = word.replace("\n", "↵").strip() or "␣"
            item = QListWidgetItem(shown)
            item.setData(SHARE, (share, word == stands))
            item.setData(WORD, word)
            told = tr("{word}, {share} %", word=shown, share=f"{100 * share:.3g}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth()
        self.list.setFixedHeight(min(rows, px(260)))
        self.setFixedWidth(px(280))
        self.adjustSize()
        room = self.screen().availableGeometry()
        point = QPoint(min(at.x(), room.right() - self.width()), at.y())
        if point.y() + self.height() > room.bottom():
            point.setY(at.y() - self.height() - px(3 * SPACE))
        self.move(point)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(WORD))


class _Bars(QStyledItemDelegate):
    """A word, and its probability as a bar and a number."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        share, stands = index.data(SHARE)
        bare = QStyleOptionViewItem(option)
        super().paint(painter, bare, QModelIndex())
        room: QRect = option.rect.adjusted(px(SPACE), 0, -px(SPACE), 0)  # type: ignore[attr-defined]
        bar = QRect(room.right() - px(120), room.center().y() - px(2), round(px(64) * share), px(4))
        painter.fillRect(bar, color("accent" if stands else "faint"))
        letters = font(13, QFont.Weight.DemiBold if stands else QFont.Weight.Normal)
        letters.setFamilies(list(FAMILIES))
        painter.setFont(letters)
        painter.setPen(color("text"))
        painter.drawText(room.adjusted(0, 0, -px(130), 0), Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.setFont(font(12))
        painter.setPen(color("dim"))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{100 * share:.3g} %"
        )
