"""Edits of what is selected px by px."""

from __future__ import annotations

from creastudio.core.canvas import Artboard
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import on_artboard
from creastudio.core.pixel_selection import PixelSelection


def select_pixels(artboard_id: str, selection: PixelSelection | None, label: str = "") -> Edit:
    """Select px of an artboard in place of what was selected there; None selects nothing."""

    def change(board: Artboard) -> Artboard:
        if board.selection == selection:
            return board
        return board.model_copy(update={"selection": selection})

    return Edit(
        label or ("Select pixels" if selection is not None else "Deselect"),
        lambda document: on_artboard(document, artboard_id, change),
    )


def move_pixel_selection(artboard_id: str, right: int, down: int) -> Edit:
    """Move what is selected, and nothing of the layers, by artboard px."""

    def change(board: Artboard) -> Artboard:
        if board.selection is None or not (right or down):
            return board
        return board.model_copy(update={"selection": board.selection.moved(right, down)})

    return Edit("Move selection", lambda document: on_artboard(document, artboard_id, change))
