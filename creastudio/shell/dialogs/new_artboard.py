"""Asks for the size of a new artboard: a searchable list of usual ones, and numbers for any other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from creastudio.core.artboard_formats import ArtboardFormat, format_table
from creastudio.core.print_units import millimetres
from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.formats.choice import matches
from creastudio.shell.formats.field import groups_at_hand
from creastudio.shell.formats.outline import BOX, outline
from creastudio.shell.formats.own_dialog import OwnFormatsDialog
from creastudio.shell.formats.words import size_words, tip
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.panels.fields.property_fields import Number, new_form, pair
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label

FORMAT = Qt.ItemDataRole.UserRole

OWN = "own"


class NewArtboardDialog(DialogFrame):
    """Choosing fills the numbers; numbers that are changed afterwards are taken as they are.

    Parameters
    ----------
    width, height : int
        What it begins with, px.
    title, act : str
        Of the dialog and of its main button, where it isn't for an artboard more.
    """

    def __init__(
        self, parent: QWidget | None, width: int, height: int, *, title: str = "", act: str = ""
    ) -> None:
        super().__init__(parent, title or tr("New artboard"), width=520, height=620)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search formats: story, A4, 300 × 250"))
        self.search.setAccessibleName(tr("Search formats"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.body.addWidget(self.search)
        self.table = QTreeWidget()
        self.table.setIconSize(QSize(px(BOX), px(BOX)))
        self.table.setHeaderLabels([tr("Format"), tr("Size")])
        self.table.setColumnWidth(0, px(250))
        self.table.setRootIsDecorated(False)
        self.table.setAccessibleName(tr("Formats"))
        self.table.currentItemChanged.connect(lambda *_: self._chosen())
        self.table.itemDoubleClicked.connect(self._double_clicked)
        self.body.addWidget(self.table, 1)
        form = new_form()
        self.width_field = Number(tr("Width"), lambda _value: None, low=1, high=32768, suffix=" px")
        self.height_field = Number(tr("Height"), lambda _value: None, low=1, high=32768, suffix=" px")
        form.addRow(tr("Size"), pair(self.width_field, self.height_field, "×"))
        self.resolution = Number(tr("Resolution"), lambda _value: None, low=1, high=4800, suffix=" dpi")
        self.bleed = Number(tr("Bleed"), lambda _value: None, low=0, high=2048, suffix=" px")
        form.addRow(tr("Resolution"), self.resolution)
        form.addRow(tr("Bleed"), self.bleed)
        self.printed = label("", "dim")
        form.addRow(tr("In print"), self.printed)
        for field in (self.width_field, self.height_field, self.resolution, self.bleed):
            field.valueChanged.connect(self._measure)
        self.body.addLayout(form)
        source = label(tr("Formats checked on {date}", date=format_table().checked_on), "small")
        self.body.addWidget(source)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.add_button(act or tr("Add artboard"), "primary").clicked.connect(self.accept)
        self.own = self.add_button(tr("Own formats…"), "flat", left=True)
        self.own.clicked.connect(lambda _checked=False: self._open_own())
        self._rows: list[QTreeWidgetItem] = []
        self._fill()
        self._show(ArtboardFormat(id=OWN, title="", width=width, height=height))
        self.search.setFocus()

    def chosen(self) -> ArtboardFormat:
        """Return the format as the numbers say it, with the name and safe zone of the one that was chosen."""
        row = self.table.currentItem()
        base = row.data(0, FORMAT) if row is not None else None
        size = (int(self.width_field.value()), int(self.height_field.value()))
        fields = {
            "width": size[0], "height": size[1], "resolution": self.resolution.value(),
            "bleed": self.bleed.value(),
        }  # fmt: skip
        if base is None or size != (base.width, base.height):
            return ArtboardFormat(id=OWN, title="", **fields)
        return base.model_copy(update=fields)

    def choose(self, format_id: str) -> None:
        """Choose a format by its id."""
        self.table.setCurrentItem(next(row for row in self._rows if row.data(0, FORMAT).id == format_id))

    def _open_own(self) -> None:
        """Make formats of one's own, and list them."""
        run(OwnFormatsDialog(self))
        chosen = self.chosen()
        self.table.clear()
        self._rows.clear()
        self._fill()
        self._filter(self.search.text())
        self._show(chosen)

    def _fill(self) -> None:
        for group in groups_at_hand()[0]:
            head = QTreeWidgetItem([tr_text(group.title), ""])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setToolTip(0, group.source)
            self.table.addTopLevelItem(head)
            for item in group.formats:
                row = QTreeWidgetItem(head, [tr_text(item.title), size_words(item)])
                row.setIcon(0, outline(item, ratio=self.devicePixelRatioF()))
                for column in (0, 1):
                    row.setToolTip(column, tip(item))
                row.setData(0, FORMAT, item)
                self._rows.append(row)
            head.setExpanded(True)

    def _filter(self, text: str) -> None:
        for row in self._rows:
            head = row.parent()
            said = f"{head.text(0) if head is not None else ''} {row.text(0)}"
            row.setHidden(not matches(row.data(0, FORMAT), said, text))
        heads = {id(row.parent()): row.parent() for row in self._rows}
        for head in heads.values():
            if head is not None:
                head.setHidden(all(row.isHidden() for row in self._rows if row.parent() is head))
        if text.strip():
            # Enter takes what was searched for, and never the size from before.
            found = next((row for row in self._rows if not row.isHidden()), None)
            self.table.setCurrentIndex(QModelIndex() if found is None else self.table.indexFromItem(found))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        """Choose the next format that is shown, or the one before; the keys stay in the search."""
        shown = [row for row in self._rows if not row.isHidden()]
        current = self.table.currentItem()
        at = shown.index(current) + step if current in shown else 0
        if shown:
            self.table.setCurrentItem(shown[min(max(at, 0), len(shown) - 1)])

    def _chosen(self) -> None:
        row = self.table.currentItem()
        item = row.data(0, FORMAT) if row is not None else None
        if item is not None:
            self._show(item)

    def _double_clicked(self, row: QTreeWidgetItem) -> None:
        if row.data(0, FORMAT) is not None:
            self.accept()

    def _show(self, item: ArtboardFormat) -> None:
        self.width_field.fill(item.width)
        self.height_field.fill(item.height)
        self.resolution.fill(item.resolution)
        self.bleed.fill(item.bleed)
        self._measure()

    def _measure(self) -> None:
        """Say in mm what the numbers come to on paper."""
        resolution = max(self.resolution.value(), 1.0)
        width, height, bleed = (
            f"{millimetres(field.value(), resolution):.1f}"
            for field in (self.width_field, self.height_field, self.bleed)
        )
        self.printed.setText(
            tr("{width} × {height} mm, bleed {bleed} mm", width=width, height=height, bleed=bleed)
        )
