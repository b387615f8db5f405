"""Paints the lanes of a sequence: what can be seen, and of clips too narrow to be told apart no more than a mark."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from operator import attrgetter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from creastudio.core.timeline import Clip, Track
from creastudio.shell.theme import color
from creastudio.shell.timeline.clip_painting import ClipView, paint_clip
from creastudio.shell.timeline.clip_pictures import ClipPictures
from creastudio.shell.timeline.handle_painting import paint_handles, paint_transition
from creastudio.shell.timeline.lane_map import INSET, LaneMap, Place
from creastudio.shell.timeline.timescale import TimeScale
from creastudio.shell.timeline.track_looks import kind_color

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
        narrow: dict[bool, list[QRectF]] = {}
        transitions: list[Place] = []
        for clip in seen(track, lanes.scale, left, right):
            chosen, length = clip.id in selected, lanes.scale.width(clip.duration)
            if length < NARROW:
                box = QRectF(
                    lanes.scale.to_x(clip.start),
                    top + INSET,
                    max(length - 1, 0.75 if length >= 1 else 1.5),
                    height - 2 * INSET,
                )
                narrow.setdefault(chosen, []).append(box)
                continue
            place = lanes.place(track, clip)
            paint_clip(painter, place.box, clip, pictures, view, selected=chosen, dimmed=dimmed)
            active = (chosen or clip.id == hovered) and not track.locked
            paint_handles(painter, lanes, place, active=active, span=span)
            if clip.transition is not None:
                transitions.append(place)
        for chosen, boxes in narrow.items():
            tone = color("accent") if chosen else kind_color(track.kind)
            tone.setAlphaF(0.45 if dimmed else 1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.drawRects(boxes)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in transitions:
            paint_transition(painter, lanes, place)


def seen(track: Track, scale: TimeScale, begin: float, end: float) -> Iterator[Clip]:
    """Yield the clips of a track from px `begin` to `end`: of those narrower than a px one in two of them.

    The clip after the last is one of them, as its transition begins before it.
    """
    clips = track.clips
    index = max(0, bisect_right(clips, scale.to_time(begin), key=_start) - 1)
    while index < len(clips):
        clip = clips[index]
        left = scale.to_x(clip.start)
        if left > end:
            if clip.transition is not None:
                yield clip
            return
        if scale.width(clip.duration) >= NARROW:
            # One that ends before may still have its transition here.
            yield clip
            index += 1
            continue
        yield clip
        if scale.width(clip.duration) >= 1:
            index += 1
        else:
            index = max(
                index + 1,
                bisect_left(clips, scale.to_time(left + 2), index, min(len(clips), index + 64), key=_start),
            )


_start = attrgetter("start")
