"""Layers that arrow keys move: shown at once, one edit when the key is let go."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.core.canvas import Transform
from creastudio.core.document import Document
from creastudio.core.edits.canvas import set_transform
from creastudio.core.edits.edit import Edit
from creastudio.shell.canvas.selection import Selection

STEP, FAR = 1.0, 10.0
"""How far a key moves, px of the canvas."""


class Nudging:
    """The places that nudged layers have until the key is let go."""

    def __init__(self) -> None:
        self._places: dict[str, Transform] = {}

    def __bool__(self) -> bool:
        """Whether anything is nudged now."""
        return bool(self._places)

    def nudge(self, selections: Sequence[Selection], right: int, down: int, *, far: bool) -> bool:
        """Move what is selected a little; False when there is nothing, or a part of it can't be moved."""
        if not selections or not all(item.movable for item in selections):
            return False
        step = FAR if far else STEP
        for layer in (layer for item in selections for layer in item.layers):
            place = layer.transform
            self._places[layer.id] = place.model_copy(
                update={"x": place.x + right * step, "y": place.y + down * step}
            )
        return True

    def shown(self, document: Document) -> Document:
        """Return a document with the layers where they are nudged to."""
        return set_transform(self._places).apply(document) if self._places else document

    def take(self) -> Edit | None:
        """Return the edit that keeps what was nudged and forget it; None when nothing was."""
        edit = set_transform(self._places) if self._places else None
        self._places = {}
        return edit
