"""Where the tracks of a sequence lie, one below the other, the topmost first."""

from __future__ import annotations

from creastudio.core.timeline import Sequence, Track
from creastudio.shell.theme import px

SMALL, USUAL, LARGE = 28, 52, 112
"""Heights of a track, px at text scale 1."""

LEAST, MOST = 26, 400
"""Bounds of the height of a track, px at text scale 1."""

BELOW = 40
"""Room below the last track, where a drop makes a new one; px at text scale 1."""


class Rows:
    """The rows of one sequence; made anew for every version of it."""

    def __init__(self, sequence: Sequence | None) -> None:
        self.tracks: tuple[Track, ...] = tuple(reversed(sequence.tracks)) if sequence is not None else ()
        self._places: dict[str, tuple[int, int]] = {}
        top = 0
        for track in self.tracks:
            height = track_height(track)
            self._places[track.id] = (top, height)
            top += height
        self.height = top
        """Of all tracks together, px."""

    def place(self, track_id: str) -> tuple[int, int]:
        """Return top and height of a track, px; KeyError when it isn't of this sequence."""
        return self._places[track_id]

    def at(self, y: float) -> Track | None:
        """Return the track at a height; None above and below all of them."""
        for track in self.tracks:
            top, height = self._places[track.id]
            if top <= y < top + height:
                return track
        return None

    def index_at(self, y: float) -> int:
        """Return where a track that is dropped at a height would stand, counted from the bottom (0)."""
        above = sum(y > top + height / 2 for top, height in self._places.values())
        return len(self.tracks) - above


def track_height(track: Track | None = None) -> int:
    """Return the height of a track, px; of the usual one when none is given."""
    own = track.height if track is not None else 0
    return px(min(max(own or USUAL, LEAST), MOST))
