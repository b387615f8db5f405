"""Paints the lanes of a sequence: what can be seen, and of clips too narrow to be told apart no more than a mark."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from operator import attrgetter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from creastudio.core.timeline import Clip, Track
from creastudio.shell.theme import color
from creastudio.shell.timeline.lane_map import INSET, LaneMap, Place
from creastudio.shell.timeline.painting.clip_painting import ClipView, paint_clip
from creastudio.shell.timeline.painting.clip_pictures import ClipPictures
from creastudio.shell.timeline.painting.handle_painting import paint_handles, paint_transition
from creastudio.shell.timeline.painting.made_key_painting import paint_made_keys
from creastudio.shell.timeline.painting.track_looks import kind_color
from creastudio.shell.timeline.timescale import TimeScale

NARROW = 8.0
"""Clips less wide are painted as marks, px."""


def paint_lanes(
    painter: QPainter,
    lanes: LaneMap,
    pictures: ClipPictures,
    span: tuple[float, float],
    width: float,
    selected: Collection[str],
    hovered: str,
) -> None:
    """Paint all tracks with their clips between two places, px; `hovered` is the id of the clip under the mouse.

    Parameters
    ----------
    width : float
        Of the view, px: names and badges stand where they are seen, whatever part is painted.
    """
    if lanes.sequence is None:
        return
    left, right = span
    view = ClipView(lanes.scale, lanes.sequence.tempo, width, span)
    for track in lanes.rows.tracks:
        top, height = lanes.rows.place(track.id)
        painter.fillRect(QRectF(left, top, right - left, height - 1), color("panel", 0.6))
        dimmed = track.muted or track.locked
        marks: list[QRectF] = []
        chosen_marks: list[QRectF] = []
        transitions: list[Place] = []
        mark_top, mark_height = top + INSET, height - 2 * INSET
        for clip, x, length in seen(track, lanes.scale, left, right):
            chosen = clip.id in selected
            if length < NARROW:
                wide = length - 1 if length > 2 else 1.5
                if chosen:
                    # Higher than the others, too: too narrow for a frame.
                    chosen_marks.append(QRectF(x, top, wide, height - 1))
                else:
                    marks.append(QRectF(x, mark_top, wide, mark_height))
                continue
            place = lanes.place(track, clip)
            paint_clip(painter, place.box, clip, pictures, view, selected=chosen, dimmed=dimmed)
            active = (chosen or clip.id == hovered) and not track.locked
            if clip.generated is not None:
                paint_made_keys(painter, lanes, place, pictures, active=active, span=span)
            paint_handles(painter, lanes, place, active=active, span=span)
            if clip.transition is not None:
                transitions.append(place)
        for boxes, tone in ((marks, kind_color(track.kind)), (chosen_marks, color("accent"))):
            if boxes:
                tone.setAlphaF(0.45 if dimmed else 1.0)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tone)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
                painter.drawRects(boxes)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in transitions:
            paint_transition(painter, lanes, place)


def seen(track: Track, scale: TimeScale, begin: float, end: float) -> Iterator[tuple[Clip, float, float]]:
    """Yield the clips of a track from px `begin` to `end`, each with its left edge and width, px.

    Of those narrower than a px one in two of them is there. The clip after the last comes too, if its transition begins
    before it.
    """
    clips = track.clips
    count, per_flick, origin = len(clips), scale.width(1), scale.to_x(0)
    index = max(0, bisect_right(clips, scale.to_time(begin), key=_start) - 1)
    while index < count:
        clip = clips[index]
        left = origin + clip.start * per_flick
        wide = clip.duration * per_flick
        if left > end:
            if clip.transition is not None:
                yield clip, left, wide
            return
        # One that ends before may still have its transition here.
        yield clip, left, wide
        index += 1
        if wide < 1:
            later = scale.to_time(left + 2)
            jump = bisect_left(clips, later, index, min(count, index + 64), key=_start)
            # The last of what is passed over may be a wide one that begins here.
            index = jump - 1 if jump > index and clips[jump - 1].duration * per_flick >= 1 else jump


_start = attrgetter("start")
