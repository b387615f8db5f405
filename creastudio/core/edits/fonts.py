"""Edits of the font families that texts are set in."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.core.canvas import Layer, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import Layers, changed, map_layers, rewrite


def replace_families(families: Mapping[str, str]) -> Edit:
    """Set all texts of some families in others: old name -> new one, "" for the studio's own."""
    chosen = dict(families)

    def change(layer: Layer) -> Layers:
        if isinstance(layer, TextLayer) and layer.family in chosen:
            return (changed(layer, family=chosen[layer.family]),)
        return (layer,)

    def apply(document: Document) -> Document:
        return map_layers(document, lambda layers: rewrite(layers, change))

    return Edit("Replace fonts", apply)
