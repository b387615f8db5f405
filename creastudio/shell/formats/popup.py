"""All formats by group, with boxes to check, a search, a size of one's own, and the choice as text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.formats import SIZE, ArtboardFormat, formats_in
from creastudio.api.own_formats import LEAST_SIDE, LONGEST_SIDE, own_format
from creastudio.shell.formats.choice import FormatChoice
from creastudio.shell.formats.field import groups_at_hand
from creastudio.shell.formats.tree import FormatTree
from creastudio.shell.formats.words import count_words
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.icons import icon
from creastudio.shell.panels.fields.number import Number
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, label
from creastudio.workspace.own_formats import own_formats_file

WIDTH, HEIGHT = 380, 520
"""Px at text scale 1."""


class FormatsPopup(QFrame):
    """Every change is taken at once; Escape or a click beside it closes.

    Parameters
    ----------
    take : callable
        Takes the text of each choice.
    own : callable
        Opens what own formats are made in, when the popup is closed.
    """

    def __init__(
        self, parent: QWidget, text: str, take: Callable[[str], object], own: Callable[[], object]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "toast")
        self._take, self._own = take, own
        groups, error = groups_at_hand()
        self.choice = FormatChoice.of(text, groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(8),) * 4)
        column.setSpacing(px(6))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search: story, WeChat, 300 × 250"))
        self.search.setAccessibleName(tr("Search formats"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(QIcon(icon("search", "faint")), QLineEdit.ActionPosition.LeadingPosition)
        self.tree = FormatTree()
        self.tree.chosen.connect(self._chosen)
        self.none = label(tr("No such format. Any size can be added below."), "dim", wrap=True)
        self.none.hide()
        self.error = label("", "error", wrap=True)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.none, 1)
        column.addLayout(self._size_row())
        column.addWidget(self.error)
        column.addLayout(self._foot())
        self.search.textChanged.connect(self._searched)
        self.search.installEventFilter(self)
        self.tree.fill(self.choice)
        self._say(error)
        self._show()
        self.setMinimumWidth(px(WIDTH))
        self.resize(px(WIDTH), px(HEIGHT))
        self.search.setFocus()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(WIDTH), px(HEIGHT))

    def _size_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(4))
        self.width_field, self.height_field = (
            Number(title, lambda _value: None, low=LEAST_SIDE, high=LONGEST_SIDE)
            for title in (tr("Width, px"), tr("Height, px"))
        )
        self.width_field.fill(1200)
        self.height_field.fill(800)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name, to keep it"))
        self.name.setAccessibleName(tr("Name of the size"))
        self.name.setToolTip(tr("A size with a name is kept among your own formats."))
        self.add = button("", "flat", "plus", tip=tr("Add this size"))
        self.add.clicked.connect(lambda _checked=False: self._add())
        for field in (self.width_field.lineEdit(), self.height_field.lineEdit(), self.name):
            field.returnPressed.connect(self._add)
        row.addWidget(self.width_field, 2)
        row.addWidget(label("×", "dim"))
        row.addWidget(self.height_field, 2)
        row.addWidget(self.name, 3)
        row.addWidget(self.add)
        return row

    def _foot(self) -> QVBoxLayout:
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("As text: {example}", example="meta.story, display, 300x250"))
        self.text.setAccessibleName(tr("Formats as text"))
        self.text.setToolTip(
            tr(
                "The choice as text, to copy or paste: names of formats, groups, platforms or sizes, by commas."
            )
        )
        self.text.editingFinished.connect(self._typed)
        self.count = label("", "dim")
        clear = button(tr("Clear"), "flat", tip=tr("Choose no format"))
        clear.clicked.connect(lambda _checked=False: self._chosen(FormatChoice((), self.choice.groups)))
        own = button(tr("Own formats…"), "flat", tip=tr("Make, change and remove your own formats"))
        own.clicked.connect(lambda _checked=False: self._open_own())
        for made in (clear, own, self.add):
            made.setAutoDefault(False)
        self.clear, self.own = clear, own
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(clear)
        row.addWidget(own)
        foot = QVBoxLayout()
        foot.setSpacing(px(4))
        foot.addWidget(self.text)
        foot.addLayout(row)
        return foot

    def _chosen(self, choice: FormatChoice) -> None:
        self.choice = choice
        self.tree.fill(choice)
        self._show()
        self._take(choice.text)

    def _show(self) -> None:
        self.count.setText(count_words(self.choice))
        if self.text.text() != self.choice.text:
            self.text.setText(self.choice.text)
            self.text.setCursorPosition(0)

    def _say(self, error: UserError | None) -> None:
        self.error.setText("" if error is None else tr_said(error.message))
        self.error.setVisible(error is not None)

    def _searched(self, text: str) -> None:
        found = self.tree.search(text)
        self.tree.setVisible(found)
        self.none.setVisible(not found)
        size = SIZE.fullmatch(text.strip())
        if size is not None:
            # Whatever size is searched for can be added at once.
            self.width_field.fill(int(size[1]))
            self.height_field.fill(int(size[2]))

    def _entered(self) -> None:
        """Take what was searched for; a size that no format has is added."""
        if not self.tree.isHidden():
            self.tree.toggle_current()
        elif SIZE.fullmatch(self.search.text().strip()):
            self._add()

    def _typed(self) -> None:
        if self.text.text() != self.choice.text:
            self._chosen(FormatChoice.of(self.text.text(), self.choice.groups))

    def _add(self) -> None:
        """Choose the size that is entered; with a name it is kept."""
        width, height, name = int(self.width_field.value()), int(self.height_field.value()), self.name.text()
        try:
            if name.strip():
                made = own_format(name=name, width=width, height=height)
                own_formats_file().change(lambda all_: all_.with_format(made))
                groups, error = groups_at_hand()
                form = made.form
            else:
                form, groups, error = _sized(width, height), self.choice.groups, None
        except UserError as refused:
            self._say(refused)
            return
        self._say(error)
        self.name.clear()
        self.search.clear()
        self._chosen(FormatChoice(self.choice.words, tuple(groups)).with_form(form, on=True))
        self.tree.go_to(form.id)

    def _open_own(self) -> None:
        self.close()
        self._own()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
            key = Qt.Key(event.key())
            if key in steps:
                self.tree.step(steps[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._entered()
                return True
        return super().eventFilter(watched, event)


def _sized(width: int, height: int) -> ArtboardFormat:
    return formats_in(f"{width}x{height}")[0]
