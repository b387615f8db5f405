"""Where clips and what can be grabbed of them lie in the lanes: shared by painting and by the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from creastudio.api.keys import TimedKey
from creastudio.core.animation import curve_of, value_at
from creastudio.core.edits.lane_index import index_of
from creastudio.core.keyframes import BOUNDS, RESTING, Property
from creastudio.core.playing import clip_at
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.theme import px
from creastudio.shell.timeline.rows import Rows
from creastudio.shell.timeline.timescale import TimeScale

INSET = 3
"""Room above and below a clip in its lane, px."""

QUIETEST, LOUDEST = -60.0, 12.0
"""What the lowest and the highest place of a volume line stand for, dB; the lowest is silence too."""

BAND, BANDED = 15, 36
"""Height of the band for the name of a clip, and how high a clip must be to have one, px at text scale 1."""

LINE_ROOM = 30
"""A clip less high has no line to drag, px at text scale 1."""


@dataclass(frozen=True)
class Place:
    """A clip, its track, and where it is painted, px."""

    track: Track
    clip: Clip
    box: QRectF


class LaneMap:
    """One version of a sequence at one scale."""

    def __init__(self, sequence: Sequence | None, scale: TimeScale) -> None:
        self.sequence, self.scale, self.rows = sequence, scale, Rows(sequence)

    def at(self, x: float, y: float) -> Place | None:
        """Return the clip at a point."""
        track = self.rows.at(y)
        clip = clip_at(track, self.scale.to_time(x)) if track is not None else None
        return self.place(track, clip) if track is not None and clip is not None else None

    def place(self, track: Track, clip: Clip) -> Place:
        """Return where a clip is painted."""
        return Place(track, clip, self.box(track, clip.start, clip.end))

    def box(self, track: Track, start: int, end: int) -> QRectF:
        """Return where a stretch of a track lies, px."""
        top, height = self.rows.place(track.id)
        left = self.scale.to_x(start)
        return QRectF(left, top + INSET, max(self.scale.width(end - start), 2.0), height - 2 * INSET)

    def before(self, place: Place) -> Clip | None:
        """Return the clip that one meets at its start."""
        index = index_of(place.track.clips).ids[place.clip.id]
        found = place.track.clips[index - 1] if index else None
        return found if found is not None and found.end == place.clip.start else None

    def after(self, place: Place) -> Clip | None:
        """Return the clip that one meets at its end."""
        index = index_of(place.track.clips).ids[place.clip.id] + 1
        found = place.track.clips[index] if index < len(place.track.clips) else None
        return found if found is not None and found.start == place.clip.end else None


def line_of(clip: Clip) -> Property | None:
    """Return which property a clip shows as a line: volume where it sounds, opacity where that is set."""
    if clip.track_kind in ("audio", "score"):
        return "volume"
    return "opacity" if curve_of(clip, "opacity") is not None else None


def has_line(place: Place) -> bool:
    """Return whether the line of a clip can be seen."""
    return (
        place.box.height() >= px(LINE_ROOM)
        and place.box.width() >= px(24)
        and line_of(place.clip) is not None
    )


def line_value(clip: Clip, name: Property, time: int) -> float:
    """Return the value of a property at a time of the sequence, flicks, fades left out."""
    curve = curve_of(clip, name)
    return RESTING[name] if curve is None else value_at(curve, clip.key_time(time))


def band_of(height: float) -> int:
    """Return how high the band for the name of a clip is, px; 0 where it has none."""
    return px(BAND) if height >= px(BANDED) else 0


def line_y(box: QRectF, name: Property, value: float) -> float:
    """Return how high a value is painted in the box of a clip, px."""
    low, high = line_bounds(name)
    share = (min(max(value, low), high) - low) / (high - low)
    room = px(4)
    return box.bottom() - room - share * (box.height() - band_of(box.height()) - 2 * room)


def value_of_y(box: QRectF, name: Property, y: float) -> float:
    """Return which value a height stands for; see ``line_y``."""
    low, high = line_bounds(name)
    room = px(4)
    share = (box.bottom() - room - y) / max(1.0, box.height() - band_of(box.height()) - 2 * room)
    value = low + min(max(share, 0.0), 1.0) * (high - low)
    return BOUNDS[name][0] if value <= low else value


def line_bounds(name: Property) -> tuple[float, float]:
    """Return what the lowest and highest place of a line stand for."""
    return (QUIETEST, LOUDEST) if name == "volume" else (0.0, 1.0)


def key_times(clip: Clip) -> list[int]:
    """Return the times of the source that have keyframes of the clip and aren't on its line, flicks, sorted."""
    shown = line_of(clip)
    return sorted({key.at for curve in clip.curves if curve.property != shown for key in curve.keys})


def made_keys(place: Place, scale: TimeScale) -> Iterator[tuple[TimedKey, float]]:
    """Yield the keys of a generated clip that lie in the part that is played, each with its x, px."""
    generated = place.clip.generated
    for key in generated.keys if generated is not None else ():
        time = place.clip.time_of_key(key.at)
        if place.clip.start <= time < place.clip.end:
            yield key, scale.to_x(time)


def made_key_side(place: Place) -> float:
    """Return how large the picture of a key is on its clip, px; 0 where there is no room for one."""
    room = place.box.height() - band_of(place.box.height()) - px(12)
    return min(float(px(44)), room) if room >= px(14) else 0.0


def made_key_y(place: Place) -> float:
    """Return how high the middle of the picture of a key lies, px."""
    return place.box.top() + band_of(place.box.height()) + px(3) + made_key_side(place) / 2


def line_keys(place: Place, scale: TimeScale) -> Iterator[tuple[int, float, float]]:
    """Yield the keyframes on the line of a clip: time of the source, x and y, px."""
    name = line_of(place.clip)
    curve = curve_of(place.clip, name) if name is not None else None
    for key in curve.keys if curve is not None else ():
        time = place.clip.time_of_key(key.at)
        if name is not None and place.clip.start <= time <= place.clip.end:
            yield key.at, scale.to_x(time), line_y(place.box, name, key.value)
