"""The clips of the timeline, for screen readers."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from creastudio.core.naming import name_of_words
from creastudio.core.playing import clips_between
from creastudio.core.timeline import Clip, Track
from creastudio.core.timeline import Sequence as Film
from creastudio.shell.accessible.parts import Found, Parts
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.lane_map import LaneMap
from creastudio.shell.timeline.rows import Rows
from creastudio.shell.timeline.selected import one_of_each, selected_spots, spots_of, together
from creastudio.shell.timeline.time_text import timecode_text

if TYPE_CHECKING:
    from creastudio.shell.timeline.view import TimelineView


def said_of_clip(session: Session, sequence: Film, track: Track, clip: Clip) -> str:
    """Return a clip in words: what it is, on which track, from when to when."""
    asset = session.find_asset(clip.asset) if clip.asset else None
    name = clip.name or name_of_words(clip.text) or (asset.title if asset is not None else "") or tr("Clip")
    return tr(
        "{name} on {track}, {start} to {end}", name=name, track=track.name,
        start=timecode_text(sequence, clip.start), end=timecode_text(sequence, clip.end),
    )  # fmt: skip


class ClipPart(NamedTuple):
    """A clip by its id, with what is said of it."""

    clip: str
    said: str


class ClipParts(Parts):
    """The clips that are seen, track by track from the top, in the order of time."""

    def __init__(self, timeline: TimelineView, session: Session) -> None:
        super().__init__(timeline.lanes)
        self._timeline, self._session = timeline, session
        self._found = Found[list[ClipPart]]()

    @property
    def keyboard(self) -> QWidget:
        return self._timeline

    def seen(self) -> Sequence[Hashable]:
        return self._seen()

    def name(self, key: Hashable) -> str:
        return key.said if isinstance(key, ClipPart) else ""

    def box(self, key: Hashable) -> QRectF:
        sequence = self._session.sequence
        spots = spots_of(sequence, [key.clip]) if sequence is not None and isinstance(key, ClipPart) else []
        return self._map().place(spots[0].track, spots[0].clip).box if spots else QRectF()

    def at(self, point: QPointF) -> Hashable | None:
        place, sequence = self._map().at(point.x(), point.y()), self._session.sequence
        if place is None or sequence is None:
            return None
        return self._part(sequence, place.track, place.clip)

    def chosen(self) -> Collection[Hashable]:
        chosen = frozenset(self._session.selected_clips)
        return frozenset(part for part in self._seen() if part.clip in chosen) if chosen else frozenset()

    def current(self) -> Hashable | None:
        """Return the clip that is chosen, of such as are linked the topmost."""
        spots, sequence = selected_spots(self._session), self._session.sequence
        if sequence is None or len(one_of_each(spot.clip for spot in spots)) != 1:
            return None
        return self._part(sequence, spots[-1].track, spots[-1].clip)

    def choose(self, keys: Sequence[Hashable]) -> None:
        sequence = self._session.sequence
        if sequence is not None:
            clips = [key.clip for key in keys if isinstance(key, ClipPart)]
            self._session.select(clips=together(sequence, clips))

    def _map(self) -> LaneMap:
        return LaneMap(self._session.sequence, self._timeline.state.scale)

    def _part(self, sequence: Film, track: Track, clip: Clip) -> ClipPart:
        return ClipPart(clip.id, said_of_clip(self._session, sequence, track, clip))

    def _seen(self) -> list[ClipPart]:
        area, scale = self.view.visibleRegion().boundingRect(), self._timeline.state.scale
        document, sequence = self._session.document, self._session.sequence
        if sequence is None or area.isEmpty():
            return []

        def find() -> list[ClipPart]:
            start, end = scale.to_time(area.left()), scale.to_time(area.right() + 1)
            return [
                self._part(sequence, track, clip)
                for track in _tracks(Rows(sequence), area.top(), area.bottom())
                for clip in clips_between(track, start, end)
            ]

        # Of the whole document: a clip without a name goes by that of its asset.
        return self._found.of(document, (sequence.id, scale, area.getRect()), find)


def _tracks(rows: Rows, top: int, bottom: int) -> Iterator[Track]:
    """Yield the tracks that lie between two heights, the topmost first."""
    for track in rows.tracks:
        at, height = rows.place(track.id)
        if at <= bottom and at + height > top:
            yield track
