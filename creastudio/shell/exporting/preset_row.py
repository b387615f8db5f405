"""Export presets in one row: choose, save, rename, delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from creastudio.api.errors import UserError
from creastudio.export.plan import Plan
from creastudio.export.presets import Preset
from creastudio.shell.dialogs.ask_name import ask_name
from creastudio.shell.exporting.presets import Presets
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import button, label, tool_button


class PresetRow(QWidget):
    """The list shows the preset that makes what the dialog shows, or that none does."""

    chosen = Signal(object)
    """Plan."""

    def __init__(self, session: Session, plan: Callable[[], Plan]) -> None:
        super().__init__()
        self._presets, self._plan = Presets(session), plan
        self._session = session
        self.list = QComboBox()
        self.list.setAccessibleName(tr("Preset"))
        calm(self.list)
        narrowable(self.list)
        self.save = button(tr("Save as preset…"), icon="save")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._ask_to_save)
        self.more = tool_button("ellipsis", tr("More of this preset"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(tr("Rename…")).triggered.connect(self._ask_to_rename)
        menu.addAction(tr("Delete")).triggered.connect(self.delete)
        self.more.setMenu(menu)
        title = label(tr("Preset"), "dim")
        title.setBuddy(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        row.addWidget(title)
        row.addWidget(self.list, 1)
        row.addWidget(self.save)
        row.addWidget(self.more)
        self._fill()
        self.list.activated.connect(self._choose)

    @property
    def current(self) -> Preset | None:
        """The preset that is shown; None where what is set is none."""
        return self.list.currentData()

    def refresh(self) -> None:
        """Show which preset makes what is set."""
        try:
            found = self._presets.matching(self._plan())
        except UserError:
            found = None
        index = next((i for i in range(self.list.count()) if self.list.itemData(i) == found), 0)
        self.list.setCurrentIndex(index)
        self.more.setEnabled(found is not None and found.own)
        self.save.setEnabled(found is None)

    def choose(self, name: str) -> None:
        """Choose a preset by its name."""
        found = next(preset for preset in self._presets.all() if preset.name == name)
        self.chosen.emit(found.plan)

    def keep(self, name: str) -> None:
        """Save what is set under a name."""
        if self._presets.save(name, self._plan()):
            self._fill()
            self.refresh()

    def rename(self, name: str) -> None:
        """Give the preset that is shown another name."""
        if self.current is not None and self._presets.rename(self.current.name, name):
            self._fill()
            self.refresh()

    def delete(self) -> None:
        """Forget the preset that is shown; a notice offers it back."""
        gone = self.current
        if gone is None or not gone.own:
            return
        self._presets.delete(gone.name)
        self._session.offer(
            tr("Deleted the preset '{name}'.", name=gone.name),
            tr("Undo"),
            lambda: self._presets.save(gone.name, gone.plan),
        )
        self._fill()
        self.refresh()

    def _fill(self) -> None:
        self.list.clear()
        self.list.addItem(tr("None of them"), None)
        presets = self._presets.all()
        for index, preset in enumerate(presets):
            if index and preset.own and not presets[index - 1].own:
                self.list.insertSeparator(self.list.count())
            self.list.addItem(preset.name if preset.own else tr_text(preset.name), preset)

    def _choose(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current.plan)

    def _ask_to_save(self) -> None:
        name = ask_name(
            self.window(), tr("Save as preset"), action=tr("Save"), taken=self._presets.own_names()
        )
        if name is not None:
            self.keep(name)

    def _ask_to_rename(self) -> None:
        if self.current is None:
            return
        others = self._presets.own_names() - {self.current.name}
        name = ask_name(self.window(), tr("Rename preset"), self.current.name, taken=others)
        if name is not None:
            self.rename(name)
