"""Actions as data: what menus, toolbar and keys do, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from creastudio.shell.i18n import mark, tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import each, native, with_key

Menu = Literal[
    "file", "edit", "layer", "select", "align", "adjust", "order", "generate", "view", "help", "text", ""
]

Condition = Literal[
    "always", "can_undo", "can_redo", "artboard", "guides", "layers", "layers_or_clips", "several_layers", "groups",
    "linked", "masked", "unmasked", "above_another", "result", "new_result", "recipe", "replayable", "rulers",
    "timeline", "wide_timeline", "sequence", "artboard_or_sequence", "selection", "selection_or_layers", "text",
    "missing_fonts", "changed_texts", "ads",
]  # fmt: skip
"""When an action can be used, or is on; ``conditions.Situation`` knows how to ask."""

MENU_TITLES: dict[Menu, str] = {
    "file": mark("&File"),
    "edit": mark("&Edit"),
    "layer": mark("&Layer"),
    "select": mark("&Select"),
    "generate": mark("&Generate"),
    "view": mark("&View"),
    "help": mark("&Help"),
}


SUBMENUS: dict[Menu, tuple[Menu, str, str]] = {
    "text": ("layer", mark("Text"), "type"),
    "order": ("layer", mark("Order"), "layers"),
    "align": ("layer", mark("Align"), "align-start-vertical"),
    "adjust": ("layer", mark("New adjustment"), "contrast"),
}
"""Menu -> the menu that it opens from, its title and icon."""


@dataclass(frozen=True)
class Action:
    """One thing a person can do from a menu, the toolbar or a key.

    Attributes
    ----------
    id : str
        Permanent name ("file.save").
    call : str
        Name of the command that does it: a method of ``Commands``, ``DialogCommands``, ``EitherCommands``, ``LayerCommands``,
        ``SelectCommands`` or ``TextCommands``, each in a module of its name.
    argument : str
        What the command is given.
    keys : str
        Keys that work in the whole window.
    shown_keys : str
        Keys that a view handles itself, only shown beside the title.
    toolbar : int
        Group in the toolbar; 0 for not there.
    new_group : bool
        Whether a line is drawn above it in its menu.
    checked : str, optional
        When it has a mark, for what is on or off.
    """

    id: str
    title: str
    call: str
    menu: Menu = ""
    keys: str = ""
    shown_keys: str = ""
    enabled: Condition = "always"
    icon: str = ""
    tip: str = ""
    toolbar: int = 0
    new_group: bool = False
    argument: str = ""
    checked: Condition | None = None


ACTIONS: tuple[Action, ...] = (
    Action("file.new", mark("New…"), "new_project", "file", "Ctrl+N", icon="file-plus", toolbar=1),
    Action("file.open", mark("Open…"), "open_project", "file", "Ctrl+O", icon="folder-open", toolbar=1),
    Action("file.recent", mark("Open recent"), "", "file", icon="clock"),
    Action("file.save", mark("Save"), "save", "file", "Ctrl+S", icon="save", toolbar=1, new_group=True),
    Action("file.save_as", mark("Save as…"), "save_as", "file", "Ctrl+Shift+S"),
    Action("file.save_copy", mark("Save a copy…"), "save_copy", "file"),
    Action("file.versions", mark("Older versions"), "", "file", icon="history"),
    Action("file.place", mark("Place files…"), "place_files", "file", "Ctrl+Shift+K", icon="import", new_group=True),
    Action("file.export", mark("Export artboard…"), "export_artboard", "file", "Ctrl+E", icon="upload",
           enabled="artboard", toolbar=3),
    Action("file.export_all", mark("Export all artboards…"), "export_all", "file", "Ctrl+Shift+E",
           enabled="artboard"),
    Action("file.export_sequence", mark("Export sequence…"), "export_sequence", "file", "Ctrl+Alt+Shift+E",
           icon="clapperboard", enabled="sequence", toolbar=3),
    Action("file.deliver", mark("Deliver ads…"), "deliver_ads", "file", enabled="ads",
           icon="archive"),
    Action("file.export_again", mark("Export again"), "export_again", "file", "Ctrl+Alt+E",
           enabled="artboard_or_sequence", icon="refresh-cw"),
    Action("file.collect", mark("Collect project…"), "collect", "file", icon="archive", new_group=True),
    Action("file.missing", mark("Missing media…"), "show_missing_media", "file", icon="search"),
    Action("file.storage", mark("Storage…"), "show_storage", "file", icon="hard-drive"),
    Action("file.start", mark("Start page"), "show_start", "file", new_group=True),
    Action("file.quit", mark("Quit"), "quit", "file", "Ctrl+Q"),
    Action("edit.undo", mark("Undo"), "undo", "edit", "Ctrl+Z", enabled="can_undo", icon="undo-2", toolbar=2),
    Action("edit.redo", mark("Redo"), "redo", "edit", "Ctrl+Shift+Z, Ctrl+Y", enabled="can_redo",
           icon="redo-2", toolbar=2),
    Action("edit.cut", mark("Cut"), "cut", "edit", "Ctrl+X", enabled="layers_or_clips", icon="scissors", new_group=True),
    Action("edit.copy", mark("Copy"), "copy", "edit", "Ctrl+C", enabled="layers_or_clips", icon="clipboard-copy"),
    Action("edit.paste", mark("Paste"), "paste", "edit", "Ctrl+V", enabled="artboard_or_sequence", icon="clipboard-paste"),
    Action("edit.duplicate", mark("Duplicate"), "duplicate", "edit", "Ctrl+D", enabled="layers_or_clips", icon="copy"),
    Action("edit.delete", mark("Delete"), "delete", "edit", shown_keys="Delete", enabled="layers_or_clips",
           icon="trash-2"),
    Action("edit.group", mark("Group"), "group", "edit", "Ctrl+G", enabled="layers_or_clips", icon="group"),
    Action("edit.ungroup", mark("Ungroup"), "ungroup", "edit", "Ctrl+Shift+G", enabled="groups",
           icon="ungroup"),
    Action("edit.select_all", mark("Select all"), "select_all", "edit", "Ctrl+A", enabled="artboard_or_sequence"),
    Action("edit.artboard", mark("New artboard"), "add_artboard", "edit", "Ctrl+Shift+N", icon="frame",
           new_group=True),
    Action("edit.artboard_format", mark("New artboard by format…"), "add_artboard_by_format", "edit",
           "Ctrl+Alt+N"),
    Action("edit.duplicate_artboard", mark("Duplicate artboard"), "duplicate_artboard", "edit",
           enabled="artboard", icon="copy"),
    Action("edit.delete_artboard", mark("Delete artboard"), "delete_artboard", "edit", enabled="artboard",
           icon="trash-2"),
    Action("edit.text", mark("Add text"), "add_text", "edit", "Ctrl+T", icon="type", enabled="artboard_or_sequence"),
    Action("edit.project", mark("Project settings…"), "show_project_settings", "edit", new_group=True),
    Action("edit.safety", mark("Safety…"), "show_safety", "edit", icon="flag"),
    Action("edit.signing", mark("Signing…"), "show_signing", "edit"),
    Action("edit.settings", mark("Settings…"), "show_settings", "edit", "Ctrl+,", icon="settings"),
    Action("layer.mask", mark("Add mask"), "add_mask", "layer", enabled="unmasked", icon="venetian-mask"),
    Action("layer.mask_off", mark("Mask on or off"), "toggle_mask", "layer", enabled="masked"),
    Action("layer.mask_delete", mark("Delete mask"), "remove_mask", "layer", enabled="masked"),
    Action("layer.clip", mark("Clip to layer below"), "clip", "layer", "Ctrl+Alt+G", enabled="above_another"),
    Action("layer.link", mark("Linked copy"), "link", "layer", enabled="layers", icon="link", new_group=True),
    Action("layer.unlink", mark("Make copy its own"), "unlink", "layer", enabled="linked", icon="unlink"),
    Action("layer.flip_x", mark("Flip left to right"), "flip", "layer", enabled="layers",
           icon="flip-horizontal-2", argument="x", new_group=True),
    Action("layer.flip_y", mark("Flip top to bottom"), "flip", "layer", enabled="layers",
           icon="flip-vertical-2", argument="y"),
    Action("layer.on_timeline", mark("Place on timeline"), "place_on_timeline", "layer", "Ctrl+Alt+T", enabled="artboard",
           icon="film", new_group=True),
    Action("select.all", mark("Select all of the artboard"), "px_all", "select", "Ctrl+Alt+A", enabled="artboard",
           icon="square-dashed"),
    Action("select.none", mark("Select nothing"), "px_none", "select", "Ctrl+Shift+A", enabled="selection"),
    Action("select.invert", mark("Invert selection"), "px_invert", "select", "Ctrl+Shift+I", enabled="artboard"),
    Action("select.layers", mark("Select what the layer covers"), "px_from_layers", "select", enabled="layers",
           icon="layers", new_group=True),
    Action("select.mask", mark("Select what the mask shows"), "px_from_mask", "select", enabled="layers",
           icon="venetian-mask"),
    Action("select.feather", mark("Feather selection…"), "px_feather", "select", "Shift+F6", enabled="selection",
           icon="blend", new_group=True),
    Action("select.grow", mark("Grow selection…"), "px_grow", "select", enabled="selection"),
    Action("select.shrink", mark("Shrink selection…"), "px_shrink", "select", enabled="selection"),
    Action("select.border", mark("Border of selection…"), "px_border", "select", enabled="selection"),
    Action("select.copy", mark("Layer via copy"), "px_copy", "select", "Ctrl+J", enabled="selection_or_layers",
           icon="copy", new_group=True),
    Action("select.cut", mark("Layer via cut"), "px_cut", "select", "Ctrl+Shift+J", enabled="selection",
           icon="scissors"),
    Action("select.picture", mark("Copy as a picture"), "px_picture", "select", "Ctrl+Shift+C", enabled="selection",
           icon="clipboard-copy"),
    Action("select.hide", mark("Hide selected pixels"), "px_hide", "select", shown_keys="Delete",
           enabled="selection", icon="eye-off"),
    Action("select.fill", mark("Fill selection"), "px_fill", "select", "Shift+F5", enabled="selection",
           icon="paint-bucket"),
    Action("select.crop", mark("Crop the artboard to the selection"), "px_crop", "select", enabled="selection",
           icon="crop"),
    Action("text.bold", mark("Bold"), "toggle_bold", "text", "Ctrl+B", enabled="text", icon="bold"),
    Action("text.italic", mark("Italic"), "toggle_italic", "text", "Ctrl+I", enabled="text", icon="italic"),
    Action("text.underline", mark("Underline"), "toggle_underline", "text", "Ctrl+U", enabled="text",
           icon="underline"),
    Action("text.larger", mark("Larger letters"), "resize_text", "text", "Ctrl+Shift+., Ctrl+>", enabled="text",
           argument="larger", new_group=True),
    Action("text.smaller", mark("Smaller letters"), "resize_text", "text", "Ctrl+Shift+,, Ctrl+<",
           enabled="text", argument="smaller"),
    Action("text.update", mark("Update from writing"), "update_texts", "text", "Ctrl+Alt+U", enabled="changed_texts",
           icon="refresh-cw", new_group=True),
    Action("text.replace", mark("Replace missing fonts…"), "replace_fonts", "text", enabled="missing_fonts",
           icon="triangle-alert", new_group=True),
    Action("order.front", mark("Bring to front"), "order", "order", "Ctrl+Shift+]", enabled="layers",
           icon="bring-to-front", argument="front"),
    Action("order.forward", mark("Bring forward"), "order", "order", "Ctrl+]", enabled="layers",
           argument="forward"),
    Action("order.backward", mark("Send backward"), "order", "order", "Ctrl+[", enabled="layers",
           argument="backward"),
    Action("order.back", mark("Send to back"), "order", "order", "Ctrl+Shift+[", enabled="layers",
           icon="send-to-back", argument="back"),
    Action("align.left", mark("Left edges"), "align", "align", "Ctrl+Alt+Left", enabled="layers",
           icon="align-start-vertical", argument="left"),
    Action("align.center", mark("Middles across"), "align", "align", "Ctrl+Alt+H", enabled="layers",
           icon="align-center-vertical", argument="center"),
    Action("align.right", mark("Right edges"), "align", "align", "Ctrl+Alt+Right", enabled="layers",
           icon="align-end-vertical", argument="right"),
    Action("align.top", mark("Top edges"), "align", "align", "Ctrl+Alt+Up", enabled="layers",
           icon="align-start-horizontal", argument="top", new_group=True),
    Action("align.middle", mark("Middles down"), "align", "align", "Ctrl+Alt+V", enabled="layers",
           icon="align-center-horizontal", argument="middle"),
    Action("align.bottom", mark("Bottom edges"), "align", "align", "Ctrl+Alt+Down", enabled="layers",
           icon="align-end-horizontal", argument="bottom"),
    Action("align.distribute_x", mark("Distribute across"), "distribute", "align", enabled="several_layers",
           icon="align-horizontal-distribute-center", argument="x", new_group=True),
    Action("align.distribute_y", mark("Distribute down"), "distribute", "align", enabled="several_layers",
           icon="align-vertical-distribute-center", argument="y"),
    Action("adjust.levels", mark("Levels"), "add_adjustment", "adjust", enabled="artboard", argument="levels"),
    Action("adjust.curves", mark("Curves"), "add_adjustment", "adjust", enabled="artboard", icon="spline",
           argument="curves"),
    Action("adjust.hue", mark("Hue and saturation"), "add_adjustment", "adjust", enabled="artboard",
           icon="droplet", argument="hue"),
    Action("generate.run", mark("Generate"), "generate", "generate", "Ctrl+Enter, Ctrl+Return",
           icon="sparkles"),
    Action("generate.find", mark("Find a generator…"), "find_generator", "generate", "Ctrl+K", icon="search"),
    Action("generate.accept", mark("Place result"), "accept", "generate", shown_keys="Return", icon="check",
           enabled="result", new_group=True),
    Action("generate.vary", mark("Vary result"), "vary", "generate", shown_keys="V", icon="shuffle",
           enabled="recipe"),
    Action("generate.again", mark("Make again"), "again", "generate", icon="refresh-cw", enabled="replayable"),
    Action("generate.settings", mark("Use these settings"), "use_settings", "generate",
           icon="sliders-horizontal", enabled="recipe"),
    Action("generate.close", mark("Close preview"), "close_preview", "generate", shown_keys="Escape", icon="x",
           enabled="result", new_group=True),
    Action("generate.discard", mark("Discard result"), "discard", "generate", shown_keys="Delete",
           icon="trash-2", enabled="new_result"),
    Action("generate.discard_all", mark("Discard all candidates"), "discard_all", "generate", enabled="result"),
    Action("generate.campaign", mark("Campaign…"), "ask_campaign", "generate", icon="notebook-pen", new_group=True),
    Action("generate.past_ads", mark("Past ads…"), "show_past_ads", "generate", icon="images"),
    Action("generate.learn_ads", mark("Train on past ads…"), "learn_ads", "generate", icon="graduation-cap"),
    Action("generate.models", mark("Models…"), "show_models", "generate", icon="brain"),
    Action("view.fit", mark("Fit artboard"), "zoom_fit", "view", "Ctrl+0", icon="maximize", toolbar=3,
           enabled="artboard"),
    Action("view.actual", mark("Actual size"), "zoom_actual", "view", "Ctrl+1", enabled="artboard"),
    Action("view.zoom_in", mark("Zoom in"), "zoom_in", "view", "Ctrl+=, Ctrl++", icon="zoom-in"),
    Action("view.zoom_out", mark("Zoom out"), "zoom_out", "view", "Ctrl+-", icon="zoom-out"),
    Action("view.rulers", mark("Rulers"), "toggle_rulers", "view", "Ctrl+R", icon="ruler", new_group=True,
           checked="rulers"),
    Action("view.no_guides", mark("Remove guides"), "remove_guides", "view", enabled="guides"),
    Action("view.next_part", mark("Keyboard to the next panel"), "go_round", "view", "F6", argument="1", new_group=True),
    Action("view.part_before", mark("Keyboard to the panel before"), "go_round", "view", "Ctrl+F6", argument="-1"),
    Action("view.reset", mark("Reset window layout"), "reset_layout", "view", new_group=True),
    Action("view.notices", mark("Notices"), "show_notices", "view", icon="bell"),
    Action("view.timeline", mark("Timeline"), "toggle_timeline", "view", icon="film", checked="timeline",
           new_group=True),
    Action("view.wide_timeline", mark("Timeline across the window"), "widen_timeline", "view", "Ctrl+Alt+W",
           icon="layout-template", checked="wide_timeline", toolbar=4),
    Action("help.guide", mark("Guide…"), "show_guide", "help", "F1", icon="book-open"),
    Action("help.palette", mark("Commands…"), "show_palette", "help", "Ctrl+Shift+P, Ctrl+P", icon="command"),
    Action("help.keys", mark("Keys…"), "show_keys", "help", "Ctrl+F1", icon="keyboard"),
    Action("help.plugins", mark("Plugins…"), "show_plugins", "help", icon="plug"),
    Action("help.about", mark("About CreaStudio"), "show_about", "help", icon="info", new_group=True),
)  # fmt: skip


def build(
    owner: QWidget, run: Callable[[str], None], actions: Iterable[Action] = ACTIONS
) -> dict[str, QAction]:
    """Return one QAction for each action, its keys working in the window of `owner`.

    Parameters
    ----------
    run : callable
        Takes the id of the action that was chosen.
    """
    built: dict[str, QAction] = {}
    for action in actions:
        title = tr_marked(action.title)
        item = QAction(title, owner)
        item.setObjectName(action.id)
        item.setShortcuts([QKeySequence(key) for key in each(action.keys)])
        plain = title.replace("&", "").rstrip("…")
        item.setToolTip(with_key(tr_marked(action.tip) or plain, action.keys or action.shown_keys))
        if action.shown_keys:
            item.setText(f"{title}\t{native(action.shown_keys)}")
        if action.icon:
            set_icon(item, action.icon)
        item.setCheckable(action.checked is not None)
        # The mark stands where the icon would.
        item.setIconVisibleInMenu(action.checked is None)
        item.triggered.connect(lambda _checked=False, name=action.id: run(name))
        owner.addAction(item)
        built[action.id] = item
    return built
