"""The context menus of the canvas."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer
from creastudio.core.edits.artboards import remove_artboard
from creastudio.core.edits.canvas import (
    duplicate_layers,
    group_layers,
    move_layer,
    remove_layers,
    ungroup,
    update_layers,
)
from creastudio.core.edits.edit import Edit
from creastudio.shell.canvas.dropping import new_artboard
from creastudio.shell.i18n import tr
from creastudio.shell.panels.asset_menu import add, add_recipe_actions, add_use_in, save_as_file
from creastudio.shell.session import Session


def layer_menu(session: Session, artboard: Artboard, layer: Layer, parent: QWidget) -> QMenu:
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
        menu.addSeparator()
    add(menu, tr("Duplicate"), "copy", lambda: do(duplicate_layers(ids)), keys="Ctrl+D")
    add(menu, tr("Group"), "group", lambda: do(group_layers(ids, tr("Group"))), keys="Ctrl+G")
    if isinstance(layer, GroupLayer):
        add(menu, tr("Ungroup"), "ungroup", lambda: do(ungroup(layer.id)), keys="Ctrl+Shift+G")
    top = len(artboard.layers) - 1
    add(
        menu, tr("Bring to front"), "arrow-up", lambda: do(move_layer(layer.id, artboard.id, top)),
        enabled=artboard.layers[-1] is not layer,
    )  # fmt: skip
    add(
        menu, tr("Send to back"), "arrow-down", lambda: do(move_layer(layer.id, artboard.id, 0)),
        enabled=artboard.layers[0] is not layer,
    )  # fmt: skip
    add(menu, tr("Lock"), "lock", lambda: do(update_layers(ids, "Lock or unlock", locked=True)))
    add(menu, tr("Hide"), "eye-off", lambda: do(update_layers(ids, "Show or hide", visible=False)))
    menu.addSeparator()
    add(menu, tr("Delete"), "trash-2", lambda: do(remove_layers(ids)), keys=tr("Delete"))
    return menu


def board_menu(session: Session, artboard: Artboard | None, parent: QWidget) -> QMenu:
    """Return the menu of an artboard, or of the empty canvas."""
    menu = QMenu(parent)
    add(menu, tr("New artboard"), "frame", lambda: new_artboard(session), keys="Ctrl+Shift+N")
    if artboard is not None:
        name = artboard.name
        add(menu, tr("Size and background…"), "sliders-horizontal", lambda: session.show_panel("properties"))
        menu.addSeparator()
        add(
            menu, tr("Delete {name}", name=name), "trash-2",
            lambda: session.apply(remove_artboard(artboard.id)),
        )  # fmt: skip
    return menu
