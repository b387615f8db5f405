"""Own formats: the list of them, and what the chosen one is like; each change is kept at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.own_formats import OwnFormat, OwnFormats, own_format
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.formats.outline import BOX, outline
from creastudio.shell.formats.own_form import OwnFormatForm
from creastudio.shell.formats.words import size_words, tip
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, label
from creastudio.workspace.own_formats import own_formats_file

ID = Qt.ItemDataRole.UserRole


class OwnFormatsDialog(DialogFrame):
    """Formats that a person made, for artboards, ads and campaigns of all projects."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Own formats"), width=760, height=520)
        self._file = own_formats_file()
        self._table = OwnFormats()
        self._gone: OwnFormat | None = None
        self.error = label("", "error", wrap=True)
        self.again = button(
            tr("Begin anew"), tip=tr("Put the file aside under another name, and begin a new one")
        )
        self.again.clicked.connect(lambda _checked=False: self._begin_anew())
        self.body.addWidget(
            label(
                tr("Known to artboards, ads and campaigns of all projects on this computer."),
                "dim",
                wrap=True,
            )
        )
        self.body.addWidget(self.error)
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addLayout(self._left(), 4)
        self.form = OwnFormatForm()
        self.form.edited.connect(self._edited)
        self.none = label(tr("A format of your own begins with New."), "dim", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.form, 5)
        row.addWidget(self.none, 5)
        self.body.addLayout(row, 1)
        done = self.add_button(tr("Done"), "primary")
        done.clicked.connect(self.accept)
        # Enter in a field keeps what was typed there, and closes nothing.
        done.setDefault(False)
        self._load()

    def choose(self, format_id: str) -> None:
        """Go to a format."""
        for at in range(self.list.topLevelItemCount()):
            row = self.list.topLevelItem(at)
            if row is not None and row.data(0, ID) == format_id:
                self.list.setCurrentItem(row)

    def _left(self) -> QVBoxLayout:
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setIconSize(QSize(px(BOX), px(BOX)))
        self.list.setAccessibleName(tr("Own formats"))
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.new = button(tr("New"), icon="plus", tip=tr("Make a format"))
        self.copy = button(tr("Duplicate"), tip=tr("Make another like it"))
        self.remove = button(
            tr("Remove"), tip=tr("Remove the format; ads that were made in it stay as they are")
        )
        self.back = button(tr("Bring it back"), "flat", tip=tr("Bring back the format that was removed last"))
        self.back.hide()
        for made, act in (
            (self.new, self._new),
            (self.copy, self._copy),
            (self.remove, self._remove),
            (self.back, self._bring_back),
        ):
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False, act=act: act())
        acts = QHBoxLayout()
        for made in (self.new, self.copy, self.remove):
            acts.addWidget(made)
        acts.addStretch(1)
        column = QVBoxLayout()
        column.addWidget(self.list, 1)
        column.addLayout(acts)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    @property
    def current(self) -> OwnFormat | None:
        """The format that is chosen in the list."""
        row = self.list.currentItem()
        return self._table.find(str(row.data(0, ID))) if row is not None else None

    def _load(self) -> None:
        try:
            self._table = self._file.load()
            self._fail(None)
        except UserError as error:
            self._table = OwnFormats()
            self._fail(error)
        self._fill()

    def _fail(self, error: UserError | None) -> None:
        """Say what is wrong with the file; nothing is written then."""
        self.error.setText("" if error is None else " ".join((tr_said(error.message), tr_said(error.hint))))
        self.error.setVisible(error is not None)
        self.again.setVisible(error is not None)
        self.new.setEnabled(error is None)

    def _begin_anew(self) -> None:
        try:
            self._file.put_aside()
        except UserError as error:
            self._fail(error)
            return
        self._load()

    def _fill(self, at: str = "") -> None:
        """List the formats anew and go to one of them."""
        self.list.blockSignals(True)
        self.list.clear()
        for item in self._table.formats:
            form = item.form
            row = QTreeWidgetItem(self.list, [item.name, size_words(form)])
            row.setData(0, ID, item.id)
            row.setIcon(0, outline(form, ratio=self.devicePixelRatioF()))
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column in (0, 1):
                row.setToolTip(column, tip(form))
        self.list.blockSignals(False)
        if self._table.formats:
            self.choose(at or self._table.formats[0].id)
        self._show_current()

    def _show_current(self) -> None:
        item = self.current
        self.form.setVisible(item is not None)
        self.none.setVisible(item is None)
        self.copy.setEnabled(item is not None)
        self.remove.setEnabled(item is not None)
        if item is not None:
            self.form.fill(
                item, [group for group in dict.fromkeys(one.group for one in self._table.formats) if group]
            )

    def _change(self, change: Callable[[OwnFormats], OwnFormats], at: str) -> bool:
        """Keep a change and go to a format; False when it can't be kept, which is said."""
        try:
            self._table = self._file.change(change)
        except UserError as error:
            if self.current is not None:
                self.form.say(error)
            else:
                self._fail(error)
            return False
        self._fill(at)
        return True

    def _edited(self, item: OwnFormat) -> None:
        now = self.current
        if now is not None and item != now:
            self._change(lambda all_: all_.with_format(item, now.id), item.id)

    def _new(self) -> None:
        item = own_format(name=self._free(tr("New format")), width=1080, height=1080)
        if self._change(lambda all_: all_.with_format(item), item.id):
            self.form.name.setFocus()
            self.form.name.selectAll()

    def _copy(self) -> None:
        now = self.current
        if now is not None:
            item = now.model_copy(update={"name": self._free(now.name)})
            self._change(lambda all_: all_.with_format(item), item.id)

    def _remove(self) -> None:
        now = self.current
        if now is not None and self._change(lambda all_: all_.without(now.id), ""):
            self._gone = now
            self.back.setText(tr("Bring '{name}' back", name=now.name))
            self.back.show()

    def _bring_back(self) -> None:
        gone = self._gone
        if gone is not None and self._change(lambda all_: all_.with_format(gone), gone.id):
            self._gone = None
            self.back.hide()

    def _free(self, name: str) -> str:
        """Return a name like this that no format has."""
        names = (name, *(f"{name[:74]} {number}" for number in range(2, 1000)))
        return next(item for item in names if self._table.find(item) is None)
