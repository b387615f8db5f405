"""The empty artboard that a new project begins with: it makes room for the first artboards that somebody has made."""

from __future__ import annotations

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.tree import with_artboards


def without_blank(document: Document) -> Document:
    """Return a document without its only artboard, where nobody has done anything with that; else as it is."""
    if len(document.artboards) != 1:
        return document
    (board,) = document.artboards
    return with_artboards(document, ()) if _is_blank(document, board) else document


def _is_blank(document: Document, board: Artboard) -> bool:
    plain = Artboard()
    touched = (
        board.layers,
        board.guides,
        board.selection,
        board.layout,
        board.background != plain.background,
        (board.x, board.y) != (plain.x, plain.y),
    )
    return not any(touched) and not any(
        clip.artboard == board.id
        for sequence in document.sequences
        for track in sequence.tracks
        for clip in track.clips
    )
