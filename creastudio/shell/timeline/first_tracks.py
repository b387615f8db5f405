"""The tracks that a new sequence begins with."""

from __future__ import annotations

from creastudio.core.edits.place_media import TRACK_LETTERS
from creastudio.core.timeline import Track, TrackKind


def first_tracks() -> tuple[Track, ...]:
    """Return one track of each kind, from bottom to top: score, sound, pictures, and text over them."""
    kinds: tuple[TrackKind, ...] = ("score", "audio", "picture", "text")
    return tuple(Track(name=f"{TRACK_LETTERS[kind]}1", kind=kind) for kind in kinds)
