"""Edits: pure functions Document -> Document with a label, one file for each part of the document."""

from creastudio.core.edits.arrange import align_layers, distribute_layers, order_layers
from creastudio.core.edits.artboards import (
    add_artboard,
    around,
    beside,
    crop_artboard,
    remove_artboard,
    update_artboard,
)
from creastudio.core.edits.assets import add_assets, mark_assets, update_asset
from creastudio.core.edits.canvas import (
    add_layer,
    duplicate_layers,
    group_layers,
    move_layer,
    remove_layers,
    set_transform,
    show_layer_take,
    ungroup,
    update_each,
    update_layers,
)
from creastudio.core.edits.copies import duplicate_artboard, link_layers, paste_layers, unlink_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.fonts import replace_families
from creastudio.core.edits.labelling import set_labelling
from creastudio.core.edits.masks import paint_mask, set_mask, update_mask
from creastudio.core.edits.palette import set_palette
from creastudio.core.edits.pixel_selection import move_pixel_selection, select_pixels
from creastudio.core.edits.place import (
    combined,
    place_in_region,
    place_on_both,
    place_on_canvas,
    place_on_new_artboard,
    place_on_timeline,
)
from creastudio.core.edits.timeline import (
    add_clip,
    add_sequence,
    add_track,
    move_clip,
    remove_clips,
    remove_track,
    show_clip_take,
    split_clip,
    trim_clip,
    update_track,
)
from creastudio.core.edits.trash import forget_trash, restore_assets, trash_assets, uses_of

EDIT_LABELS = (
    "Add artboard", "Delete artboard", "Change artboard", "Add assets", "Change asset", "Add layer",
    "Delete layers", "Change layers", "Move layers", "Scale layers", "Rotate layers", "Reorder layers",
    "Group layers", "Ungroup layers", "Duplicate layers", "Choose take", "Place on canvas", "Place on timeline",
    "Place on canvas and timeline", "Add sequence", "Add track", "Delete track", "Change track", "Add clip",
    "Move clip", "Trim clip", "Split clip", "Delete clips", "Rename", "Show or hide", "Lock or unlock",
    "Change opacity", "Change blend mode", "Change text", "Add text", "Place picture", "Align layers",
    "Distribute layers", "Crop artboard", "Duplicate artboard", "Link copies", "Unlink copies", "Paste layers",
    "Add mask", "Delete mask", "Change mask", "Paint on mask", "Add shape", "Change shape", "Change effects",
    "Change adjustment", "Add adjustment", "Clip to layer below", "Flip layers", "Skew layers", "Change guides",
    "Change labelling", "Change palette", "Replace fonts", "Cut layers", "Put into the trash", "Take out of the trash", "Empty the trash", "Place on a new artboard",
    "Select pixels", "Deselect", "Move selection",
    "Invert selection", "Feather selection", "Grow selection", "Shrink selection", "Border of selection",
    "Hide selected pixels", "Layer via copy", "Layer via cut", "Fill selection", "Place in selection",
)  # fmt: skip
"""Every label an edit may carry; the shell translates them."""

__all__ = [
    "EDIT_LABELS",
    "Edit",
    "add_artboard",
    "add_assets",
    "add_clip",
    "add_layer",
    "add_sequence",
    "add_track",
    "align_layers",
    "around",
    "beside",
    "combined",
    "crop_artboard",
    "distribute_layers",
    "duplicate_artboard",
    "duplicate_layers",
    "forget_trash",
    "group_layers",
    "link_layers",
    "mark_assets",
    "move_clip",
    "move_layer",
    "move_pixel_selection",
    "order_layers",
    "paint_mask",
    "paste_layers",
    "place_in_region",
    "place_on_both",
    "place_on_canvas",
    "place_on_new_artboard",
    "place_on_timeline",
    "remove_artboard",
    "remove_clips",
    "remove_layers",
    "remove_track",
    "replace_families",
    "restore_assets",
    "select_pixels",
    "set_labelling",
    "set_mask",
    "set_palette",
    "set_transform",
    "show_clip_take",
    "show_layer_take",
    "split_clip",
    "trash_assets",
    "trim_clip",
    "ungroup",
    "unlink_layers",
    "update_artboard",
    "update_asset",
    "update_each",
    "update_layers",
    "update_mask",
    "update_track",
    "uses_of",
]
