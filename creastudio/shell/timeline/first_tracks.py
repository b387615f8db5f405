"""The tracks that a new sequence begins with, and names of tracks."""

from __future__ import annotations

from collections.abc import Iterable

from creastudio.core.timeline import Track, TrackKind

LETTERS: dict[TrackKind, str] = {"picture": "V", "audio": "A", "score": "S", "text": "T"}
"""What names of tracks begin with, as is usual in the trade."""


def first_tracks() -> tuple[Track, ...]:
    """Return one track of each kind, from bottom to top: score, sound, pictures, and text over them."""
    kinds: tuple[TrackKind, ...] = ("score", "audio", "picture", "text")
    return tuple(Track(name=f"{LETTERS[kind]}1", kind=kind) for kind in kinds)


def next_name(tracks: Iterable[Track], kind: TrackKind) -> str:
    """Return a name that no track has yet."""
    taken = {track.name for track in tracks}
    number = 1
    while f"{LETTERS[kind]}{number}" in taken:
        number += 1
    return f"{LETTERS[kind]}{number}"


def place_for(tracks: tuple[Track, ...], kind: TrackKind) -> int:
    """Return where a new track belongs, counted from the bottom: above those of its kind, sounds below pictures."""
    same = [index for index, track in enumerate(tracks) if track.kind == kind]
    if same:
        return same[-1] + 1
    order: tuple[TrackKind, ...] = ("score", "audio", "picture", "text")
    lower = order[: order.index(kind)]
    return sum(track.kind in lower for track in tracks)
