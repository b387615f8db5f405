"""All keys by the place where they work: to look up, and to change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from creastudio.shell.commands.keymap import Binding, bindings, clashes, keys_of, with_change
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr, tr_marked
from creastudio.shell.keys import PLACE_TITLES, each, native
from creastudio.shell.settings_holder import SettingsHolder
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, label

BINDING = Qt.ItemDataRole.UserRole


class KeysDialog(DialogFrame):
    """A table with a search; Ctrl+F1 opens it. A key that is taken already is refused, by the name of what has it."""

    def __init__(self, session: SettingsHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Keys"), width=560, height=680)
        self._session = session
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search what it does, or the name of a key"))
        self.search.setAccessibleName(tr("Search keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.body.addWidget(self.search)
        self.table = QTreeWidget()
        self.table.setColumnCount(2)
        self.table.setHeaderLabels([tr("What it does"), tr("Keys")])
        self.table.setRootIsDecorated(False)
        self.table.setAccessibleName(tr("Keys"))
        self.table.setColumnWidth(0, px(340))
        self.table.currentItemChanged.connect(lambda *_: self._show_current())
        self.table.itemDoubleClicked.connect(lambda *_: self.edit.setFocus())
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._editor())
        self.warning = label("", "error", wrap=True)
        self.warning.setMinimumHeight(px(18))
        self.body.addWidget(self.warning)
        self.reset_all = self.add_button(tr("All as they came"), "flat", left=True)
        self.reset_all.clicked.connect(self._reset_all)
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)
        self._rows: list[QTreeWidgetItem] = []
        self._heads: list[QTreeWidgetItem] = []
        self._fill()
        # Not the head of a group, which has no key that could be changed.
        self.table.setCurrentItem(self._rows[0])
        self.search.setFocus()

    def _editor(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(tr("New key"))
        self.edit.editingFinished.connect(self._finished)
        self.reset = button(tr("As it came"), "flat")
        self.reset.clicked.connect(self._reset)
        self.remove = button(tr("No key"), "flat")
        self.remove.clicked.connect(lambda: self.assign(""))
        row.addWidget(label(tr("New key"), "dim"))
        row.addWidget(self.edit, 1)
        row.addWidget(self.remove)
        row.addWidget(self.reset)
        return row

    # -- what is shown

    def _fill(self) -> None:
        self.table.clear()
        self._rows, self._heads = [], []
        for place, title in PLACE_TITLES.items():
            head = QTreeWidgetItem([tr_marked(title), ""])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            self.table.addTopLevelItem(head)
            self._heads.append(head)
            for binding in (item for item in bindings() if item.place == place):
                row = QTreeWidgetItem(head)
                row.setData(0, BINDING, binding)
                self._rows.append(row)
                self._write(row)
            head.setExpanded(True)
        self._filter(self.search.text())

    def _write(self, row: QTreeWidgetItem) -> None:
        binding: Binding = row.data(0, BINDING)
        row.setText(0, tr_marked(binding.title).replace("&", ""))
        row.setText(1, shown(keys_of(binding, self._session.settings.keys)))
        font = row.font(1)
        font.setBold(binding.id in self._session.settings.keys)
        row.setFont(1, font)
        if binding.fixed:
            row.setToolTip(1, tr("This key can't be changed"))

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in self._rows:
            said = f"{row.text(0)} {row.text(1)}".casefold()
            row.setHidden(not all(word in said for word in words))
        for head in self._heads:
            head.setHidden(all(row.isHidden() for row in self._rows if row.parent() is head))

    def _current(self) -> Binding | None:
        row = self.table.currentItem()
        return row.data(0, BINDING) if row is not None else None

    def _show_current(self) -> None:
        binding = self._current()
        free = binding is not None and not binding.fixed
        for part in (self.edit, self.remove):
            part.setEnabled(free)
        self.reset.setEnabled(free and binding is not None and binding.id in self._session.settings.keys)
        self.warning.setText("")
        keys = keys_of(binding, self._session.settings.keys) if binding is not None else ""
        self.edit.setKeySequence(QKeySequence(next(each(keys), "")))

    # -- changes

    def choose(self, binding_id: str) -> None:
        """Select a row."""
        row = next(item for item in self._rows if item.data(0, BINDING).id == binding_id)
        self.table.setCurrentItem(row)

    def assign(self, keys: str) -> bool:
        """Give the selected row a key; False when that is taken, which is said."""
        binding, changed = self._current(), self._session.settings.keys
        if binding is None or binding.fixed:
            return False
        taken = next(clashes(binding, keys, changed), None)
        if taken is not None:
            title = tr_marked(taken.title).replace("&", "").rstrip("…")
            self.warning.setText(
                tr("{key} is the key of '{name}'. Choose another.", key=shown(keys), name=title)
            )
            return False
        self._session.update_settings(keys=with_change(changed, binding, keys))
        row = self.table.currentItem()
        if row is not None:
            self._write(row)
        self._show_current()
        return True

    def _finished(self) -> None:
        binding = self._current()
        keys = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if binding is not None and keys not in each(keys_of(binding, self._session.settings.keys)) and keys:
            self.assign(keys)

    def _reset(self) -> None:
        binding = self._current()
        if binding is not None:
            self.assign(binding.keys)

    def _reset_all(self) -> None:
        self._session.update_settings(keys={})
        self._fill()
        self._show_current()


def shown(keys: str) -> str:
    """Return keys as this system writes them."""
    return "  ".join(dict.fromkeys(native(key) for key in each(keys)))
