"""Small pictures of what plays: a frame of a video, the waveform of a sound, the notes of a score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from creastudio.api.brand_file import read_brand
from creastudio.api.errors import UserError
from creastudio.shell.theme import color

if TYPE_CHECKING:
    from creastudio.api.score_parts import Note
    from creastudio.media.peaks import Peaks

MAX_NOTES = 4000
"""Notes of a score that are drawn; more can't be told apart in a small picture."""

_SHAPE = 0.6
"""Height of a waveform or of notes, of their width."""


def video_picture(path: Path, side: int) -> QImage:
    """Return a frame whose longer side is `side` px; a null image where none can be read. Any thread."""
    from creastudio.media.poster import poster

    try:
        frame = poster(path, side)
    except (UserError, OSError):
        return QImage()
    height, width = frame.shape[:2]
    return QImage(frame.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def sound_picture(peaks: Peaks, side: int) -> QImage:
    """Return the waveform of a whole sound, `side` px wide. Any thread."""
    image, box = _empty(side)
    columns = peaks.columns(0, peaks.duration, int(box.width()))
    loudest = max(0.05, float(abs(columns[:, :2]).max()))
    middle, scale = box.center().y(), box.height() / 2 / loudest
    top = [QPointF(box.left() + x, middle - float(high) * scale) for x, high in enumerate(columns[:, 1])]
    bottom = [QPointF(box.left() + x, middle - float(low) * scale + 1) for x, low in enumerate(columns[:, 0])]
    with _painting(image) as painter:
        painter.setBrush(color("accent"))
        painter.drawPolygon(QPolygonF([*top, *reversed(bottom)]))
    return image


def kit_picture(data: bytes, side: int) -> QImage:
    """Return the colours of a brand kit as stripes, `side` px wide; UserError where it is none. Any thread."""
    colors = [QColor(item.color) for item in read_brand(data).kit.colors]
    if not colors:
        return QImage()
    image, box = _empty(side)
    width = box.width() / len(colors)
    with _painting(image) as painter:
        for at, found in enumerate(colors):
            painter.fillRect(QRectF(box.left() + at * width, box.top(), width + 0.5, box.height()), found)
    return image


def score_picture(data: bytes, name: str, side: int) -> QImage:
    """Return the notes of a score as on a piano roll, `side` px wide; a null image where it is none. Any thread."""
    from creastudio.notation.scores import score_of

    try:
        score = score_of(data, name).score
    except UserError:
        return QImage()
    drums = all(track.percussion or not score.notes(index) for index, track in enumerate(score.tracks))
    notes = [
        (note, index)
        for index, track in enumerate(score.tracks)
        for note in score.notes(index)
        if drums or not track.percussion
    ]
    image, box = _empty(side)
    if notes:
        with _painting(image) as painter:
            _paint_notes(painter, box, notes)
    return image


def _paint_notes(painter: QPainter, box: QRectF, notes: Sequence[tuple[Note, int]]) -> None:
    """Paint notes, each with the number of its track, so that they fill a box."""
    low, high = min(note.pitch for note, _ in notes) - 1, max(note.pitch for note, _ in notes) + 2
    end = max(note.start + note.duration for note, _ in notes)
    row = box.height() / max(12, high - low)
    for note, index in notes[:: len(notes) // MAX_NOTES + 1]:
        painter.setBrush(_tone(index))
        left = box.left() + box.width() * note.start / end
        width = max(1.0, box.width() * note.duration / end - 0.5)
        y = box.bottom() - (note.pitch - low + 1) * row
        painter.drawRect(QRectF(left, y, width, max(1.5, row)))


def _empty(side: int) -> tuple[QImage, QRectF]:
    """Return a transparent image `side` px wide, and where in it something may be painted."""
    image = QImage(side, max(1, round(side * _SHAPE)), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    margin = side * 0.04
    return image, QRectF(image.rect()).adjusted(margin, margin, -margin, -margin)


@contextmanager
def _painting(image: QImage) -> Iterator[QPainter]:
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        yield painter


def _tone(index: int) -> QColor:
    """Return the colour of a track, told apart from those beside it."""
    base = color("accent")
    return QColor.fromHsl((base.hslHue() + 47 * index) % 360, 140, max(110, min(170, base.lightness())))
