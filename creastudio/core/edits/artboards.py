"""Edits of artboards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.assets import with_placeholders
from creastudio.core.edits.canvas import placed_at
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import (
    changed,
    on_artboard,
    require_new,
    require_new_layers,
    require_shallow,
    settled,
    with_artboards,
)
from creastudio.core.placement import Affine, moved

GAP = 96.0
"""Space between a new artboard and the one before, px."""


def add_artboard(artboard: Artboard) -> Edit:
    """Add an artboard, as it is."""

    def apply(document: Document) -> Document:
        require_new([artboard.id], [board.id for board in document.artboards])
        require_new_layers(document, artboard.layers)
        return require_shallow(with_artboards(document, (*document.artboards, artboard)))

    return Edit("Add artboard", apply)


def remove_artboard(artboard_id: str) -> Edit:
    """Remove an artboard with all its layers; clips that show it become placeholders."""

    def apply(document: Document) -> Document:
        rest = tuple(board for board in document.artboards if board.id != artboard_id)
        if len(rest) == len(document.artboards):
            raise UserError("This artboard isn't in the document any more.", "Undo may bring it back.")
        return with_placeholders(with_artboards(document, rest))

    return Edit("Delete artboard", apply)


def update_artboard(artboard_id: str, **fields: Any) -> Edit:
    """Set fields of an artboard."""
    return Edit(
        "Change artboard",
        lambda document: on_artboard(document, artboard_id, lambda board: changed(board, **fields)),
    )


def crop_artboard(artboard_id: str, x: float, y: float, width: int, height: int) -> Edit:
    """Make an artboard show another part of its plane: its new corner at (x, y), in px of the old one.

    Layers stay where they are on the canvas; nothing of them is cut off for good.
    """

    def crop(board: Artboard) -> Artboard:
        guides = tuple(
            guide.model_copy(update={"at": guide.at - (x if guide.axis == "x" else y)})
            for guide in board.guides
        )
        shift: Affine = (1.0, 0.0, 0.0, 1.0, -x, -y)
        layers = tuple(placed_at(layer, moved(layer.transform, shift)) for layer in board.layers)
        frame = changed(board, width=width, height=height)
        selection = board.selection.moved(round(-x), round(-y)) if board.selection is not None else None
        return frame.model_copy(
            update={
                "x": board.x + x, "y": board.y + y, "guides": guides, "layers": layers, "selection": selection,
            }
        )  # fmt: skip

    def apply(document: Document) -> Document:
        return settled(document, on_artboard(document, artboard_id, crop))

    return Edit("Crop artboard", apply)


def beside(document: Document, width: int, height: int, name: str) -> Artboard:
    """Return a new artboard that lies to the right of all others."""
    right = max((board.x + board.width for board in document.artboards), default=-GAP)
    top = min((board.y for board in document.artboards), default=0.0)
    return Artboard(name=name, x=right + GAP, y=top, width=width, height=height)


def around(
    boards: Sequence[Artboard], width: int, height: int, point: tuple[float, float], name: str
) -> Artboard:
    """Return a new artboard with its middle as near as can be to a canvas point, clear of `boards`.

    Where it would lie on another one, it goes to the nearest place beside, above or below one.
    """
    left, top = point[0] - width / 2, point[1] - height / 2
    places = [(left, top)]
    for board in boards:
        right, below = board.x + board.width + GAP, board.y + board.height + GAP
        places += [(right, top), (board.x - width - GAP, top), (left, below), (left, board.y - height - GAP)]
    free = [place for place in places if not any(_touches(board, place, width, height) for board in boards)]
    # Never empty: right of the one that reaches farthest to the right there is nothing.
    x, y = min(free, key=lambda place: (place[0] - left) ** 2 + (place[1] - top) ** 2)
    return Artboard(name=name, x=x, y=y, width=width, height=height)


def _touches(board: Artboard, place: tuple[float, float], width: float, height: float) -> bool:
    x, y = place
    across = x < board.x + board.width and board.x < x + width
    return across and y < board.y + board.height and board.y < y + height
