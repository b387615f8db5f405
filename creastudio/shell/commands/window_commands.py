"""What the actions of the window do to files, results, artboards and the view, one method each, and when they can be used."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QTimer
from PySide6.QtGui import QAction

from creastudio.api.errors import UserError
from creastudio.core.artboard_formats import ArtboardFormat, artboard_of
from creastudio.core.edits import (
    add_artboard,
    beside,
    update_artboard,
)
from creastudio.core.edits.edit import Edit
from creastudio.shell import appeared
from creastudio.shell.campaign.delivering import campaigns_of
from creastudio.shell.canvas.dropping import new_artboard
from creastudio.shell.chooser import placeable_kinds, project_kinds
from creastudio.shell.commands.actions import ACTIONS, Action, Condition
from creastudio.shell.commands.conditions import Situation
from creastudio.shell.commands.dialog_commands import DialogCommands
from creastudio.shell.commands.either_commands import EitherCommands
from creastudio.shell.commands.layer_commands import LayerCommands
from creastudio.shell.commands.select_commands import SelectCommands
from creastudio.shell.commands.text_commands import TextCommands
from creastudio.shell.dialogs.frame import run
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.window.parts import go_round
from creastudio.store.versions import list_versions

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow

_BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}


class Commands:
    """The commands of one window; a ``UserError`` in one becomes a notice."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self.dialogs = DialogCommands(window)
        self._layers = LayerCommands(window.session, lambda data: window.canvas.place_picture(data))
        self._either = EitherCommands(window, self._layers)
        self._select = SelectCommands(window.session, window)
        self.texts = TextCommands(window.session, window.canvas.toolbox)
        self._timer = QTimer(window)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)

    def run(self, action_id: str) -> None:
        """Do what an action is for."""
        action = _BY_ID[action_id]
        if not action.call:
            return
        holders = (self, self.dialogs, self._either, self._layers, self._select, self.texts)
        holder = next(item for item in holders if hasattr(item, action.call))
        arguments = (action.argument,) if action.argument else ()
        try:
            getattr(holder, action.call)(*arguments)
        except UserError as error:
            self._session.notify(error.message, error.hint, level="error")
        # Qt has turned the mark of the action already, whatever came of it.
        self.refresh_soon()

    # -- when

    def refresh_soon(self) -> None:
        """Look once, after everything that happens now, which actions can be used."""
        self._timer.start(0)

    def refresh(self) -> None:
        """Look which actions can be used."""
        now = Situation(self._window)
        for action in ACTIONS:
            item = self._window.actions_by_id[action.id]
            item.setEnabled(now.holds(action.enabled))
            if action.checked is not None:
                item.setChecked(now.holds(action.checked))
        history = self._session.workspace.history
        self._label("edit.undo", tr("Undo"), history.undo_label)
        self._label("edit.redo", tr("Redo"), history.redo_label)

    def allowed(self, condition: Condition) -> bool:
        """Return whether a condition holds now."""
        return Situation(self._window).holds(condition)

    def _label(self, action_id: str, word: str, label: str) -> None:
        what = f"{word}: {tr_text(label)}" if label else word
        self._window.actions_by_id[action_id].setText(what)

    # -- file

    def new_project(self) -> None:
        self._window.studio.new_project(self._window)

    def open_project(self) -> None:
        self._window.studio.choose_project(self._window)

    def fill_recent(self) -> None:
        menu = self._window.menus.recent
        menu.clear()
        for name in self._session.settings.recent_files:
            item = QAction(Path(name).name, menu)
            item.setToolTip(name)
            item.triggered.connect(
                lambda _checked=False, path=name: self._window.studio.open_path(Path(path))
            )
            menu.addAction(item)
        if menu.isEmpty():
            menu.addAction(tr("Nothing opened yet")).setEnabled(False)

    def fill_versions(self) -> None:
        menu, path = self._window.menus.versions, self._session.workspace.path
        menu.clear()
        for version in list_versions(path) if path is not None else []:
            facts = version.stat()
            when = QLocale().toString(
                QDateTime.fromSecsSinceEpoch(int(facts.st_mtime)), QLocale.FormatType.ShortFormat
            )
            item = QAction(f"{when}   {QLocale().formattedDataSize(facts.st_size)}", menu)
            item.triggered.connect(
                lambda _checked=False, file=version: self._window.studio.open_version(file)
            )
            menu.addAction(item)
        if menu.isEmpty():
            menu.addAction(tr("None yet: saving again keeps the one before")).setEnabled(False)

    def save(self) -> bool:
        """Save without waiting; asks for a name where there is none. True when it was begun."""
        workspace = self._session.workspace
        if workspace.path is None and not workspace.saving:
            return self.save_as()
        here = workspace.saving or workspace.path is None or os.path.exists(workspace.path)
        workspace.start_save(then=self._say_saved if here else self._say_anew)
        return True

    def save_as(self) -> bool:
        path = self._ask_project_name(tr("Save project as"))
        if path is not None:
            self._session.workspace.start_save(path, self._say_saved)
        return path is not None

    def save_copy(self) -> None:
        path = self._ask_project_name(tr("Save a copy"))
        if path is not None:
            self._session.workspace.start_copy(path, self._say_copied)

    def _ask_project_name(self, title: str) -> Path | None:
        workspace = self._session.workspace
        start = str(workspace.path or Path.home() / f"{workspace.title or tr('Untitled')}.crea")
        path = self._window.studio.chooser.save_file(self._window, title, project_kinds(), start)
        if path is None or path.suffix:
            return path
        return path.with_suffix(".crea")

    def _say_saved(self, path: Path) -> None:
        self._window.status.say(tr("Saved {name}.", name=path.name))

    def _say_anew(self, path: Path) -> None:
        """Tell that a file was no longer where it was: a folder that was renamed, or a disk that was taken out."""
        self._session.notify(
            tr("'{name}' was no longer there and was written anew into '{folder}'.", name=path.name,
               folder=str(path.parent)),
            tr("If it was moved or renamed, that file is as it was saved before; Save as writes over it."),
            level="warning",
        )  # fmt: skip

    def _say_copied(self, path: Path) -> None:
        self._session.notify(tr("Saved a copy as {name}.", name=path.name))

    def place_files(self) -> None:
        files = self._window.studio.chooser.open_files(self._window, tr("Place files"), placeable_kinds())
        if files:
            self._window.canvas.place_files(files)

    def export_artboard(self) -> None:
        self._window.exporting.ask()

    def export_all(self) -> None:
        self._window.exporting.ask("all")

    def export_again(self) -> None:
        self._window.exporting.again()

    def export_sequence(self) -> None:
        self._window.exporting.films.ask()

    def show_start(self) -> None:
        self._window.studio.show_start(self._window)

    def quit(self) -> None:
        self._window.studio.quit()

    # -- edit

    def undo(self) -> None:
        appeared.undo(self._session)

    def redo(self) -> None:
        appeared.redo(self._session)

    def add_artboard(self) -> None:
        new_artboard(self._session)

    def add_artboard_by_format(self) -> None:
        from creastudio.shell.dialogs.new_artboard import NewArtboardDialog

        like = self._session.artboard
        dialog = NewArtboardDialog(self._window, like.width if like else 1024, like.height if like else 1024)
        if run(dialog):
            self.add_format(dialog.chosen())

    def add_format(self, chosen: ArtboardFormat) -> None:
        """Add an artboard of a format to the right of all others."""
        document = self._session.document
        name = tr_text(chosen.title) or tr("Artboard {number}", number=len(document.artboards) + 1)
        place = beside(document, chosen.width, chosen.height, name)
        artboard = artboard_of(chosen, name, place.x + chosen.bleed, place.y)
        if self._session.apply(add_artboard(artboard)):
            self._session.set_artboard(artboard.id)

    # -- generate

    def generate(self) -> None:
        self._window.generators.generate()

    def find_generator(self) -> None:
        self._window.show_panel("generators")
        self._window.generators.focus_search()

    def accept(self) -> None:
        review_of(self._session).accept()

    def vary(self) -> None:
        review_of(self._session).vary()

    def again(self) -> None:
        self._session.again(self._session.active_result)

    def use_settings(self) -> None:
        self._session.use_settings(self._session.active_result)

    def close_preview(self) -> None:
        review_of(self._session).close()

    def discard(self) -> None:
        review_of(self._session).discard()

    def discard_all(self) -> None:
        review_of(self._session).discard_all()

    def deliver_ads(self) -> None:
        self._session.deliverRequested.emit(campaigns_of(self._session))

    # -- view

    def zoom_fit(self) -> None:
        self._window.canvas.zoom_fit()

    def zoom_actual(self) -> None:
        self._window.canvas.zoom_actual()

    def zoom_in(self) -> None:
        self._window.canvas.zoom_in()

    def zoom_out(self) -> None:
        self._window.canvas.zoom_out()

    def toggle_rulers(self) -> None:
        self._window.canvas.toggle_rulers()

    def remove_guides(self) -> None:
        artboard = self._session.artboard
        if artboard is not None and artboard.guides:
            edit = update_artboard(artboard.id, guides=())
            self._session.apply(Edit("Change guides", edit.apply))

    def show_notices(self) -> None:
        self._window.toggle_notices()

    def toggle_timeline(self) -> None:
        self._window.show_timeline(shown=not self._window.arrangement.timeline_shown)

    def widen_timeline(self) -> None:
        self._window.widen_timeline(wide=not self._window.arrangement.wide)
        self.refresh_soon()

    def go_round(self, step: str) -> None:
        go_round(self._window, int(step))

    def reset_layout(self) -> None:
        self._window.arrangement.reset()
