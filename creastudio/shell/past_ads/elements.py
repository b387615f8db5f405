"""What is right of the ad: the roles, its elements as a list, and what is known of the one that is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from creastudio.api.layout import ElementRole
from creastudio.api.past_ads import MOST_TEXT
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.words import role_title
from creastudio.shell.past_ads.annotating import Annotating
from creastudio.shell.past_ads.roles import ROLES, WORDS, tone_of
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.boxes import RealBox
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import label

COLUMNS = 2


class RoleButtons(QWidget):
    """A button a role: what the chosen element is, or the next box will be."""

    def __init__(self, model: Annotating) -> None:
        super().__init__()
        self._model = model
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(4))
        self.buttons: dict[str, QToolButton] = {}
        for number, role in enumerate(ROLES):
            made = QToolButton()
            made.setCheckable(True)
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setIcon(swatch(tone_of(role.id)))
            made.setIconSize(QSize(px(12), px(12)))
            made.setText(f"{role.digit or role.letter.upper()}  {role_title(role.id)}".strip())
            made.setToolTip(f"{role_title(role.id)} ({role.keys})" if role.keys else role_title(role.id))
            made.setAccessibleName(role_title(role.id))
            made.setSizePolicy(made.sizePolicy().horizontalPolicy().Expanding, made.sizePolicy().verticalPolicy())  # fmt: skip
            made.clicked.connect(partial(self._press, role.id))
            self.buttons[role.id] = made
            grid.addWidget(made, number // COLUMNS, number % COLUMNS)
        model.changed.connect(self._refresh)
        self._refresh()

    def _press(self, role: ElementRole, _checked: bool = False) -> None:
        self._model.set_role(role)
        self._refresh()

    def _refresh(self) -> None:
        element = self._model.named
        now = element.role if element is not None else self._model.next_role
        for role, made in self.buttons.items():
            made.setChecked(role == now)


class ElementList(QListWidget):
    """The elements of the ad, from bottom to top."""

    def __init__(self, model: Annotating) -> None:
        super().__init__()
        self._model = model
        self._filling = False
        self.setAccessibleName(tr("Elements of the ad"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(px(12), px(12)))
        self.currentRowChanged.connect(self._chosen)
        model.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        ad = self._model.ad
        elements = ad.elements if ad is not None else ()
        self._filling = True
        while self.count() > len(elements):
            self.takeItem(self.count() - 1)
        while self.count() < len(elements):
            self.addItem(QListWidgetItem())
        for row, element in enumerate(elements):
            words = (
                f"{role_title(element.role)}: {element.text}" if element.text else role_title(element.role)
            )
            item = self.item(row)
            if item.text() != words or item.data(Qt.ItemDataRole.UserRole) != element.role:
                item.setText(words)
                item.setData(Qt.ItemDataRole.UserRole, element.role)
                item.setIcon(swatch(tone_of(element.role)))
        self.setCurrentRow(self._model.chosen)
        self._filling = False

    def _chosen(self, row: int) -> None:
        if not self._filling:
            self._model.choose(row)


class ElementForm(QWidget):
    """Words, size and alignment of the chosen element; greyed for what has none."""

    def __init__(self, model: Annotating) -> None:
        super().__init__()
        self._model = model
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("The words, if you like"))
        self.text.setMaxLength(MOST_TEXT)
        self.letters = RealBox()
        self.letters.setRange(0, 32768)
        self.letters.setDecimals(1)
        self.letters.setSuffix(" px")
        self.letters.setSpecialValueText(tr("Not known"))
        self.letters.setMinimumWidth(px(72))
        calm(self.letters)
        self.align = QComboBox()
        for key, words in (
            ("", tr("Not known")), ("start", tr("At the start")), ("center", tr("Centred")), ("end", tr("At the end")),
        ):  # fmt: skip
            self.align.addItem(words, key)
        narrowable(self.align)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(SPACE))
        grid.setVerticalSpacing(px(SPACE / 2))
        for title, field, row, column, span in (
            (tr("Words"), self.text, 0, 0, 2),
            (tr("Size of the letters"), self.letters, 2, 0, 1),
            (tr("Alignment"), self.align, 2, 1, 1),
        ):
            field.setAccessibleName(title)
            grid.addWidget(label(title, "dim"), row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.text.textEdited.connect(model.set_text)
        self.text.editingFinished.connect(model.end_step)
        self.letters.valueChanged.connect(self._sized)
        self.align.activated.connect(lambda at: model.set_align(self.align.itemData(at)))
        model.changed.connect(self._refresh)
        self._refresh()

    def _sized(self, value: float) -> None:
        self._model.set_size(value)

    def _refresh(self) -> None:
        element = self._model.element
        worded = element is not None and element.role in WORDS
        self.setEnabled(worded)
        text, size, align = (
            (element.text, element.size, element.align) if element is not None else ("", 0.0, "")
        )
        if self.text.text() != text:
            self.text.setText(text)
        self.letters.blockSignals(True)
        self.letters.setValue(size)
        self.letters.blockSignals(False)
        self.align.setCurrentIndex(self.align.findData(align))


def swatch(tone: QColor) -> QIcon:
    """Return a square of one colour."""
    picture = QPixmap(24, 24)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawRoundedRect(2, 2, 20, 20, 5, 5)
    return QIcon(picture)
