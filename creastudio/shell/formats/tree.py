"""The formats by group, each with a box to check: a group's box takes or leaves all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from creastudio.api.format_table import ArtboardFormat, FormatGroup
from creastudio.shell.formats.choice import FormatChoice, matches
from creastudio.shell.formats.outline import BOX, outline
from creastudio.shell.formats.words import size_words, tip
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.theme import px

WHAT = Qt.ItemDataRole.UserRole
"""Of a row: the format, the group, or the word that isn't known."""

OTHERS, UNKNOWN = "others", "unknown"
"""Ids of the groups that aren't in the table."""


class FormatTree(QTreeWidget):
    """Shows a choice; what a person does with it comes as another choice."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setAccessibleName(tr("Formats"))
        self.setIconSize(QSize(px(BOX), px(BOX)))
        self.setIndentation(px(18))
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._choice = FormatChoice((), ())
        self._shown: tuple[object, ...] | None = None
        self._filling = False
        self._boxed: QTreeWidgetItem | None = None
        self._wanted = ""
        # What was chosen and isn't in the table stays in sight when it is left.
        self._others: dict[str, ArtboardFormat] = {}
        self._unknown: dict[str, None] = {}
        self.itemChanged.connect(self._checked)
        self.itemPressed.connect(lambda *_: self._press())
        self.itemClicked.connect(lambda row, *_: self._clicked(row))

    def fill(self, choice: FormatChoice) -> None:
        """Show a choice; what is folded and where one is stays."""
        self._choice = choice
        self._others.update({form.id: form for form in choice.others})
        self._unknown.update(dict.fromkeys(choice.unknown))
        shown = (choice.groups, tuple(self._others.values()), tuple(self._unknown))
        self._filling = True
        if shown != self._shown:
            self._rebuild()
            self._shown = shown
        for head in self._heads():
            self._show_states(head)
        self._filling = False

    def search(self, text: str) -> bool:
        """Show only what is searched for, and go to the first of it; False where there is nothing."""
        self._wanted = text.strip()
        first: QTreeWidgetItem | None = None
        for head in self._heads():
            for row in _rows(head):
                what = row.data(0, WHAT)
                said = f"{head.text(0)} {row.text(0)}"
                hidden = isinstance(what, ArtboardFormat) and not matches(what, said, self._wanted)
                row.setHidden(hidden)
                first = first or (None if hidden else row)
            head.setHidden(all(row.isHidden() for row in _rows(head)))
            head.setExpanded(bool(self._wanted) or self._is_open(head))
        if self._wanted and first is not None:
            self.setCurrentItem(first)
        return first is not None

    def step(self, by: int) -> None:
        """Go to a row further down or up, of those that are seen."""
        for _ in range(abs(by)):
            current = self.currentItem()
            if current is None:
                found = next((head for head in self._heads() if not head.isHidden()), None)
            else:
                found = self.itemBelow(current) if by > 0 else self.itemAbove(current)
            if found is not None:
                self.setCurrentItem(found)

    def toggle_current(self) -> None:
        """Take or leave what is at the current row."""
        row = self.currentItem()
        if row is not None:
            self._toggle(row)

    def row_of(self, format_id: str) -> QTreeWidgetItem | None:
        """Return the row of a format or a group, or None."""
        for head in self._heads():
            for row in (head, *_rows(head)):
                if getattr(row.data(0, WHAT), "id", row.data(0, WHAT)) == format_id:
                    return row
        return None

    def go_to(self, format_id: str) -> None:
        """Show the row of a format."""
        row = self.row_of(format_id)
        if row is not None:
            self.setCurrentItem(row)
            self.scrollToItem(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle_current()
        else:
            super().keyPressEvent(event)

    def _rebuild(self) -> None:
        current = self.currentItem()
        kept = getattr(current.data(0, WHAT), "id", "") if current is not None else ""
        opened = {head.data(0, WHAT).id for head in self._heads() if head.isExpanded()}
        first = self._shown is None
        self.clear()
        groups = list(self._choice.groups)
        if self._others:
            groups.append(
                FormatGroup(id=OTHERS, title=tr("Other sizes"), formats=tuple(self._others.values()))
            )
        for group in groups:
            head = self._add_head(group)
            for form in group.formats:
                self._add_row(head, form)
        if self._unknown:
            head = self._add_head(FormatGroup(id=UNKNOWN, title=tr("Not known here"), formats=()))
            for word in self._unknown:
                row = QTreeWidgetItem(head, [word[:60], ""])
                row.setData(0, WHAT, word)
        for head in self._heads():
            group = head.data(0, WHAT)
            head.setExpanded(
                self._is_open(head) if first else group.id in opened or group.id in (OTHERS, UNKNOWN)
            )
        if kept:
            self.go_to(kept)
        if self._wanted:
            self.search(self._wanted)

    def _add_head(self, group: FormatGroup) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self, [tr_text(group.title), ""])
        head.setData(0, WHAT, group)
        head.setToolTip(0, group.source)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        return head

    def _add_row(self, head: QTreeWidgetItem, form: ArtboardFormat) -> None:
        row = QTreeWidgetItem(head, [tr_text(form.title), size_words(form)])
        row.setData(0, WHAT, form)
        row.setIcon(0, outline(form, ratio=self.devicePixelRatioF()))
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 1):
            row.setToolTip(column, tip(form))

    def _show_states(self, head: QTreeWidgetItem) -> None:
        on = [self._is_on(row) for row in _rows(head)]
        for row, state in zip(_rows(head), on, strict=True):
            row.setCheckState(0, Qt.CheckState.Checked if state else Qt.CheckState.Unchecked)
        some = Qt.CheckState.PartiallyChecked if any(on) else Qt.CheckState.Unchecked
        head.setCheckState(0, Qt.CheckState.Checked if on and all(on) else some)
        head.setText(1, f"{sum(on)}/{len(on)}" if any(on) else str(len(on)))
        head.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _is_on(self, row: QTreeWidgetItem) -> bool:
        what = row.data(0, WHAT)
        return self._choice.has(what) if isinstance(what, ArtboardFormat) else what in self._choice.words

    def _is_open(self, head: QTreeWidgetItem) -> bool:
        return any(self._is_on(row) for row in _rows(head))

    def _heads(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [head for head in found if head is not None]

    def _press(self) -> None:
        self._boxed = None

    def _checked(self, row: QTreeWidgetItem) -> None:
        if not self._filling:
            self._boxed = row
            self._toggle(row)

    def _clicked(self, row: QTreeWidgetItem) -> None:
        # A click on the box has done it already; one on a group's name folds it.
        if row is self._boxed:
            return
        if isinstance(row.data(0, WHAT), FormatGroup):
            row.setExpanded(not row.isExpanded())
        else:
            self._toggle(row)

    def _toggle(self, row: QTreeWidgetItem) -> None:
        what = row.data(0, WHAT)
        if isinstance(what, ArtboardFormat):
            choice = self._choice.with_form(what, on=not self._choice.has(what))
        elif isinstance(what, str):
            choice = self._choice.without(what)
        else:
            choice = self._group_toggled(what)
        self.chosen.emit(choice)

    def _group_toggled(self, group: FormatGroup) -> FormatChoice:
        choice = self._choice
        if group.id == UNKNOWN:
            for word in choice.unknown:
                choice = choice.without(word)
            return choice
        on = not all(choice.has(form) for form in group.formats)
        if group.id == OTHERS:
            for form in group.formats:
                choice = choice.with_form(form, on=on)
            return choice
        return choice.with_group(group, on=on)


def _rows(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (head.child(at) for at in range(head.childCount()))
    return [row for row in found if row is not None]
