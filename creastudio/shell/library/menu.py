"""The context menu of what is chosen in the library."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from creastudio.api.generator import Work
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.library.acts import LibraryActs
from creastudio.shell.library.marks import add_marks
from creastudio.shell.library.recipe_dialog import RecipeDialog
from creastudio.shell.panels.asset_menu import add, is_known, save_as_file
from creastudio.shell.session import Session
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
        add(menu, tr("Place on canvas"), "image", lambda: acts.place(items), keys=tr("Enter"))
        add(
            menu, tr("Place on timeline"), "film", lambda: acts.place(items, on_timeline=True),
            keys=tr("Shift+Enter"),
        )  # fmt: skip
        menu.addSeparator()
        _add_use_in(menu, session, acts, first)
    _add_recipe(menu, session, acts, first)
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
            lambda: save_as_file(session, asset, parent, session.chooser),
        )
    add(menu, tr("Copy as file"), "copy", lambda: acts.copy(items))
    if first.path is not None:
        add(menu, tr("Keep in the project"), "import", lambda: acts.keep(items))
        add(menu, tr("Show its folder"), "folder-open", lambda: show_folder(first))
    elif not first.trashed:
        menu.addSeparator()
        add(
            menu, tr("Put into the trash"), "trash-2", lambda: trash.throw_away(items, parent), keys=tr("Delete")
        )  # fmt: skip
    return menu


def _add_use_in(menu: QMenu, session: Session, acts: LibraryActs, item: LibraryItem) -> None:
    inner = menu.addMenu(tr("Use in"))
    set_icon(inner.menuAction(), "wand-sparkles")
    works = [
        work
        for work in session.environment.registry.generators()
        if any(slot.kind == item.kind for slot in work.takes)
    ]
    for work in works:
        inner.addAction(tr_text(work.title)).triggered.connect(partial(_use_in, acts, item, work))
    if not works:
        inner.addAction(tr("No generator takes this yet")).setEnabled(False)


def _use_in(acts: LibraryActs, item: LibraryItem, work: Work, _checked: bool = False) -> None:
    acts.use_in(item, work)


def _add_recipe(menu: QMenu, session: Session, acts: LibraryActs, item: LibraryItem) -> None:
    recipe = acts.recipe(item)
    known = recipe is not None and is_known(session, recipe.generator)
    again = known and recipe is not None and recipe.replay != "none"
    add(menu, tr("Make again"), "refresh-cw", lambda: recipe and session.again(recipe), enabled=again)
    add(
        menu, tr("Use these settings"), "sliders-horizontal", lambda: recipe and session.use_settings(recipe),
        enabled=known,
    )  # fmt: skip


def show_recipe(session: Session, acts: LibraryActs, item: LibraryItem, parent: QWidget) -> None:
    """Show how an item was made, with what it came from."""
    recipe = acts.recipe(item)
    if recipe is not None:
        RecipeDialog(session, item, recipe, parent).exec()


def show_folder(item: LibraryItem) -> None:
    """Open the folder of a file in the system's file manager."""
    if item.path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(item.path.parent)))
