"""What a new sequence begins with."""

from __future__ import annotations

from creastudio.core.edits.place_media import TRACK_LETTERS
from creastudio.core.timeline import Sequence, Track, TrackKind
from creastudio.shell.i18n import tr


def first_sequence(number: int = 1) -> Sequence:
    """Return an empty sequence, the first or another one of a project.

    It has one track of each kind, from bottom to top: score, sound, pictures, and text over them.
    """
    kinds: tuple[TrackKind, ...] = ("score", "audio", "picture", "text")
    tracks = tuple(Track(name=f"{TRACK_LETTERS[kind]}1", kind=kind) for kind in kinds)
    return Sequence(name=tr("Sequence {number}", number=number), tracks=tracks)
