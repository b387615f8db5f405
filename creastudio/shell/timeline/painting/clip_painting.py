"""How a clip looks in its lane."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen, QPixmap

from creastudio.core.tempo import TempoMap
from creastudio.core.timeline import Clip, TrackKind
from creastudio.shell import icons
from creastudio.shell.i18n import tr
from creastudio.shell.theme import color, font, px, text_scale
from creastudio.shell.timeline.lane_map import band_of
from creastudio.shell.timeline.painting.clip_content import paint_content, title_line
from creastudio.shell.timeline.painting.clip_pictures import ClipPictures
from creastudio.shell.timeline.painting.track_looks import band_color, body_color, clip_icon
from creastudio.shell.timeline.timescale import TimeScale

BARE = 32.0
"""Clips less wide show nothing but their colour, px."""

ICON = 12


class ClipLook:
    """Colours, fonts and lengths of all clips: made once a paint, since making them costs more than painting with them."""

    def __init__(self) -> None:
        kinds: tuple[TrackKind, ...] = ("picture", "audio", "score", "text")
        self.body = {kind: body_color(kind) for kind in kinds}
        self.band = {kind: band_color(kind) for kind in kinds}
        self.shade = {kind: body_color(kind, 0.7) for kind in kinds}
        self.text, self.accent, self.glow = color("text"), color("accent"), color("accent", 0.18)
        self.edge = QPen(color("window", 0.8), 1)
        self.chosen = QPen(self.accent, 2)
        self.font = font(11)
        self.metrics = QFontMetrics(self.font)
        self.least = px(18)
        self.pad, self.icon, self.step, self.badged = px(4), px(ICON), px(ICON + 4), px(70)
        self.tone = self.text.name()
        self.scale = text_scale()


@dataclass(frozen=True)
class ClipView:
    """What of time is seen: `width` px at a scale, in a sequence of a tempo map; `span` is painted now."""

    scale: TimeScale
    tempo: TempoMap
    width: float
    span: tuple[float, float]
    look: ClipLook = field(default_factory=ClipLook)


def paint_clip(
    painter: QPainter,
    box: QRectF,
    clip: Clip,
    pictures: ClipPictures,
    view: ClipView,
    *,
    selected: bool,
    dimmed: bool = False,
    ghost: str = "",
) -> None:
    """Paint a clip: what it shows, its name, and badges for what is done to it; `ghost` is said of one that isn't there yet."""
    look, kind = view.look, clip.track_kind
    seen = box.intersected(QRectF(-8, box.top(), view.width + 16, box.height()))
    if dimmed:
        painter.setOpacity(0.45)
    band = band_of(box.height())
    if box.width() < BARE:
        painter.fillRect(seen.adjusted(0, 0, -1, 0), look.accent if selected else look.body[kind])
        if band and not selected:
            painter.fillRect(QRectF(seen.left(), box.top(), seen.width() - 1, band), look.band[kind])
        elif selected:
            painter.setPen(QPen(look.text, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(seen.adjusted(0.5, 0.5, -1.5, -0.5))
        painter.setOpacity(1.0)
        return
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.body[kind])
    painter.drawRoundedRect(seen, 3, 3)
    painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
    room = QRectF(box.left(), box.top() + band, box.width(), box.height() - band)
    gone = clip.missing or pictures.is_gone(clip.asset)
    if gone:
        _paint_missing(painter, room, seen)
    elif band or clip.kind != "text":
        # What a low text says stands in place of its name.
        paint_content(painter, room, clip, pictures, view.scale, view.tempo, view.span)
    line = QRectF(seen.left(), box.top(), seen.width(), band or min(look.least, box.height()))
    if band:
        painter.fillRect(line, look.band[kind])
    elif clip.asset or clip.artboard:
        painter.fillRect(line, look.shade[kind])
    line.setLeft(max(box.left(), 0.0))
    line.setRight(min(seen.right(), view.width))
    title = ghost or name_of(clip, pictures, low=not band)
    _paint_line(painter, line, clip, look, title, gone=gone, state=_state(clip, pictures))
    painter.restore()
    if dimmed:
        painter.setOpacity(1.0)
    _paint_outline(painter, seen, look, selected=selected, ghost=bool(ghost))


def _paint_outline(painter: QPainter, box: QRectF, look: ClipLook, *, selected: bool, ghost: bool) -> None:
    painter.setBrush(look.glow if selected else Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(look.accent, 1, Qt.PenStyle.DashLine) if ghost else look.chosen if selected else look.edge
    )
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _paint_line(
    painter: QPainter, line: QRectF, clip: Clip, look: ClipLook, name: str, *, gone: bool, state: str
) -> None:
    """Paint icon, name and badges into one line."""
    x, middle = line.left() + look.pad, line.center().y()
    if line.width() >= look.least:
        painter.drawPixmap(QPointF(x, middle - look.icon / 2), _icon(clip_icon(clip), look.tone, look.icon))
        x += look.step
    right = line.right() - look.pad
    if line.width() >= look.badged:
        right = _paint_badges(painter, clip, right, line, gone=gone, state=state)
    room = int(right - x)
    if room >= look.least:
        painter.setFont(look.font)
        painter.setPen(look.text)
        base = middle + look.metrics.capHeight() / 2
        painter.drawText(QPointF(x, base), _elided(name, room, look))


def _elided(name: str, room: int, look: ClipLook) -> str:
    """Return a name that fits; kept, as measuring text costs more than painting it."""
    # In steps, so that a clip that grows under the mouse isn't measured at each px.
    key = (name, room // 8, look.scale)
    found = _names.get(key)
    if found is None:
        if len(_names) > KEPT_NAMES:
            _names.clear()
        wide = room // 8 * 8
        found = _names[key] = look.metrics.elidedText(name[:200], Qt.TextElideMode.ElideRight, wide)
    return found


KEPT_NAMES = 20_000

_names: dict[tuple[str, int, float], str] = {}


def name_of(clip: Clip, pictures: ClipPictures, *, low: bool) -> str:
    """Return what stands on a clip: its name, what it shows, or what a text says, all of it where the clip is low."""
    if clip.kind == "text" and clip.text and (low or not clip.name):
        return " ".join(clip.text.split()) if low else title_line(clip)
    if clip.name:
        return clip.name
    if clip.generated is not None:
        return tr("Generated")
    return pictures.title(clip.asset) or tr("Clip")


def _paint_badges(
    painter: QPainter, clip: Clip, right: float, line: QRectF, *, gone: bool, state: str
) -> float:
    """Paint what is done to a clip from `right` on to the left; return how far that went."""
    words, signs = _words(clip, state), _signs(clip, gone=gone)
    if not words and not signs:
        return right
    painter.setFont(font(10))
    painter.setPen(color("text"))
    for text in words:
        wide = painter.fontMetrics().horizontalAdvance(text) + px(6)
        box = QRectF(right - wide, line.top() + 2, wide, line.height() - 4)
        painter.fillRect(box, color("window", 0.35))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        right -= wide + px(3)
    for name in signs:
        right -= px(ICON)
        tile = _icon(name, color("text").name(), px(ICON))
        painter.drawPixmap(QPointF(right, line.center().y() - px(ICON) / 2), tile)
        right -= px(3)
    return right - px(2)


def _state(clip: Clip, pictures: ClipPictures) -> str:
    """Return in a word whether a generated clip is as it is wanted; empty where it is."""
    making = pictures.making(clip)
    if making is not None:
        return tr("updating {percent} %", percent=round(100 * making))
    if clip.written is not None:
        return tr("changed") if pictures.other_words(clip) else ""
    fresh = pictures.freshness(clip)
    return {"": "", "changed": tr("changed"), "new": tr("not made yet")}[fresh]


def _words(clip: Clip, state: str) -> list[str]:
    found = [state] if state else []
    found += [f"{clip.speed:.3g}×"] if clip.speed != 1 and clip.freeze is None else []
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
