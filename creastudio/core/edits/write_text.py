"""Changing the words of a text: the layer goes by its words until somebody names it."""

from __future__ import annotations

from creastudio.core.canvas import TextLayer
from creastudio.core.edits.canvas import update_layers
from creastudio.core.edits.edit import Edit

LONGEST = 40
"""Letters of a text that make its name."""


def name_of_words(text: str) -> str:
    """Return what a layer with these words is called: their first line, cut to ``LONGEST`` letters; "" for none."""
    line = next((" ".join(found.split()) for found in text.splitlines() if found.strip()), "")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def write_text(layer: TextLayer, text: str) -> Edit:
    """Set the words of `layer`, and its name when that is still made of its words."""
    follows = layer.name != "" and layer.name == name_of_words(layer.text)
    name = name_of_words(text) if follows else ""
    return update_layers([layer.id], "Change text", text=text, name=name or layer.name)
