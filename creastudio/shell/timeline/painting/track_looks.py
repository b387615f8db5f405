"""How kinds of tracks and clips are told apart: an icon and a colour each."""

from __future__ import annotations

from PySide6.QtGui import QColor

from creastudio.core.timeline import Clip, ClipKind, TrackKind
from creastudio.shell.theme import tokens

KIND_ICONS: dict[TrackKind, str] = {
    "picture": "film", "audio": "audio-lines", "score": "music", "text": "captions",
}  # fmt: skip

CLIP_ICONS: dict[ClipKind, str] = {
    "image": "image", "artboard": "frame", "video": "film", "audio": "audio-lines", "score": "music", "text": "type",
    "generated": "sparkles",
}  # fmt: skip

_HUES: dict[TrackKind, int] = {"picture": 218, "audio": 150, "score": 268, "text": 32}
"""Degrees; far enough apart for people who tell red and green poorly, who also have the icons."""


def kind_color(kind: TrackKind) -> QColor:
    """Return the strong colour of a kind of track: stripes, icons, waveforms."""
    dark = tokens().dark
    return QColor.fromHsl(_HUES[kind], 150, 160 if dark else 105)


def body_color(kind: TrackKind, alpha: float = 1.0) -> QColor:
    """Return what clips of a kind are filled with."""
    dark = tokens().dark
    found = QColor.fromHsl(_HUES[kind], 70 if dark else 110, 62 if dark else 222)
    found.setAlphaF(alpha)
    return found


def band_color(kind: TrackKind) -> QColor:
    """Return what lies behind the names of clips of a kind."""
    dark = tokens().dark
    return QColor.fromHsl(_HUES[kind], 80 if dark else 130, 88 if dark else 196)


def clip_icon(clip: Clip) -> str:
    """Return the icon of a clip."""
    return CLIP_ICONS.get(clip.kind, "film")
