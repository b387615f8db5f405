"""Named presets of one generator or trainer: save, load, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from creastudio.shell.dialogs.ask_name import MAX_NAME, ask_name
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon

if TYPE_CHECKING:
    from creastudio.shell.panels.generators.work_form import WorkForm


class PresetsButton(QToolButton):
    """A menu of the presets of one form."""

    def __init__(self, form: WorkForm) -> None:
        super().__init__()
        self._form = form
        set_icon(self, "bookmark", "dim")
        self.setToolTip(tr("Presets"))
        self.setAccessibleName(tr("Presets"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def names(self) -> list[str]:
        """Return the names of the presets, sorted."""
        return sorted(self._presets())

    def save(self, name: str) -> None:
        """Keep what is set under `name`; an older preset of that name is replaced."""
        name = name.strip()[:MAX_NAME]
        if name:
            self._store({**self._presets(), name: self._form.values()})

    def load(self, name: str) -> None:
        """Show the values of a preset."""
        self._form.set_values(self._presets().get(name, {}))

    def delete(self, name: str) -> None:
        """Forget a preset; the notice offers it back."""
        gone = self._presets().get(name)
        if gone is None:
            return
        self._store({key: value for key, value in self._presets().items() if key != name})
        self._form.session.offer(
            tr("Deleted the preset '{name}'.", name=name),
            tr("Undo"),
            lambda: self._store({**self._presets(), name: gone}),
        )

    def fill(self) -> None:
        """Make the menu anew."""
        menu = self._menu
        menu.clear()
        for name in self.names():
            menu.addAction(name).triggered.connect(lambda _checked=False, key=name: self.load(key))
        if not self.names():
            menu.addAction(tr("No presets yet")).setEnabled(False)
        menu.addSeparator()
        save = menu.addAction(tr("Save as preset…"))
        set_icon(save, "plus")
        save.triggered.connect(self._ask_name)
        reset = menu.addAction(tr("Back to the defaults"))
        set_icon(reset, "rotate-ccw")
        reset.triggered.connect(self._form.params.reset)
        if self.names():
            deleting = menu.addMenu(tr("Delete preset"))
            for name in self.names():
                deleting.addAction(name).triggered.connect(lambda _checked=False, key=name: self.delete(key))

    def _ask_name(self) -> None:
        name = ask_name(self.window(), tr("Save as preset"), action=tr("Save"), taken=self.names())
        if name is not None:
            self.save(name)

    def _presets(self) -> dict[str, dict[str, Any]]:
        return self._form.session.settings.presets.get(self._form.work.id, {})

    def _store(self, presets: dict[str, dict[str, Any]]) -> None:
        every = {**self._form.session.settings.presets, self._form.work.id: presets}
        self._form.session.update_settings(presets=every)
