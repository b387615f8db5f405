"""The keys of generated clips: a picture of each at its time, and a diamond below it to take hold of."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from creastudio.api.keys import TimedKey
from creastudio.core.timeline import Clip
from creastudio.shell.theme import color, px
from creastudio.shell.timeline.lane_map import LaneMap, Place, made_key_side, made_key_y, made_keys
from creastudio.shell.timeline.painting.clip_pictures import ClipPictures
from creastudio.shell.timeline.painting.handle_painting import paint_diamond
from creastudio.shell.widgets.pixel_ratio import ratio_of

MAX_KEYS = 400


def paint_made_keys(
    painter: QPainter,
    lanes: LaneMap,
    place: Place,
    pictures: ClipPictures,
    *,
    active: bool,
    span: tuple[float, float],
) -> None:
    """Paint the keys of a clip; where they lie close together, only their diamonds.

    Parameters
    ----------
    span : tuple of float
        What is painted of the view, px.
    """
    side = made_key_side(place)
    keys = list(made_keys(place, lanes.scale))[:MAX_KEYS]
    if not keys or not side:
        return
    painter.save()
    painter.setClipRect(place.box, Qt.ClipOperation.IntersectClip)
    roomy = min((right - left for (_, left), (_, right) in pairwise(keys)), default=side) >= side * 0.75
    for key, x in keys:
        if span[0] - side <= x <= span[1] + side:
            if roomy and side >= px(20):
                _paint_picture(painter, place, pictures, key, x, side, active=active)
            y = made_key_y(place) + (side / 2 if roomy else 0.0)
            paint_diamond(painter, x, y, "accent" if active else "text", px(5))
    painter.restore()


def _paint_picture(
    painter: QPainter,
    place: Place,
    pictures: ClipPictures,
    key: TimedKey,
    x: float,
    side: float,
    *,
    active: bool,
) -> None:
    clip: Clip = place.clip
    wide = side * min(pictures.aspect(clip.asset), 1.6) if clip.asset else side
    box = QRectF(x - wide / 2, made_key_y(place) - side / 2, wide, side)
    ratio = ratio_of(painter)
    found = pictures.key_picture(clip, key, (round(wide * ratio), round(side * ratio)))
    if found is None:
        painter.fillRect(box, color("raised"))
        painter.setPen(color("dim"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "…")
    else:
        painter.drawPixmap(box, found, QRectF(found.rect()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color("panel"), 3))
    painter.drawRect(box)
    painter.setPen(QPen(color("accent" if active else "text"), 1.5))
    painter.drawRect(box)
