"""How what a sequence shows and plays was made."""

from __future__ import annotations

from itertools import chain

from creastudio.core.document import Document
from creastudio.core.playing import active_tracks, heard_tracks
from creastudio.core.timeline import Clip, Sequence, TrackKind
from creastudio.export.artboard_provenance import artboard_provenance, made_of_words
from creastudio.export.recipe_graph import Made, Provenance

KINDS: tuple[TrackKind, ...] = ("picture", "text", "audio", "score")


def sequence_provenance(
    document: Document, sequence: Sequence, kinds: tuple[TrackKind, ...] = KINDS
) -> Provenance:
    """Return how what is seen and heard was made, track by track and in the order of time; muted tracks aren't."""
    seen = (active_tracks(sequence, kind) for kind in kinds if kind in ("picture", "text"))
    heard = (track for track in heard_tracks(sequence) if track.kind in kinds)
    clips = [clip for track in (*chain.from_iterable(seen), *heard) for clip in track.clips]
    made: dict[str, Made] = {}
    for clip in clips:
        for item in _made_of(document, clip):
            made.setdefault(item.sha256, item)
    return Provenance(tuple(made.values()), composite=len(clips) > 1, title=document.title)


def _made_of(document: Document, clip: Clip) -> tuple[Made, ...]:
    if clip.kind == "artboard":
        board = document.find_artboard(clip.artboard)
        return artboard_provenance(document, board).made if board is not None else ()
    if clip.written is not None:
        return tuple(made_of_words(document, clip))
    asset = document.find_asset(clip.asset) if clip.asset else None
    if asset is None or asset.recipe is None:
        return ()
    return (Made(asset.recipe, clip.name or asset.title, asset.sha256),)
