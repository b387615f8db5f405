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
from creastudio.core.edits.import_sequence import import_sequence
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
)
from creastudio.core.edits.place_media import Placing, place_media, place_on_timeline
from creastudio.core.edits.relink import relink_asset, show_in_clips
from creastudio.core.edits.sequence_copies import duplicate_sequence, duplicate_track
from creastudio.core.edits.timeline import (
    add_sequence,
    add_track,
    move_track,
    remove_sequence,
    remove_track,
    show_clip_take,
    update_sequence,
    update_track,
)
from creastudio.core.edits.timeline_copies import (
    CopiedClip,
    assets_of,
    copied_clips,
    duplicate_clips,
    paste_clips,
)
from creastudio.core.edits.timeline_keys import (
    clear_curve,
    ken_burns,
    move_keyframe,
    remove_keyframe,
    set_fades,
    set_keyframe,
    set_value,
    update_clip,
)
from creastudio.core.edits.timeline_links import group_clips, link_clips, ungroup_clips, unlink_clips
from creastudio.core.edits.timeline_marks import add_marker, remove_markers, set_loop, update_marker
from creastudio.core.edits.timeline_move import (
    add_clip,
    move_clip,
    move_clips,
    nudge_clips,
    place_clips,
    remove_clips,
)
from creastudio.core.edits.timeline_pace import (
    hold_frame,
    insert_hold,
    set_freeze,
    set_reverse,
    set_speed,
)
from creastudio.core.edits.timeline_range import extract_range, insert_time, lift_range
from creastudio.core.edits.timeline_ripple import close_gap, ripple_delete
from creastudio.core.edits.timeline_split import split_at, split_clip
from creastudio.core.edits.timeline_tempo import fit_tempo, remove_metre, remove_tempo, set_metre, set_tempo
from creastudio.core.edits.timeline_transitions import set_transition
from creastudio.core.edits.timeline_trim import (
    ripple_trim,
    roll_edit,
    slide_clip,
    slip_clip,
    trim_clip,
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
    "Change labelling", "Change palette", "Replace fonts", "Cut clips", "Cut layers", "Put into the trash", "Take out of the trash", "Empty the trash", "Place on a new artboard",
    "Select pixels", "Deselect", "Move selection",
    "Invert selection", "Feather selection", "Grow selection", "Shrink selection", "Border of selection",
    "Hide selected pixels", "Layer via copy", "Layer via cut", "Fill selection", "Place in selection",
    "Place clips", "Nudge clips", "Ripple trim", "Roll edit", "Slip clip", "Slide clip", "Change speed", "Ripple delete",
    "Close gap", "Link clips", "Unlink clips", "Group clips", "Ungroup clips", "Change clip", "Set keyframe",
    "Move keyframe", "Delete keyframe", "Ken Burns", "Change fades", "Change transition", "Add marker", "Change marker",
    "Delete marker", "Change loop", "Change tempo", "Change metre", "Fit tempo to markers", "Reorder tracks",
    "Change sequence", "Delete sequence", "Import sequence", "Import subtitles", "Play backwards", "Play forwards", "Hold frame", "Let run",
    "Insert held frame", "Lift range", "Extract range", "Insert time", "Paste clips", "Duplicate clips",
    "Duplicate sequence", "Relink", "Add key", "Move key", "Delete key", "Change key", "Change settings", "Change input",
    "Update clip",
)  # fmt: skip
"""Every label an edit may carry; the shell translates them."""

__all__ = [
    "EDIT_LABELS",
    "CopiedClip",
    "Edit",
    "Placing",
    "add_artboard",
    "add_assets",
    "add_clip",
    "add_layer",
    "add_marker",
    "add_sequence",
    "add_track",
    "align_layers",
    "around",
    "assets_of",
    "beside",
    "clear_curve",
    "close_gap",
    "combined",
    "copied_clips",
    "crop_artboard",
    "distribute_layers",
    "duplicate_artboard",
    "duplicate_clips",
    "duplicate_layers",
    "duplicate_sequence",
    "duplicate_track",
    "extract_range",
    "fit_tempo",
    "forget_trash",
    "group_clips",
    "group_layers",
    "hold_frame",
    "import_sequence",
    "insert_hold",
    "insert_time",
    "ken_burns",
    "lift_range",
    "link_clips",
    "link_layers",
    "mark_assets",
    "move_clip",
    "move_clips",
    "move_keyframe",
    "move_layer",
    "move_pixel_selection",
    "move_track",
    "nudge_clips",
    "order_layers",
    "paint_mask",
    "paste_clips",
    "paste_layers",
    "place_clips",
    "place_in_region",
    "place_media",
    "place_on_both",
    "place_on_canvas",
    "place_on_new_artboard",
    "place_on_timeline",
    "relink_asset",
    "remove_artboard",
    "remove_clips",
    "remove_keyframe",
    "remove_layers",
    "remove_markers",
    "remove_metre",
    "remove_sequence",
    "remove_tempo",
    "remove_track",
    "replace_families",
    "restore_assets",
    "ripple_delete",
    "ripple_trim",
    "roll_edit",
    "select_pixels",
    "set_fades",
    "set_freeze",
    "set_keyframe",
    "set_labelling",
    "set_loop",
    "set_mask",
    "set_metre",
    "set_palette",
    "set_reverse",
    "set_speed",
    "set_tempo",
    "set_transform",
    "set_transition",
    "set_value",
    "show_clip_take",
    "show_in_clips",
    "show_layer_take",
    "slide_clip",
    "slip_clip",
    "split_at",
    "split_clip",
    "trash_assets",
    "trim_clip",
    "ungroup",
    "ungroup_clips",
    "unlink_clips",
    "unlink_layers",
    "update_artboard",
    "update_asset",
    "update_clip",
    "update_each",
    "update_layers",
    "update_marker",
    "update_mask",
    "update_sequence",
    "update_track",
    "uses_of",
]
