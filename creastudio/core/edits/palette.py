"""Edits of the document's palette."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import changed


def set_palette(colors: Sequence[str]) -> Edit:
    """Keep these colours (``#rrggbb`` or ``#rrggbbaa``) with the document, each once."""
    kept = tuple(dict.fromkeys(color.lower() for color in colors))
    return Edit("Change palette", lambda document: changed(document, palette=kept))
