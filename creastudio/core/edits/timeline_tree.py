"""Finding clips and changing the lanes of a sequence: what the edits of the timeline are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from creastudio.api.errors import UserError
from creastudio.api.media import Kind, kind_of
from creastudio.core.document import Document
from creastudio.core.edits.lane_index import index_of, same_places
from creastudio.core.edits.lanes import Clips, with_sound_transitions
from creastudio.core.edits.tree import on_sequence, replace_item
from creastudio.core.timeline import Clip, ClipKind, Sequence, Track

SHOWN_BY: dict[ClipKind, frozenset[Kind]] = {
    "image": frozenset({"image"}),
    "video": frozenset({"video"}),
    "audio": frozenset({"audio", "video"}),
    "score": frozenset({"score"}),
    "text": frozenset({"text"}),
}
"""Kind of a clip -> what assets it can show; the sound of a video is heard by a clip of audio."""


@dataclass(frozen=True)
class Spot:
    """Where a clip is."""

    track: Track
    index: int
    clip: Clip


@dataclass
class Work:
    """The lanes of one sequence while an edit is at work on them; `locks` says whether locked ones refuse."""

    document: Document
    sequence: Sequence
    lanes: dict[str, Clips]
    locks: bool = True

    @classmethod
    def on(cls, document: Document, sequence: Sequence, *, locks: bool = True) -> Work:
        """Begin with the lanes as they are."""
        return cls(document, sequence, {track.id: track.clips for track in sequence.tracks}, locks)

    def replace(self, track_id: str, index: int, clip: Clip) -> None:
        """Put another clip in the place of one."""
        clips = self.lanes[track_id]
        old = clips[index]
        new = self.lanes[track_id] = (*clips[:index], clip, *clips[index + 1 :])
        if (clip.id, clip.link, clip.group) == (old.id, old.link, old.group):
            same_places(clips, new)

    def done(self) -> Document:
        """Return the document with these lanes; UserError when one of a locked track is another now."""
        tracks = tuple(_with_lane(track, self.lanes[track.id], self.locks) for track in self.sequence.tracks)
        if all(new is old for new, old in zip(tracks, self.sequence.tracks, strict=True)):
            return self.document
        after = self.sequence.model_copy(update={"tracks": tracks})
        return on_sequence(self.document, self.sequence.id, lambda _: after)


def find_clip(document: Document, clip_id: str) -> tuple[Track, Clip]:
    """Return a clip with its track; UserError when it is gone."""
    _, (spot,) = locate(document, [clip_id])
    return spot.track, spot.clip


def locate(document: Document, clip_ids: Iterable[str]) -> tuple[Sequence, list[Spot]]:
    """Return where clips of one sequence are, track by track and in the order of time; UserError when one is gone."""
    wanted = frozenset(clip_ids)
    for sequence in document.sequences:
        found = [
            Spot(track, index, track.clips[index])
            for track in sequence.tracks
            for index in _places(index_of(track.clips).ids, wanted)
        ]
        if found and len(found) == len(wanted):
            return sequence, found
    raise UserError("This clip isn't in the document any more.", "Undo may bring it back.")


def with_partners(sequence: Sequence, chosen: list[Spot], *, groups: bool = False) -> list[Spot]:
    """Return clips with those that are linked to them and, where `groups`, of their groups; on and on."""
    found = chosen
    while True:
        links = frozenset(spot.clip.link for spot in found) - {""}
        named = frozenset(spot.clip.group for spot in found) - {""} if groups else frozenset[str]()
        if not links and not named:
            return found
        more: list[Spot] = []
        for track in sequence.tracks:
            index = index_of(track.clips)
            places = {spot.index for spot in chosen if spot.track is track}
            places |= {place for link in links for place in index.links.of(link)}
            places |= {place for group in named for place in index.groups.of(group)}
            more += [Spot(track, place, track.clips[place]) for place in sorted(places)]
        if len(more) == len(found):
            return more
        found = more


def with_family(document: Document, clip_id: str) -> tuple[list[Spot], list[Spot], Work]:
    """Return a clip, it with all that is linked to it, and the lanes: how most edits of one clip begin."""
    sequence, chosen = locate(document, [clip_id])
    return chosen, with_partners(sequence, chosen), Work.on(document, sequence)


def require(condition: bool, message: str, hint: str) -> None:
    """Raise UserError unless a condition holds."""
    if not condition:
        raise UserError(message, hint)


def clip_ids_of(document: Document) -> Iterator[str]:
    """Yield the ids of all clips, of all sequences."""
    for track in tracks_of(document):
        yield from index_of(track.clips).ids


def require_new_clips(document: Document, clip_ids: Iterable[str]) -> None:
    """Raise UserError when one of these ids is known already, or is there twice."""
    fresh = list(clip_ids)
    known = [index_of(track.clips).ids for track in tracks_of(document)]
    taken = any(clip_id in ids for ids in known for clip_id in fresh)
    require(not taken, "This is in the document already.", "Duplicate it instead.")
    once = len(set(fresh)) == len(fresh)
    require(once, "A clip can't be in a document twice.", "Duplicate it instead.")


def _places(ids: Mapping[str, int], wanted: frozenset[str]) -> list[int]:
    return sorted(ids[clip_id] for clip_id in wanted if clip_id in ids)


def sequence_of_track(document: Document, track_id: str) -> Sequence:
    """Return the sequence that a track is in; UserError when it is gone."""
    for sequence in document.sequences:
        if any(track.id == track_id for track in sequence.tracks):
            return sequence
    raise UserError("This track isn't in the document any more.", "Undo may bring it back.")


def find_sequence(document: Document, sequence_id: str) -> Sequence:
    """Return a sequence; UserError when it is gone."""
    for sequence in document.sequences:
        if sequence.id == sequence_id:
            return sequence
    raise UserError("This sequence isn't in the document any more.", "Undo may bring it back.")


def find_track(sequence: Sequence, track_id: str) -> Track:
    """Return a track of a sequence; UserError when it isn't there."""
    for track in sequence.tracks:
        if track.id == track_id:
            return track
    raise UserError("This track isn't in the document any more.", "Undo may bring it back.")


def on_track(document: Document, track_id: str, change: Callable[[Track], Track]) -> Document:
    """Return the document with one track changed, whether it is locked or not."""

    def on_tracks(sequence: Sequence) -> Sequence:
        tracks = replace_item(sequence.tracks, track_id, change, "track")
        return sequence if tracks is sequence.tracks else sequence.model_copy(update={"tracks": tracks})

    return on_sequence(document, sequence_of_track(document, track_id).id, on_tracks)


def tracks_of(document: Document) -> Iterator[Track]:
    """Yield the tracks of all sequences."""
    for sequence in document.sequences:
        yield from sequence.tracks


def on_clips(document: Document, changes: Mapping[str, Callable[[Clip], Clip]]) -> Document:
    """Return the document with clips of one sequence changed, which stay where they are."""
    sequence, found = locate(document, changes)
    work = Work.on(document, sequence)
    for spot in found:
        work.replace(spot.track.id, spot.index, changes[spot.clip.id](spot.clip))
    return work.done()


def require_unlocked(track: Track) -> None:
    """Raise UserError when a track is locked."""
    if track.locked:
        raise UserError(f"Track '{track.name}' is locked.", "Unlock it, then try again.")


def require_fitting(document: Document, track: Track, clip: Clip) -> None:
    """Raise UserError when what `clip` shows is unknown, or it is of another kind than the track."""
    asset = document.find_asset(clip.asset) if clip.asset else None
    if clip.asset and asset is None and not clip.missing:
        raise UserError("What this clip shows isn't in the project.", "Place it again.")
    if clip.kind == "artboard" and not clip.missing:
        known = any(board.id == clip.artboard for board in document.artboards)
        if not known:
            raise UserError("This artboard isn't in the document any more.", "Choose another artboard.")
    shown = kind_of(asset.media_type) if asset is not None else None
    fits = shown is None or clip.kind not in SHOWN_BY or shown in SHOWN_BY[clip.kind]
    if clip.track_kind != track.kind or not fits:
        title = asset.title if asset is not None else clip.name
        raise UserError(
            f"'{title or 'This'}' doesn't fit on a track for {track.kind}.", "Choose another track."
        )


def _with_lane(track: Track, clips: Clips, locks: bool) -> Track:
    if clips is track.clips:
        return track
    clips = with_sound_transitions(clips)
    same = len(clips) == len(track.clips) and all(a is b for a, b in zip(clips, track.clips, strict=True))
    if same:
        return track
    if locks:
        require_unlocked(track)
    return track.model_copy(update={"clips": clips})
