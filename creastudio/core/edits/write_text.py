"""Changing the words of a text: the layer goes by its words until somebody names it."""

from __future__ import annotations

from creastudio.core.canvas import TextLayer
from creastudio.core.edits.canvas import update_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.naming import name_of_words


def write_text(layer: TextLayer, text: str) -> Edit:
    """Set the words of `layer`, and its name when that is still made of its words."""
    follows = layer.name != "" and layer.name == name_of_words(layer.text)
    name = name_of_words(text) if follows else ""
    return update_layers([layer.id], "Change text", text=text, name=name or layer.name)
