"""How a clip looks in its lane."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from creastudio.core.tempo import TempoMap
from creastudio.core.timeline import Clip
from creastudio.shell import icons
from creastudio.shell.i18n import tr
from creastudio.shell.theme import color, font, px
from creastudio.shell.timeline.clip_content import paint_content
from creastudio.shell.timeline.clip_pictures import ClipPictures
from creastudio.shell.timeline.lane_map import band_of
from creastudio.shell.timeline.timescale import TimeScale
from creastudio.shell.timeline.track_looks import band_color, body_color, clip_icon, kind_color

BARE = 14.0
"""Clips less wide show nothing but their colour, px."""

ICON = 12


@dataclass(frozen=True)
class ClipView:
    """What of time is seen: `width` px at a scale, in a sequence of a tempo map; `span` is painted now."""

    scale: TimeScale
    tempo: TempoMap
    width: float
    span: tuple[float, float]


def paint_clip(
    painter: QPainter,
    box: QRectF,
    clip: Clip,
    pictures: ClipPictures,
    view: ClipView,
    *,
    selected: bool,
    dimmed: bool = False,
    ghost: bool = False,
) -> None:
    """Paint a clip: what it shows, its name, and badges for what is done to it."""
    painter.save()
    if dimmed:
        painter.setOpacity(0.45)
    seen = box.intersected(QRectF(-8, box.top(), view.width + 16, box.height()))
    if box.width() < BARE:
        painter.fillRect(seen, kind_color(clip.track_kind))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(body_color(clip.track_kind))
        painter.drawRoundedRect(seen, 3, 3)
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        band = band_of(box.height())
        room = QRectF(box.left(), box.top() + band, box.width(), box.height() - band)
        if clip.missing or pictures.is_gone(clip.asset):
            _paint_missing(painter, room, seen)
        else:
            paint_content(painter, room, clip, pictures, view.scale, view.tempo, view.span)
        _paint_band(painter, box, seen, clip, pictures, band, ghost=ghost)
    painter.restore()
    _paint_outline(painter, seen, selected=selected, ghost=ghost)


def _paint_outline(painter: QPainter, box: QRectF, *, selected: bool, ghost: bool) -> None:
    painter.setBrush(color("accent", 0.18) if selected else Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.DashLine if ghost else Qt.PenStyle.SolidLine
    tone = color("accent") if selected or ghost else color("window", 0.8)
    painter.setPen(QPen(tone, 2 if selected else 1, style))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _paint_band(
    painter: QPainter,
    box: QRectF,
    seen: QRectF,
    clip: Clip,
    pictures: ClipPictures,
    band: int,
    *,
    ghost: bool,
) -> None:
    """Paint icon, name and badges: in a band of their own, or over the picture where it is low."""
    tall = band or min(px(18), box.height())
    line = QRectF(max(box.left(), 0.0), box.top(), 0, tall)
    line.setRight(seen.right())
    if band:
        painter.fillRect(QRectF(seen.left(), box.top(), seen.width(), band), band_color(clip.track_kind))
    elif clip.asset or clip.artboard:
        shade = body_color(clip.track_kind)
        shade.setAlphaF(0.7)
        painter.fillRect(QRectF(seen.left(), box.top(), seen.width(), tall), shade)
    x = line.left() + px(4)
    if line.width() >= px(18):
        tile = _icon(clip_icon(clip), color("text").name(), px(ICON))
        painter.drawPixmap(QPointF(x, line.center().y() - px(ICON) / 2), tile)
        x += px(ICON + 4)
    right = line.right() - px(4)
    if line.width() >= px(70):
        right = _paint_badges(painter, clip, right, line, gone=pictures.is_gone(clip.asset))
    room = right - x
    if room < px(18):
        return
    painter.setFont(font(11))
    painter.setPen(color("text"))
    name = tr("Preview") if ghost else name_of(clip, pictures)
    text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(QRectF(x, line.top(), room, line.height()), Qt.AlignmentFlag.AlignVCenter, text)


def name_of(clip: Clip, pictures: ClipPictures) -> str:
    """Return what stands on a clip: its name, its words, or what it is."""
    if clip.kind == "text" and clip.text:
        return " ".join(clip.text.split())
    if clip.name:
        return clip.name
    if clip.generated is not None:
        return tr("Generated")
    return pictures.title(clip.asset) or tr("Clip")


def _paint_badges(painter: QPainter, clip: Clip, right: float, line: QRectF, *, gone: bool) -> float:
    """Paint what is done to a clip from `right` on to the left; return how far that went."""
    painter.setFont(font(10))
    painter.setPen(color("text"))
    for text in _words(clip):
        wide = painter.fontMetrics().horizontalAdvance(text) + px(6)
        box = QRectF(right - wide, line.top() + 2, wide, line.height() - 4)
        painter.fillRect(box, color("window", 0.35))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        right -= wide + px(3)
    for name in _signs(clip, gone=gone):
        right -= px(ICON)
        tile = _icon(name, color("text").name(), px(ICON))
        painter.drawPixmap(QPointF(right, line.center().y() - px(ICON) / 2), tile)
        right -= px(3)
    return right - px(2)


def _words(clip: Clip) -> list[str]:
    found = [f"{clip.speed:.3g}×"] if clip.speed != 1 and clip.freeze is None else []
    if len(clip.takes) > 1:
        found.append(tr("{count} takes", count=len(clip.takes)))
    return found


def _signs(clip: Clip, *, gone: bool) -> list[str]:
    signs = (
        ("link", bool(clip.link)), ("group", bool(clip.group)), ("rewind", clip.backwards),
        ("snowflake", clip.freeze is not None), ("triangle-alert", clip.missing or gone),
    )  # fmt: skip
    return [name for name, there in signs if there]


def _paint_missing(painter: QPainter, room: QRectF, seen: QRectF) -> None:
    box = QRectF(seen.left(), room.top(), seen.width(), room.height())
    painter.fillRect(box, color("field"))
    painter.fillRect(box, QBrush(color("danger", 0.55), Qt.BrushStyle.BDiagPattern))
    text = tr("missing")
    painter.setFont(font(11))
    wide = painter.fontMetrics().horizontalAdvance(text) + px(10)
    if box.width() >= wide + px(8):
        label = QRectF(box.left() + px(6), box.center().y() - px(8), wide, px(16))
        painter.fillRect(label, color("field"))
        painter.setPen(color("danger"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


@lru_cache(maxsize=128)
def _icon(name: str, tone: str, size: int) -> QPixmap:
    """Return an icon `size` px large; kept, as thousands of clips have the same."""
    side = icons.pixmap(name, tone, ICON)
    side.setDevicePixelRatio(side.width() / size)
    return side
