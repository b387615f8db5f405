"""Drags of what is selected, as they begin: which one a handle or a layer leads to, and what it takes hold of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from creastudio.core.canvas import ImageLayer
from creastudio.core.document import Document
from creastudio.shell.canvas import handles
from creastudio.shell.canvas.drags import Drag, Grip, Modifiers, MoveDrag, ScaleDrag, SkewDrag, TurnDrag
from creastudio.shell.canvas.hit import board_at, outline
from creastudio.shell.canvas.selection import Selection
from creastudio.shell.canvas.snapping import lines_on


def move_drag(document: Document, selections: Sequence[Selection], start: QPointF, scale: float) -> Drag:
    """Return the drag that moves layers: the part of the selection that lies on the artboard under the mouse.

    Parameters
    ----------
    start : QPointF
        Where it begins, px of the canvas.
    scale : float
        View px a px of the canvas.
    """
    movable = [item for item in selections if item.movable]
    board = board_at(document, start)
    here = [item for item in movable if board is not None and item.artboard.id == board.id]
    return MoveDrag(_grip((here or movable)[0], start, scale), boards=document.artboards)


def handle_drag(
    name: handles.Handle, selection: Selection, start: QPointF, scale: float, modifiers: Modifiers
) -> Drag:
    """Return the drag that a handle begins: turning, with Ctrl at a side skewing, else scaling; see ``move_drag``."""
    grip = _grip(selection, start, scale)
    if name == "turn":
        return TurnDrag(grip, box=selection.box)
    if modifiers & Modifiers.ControlModifier and name in ("n", "e", "s", "w"):
        return SkewDrag(grip, box=selection.box, corner=name)
    keep = len(selection.layers) > 1 or all(isinstance(item, ImageLayer) for item in selection.layers)
    return ScaleDrag(grip, box=selection.box, corner=name, keep_shape=keep)


def _grip(selection: Selection, start: QPointF, scale: float) -> Grip:
    board = selection.artboard
    ids = {layer.id for layer in selection.layers}
    others = [
        outline(layer).boundingRect() for layer in board.layers if layer.visible and layer.id not in ids
    ]
    return Grip(
        board, selection.layers, selection.parent, start, lines_on(board, others), scale, tuple(others)
    )
