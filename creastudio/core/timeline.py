"""Sequences, tracks and clips: immutable values in flicks."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.ids import new_id
from creastudio.core.time import FLICKS_PER_SECOND

TrackKind = Literal["picture", "audio", "score", "text"]


class Clip(Frozen):
    """One asset on a track, from `start` for `duration` flicks.

    Attributes
    ----------
    asset : str
        SHA-256 of the asset that is shown or heard.
    takes : tuple of str
        SHA-256 of the alternatives, the shown one included.
    missing : bool
        Whether the project doesn't hold the asset any more: a placeholder is shown.
    """

    id: str = Field(default_factory=new_id)
    name: str = ""
    asset: str
    takes: tuple[str, ...] = ()
    missing: bool = False
    start: int = Field(ge=0)
    duration: int = Field(gt=0)

    @property
    def end(self) -> int:
        """First flick after the clip."""
        return self.start + self.duration


class Track(Frozen):
    """One lane of clips, sorted by start, none overlapping another."""

    id: str = Field(default_factory=new_id)
    name: str = ""
    kind: TrackKind = "picture"
    clips: tuple[Clip, ...] = ()
    muted: bool = False
    locked: bool = False


class Sequence(Frozen):
    """A timeline: a frame size, a rate and tracks from bottom to top.

    Attributes
    ----------
    rate_numerator, rate_denominator : int
        Frames a second as an exact fraction (30000/1001 for NTSC).
    """

    id: str = Field(default_factory=new_id)
    name: str = "Sequence"
    width: int = Field(default=1920, ge=1, le=16384)
    height: int = Field(default=1080, ge=1, le=16384)
    rate_numerator: int = Field(default=25, ge=1)
    rate_denominator: int = Field(default=1, ge=1)
    tracks: tuple[Track, ...] = ()

    @property
    def rate(self) -> Fraction:
        """Frames a second."""
        return Fraction(self.rate_numerator, self.rate_denominator)

    @property
    def duration(self) -> int:
        """End of the last clip, flicks."""
        return max((clip.end for track in self.tracks for clip in track.clips), default=0)


STILL_DURATION = 3 * FLICKS_PER_SECOND
"""How long a still picture is shown when it is dropped on the timeline."""
