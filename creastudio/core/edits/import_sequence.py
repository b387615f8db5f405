"""A sequence that comes from outside, with all that it shows, as one step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.assets import with_assets
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import derived_id, with_sound_transitions
from creastudio.core.edits.timeline_tree import clip_ids_of, tracks_of
from creastudio.core.edits.tree import with_sequences
from creastudio.core.ids import new_id
from creastudio.core.timeline import Clip, Track
from creastudio.core.timeline import Sequence as Timeline


def import_sequence(
    timeline: Timeline, artboards: Sequence[Artboard] = (), assets: Sequence[Asset] = ()
) -> Edit:
    """Add a sequence and what it shows.

    What the document has already stays as it is: assets are the same by their hash, artboards by their id. Ids of the
    sequence, its tracks and clips that are taken become others.
    """
    salt = new_id()

    def fresh(taken: Collection[str]) -> Callable[[str], str]:
        return lambda old: derived_id(salt, old) if old in taken else old

    def apply(document: Document) -> Document:
        document = with_assets(document, assets)
        known = {board.id for board in document.artboards}
        new = tuple(board for board in artboards if board.id not in known)
        if new:
            document = document.model_copy(update={"artboards": (*document.artboards, *new)})
        name_track = fresh({track.id for track in tracks_of(document)})
        name_clip = fresh(set(clip_ids_of(document)))
        boards = {board.id for board in document.artboards}
        tracks = tuple(_track(track, name_track, name_clip, boards) for track in timeline.tracks)
        own = fresh({item.id for item in document.sequences})(timeline.id)
        added = timeline.model_copy(update={"id": own, "tracks": tracks})
        return with_sequences(document, (*document.sequences, added))

    return Edit("Import sequence", apply)


def _track(
    track: Track, name_track: Callable[[str], str], name_clip: Callable[[str], str], boards: Collection[str]
) -> Track:
    clips = tuple(_clip(clip, name_clip(clip.id), boards) for clip in track.clips)
    return track.model_copy(update={"id": name_track(track.id), "clips": with_sound_transitions(clips)})


def _clip(clip: Clip, own: str, boards: Collection[str]) -> Clip:
    missing = clip.artboard not in boards if clip.kind == "artboard" else clip.missing
    return clip.model_copy(update={"id": own, "missing": missing})
