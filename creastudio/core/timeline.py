"""Sequences, tracks and clips: immutable values in flicks."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any, Literal

from pydantic import Field

from creastudio.api.keys import MAX_KEYS, TimedKey
from creastudio.api.recipe import Frozen, Recipe
from creastudio.core.fills import Color
from creastudio.core.ids import new_id
from creastudio.core.keyframes import SILENCE, Curve
from creastudio.core.tempo import TempoMap
from creastudio.core.text_style import SUBTITLE, TextStyle
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.writing import WrittenFrom

TrackKind = Literal["picture", "audio", "score", "text"]

ClipKind = Literal["image", "artboard", "video", "audio", "score", "text", "generated"]

Fit = Literal["fit", "fill", "stretch", "none"]

TRACK_OF: dict[ClipKind, TrackKind] = {
    "image": "picture", "artboard": "picture", "video": "picture", "audio": "audio", "score": "score", "text": "text",
}  # fmt: skip
"""Which track a clip goes on; a generated one says itself."""


class Generated(Frozen):
    """What a generator makes while the clip plays, as it is wanted; the asset of the clip is what was made of it last.

    Attributes
    ----------
    recipe : Recipe
        How to make it; its parameter `param` gives way to `keys`.
    makes : str
        Kind of track that it goes on.
    keys : tuple of TimedKey
        Parameters over time, in the time of its source; what lies between two keys is the generator's own affair.
    param : str
        Parameter of its generator that takes the keys; empty for one that has none.
    by : tuple of str
        Generators whose results can be keys.
    state : str
        What of the metadata of a result holds the parameters of its key; empty for those of its recipe.
    score : str
        Input that takes a score; empty for none.
    score_track : str
        Id of the track whose notes go into it as its score; empty for none, and for a score that was chosen as a file.
    """

    recipe: Recipe
    makes: TrackKind = "picture"
    keys: tuple[TimedKey, ...] = Field(default=(), max_length=MAX_KEYS)
    param: str = ""
    by: tuple[str, ...] = ()
    state: str = ""
    score: str = ""
    score_track: str = ""


class Transition(Frozen):
    """How one clip goes over into the next; its middle lies on the cut between them.

    Attributes
    ----------
    duration : int
        Flicks; the first half, rounded down, lies before the cut.
    direction : str
        Where the edge of a wipe moves to.
    color : str
        What a dip goes through.
    """

    kind: Literal["crossfade", "wipe", "dip"] = "crossfade"
    duration: int = Field(gt=0)
    direction: Literal["left", "right", "up", "down"] = "right"
    color: Color = "#000000"

    @property
    def before(self) -> int:
        """How much of it lies before the cut, flicks."""
        return self.duration // 2

    @property
    def after(self) -> int:
        """How much of it lies after the cut, flicks."""
        return self.duration - self.before


class Clip(Frozen):
    """Something on a track, from `start` for `duration` flicks.

    Attributes
    ----------
    asset : str
        SHA-256 of the asset that is shown or heard; empty for artboards, written text, and what isn't generated yet.
    takes : tuple of str
        SHA-256 of the alternatives, the shown one included.
    missing : bool
        Whether the project doesn't hold the asset or artboard any more: a placeholder is shown.
    artboard : str
        Id of the artboard that is shown, of kind "artboard".
    text : str
        What is written, of kind "text" without an asset.
    style : TextStyle or None
        How its words look, of kind "text"; None for a subtitle.
    written : WrittenFrom or None
        The writing that its words came from.
    generated : Generated or None
        Of kind "generated".
    fit : str
        How a picture lies in the frame at rest: all of it ("fit"), over all of the frame ("fill"), so too but out of
        proportion ("stretch"), or pixel for pixel ("none").
    offset : int
        Time of the source at which the clip begins, flicks; before 0 only where the source is endless.
    source_duration : int or None
        Length of the source, flicks; None where it is endless, as a picture is.
    speed : float
        Flicks of the source that pass in a flick of the sequence.
    reverse : bool
        Play the same part of the source from its end to its beginning.
    freeze : int or None
        Time of the source, flicks, that is shown all the time: the clip is a still then, so its source is endless, and
        offset, speed and keyframes count as they do for a still. There is no sound.
    fade_in, fade_out : int
        From and to nothing, flicks of the sequence.
    transition : Transition or None
        From the clip that ends where this one begins; None for a cut.
    curves : tuple of Curve
        One for each property that is set, of the clip and of layers.
    link : str
        Clips with the same one are picture and sound of one thing, and stay in step; empty for none.
    group : str
        Clips with the same one are moved and deleted together; empty for none.
    foreign : str
        What another program says of it that has no meaning here, as the JSON of its OpenTimelineIO; goes out with it
        again. Empty for nothing.
    """

    id: str = Field(default_factory=new_id)
    kind: ClipKind = "image"
    name: str = ""
    asset: str = ""
    takes: tuple[str, ...] = ()
    missing: bool = False
    artboard: str = ""
    text: str = ""
    style: TextStyle | None = None
    written: WrittenFrom | None = None
    generated: Generated | None = None
    fit: Fit = "fit"
    start: int = Field(ge=0)
    duration: int = Field(gt=0)
    offset: int = 0
    source_duration: int | None = Field(default=None, gt=0)
    speed: float = Field(default=1.0, ge=0.01, le=100)
    reverse: bool = False
    freeze: int | None = Field(default=None, ge=0)
    fade_in: int = Field(default=0, ge=0)
    fade_out: int = Field(default=0, ge=0)
    transition: Transition | None = None
    curves: tuple[Curve, ...] = ()
    link: str = ""
    group: str = ""
    foreign: str = ""

    def model_post_init(self, context: Any, /) -> None:
        """Let the fields of all clips share their names, as attributes of ordinary objects do: a third of the memory."""
        object.__setattr__(self, "__dict__", _shared_names() | self.__dict__)

    @property
    def end(self) -> int:
        """First flick after the clip."""
        return self.start + self.duration

    @property
    def track_kind(self) -> TrackKind:
        """Which track it goes on."""
        return self.generated.makes if self.generated is not None else TRACK_OF.get(self.kind, "picture")

    @property
    def source_end(self) -> int:
        """Time of the source at which the part that is played ends, flicks."""
        return self.offset + self.to_source(self.duration)

    @property
    def endless(self) -> bool:
        """Whether it can be as long as one likes."""
        return self.source_duration is None or self.freeze is not None

    @property
    def backwards(self) -> bool:
        """Whether its source runs backwards."""
        return self.reverse and self.freeze is None

    @property
    def head(self) -> int | None:
        """How much earlier it could begin, flicks of the sequence; None for any."""
        return self._after if self.backwards else self._before

    @property
    def tail(self) -> int | None:
        """How much later it could end, flicks of the sequence; None for any."""
        return self._before if self.backwards else self._after

    @property
    def words_style(self) -> TextStyle:
        """How its words look."""
        return self.style or SUBTITLE

    def to_source(self, length: int) -> int:
        """Return how much of the source passes in a length of the sequence, flicks."""
        return length if self.speed == 1 else round(length * Fraction(self.speed))

    def from_source(self, length: int) -> int:
        """Return how long a length of the source lasts in the sequence, flicks, rounded towards 0."""
        return length if self.speed == 1 else int(length / Fraction(self.speed))

    def source_time(self, time: int) -> int:
        """Return what time of the source is shown at a time of the sequence, flicks; that of a held picture stays."""
        return self.key_time(time) if self.freeze is None else self.freeze

    def key_time(self, time: int) -> int:
        """Return what time of the source keyframes are at, at a time of the sequence, flicks: that goes on while a picture is held."""
        passed = self.to_source(time - self.start)
        if self.backwards:
            # The flick before the end is the first: the end itself would show what comes after the part.
            return self.source_end - 1 - passed
        return self.offset + passed

    def time_of_key(self, at: int) -> int:
        """Return the time of the sequence at which keyframes of a time of the source are reached, flicks."""
        if self.backwards:
            return self.start + self.from_source(self.source_end - 1 - at)
        return self.start + self.from_source(at - self.offset)

    @property
    def _before(self) -> int | None:
        """How much of the source lies before the part that is played, flicks of the sequence."""
        return None if self.endless else max(0, self.from_source(self.offset))

    @property
    def _after(self) -> int | None:
        """How much of the source lies after the part that is played, flicks of the sequence."""
        if self.source_duration is None or self.endless:
            return None
        return max(0, self.from_source(self.source_duration - self.source_end))


class _Names:
    """An ordinary object with the attributes of a clip, for the dictionary that Python keeps them in (PEP 412)."""


@cache
def _shared_names() -> dict[str, Any]:
    # Copies of this dictionary, and copies of them, share one table of keys; from 31 fields on each has its own.
    names = _Names()
    for name in Clip.model_fields:
        setattr(names, name, None)
    return vars(names)


class Track(Frozen):
    """One lane of clips, sorted by start, none overlapping another.

    Attributes
    ----------
    volume : float
        Of all that sounds on it, dB.
    pan : float
        -1 (left) to 1 (right).
    solo : bool
        While any track of its kind is solo, only those are seen or heard; audio and scores count as one kind.
    height : int
        In the view, px of an unscaled screen; 0 for the usual one.
    foreign : str
        As that of a clip.
    """

    id: str = Field(default_factory=new_id)
    name: str = ""
    kind: TrackKind = "picture"
    clips: tuple[Clip, ...] = ()
    volume: float = Field(default=0.0, ge=SILENCE, le=24)
    pan: float = Field(default=0.0, ge=-1, le=1)
    muted: bool = False
    solo: bool = False
    locked: bool = False
    height: int = Field(default=0, ge=0, le=1000)
    foreign: str = ""


class Marker(Frozen):
    """A named time.

    Attributes
    ----------
    hit_point : bool
        Whether something happens there that music should meet.
    foreign : str
        As that of a clip.
    """

    id: str = Field(default_factory=new_id)
    at: int = Field(ge=0)
    name: str = ""
    color: Color = "#e0a030"
    hit_point: bool = False
    foreign: str = ""


class Loop(Frozen):
    """The part that is played again and again, from `start` to before `end`, flicks."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    on: bool = True


class Sequence(Frozen):
    """A timeline: a frame size, a rate and tracks from bottom to top.

    Attributes
    ----------
    rate_numerator, rate_denominator : int
        Frames a second as an exact fraction (30000/1001 for NTSC).
    start_frame : int
        What timecode counts at 0 flicks, frames.
    drop_frame : bool
        Whether timecode is drop-frame, where the rate has one.
    background : str
        What is seen where no picture is.
    markers : tuple of Marker
        Sorted by time.
    foreign : str
        As that of a clip.
    """

    id: str = Field(default_factory=new_id)
    name: str = "Sequence"
    width: int = Field(default=1920, ge=1, le=16384)
    height: int = Field(default=1080, ge=1, le=16384)
    rate_numerator: int = Field(default=25, ge=1)
    rate_denominator: int = Field(default=1, ge=1)
    start_frame: int = Field(default=0, ge=0)
    drop_frame: bool = False
    background: Color = "#000000"
    tempo: TempoMap = TempoMap()
    markers: tuple[Marker, ...] = ()
    loop: Loop | None = None
    tracks: tuple[Track, ...] = ()
    foreign: str = ""

    @property
    def rate(self) -> Fraction:
        """Frames a second."""
        return Fraction(self.rate_numerator, self.rate_denominator)

    @property
    def duration(self) -> int:
        """End of the last clip, flicks."""
        return max((track.clips[-1].end for track in self.tracks if track.clips), default=0)


STILL_DURATION = 3 * FLICKS_PER_SECOND
"""How long a still picture is shown when it is dropped on the timeline."""
