"""Groups of layers are called by what is in them."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from creastudio.core.canvas import GroupLayer, Layer, TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.edits.canvas import group_layers
from creastudio.shell.canvas.tools.shapes import TITLES
from creastudio.shell.i18n import tr, trn
from creastudio.shell.layouts.words import layer_title
from creastudio.shell.panels.layers.model import kind_title
from creastudio.shell.session import Session

LONGEST = 32
"""Letters of a layer's name that its group takes over."""


def group_selected(session: Session) -> None:
    """Put the selected layers into a group that is called by what is in it."""
    if session.selected_layers:
        session.apply(
            group_layers(session.selected_layers, group_name(session.document, session.selected_layers))
        )


def group_name(document: Document, layer_ids: Collection[str]) -> str:
    """Return what a group of layers is called: by the topmost that has a name of its own, and how many more there are.

    Where none has one, groups are counted ("Group 2"), as other programs do.
    """
    layers = [layer for board in document.artboards for layer in board.layers if layer.id in layer_ids]
    named = [name for layer in layers if (name := _own_name(layer))]
    if not named:
        taken = {layer.name for board in document.artboards for layer in walk(board.layers)}
        return next(name for number in count(1) if (name := f"{tr('Group')} {number}") not in taken)
    first = named[-1] if len(named[-1]) <= LONGEST else named[-1][: LONGEST - 1].rstrip() + "…"
    more = len(layers) - 1
    return trn("{name} and {count} more", "{name} and {count} more", more, name=first) if more else first


def _own_name(layer: Layer) -> str:
    """Return the name of a layer where it says more than of which kind it is; of a text, else its words."""
    if isinstance(layer, GroupLayer):
        return ""
    name = layer_title(layer)
    kinds = {kind_title(layer), *(title() for title in TITLES.values())}
    if name.rstrip("0123456789 ") not in {"", *kinds}:
        return " ".join(name.split())
    return " ".join(layer.text.split()) if isinstance(layer, TextLayer) else ""
