"""Placing media on the timeline: which clips something becomes, and the tracks that they go on.

A film comes as its picture and its sound, linked; the first score brings its tempo. Where no track is free a new one is made, and all of it is one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.blocked import refuse_blocked
from creastudio.core.document import Document
from creastudio.core.edits.assets import with_assets
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import derived_id, first_gap
from creastudio.core.edits.score_tempo import in_tempo, with_tempo_of
from creastudio.core.edits.timeline_move import Way, place_all
from creastudio.core.edits.timeline_tree import find_sequence, find_track
from creastudio.core.edits.tree import on_sequence
from creastudio.core.generated import generated_of
from creastudio.core.ids import new_id
from creastudio.core.tempo import TempoMap
from creastudio.core.time import from_seconds
from creastudio.core.timeline import STILL_DURATION, Clip, Track, TrackKind
from creastudio.core.timeline import Sequence as Timeline

MAX_SECONDS = 1000 * 3600
"""Length of an asset that is believed at most, s."""

TRACK_LETTERS: dict[TrackKind, str] = {"picture": "V", "audio": "A", "score": "S", "text": "T"}

_RANKS: dict[TrackKind, int] = {"score": 0, "audio": 1, "picture": 2, "text": 3}
"""How tracks are stacked where nobody chose: words over pictures over what is only heard."""

Rows = dict[TrackKind, list[Clip]]
"""What is placed, by the kind of track; sorted, none overlapping."""


@dataclass(frozen=True)
class Placing:
    """How media come down on the timeline.

    Attributes
    ----------
    at : int
        Where the first begins, flicks.
    way : str
        As for ``place_clips``; with "gap" all of it comes into the first gap of its track that is long enough.
    track_id : str
        Where what fits on it goes; the first usable track of its kind when empty.
    tracks : tuple of str or None
        Ids of the tracks that make room for an insert; all that aren't locked when None.
    """

    at: int = 0
    way: Way = "gap"
    track_id: str = ""
    tracks: tuple[str, ...] | None = None


def place_media(
    sequence_id: str,
    assets: Sequence[Asset],
    takes: Sequence[Sequence[Asset]] = (),
    how: Placing = Placing(),
    *,
    label: str = "Place on timeline",
) -> Edit:
    """Add media to a sequence, one after the other on each kind of track.

    Parameters
    ----------
    takes : sequence of sequence of Asset
        Alternatives that stay with the clip of each; none when left out.

    Raises
    ------
    UserError
        For what can't be played, or doesn't fit on the named track.
    """
    salt = new_id()

    def apply(document: Document) -> Document:
        if not assets:
            return document
        for asset in assets:
            refuse_blocked(document, asset)
        others = [*takes, *[()] * (len(assets) - len(takes))]
        document = with_assets(document, [*assets, *(take for some in others for take in some)])
        sequence = find_sequence(document, sequence_id)
        score = next((asset for asset in assets if asset.kind == "score"), None)
        if score is not None:
            sequence = with_tempo_of(sequence, score, max(0, how.at))
        rows = _rows(assets, others, max(0, how.at), salt, sequence.tempo)
        placed: list[tuple[str, Clip]] = []
        for kind, track in _tracks_for(sequence, rows, how, salt).items():
            if all(item.id != track.id for item in sequence.tracks):
                sequence = with_track(sequence, track)
            placed += [(track.id, clip) for clip in rows[kind]]
        made = sequence
        document = on_sequence(document, sequence_id, lambda _: made)
        return place_all(document, placed, how.way, salt, how.tracks)

    return Edit(label, apply)


def place_on_timeline(
    sequence_id: str, asset: Asset, takes: Sequence[Asset] = (), *, at: int = 0, track_id: str = ""
) -> Edit:
    """Add an asset at time `at` (flicks) or in the first gap after it, on the first track of its kind when none is named."""
    return place_media(sequence_id, [asset], [takes], Placing(at, track_id=track_id))


def clip_of(asset: Asset, takes: Sequence[Asset], clip_id: str, start: int) -> Clip:
    """Return the clip that plays an asset from `start` (flicks) on: all of it, or `STILL_DURATION` of what doesn't end.

    What goes from key to key becomes a clip of kind "generated", whose keys can be changed.

    Raises
    ------
    UserError
        For what can't be played.
    """
    kind = asset.kind
    if kind == "file":
        raise UserError(
            f"'{asset.title or 'The file'}' is a file of another program.", "Save it as a file instead."
        )
    if kind == "layout" or kind == "model" or kind == "brand" or kind == "campaign":
        raise UserError(f"'{asset.title or kind}' can't be played.", "Place it on the canvas instead.")
    length, generated = length_of(asset), generated_of(asset)
    return Clip(
        id=clip_id,
        kind=kind if generated is None else "generated",
        generated=generated,
        name=asset.title,
        asset=asset.sha256,
        takes=take_hashes(asset, takes),
        start=start,
        duration=length or STILL_DURATION,
        source_duration=length,
    )


def length_of(asset: Asset) -> int | None:
    """Return how long an asset plays, flicks; None where it doesn't end or nobody knows."""
    seconds = asset.metadata.get("duration") if asset.kind in ("video", "audio", "score") else None
    if not isinstance(seconds, int | float) or not 0 < seconds < MAX_SECONDS:
        return None
    return from_seconds(seconds) or None


def sounds(asset: Asset) -> bool:
    """Return whether a film has sound, as far as is known."""
    channels = asset.metadata.get("audio_channels")
    return asset.kind == "video" and isinstance(channels, int) and channels > 0


def take_hashes(asset: Asset, takes: Sequence[Asset]) -> tuple[str, ...]:
    """Return the hashes of an asset's alternatives, its own among them; none where there are none."""
    hashes = tuple(dict.fromkeys(item.sha256 for item in takes))
    return hashes if asset.sha256 in hashes or not hashes else (asset.sha256, *hashes)


def new_track(sequence: Timeline, kind: TrackKind, track_id: str) -> Track:
    """Return an empty track of a kind, with the next name of its kind ("V2")."""
    letter, names = TRACK_LETTERS[kind], {track.name for track in sequence.tracks}
    number = 1 + sum(track.kind == kind for track in sequence.tracks)
    while f"{letter}{number}" in names:
        number += 1
    return Track(id=track_id, name=f"{letter}{number}", kind=kind)


def with_track(sequence: Timeline, track: Track) -> Timeline:
    """Return a sequence with one more track: a picture or text over those of its kind, one that is heard below them."""
    rank = _RANKS[track.kind]
    ranks = [_RANKS[item.kind] for item in sequence.tracks]
    if track.kind in ("picture", "text"):
        place = next((index + 1 for index in reversed(range(len(ranks))) if ranks[index] <= rank), 0)
    else:
        place = next((index for index, other in enumerate(ranks) if other >= rank), len(ranks))
    tracks = (*sequence.tracks[:place], track, *sequence.tracks[place:])
    return sequence.model_copy(update={"tracks": tracks})


def _rows(
    assets: Sequence[Asset], takes: Sequence[Sequence[Asset]], at: int, salt: str, tempo: TempoMap
) -> Rows:
    """Return the clips of media: each begins where the last of its kind ended, and a film with its sound after both."""
    rows: Rows = {}
    ends: dict[TrackKind, int] = {}
    for number, (asset, others) in enumerate(zip(assets, takes, strict=True)):
        clip = clip_of(asset, others, derived_id(salt, "clip", number), at)
        kinds: list[TrackKind] = [clip.track_kind, *(["audio"] if sounds(asset) else [])]
        start = max(ends.get(kind, at) for kind in kinds)
        link = derived_id(salt, "link", number) if len(kinds) > 1 else ""
        clip = clip.model_copy(update={"start": start, "link": link})
        if asset.kind == "score":
            clip = in_tempo(clip, asset, tempo)
        rows.setdefault(clip.track_kind, []).append(clip)
        if link:
            rows.setdefault("audio", []).append(
                clip.model_copy(update={"id": derived_id(salt, "sound", number), "kind": "audio"})
            )
        ends |= dict.fromkeys(kinds, clip.end)
    return rows


def _tracks_for(sequence: Timeline, rows: Rows, how: Placing, salt: str) -> dict[TrackKind, Track]:
    """Return the track of each row, maybe a new one.

    The first row goes on the named or first track of its kind, the sound of a film on the track that is as far from the
    middle as that of its picture; with "gap" only where it is free, for nothing of what is linked may move alone.
    """
    named = find_track(sequence, how.track_id) if how.track_id else None
    first: TrackKind = next(iter(rows)) if named is None or named.kind not in rows else named.kind
    if named is not None and named.kind != first:
        # It doesn't fit, and whoever puts clips on tracks says so.
        return dict.fromkeys(rows, named)
    out: dict[TrackKind, Track] = {}
    number, later = 0, 0
    order: list[TrackKind] = [first, *(kind for kind in rows if kind != first)]
    for kind in order:
        usable = [track for track in outwards(sequence, kind) if not track.locked]
        if kind == first:
            target = named or next(iter(usable), None) or new_track(sequence, kind, derived_id(salt, kind))
            number = outwards(sequence, kind).index(target) if target in sequence.tracks else 0
            later = _way_to_gap(target, rows[kind]) if how.way == "gap" else 0
        else:
            usable = [track for track in usable if how.way != "gap" or _free(track, rows[kind], later)]
            pair = [track for track in outwards(sequence, kind)[number : number + 1] if track in usable]
            target = next(iter([*pair, *usable]), None) or new_track(sequence, kind, derived_id(salt, kind))
        out[kind] = target
    return out


def outwards(sequence: Timeline, kind: TrackKind) -> list[Track]:
    """Return the tracks of a kind, the nearest to the middle first: V1, V2, or A1, A2, which lie the other way round."""
    tracks = [track for track in sequence.tracks if track.kind == kind]
    return tracks if kind in ("picture", "text") else tracks[::-1]


def _way_to_gap(track: Track, row: Sequence[Clip]) -> int:
    return first_gap(track.clips, row[0].start, row[-1].end - row[0].start) - row[0].start


def _free(track: Track, row: Sequence[Clip], later: int) -> bool:
    """Return whether nothing lies where a row comes down, `later` flicks after where it lies."""
    start = row[0].start + later
    return first_gap(track.clips, start, row[-1].end - row[0].start) == start
