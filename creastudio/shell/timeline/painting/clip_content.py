"""What is seen inside of clips: frames along a video, a picture, a waveform, notes, words."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor, log2

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from creastudio.core.tempo import TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip
from creastudio.shell.theme import color, font, px
from creastudio.shell.timeline.painting import score_strip, wave_strip
from creastudio.shell.timeline.painting.clip_pictures import ClipPictures
from creastudio.shell.timeline.painting.track_looks import kind_color
from creastudio.shell.timeline.timescale import TimeScale
from creastudio.shell.widgets.pixel_ratio import ratio_of

TILE = 512
"""Width of a piece of a strip, px: what is scrolled by less is drawn from pieces that are kept."""

Span = tuple[float, float]
"""From where to where something is painted, px."""

_Piece = Callable[[int], QPixmap]

LEAST = 10.0
"""A room less high shows nothing."""


def paint_content(
    painter: QPainter,
    room: QRectF,
    clip: Clip,
    pictures: ClipPictures,
    scale: TimeScale,
    tempo: TempoMap,
    span: Span,
) -> None:
    """Paint what a clip shows into a room as wide as the clip, of which a span is painted."""
    if room.height() < LEAST:
        return
    if clip.kind == "video" or (clip.kind == "generated" and clip.asset and clip.source_duration is not None):
        _paint_frames(painter, room, clip, pictures, scale, span)
    elif clip.kind in ("image", "generated") and clip.asset:
        _paint_picture(painter, room, pictures, clip.asset)
    elif clip.kind == "artboard":
        _paint_artboard(painter, room, pictures, clip.artboard)
    elif clip.kind == "audio":
        _paint_wave(painter, room, clip, pictures, scale, span)
    elif clip.kind == "score":
        _paint_notes(painter, room, clip, pictures, scale, tempo, span)
    elif clip.kind == "text":
        _paint_words(painter, room, clip)


def _paint_picture(painter: QPainter, room: QRectF, pictures: ClipPictures, sha256: str) -> None:
    """Paint a picture at the start of the clip, as high as there is room."""
    aspect = pictures.aspect(sha256)
    high = room.height()
    side = ceil(high * max(1.0, aspect))
    found = pictures.thumbnail(sha256, side, ratio_of(painter))
    if found is not None:
        size = found.deviceIndependentSize()
        wide = high * size.width() / max(1.0, size.height())
        painter.drawPixmap(QRectF(room.left(), room.top(), wide, high), found, QRectF(found.rect()))


def _paint_artboard(painter: QPainter, room: QRectF, pictures: ClipPictures, artboard_id: str) -> None:
    high = room.height()
    found = pictures.artboard(artboard_id, max(1, round(high * ratio_of(painter))))
    if found is not None:
        wide = high * found.width() / max(1, found.height())
        painter.drawPixmap(QRectF(room.left(), room.top(), wide, high), found, QRectF(found.rect()))
        # Where a white artboard ends must be seen on a white clip.
        painter.fillRect(QRectF(room.left() + wide, room.top(), 1, high), color("border_strong"))


def _paint_frames(
    painter: QPainter, room: QRectF, clip: Clip, pictures: ClipPictures, scale: TimeScale, span: Span
) -> None:
    """Paint frames one beside the other, each that of the time below its left edge, in steps that hold while zooming."""
    high, ratio = room.height(), ratio_of(painter)
    wide = max(8.0, round(high * pictures.aspect(clip.asset)))
    size = round(wide * ratio), round(high * ratio)
    length = scale.length(wide)
    step = _step(clip.to_source(length))
    first = max(0, floor((span[0] - room.left()) / wide))
    for index in range(first, ceil((min(room.right(), span[1]) - room.left()) / wide)):
        at = clip.source_time(min(clip.start + index * length, clip.end - 1))
        frame = pictures.frame(clip.asset, max(0, at // step * step), size)
        if frame is not None:
            box = QRectF(room.left() + index * wide, room.top(), wide, high)
            painter.drawPixmap(box, frame, QRectF(frame.rect()))


def _step(length: int) -> int:
    """Return the greatest power of two seconds, or part of one, that isn't longer than a length of the source."""
    return max(1, round(2.0 ** floor(log2(max(length, 1) / FLICKS_PER_SECOND)) * FLICKS_PER_SECOND))


def _paint_wave(
    painter: QPainter, room: QRectF, clip: Clip, pictures: ClipPictures, scale: TimeScale, span: Span
) -> None:
    peaks = pictures.peaks(clip.asset)
    if peaks is None:
        middle = room.center().y()
        painter.setPen(kind_color("audio"))
        painter.drawLine(
            QPointF(max(span[0], room.left()), middle), QPointF(min(span[1], room.right()), middle)
        )
        return
    tone, high = kind_color("audio"), max(2, round(room.height()) - 2)
    density = scale.density / clip.speed

    def piece(number: int) -> QPixmap:
        start = round(number * TILE / density * FLICKS_PER_SECOND)
        span = start, round((number + 1) * TILE / density * FLICKS_PER_SECOND)
        key = ("wave", clip.asset, density, number, high, tone.rgb())
        return pictures.strip(key, lambda: wave_strip.strip(peaks, span, (TILE, high), tone))

    offset = clip.offset / FLICKS_PER_SECOND * density
    _paint_pieces(painter, room.adjusted(0, 1, 0, -1), clip, offset, span, piece)


def _paint_pieces(
    painter: QPainter, room: QRectF, clip: Clip, offset: float, span: Span, piece: _Piece
) -> None:
    """Paint pieces of a source whose time 0 lies `offset` px before the clip; mirrored where it runs backwards."""
    painter.save()
    if clip.backwards:
        painter.translate(room.left() + room.right(), 0)
        painter.scale(-1, 1)
        seen = (
            room.left() + room.right() - min(span[1], room.right()),
            room.left() + room.right() - max(span[0], room.left()),
        )
    else:
        seen = max(span[0], room.left()), min(span[1], room.right())
    first = floor((seen[0] - room.left() + offset) / TILE)
    last = floor((seen[1] - room.left() + offset) / TILE)
    smooth = painter.testRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    for number in range(first, last + 1):
        found = piece(number)
        if not found.isNull():
            x = round(room.left() + number * TILE - offset)
            painter.drawPixmap(QRectF(x, room.top(), TILE, room.height()), found, QRectF(found.rect()))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=smooth)
    painter.restore()


def _paint_notes(
    painter: QPainter,
    room: QRectF,
    clip: Clip,
    pictures: ClipPictures,
    scale: TimeScale,
    tempo: TempoMap,
    span: Span,
) -> None:
    """Paint notes where they sound: pieces count from the start of the clip, as the tempo map moves everything in it."""
    notes = pictures.notes(clip.asset)
    if notes is None:
        return
    tone, version = kind_color("score"), pictures.version(tempo)
    first = floor((max(span[0], room.left()) - room.left()) / TILE)
    last = floor((min(span[1], room.right()) - room.left()) / TILE)
    smooth = painter.testRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    for number in range(first, last + 1):
        span = clip.start + scale.length(number * TILE), clip.start + scale.length((number + 1) * TILE)
        key = (
            "notes", clip.asset, clip.start, clip.offset, clip.speed, version, scale.density, number, tone.rgb(),
        )  # fmt: skip
        found = pictures.strip(
            key, lambda piece=span: score_strip.strip(notes, clip, tempo, piece, TILE, tone)
        )
        if not found.isNull():
            x = round(room.left() + number * TILE)
            painter.drawPixmap(
                QRectF(x, room.top() + 1, TILE, room.height() - 2), found, QRectF(found.rect())
            )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=smooth)


def title_line(clip: Clip) -> str:
    """Return the first line of a text, which stands for its name."""
    return next((line.strip() for line in clip.text.splitlines() if line.strip()), "")


def _paint_words(painter: QPainter, room: QRectF, clip: Clip) -> None:
    """Paint what a text says below its name; the first line only where the name isn't that line in full."""
    left = room.left() + px(5)
    box = QRectF(left, room.top() + px(2), room.right() - left - px(4), room.height() - px(3))
    if room.height() < px(16) or box.width() <= px(24):
        return
    painter.setFont(font(11))
    painter.setPen(color("dim"))
    lines = [line for line in clip.text.splitlines() if line.strip()]
    # The name has an icon before it.
    fits = painter.fontMetrics().horizontalAdvance(title_line(clip)) < box.width() - px(20)
    shown = "\n".join(lines[1:] if fits and not clip.name else lines)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, shown)
