"""Choosing a font family: each is shown in its own face, those that ship with the studio first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QCloseEvent, QFont, QFontDatabase, QIcon, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from creastudio.render.text import DEFAULT_FAMILY
from creastudio.render.text_families import font_families, shipped_families
from creastudio.shell.i18n import tr
from creastudio.shell.icons import icon
from creastudio.shell.panels.fields.mixed import Mixed
from creastudio.shell.theme import color, follow_theme, font, px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import label
from creastudio.shell.window.placing import show_at

FAMILY_ROLE = int(Qt.ItemDataRole.UserRole)
GROUP_ROLE = FAMILY_ROLE + 1
"""Title that is written above the first family of a group; "" for the others."""

ROW, HEAD, WIDTH, HEIGHT = 40, 24, 340, 420
"""Heights of a family and of a title, and size of the list, px at text scale 1."""

_System = QFontDatabase.WritingSystem

SAMPLES = (
    (_System.SimplifiedChinese, "永字"), (_System.Japanese, "あア"), (_System.Korean, "한글"),
    (_System.Arabic, "أبجد"), (_System.Hebrew, "אבג"), (_System.Latin, "Aa Gg 12"),
)  # fmt: skip
"""What shows a family that has the letters of a script; the first that fits is taken along with the Latin ones."""

_Index = QModelIndex | QPersistentModelIndex


@cache
def sample_of(family: str) -> str:
    """Return a few letters that a family has: Latin ones, and those of one other script."""
    systems = QFontDatabase.writingSystems(family)
    found = [text for system, text in SAMPLES if system in systems]
    return "  ".join(dict.fromkeys((*found[-1:], *found[:1]))) if found else ""


class FamilyModel(QAbstractListModel):
    """The families that match what is searched, those of the studio first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        own = shipped_families()
        first = [("", tr("With the studio")), *((name, "") for name in own)]
        rest = [name for name in font_families() if name not in own]
        self._all = first + [
            (name, tr("On this computer") if at == 0 else "") for at, name in enumerate(rest)
        ]
        self._shown = self._all

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        family, group = self._shown[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return family or standard_name()
        return {FAMILY_ROLE: family, GROUP_ROLE: group}.get(role)

    def search(self, text: str) -> None:
        """Show only families with all words of `text` in their names."""
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [
            (name, group if not words else "")
            for name, group in self._all
            if all(word in (name or standard_name()).casefold() for word in words)
        ]
        self.endResetModel()

    def row_of(self, family: str) -> int:
        """Return the row of a family, -1 where it isn't shown."""
        return next((at for at, (name, _) in enumerate(self._shown) if name == family), -1)


class FamilyDelegate(QStyledItemDelegate):
    """Writes a family's name in its own face, and a sample at the right; loads only faces that are seen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        return QSize(px(WIDTH) // 2, px(ROW + (HEAD if index.data(GROUP_ROLE) else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRect(getattr(option, "rect"))  # noqa: B009  the stubs don't know it
        state = getattr(option, "state")  # noqa: B009
        painter.save()
        group = index.data(GROUP_ROLE)
        if group:
            painter.setFont(font(11, QFont.Weight.DemiBold))
            painter.setPen(color("faint"))
            head = QRect(rect.left() + px(10), rect.top(), rect.width(), px(HEAD))
            painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, group)
            rect.setTop(rect.top() + px(HEAD))
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("selection" if state & QStyle.StateFlag.State_Selected else "hover"))
            painter.drawRoundedRect(rect.adjusted(px(2), 0, -px(2), 0), px(6), px(6))
        self._write(painter, rect.adjusted(px(10), 0, -px(10), 0), index)
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        family = index.data(FAMILY_ROLE) or DEFAULT_FAMILY
        face = QFont([family, *font().families()])
        face.setPixelSize(px(17))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(face)
        sample = sample_of(family)
        painter.setPen(color("dim"))
        room = painter.fontMetrics().horizontalAdvance(sample) + px(12)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, sample)
        painter.setPen(color("text"))
        name = index.data(Qt.ItemDataRole.DisplayRole)
        left = rect.adjusted(0, 0, -room, 0)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | middle, shown)


Show = Callable[[str | None], object]
"""Takes a family while it is looked at; None ends that."""


class FamilyPopup(QFrame):
    """The list of families with a search above it; Enter or a click takes one, Escape leaves."""

    def __init__(
        self, parent: QWidget, now: str, take: Callable[[str], object], show: Show | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "toast")
        self._take, self._show = take, show
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a font"))
        self.search.setAccessibleName(tr("Find a font"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(QIcon(icon("search", "faint")), QLineEdit.ActionPosition.LeadingPosition)
        self.model = FamilyModel(self)
        self.list = QListView()
        self.list.setAccessibleName(tr("Fonts"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(FamilyDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = label(
            tr("No font of this name. Others can be installed on this computer."), "dim", wrap=True
        )
        for part in (self.search, self.list, self.none):
            column.addWidget(part)
        self.none.hide()
        self.search.textChanged.connect(self._searched)
        self.search.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._chosen(index))
        self.resize(px(WIDTH), px(HEIGHT))
        self._show_row(self.model.row_of(now))
        self.search.setFocus()
        # From now on: what is shown at first is no wish.
        self.list.selectionModel().currentChanged.connect(self._looked)

    def _searched(self, text: str) -> None:
        self.model.search(text)
        found = self.model.rowCount() > 0
        self.list.setVisible(found)
        self.none.setVisible(not found)
        self._show_row(0)

    def _show_row(self, row: int) -> None:
        index = self.model.index(max(0, row), 0)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def _looked(self, index: QModelIndex) -> None:
        if self._show is not None and index.isValid():
            self._show(index.data(FAMILY_ROLE))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._show is not None:
            self._show(None)
        super().closeEvent(event)

    def _chosen(self, index: QModelIndex) -> None:
        family = index.data(FAMILY_ROLE)
        self.close()
        if family is not None:
            self._take(family)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
            key = Qt.Key(event.key())
            if key in steps:
                row = self.list.currentIndex().row() + steps[key]
                self._show_row(min(max(row, 0), self.model.rowCount() - 1))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._chosen(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)


class FontField(QComboBox):
    """Shows a family in its own face and opens the list; a family that isn't installed is marked."""

    def __init__(self, title: str, commit: Callable[[str], object], show: Show | None = None) -> None:
        super().__init__()
        self._title, self._commit, self._show = title, commit, show
        self._family = ""
        self._filled: str | Mixed | None = None
        self.missing = False
        self.popup: FamilyPopup | None = None
        self.setAccessibleName(title)
        narrowable(self)
        calm(self)
        follow_theme(self, self._look)

    def fill(self, family: str | Mixed) -> None:
        """Show a family, "" for the studio's own, or that families differ."""
        if family == self._filled:
            return
        self._filled = family
        self._family = "" if isinstance(family, Mixed) else family
        text = tr("Mixed") if isinstance(family, Mixed) else self._family or standard_name()
        self.missing = bool(self._family) and not QFontDatabase.hasFamily(self._family)
        self.clear()
        if self.missing:
            self.addItem(icon("triangle-alert", "warning"), text)
            told = tr(
                "'{name}' isn't on this computer; its texts are shown in {other}.",
                name=text,
                other=DEFAULT_FAMILY,
            )
        else:
            self.addItem(text)
            told = self._title
        self.setToolTip(told)
        self._look()

    def _look(self) -> None:
        face = font()
        face.setFamilies([self._family or DEFAULT_FAMILY, *face.families()])
        self.setFont(face)

    def showPopup(self) -> None:
        """Open the list of families below the field, or above it where there is no room."""
        self.popup = FamilyPopup(self.window(), self._family, self._commit, self._show)
        show_at(self.popup, self)
        self.popup.search.setFocus()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: the list is long."""
        event.ignore()


def standard_name() -> str:
    """Return how the studio's own family is called in lists."""
    return tr("Standard ({name})", name=DEFAULT_FAMILY)
