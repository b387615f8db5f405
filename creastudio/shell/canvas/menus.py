"""The context menus of the canvas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, LinkedLayer, TextLayer
from creastudio.core.edits.artboards import remove_artboard
from creastudio.core.edits.canvas import remove_layers, update_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.layout_layers import is_pinned
from creastudio.shell.commands.actions import ACTIONS, SUBMENUS, Menu
from creastudio.shell.i18n import tr, tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.layouts.pins import elements_of, set_pinned
from creastudio.shell.layouts.replacing import ask_for_picture, picture_in
from creastudio.shell.layouts.words import board_title
from creastudio.shell.panels.results.asset_menu import add, add_recipe_actions, add_use_in, save_as_file
from creastudio.shell.session import Session
from creastudio.shell.transfer.drag_files import copy_files
from creastudio.shell.transfer.layer_files import artboard_file, layer_files, layers_of, save_picture

CLIPBOARD = ("edit.cut", "edit.copy", "edit.paste", "edit.duplicate")


def layer_menu(session: Session, layer: Layer, parent: QWidget) -> QMenu:
    """Return the menu of the selected layers, `layer` being the one that was clicked."""
    menu = QMenu(parent)
    ids = session.selected_layers or (layer.id,)

    def do(edit: Edit) -> None:
        session.apply(edit)

    asset = session.document.find_asset(layer.asset) if isinstance(layer, ImageLayer) else None
    if asset is not None:
        add_use_in(menu, session, asset)
        add_recipe_actions(menu, session, asset)
        add(menu, tr("Save as file…"), "download", lambda: save_as_file(session, asset, parent))
    picture = picture_in(layer)
    if picture is not None:
        add(menu, tr("Replace picture…"), "image", lambda: ask_for_picture(session, picture, parent))
    layers = layers_of(session, ids)
    add(menu, tr("Save picture as…"), "file-image", lambda: save_picture(session, layers, parent))
    add(menu, tr("Copy as file"), "copy", lambda: copy_files(session, layer_files(session, layers)))
    menu.addSeparator()
    add_actions(menu, parent, CLIPBOARD)
    add_actions(menu, parent, ("edit.group", *(("edit.ungroup",) if isinstance(layer, GroupLayer) else ())))
    inner: tuple[Menu, ...] = ("order", "align", "adjust")
    for name in ("text", *inner) if isinstance(layer, TextLayer) else inner:
        add_submenu(menu, parent, name)
    menu.addSeparator()
    masked = ("layer.mask_off", "layer.mask_delete") if layer.mask is not None else ("layer.mask",)
    links = ("layer.unlink",) if isinstance(layer, LinkedLayer) else ("layer.link",)
    add_actions(menu, parent, (*masked, "layer.clip", *links, "layer.flip_x", "layer.flip_y"))
    add_actions(menu, parent, ("layer.on_timeline",))
    menu.addSeparator()
    _add_pin(menu, session, ids)
    lock, hide = not layer.locked, layer.visible
    add(
        menu, tr("Lock") if lock else tr("Unlock"), "lock" if lock else "lock-open",
        lambda: do(update_layers(ids, "Lock or unlock", locked=lock)),
    )  # fmt: skip
    add(
        menu, tr("Hide") if hide else tr("Show"), "eye-off" if hide else "eye",
        lambda: do(update_layers(ids, "Show or hide", visible=not hide)),
    )  # fmt: skip
    add(menu, tr("Properties"), "sliders-horizontal", lambda: session.show_panel("properties"))
    menu.addSeparator()
    add(menu, tr("Delete"), "trash-2", lambda: do(remove_layers(ids)), keys=tr("Delete"))
    return menu


def _add_pin(menu: QMenu, session: Session, ids: Sequence[str]) -> None:
    """Add how elements of a layout are pinned to their places, or let go."""
    found = elements_of(session.document, ids)
    if found:
        pin = not all(is_pinned(board, item) for board, item in found)
        text = tr("Pin to its place") if pin else tr("Let go of its place")
        add(menu, text, "pin" if pin else "pin-off", lambda: set_pinned(session, ids, pinned=pin))


def menu_of(
    session: Session, under: tuple[Artboard, Layer] | None, artboard: Artboard | None, parent: QWidget
) -> QMenu:
    """Return the menu of the layer under the mouse, which is selected, else of the artboard or the empty canvas."""
    if under is None:
        if artboard is not None:
            # What is chosen in its menu is done to it.
            session.set_artboard(artboard.id)
        return board_menu(session, artboard, parent)
    layer = under[1]
    if layer.id not in session.selected_layers:
        session.select([layer.id])
    return layer_menu(session, layer, parent)


def selection_menu(parent: QWidget) -> QMenu:
    """Return the menu of what is selected px by px."""
    menu = QMenu(parent)
    for action in ACTIONS:
        if action.menu == "select":
            if action.new_group:
                menu.addSeparator()
            add_actions(menu, parent, [action.id])
    menu.addSeparator()
    add_actions(menu, parent, ("layer.mask",))
    return menu


def add_actions(menu: QMenu, parent: QWidget, names: Sequence[str]) -> None:
    """Add actions of the window, so that they are called and keyed as in its menu bar."""
    actions = getattr(parent.window(), "actions_by_id", {})
    for name in names:
        if name in actions:
            menu.addAction(actions[name])


def add_submenu(menu: QMenu, parent: QWidget, name: Menu) -> None:
    """Add the actions of one of the window's submenus, as a submenu."""
    _, title, sign = SUBMENUS[name]
    inner = menu.addMenu(tr_marked(title))
    set_icon(inner.menuAction(), sign)
    add_actions(inner, parent, [action.id for action in ACTIONS if action.menu == name])


def board_menu(session: Session, artboard: Artboard | None, parent: QWidget) -> QMenu:
    """Return the menu of an artboard, or of the empty canvas."""
    menu = QMenu(parent)
    add_actions(menu, parent, ("edit.artboard",))
    if artboard is not None:
        name = board_title(artboard)
        add_actions(
            menu, parent, ("edit.artboard_format", "edit.duplicate_artboard", "edit.paste", "edit.select_all")
        )
        add_submenu(menu, parent, "adjust")
        add_actions(menu, parent, ("layer.on_timeline", "file.export", "view.fit"))
        add(
            menu, tr("Copy as file"), "copy", lambda: copy_files(session, [artboard_file(session, artboard)])
        )  # fmt: skip
        add(menu, tr("Size and background…"), "sliders-horizontal", lambda: session.show_panel("properties"))
        menu.addSeparator()
        add(
            menu, tr("Delete {name}", name=name), "trash-2",
            lambda: session.apply(remove_artboard(artboard.id)),
        )  # fmt: skip
    return menu
