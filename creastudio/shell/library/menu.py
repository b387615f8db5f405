"""The context menu of what is chosen in the library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.shell.alike.menu import add_alike
from creastudio.shell.dialogs.frame import run
from creastudio.shell.i18n import tr
from creastudio.shell.library.acts import LibraryActs
from creastudio.shell.library.marks import add_marks
from creastudio.shell.library.recipe_dialog import RecipeDialog
from creastudio.shell.panels.results.asset_menu import add, add_replays, add_users, save_as_file
from creastudio.shell.safety.menu import add_safety
from creastudio.shell.score.beginning import edit_score
from creastudio.shell.session import Session
from creastudio.shell.show_folder import show_folder
from creastudio.shell.timeline.listening import LISTEN_KEY, can_hear
from creastudio.shell.transfer.file_kinds import is_played
from creastudio.workspace.library_items import LibraryItem

if TYPE_CHECKING:
    from creastudio.shell.library.panel import LibraryPanel


def item_menu(session: Session, items: Sequence[LibraryItem], panel: LibraryPanel) -> QMenu:
    """Return the menu of some items; what works on one works on the first."""
    acts, trash, parent = panel.acts, panel.trash, panel
    menu = QMenu(parent)
    first = items[0]
    if first.trashed:
        add(menu, tr("Bring back"), "rotate-ccw", lambda: trash.bring_back(items))
        add(menu, tr("Empty the trash…"), "trash-2", lambda: trash.empty(parent))
        menu.addSeparator()
    else:
        _add_placing(menu, items, panel)
        menu.addSeparator()
        if first.kind == "score" and (score := acts.asset(first)) is not None:
            add(menu, tr("Edit the notes"), "music", lambda: edit_score(session, score.sha256))
        add_users(menu, session, first.kind, lambda work: acts.use_in(first, work))
        add_alike(menu, session, items)
    add_replays(menu, session, acts.recipe(first))
    add(
        menu, tr("Show recipe"), "info", lambda: show_recipe(session, acts, first, parent), enabled=first.made
    )
    menu.addSeparator()
    if not first.trashed:
        add_marks(menu, first.stars, lambda stars: acts.rate(items, stars), panel.tag)
    asset = acts.asset(first)
    if asset is not None:
        add(
            menu,
            tr("Save as file…"),
            "download",
            lambda: save_as_file(session, asset, parent),
        )
        add_safety(menu, session, [found for item in items if (found := acts.asset(item)) is not None])
    add(menu, tr("Copy as file"), "copy", lambda: acts.copy(items))
    if first.path is not None:
        folder = first.path.parent
        add(menu, tr("Keep in the project"), "import", lambda: acts.keep(items))
        add(menu, tr("Show its folder"), "folder-open", lambda: show_folder(folder))
    elif not first.trashed:
        menu.addSeparator()
        add(
            menu, tr("Put into the trash"), "trash-2", lambda: trash.throw_away(items, parent), keys=tr("Delete")
        )  # fmt: skip
    return menu


def _add_placing(menu: QMenu, items: Sequence[LibraryItem], panel: LibraryPanel) -> None:
    acts = panel.acts
    if can_hear(items[0].kind):
        text, icon = (
            (tr("Stop listening"), "square") if acts.hears(items[0]) else (tr("Listen"), "headphones")
        )
        add(menu, text, icon, lambda: acts.listen(items[0]), keys=LISTEN_KEY)
    if all(is_played(item.kind) for item in items):
        place = lambda: acts.place(items, on_timeline=True)  # noqa: E731
        add(menu, tr("Place on timeline"), "film", place, keys=tr("Enter"))
        return
    add(menu, tr("Place on canvas"), "image", lambda: acts.place(items), keys=tr("Enter"))
    add(
        menu, tr("Place on timeline"), "film", lambda: acts.place(items, on_timeline=True),
        keys=tr("Shift+Enter"),
    )  # fmt: skip


def show_recipe(session: Session, acts: LibraryActs, item: LibraryItem, parent: QWidget) -> None:
    """Show how an item was made, with what it came from."""
    recipe = acts.recipe(item)
    if recipe is not None:
        run(RecipeDialog(session, item, recipe, parent))
