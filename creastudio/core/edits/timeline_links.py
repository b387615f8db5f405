"""Links between picture and sound of one thing, and groups of clips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import with_fields
from creastudio.core.edits.timeline_tree import locate, on_clips
from creastudio.core.ids import new_id


def link_clips(clip_ids: Sequence[str]) -> Edit:
    """Link clips, so that they move, are trimmed, split and deleted together; no two of one track."""
    link = new_id()

    def apply(document: Document) -> Document:
        _, chosen = locate(document, clip_ids)
        if len(chosen) < 2:
            raise UserError("One clip alone can't be linked.", "Select a picture and its sound.")
        if len({spot.track.id for spot in chosen}) < len(chosen):
            raise UserError(
                "Clips of one track can't be linked.",
                "Group them instead, or put them on tracks of their own.",
            )
        return _set(document, clip_ids, link=link)

    return Edit("Link clips", apply)


def unlink_clips(clip_ids: Sequence[str]) -> Edit:
    """Take the links of clips away."""
    return Edit("Unlink clips", lambda document: _set(document, clip_ids, link=""))


def group_clips(clip_ids: Sequence[str]) -> Edit:
    """Group clips, so that they move and are deleted together."""
    group = new_id()

    def apply(document: Document) -> Document:
        if len(set(clip_ids)) < 2:
            raise UserError("A group needs more than one clip.", "Select several clips.")
        return _set(document, clip_ids, group=group)

    return Edit("Group clips", apply)


def ungroup_clips(clip_ids: Sequence[str]) -> Edit:
    """Take clips out of their groups."""
    return Edit("Ungroup clips", lambda document: _set(document, clip_ids, group=""))


def _set(document: Document, clip_ids: Sequence[str], **fields: Any) -> Document:
    return on_clips(document, dict.fromkeys(clip_ids, lambda clip: with_fields(clip, **fields)))
