"""Copies of clips, with links and groups of their own: what belonged together does so again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.assets import with_assets
from creastudio.core.edits.carried_words import with_writings
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import derived_id, with_fields
from creastudio.core.edits.place_media import new_track, outwards, with_track
from creastudio.core.edits.timeline_move import Way, place_all
from creastudio.core.edits.timeline_tree import Spot, find_sequence, locate, with_partners
from creastudio.core.edits.tree import on_sequence
from creastudio.core.ids import new_id
from creastudio.core.timeline import Clip, TrackKind
from creastudio.core.writing import Writing


@dataclass(frozen=True)
class CopiedClip:
    """A clip on the clipboard: `row` counts the tracks of its kind from the middle, 0 for V1 and A1."""

    kind: TrackKind
    row: int
    clip: Clip


def copied_clips(document: Document, clip_ids: Sequence[str]) -> tuple[CopiedClip, ...]:
    """Return clips of one sequence, with what is linked to them and grouped with them, as they are copied."""
    sequence, chosen = locate(document, clip_ids)
    spots = with_partners(sequence, chosen, groups=True)
    return tuple(
        CopiedClip(spot.track.kind, outwards(sequence, spot.track.kind).index(spot.track), clip)
        for spot, clip in zip(spots, _loose(spots), strict=True)
    )


def assets_of(document: Document, copied: Sequence[CopiedClip]) -> tuple[Asset, ...]:
    """Return the assets that copied clips show, takes included, so that they can be pasted into another project."""
    wanted = {sha256 for item in copied for sha256 in (item.clip.asset, *item.clip.takes)}
    return tuple(asset for asset in document.assets if asset.sha256 in wanted)


def paste_clips(
    sequence_id: str,
    copied: Sequence[CopiedClip],
    at: int,
    way: Way = "overwrite",
    *,
    assets: Sequence[Asset] = (),
    writings: Sequence[Writing] = (),
    label: str = "Paste clips",
) -> Edit:
    """Add copies of clips, the first at `at` (flicks), on the tracks that lie as theirs did; missing tracks are made.

    What they show, and the `writings` that their words came from, come along where they aren't there.
    """
    salt = new_id()

    def apply(document: Document) -> Document:
        if not copied:
            return document
        document = with_writings(with_assets(document, assets), writings)
        sequence = find_sequence(document, sequence_id)
        targets: dict[tuple[TrackKind, int], str] = {}
        for item in sorted(copied, key=lambda item: item.row):
            usable = [track for track in outwards(sequence, item.kind) if not track.locked]
            if item.row >= len(usable) and (item.kind, item.row) not in targets:
                fresh = new_track(sequence, item.kind, derived_id(salt, item.kind, item.row))
                sequence = with_track(sequence, fresh)
                usable = [*usable, fresh]
            row = min(item.row, len(usable) - 1)
            targets.setdefault((item.kind, item.row), usable[row].id)
        made = sequence
        document = on_sequence(document, sequence_id, lambda _: made)
        first = min(item.clip.start for item in copied)
        placed = [
            (targets[item.kind, item.row], _fresh(document, item.clip, max(0, at) - first, salt))
            for item in copied
        ]
        return place_all(document, placed, way, salt)

    return Edit(label, apply)


def duplicate_clips(
    clip_ids: Sequence[str],
    delta: int | None = None,
    way: Way = "overwrite",
    tracks: Mapping[str, str] | None = None,
) -> Edit:
    """Add copies of clips, with what belongs to them.

    Parameters
    ----------
    delta : int, optional
        How much later, flicks; right after the last of them when left out.
    tracks : mapping of str to str, optional
        Id of a clip -> id of the track that its copy goes on; its own when left out.
    """
    salt = new_id()

    def apply(document: Document) -> Document:
        sequence, chosen = locate(document, clip_ids)
        spots = with_partners(sequence, chosen, groups=True)
        first = min(spot.clip.start for spot in spots)
        by = max(spot.clip.end for spot in spots) - first if delta is None else max(delta, -first)
        homes = [(tracks or {}).get(spot.clip.id, spot.track.id) for spot in spots]
        clips = [_fresh(document, clip, by, salt) for clip in _loose(spots, homes)]
        placed = list(zip(homes, clips, strict=True))
        return place_all(document, placed, way, salt)

    return Edit("Duplicate clips", apply)


def _loose(spots: Sequence[Spot], homes: Sequence[str] = ()) -> list[Clip]:
    """Return clips without the transitions from what isn't copied along to the same track."""
    names = [spot.track.id for spot in spots]
    places = {(name, spot.index): home for name, spot, home in zip(names, spots, homes or names, strict=True)}
    return [
        spot.clip
        if places.get((name, spot.index - 1)) == places[name, spot.index]
        else with_fields(spot.clip, transition=None)
        for name, spot in zip(names, spots, strict=True)
    ]


def _fresh(document: Document, clip: Clip, delta: int, salt: str) -> Clip:
    missing = clip.missing
    if clip.kind == "artboard":
        missing = all(board.id != clip.artboard for board in document.artboards)
    elif clip.asset:
        missing = document.find_asset(clip.asset) is None
    return clip.model_copy(
        update={
            "id": derived_id(salt, "copy", clip.id),
            "start": clip.start + delta,
            "link": derived_id(salt, "link", clip.link) if clip.link else "",
            "group": derived_id(salt, "group", clip.group) if clip.group else "",
            "missing": missing,
        }
    )
