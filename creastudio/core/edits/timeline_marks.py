"""Markers, the loop, and what a sequence counts its time from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_tree import find_sequence
from creastudio.core.edits.tree import changed, on_sequence, require_new
from creastudio.core.timeline import Loop, Marker, Sequence


def add_marker(sequence_id: str, marker: Marker) -> Edit:
    """Add a marker."""

    def apply(document: Document) -> Document:
        markers = find_sequence(document, sequence_id).markers
        require_new([marker.id], [item.id for item in markers])
        return _with_markers(document, sequence_id, (*markers, marker))

    return Edit("Add marker", apply)


def update_marker(marker_id: str, **fields: Any) -> Edit:
    """Set time, name, colour of a marker, and whether it is a hit point."""

    def apply(document: Document) -> Document:
        sequence = _sequence_of(document, marker_id)
        markers = [changed(item, **fields) if item.id == marker_id else item for item in sequence.markers]
        return _with_markers(document, sequence.id, markers)

    return Edit("Change marker", apply)


def remove_markers(marker_ids: Iterable[str]) -> Edit:
    """Remove markers of one sequence."""
    gone = frozenset(marker_ids)

    def apply(document: Document) -> Document:
        for marker_id in gone:
            sequence = _sequence_of(document, marker_id)
            rest = [item for item in sequence.markers if item.id != marker_id]
            document = _with_markers(document, sequence.id, rest)
        return document

    return Edit("Delete marker", apply)


def set_loop(sequence_id: str, loop: Loop | None) -> Edit:
    """Set which part is played again and again; None for none."""

    def change(sequence: Sequence) -> Sequence:
        if loop is not None and loop.end <= loop.start:
            raise UserError("A loop ends after it begins.", "Drag its edge the other way.")
        return changed(sequence, loop=loop)

    return _edit("Change loop", sequence_id, change)


def _edit(label: str, sequence_id: str, change: Callable[[Sequence], Sequence]) -> Edit:
    return Edit(label, lambda document: on_sequence(document, sequence_id, change))


def _sequence_of(document: Document, marker_id: str) -> Sequence:
    for sequence in document.sequences:
        if any(marker.id == marker_id for marker in sequence.markers):
            return sequence
    raise UserError("This marker isn't in the document any more.", "Undo may bring it back.")


def _with_markers(document: Document, sequence_id: str, markers: Iterable[Marker]) -> Document:
    ordered = tuple(sorted(markers, key=lambda marker: marker.at))
    return on_sequence(document, sequence_id, lambda sequence: changed(sequence, markers=ordered))
