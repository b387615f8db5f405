"""The piano roll in pieces that are painted once and then only moved: rows, lines and notes that aren't being touched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from creastudio.api.score import Key, Score
from creastudio.core.score_keys import scale, tonic
from creastudio.shell.score.looks import (
    LEVELS,
    ink_on,
    is_black,
    level_of,
    mixed,
    name_of_note,
    note_color,
    track_color,
)
from creastudio.shell.score.note_index import NoteIndex
from creastudio.shell.score.roll_map import PAD, RollMap
from creastudio.shell.theme import color, font, px, tokens

WIDTH = 256
"""Of a piece, px."""

MOST_BYTES = 96 * 1024 * 1024
"""Of all pieces that are kept."""

CLOSE = 7.0
"""Least distance of two lines that are both drawn, px."""


@dataclass(frozen=True)
class Scene:
    """What is painted.

    Attributes
    ----------
    tracks : tuple of int
        Seen tracks; the last one is written in, the others are ghosts.
    grid : int
        Ticks of a step.
    """

    score: Score
    roll: RollMap
    tracks: tuple[int, ...]
    track: int
    grid: int
    scale_shown: bool


class RollTiles:
    """Pieces of the roll, as tall as all rows are."""

    def __init__(self) -> None:
        self.index = NoteIndex()
        self._tiles: OrderedDict[Hashable, tuple[QPixmap, object]] = OrderedDict()
        self._bytes = 0

    def paint(self, painter: QPainter, scene: Scene, width: float, height: float, ratio: float) -> None:
        """Paint what is seen of the roll in a view of this size, px."""
        roll = scene.roll
        shift = round(roll.left * roll.density - PAD)
        for number in range(floor(shift / WIDTH), floor((shift + width) / WIDTH) + 1):
            tile = self._tile(scene, number, ratio)
            x = number * WIDTH - shift
            top = round(roll.top)
            rows = min(height, roll.height - top)
            if rows > 0:
                painter.drawPixmap(
                    QRectF(x, 0, WIDTH, rows), tile, QRectF(0, top * ratio, WIDTH * ratio, rows * ratio)
                )

    def _tile(self, scene: Scene, number: int, ratio: float) -> QPixmap:
        roll = scene.roll
        start, end = number * WIDTH / roll.density, (number + 1) * WIDTH / roll.density
        held = tuple(_bars(self.index, scene, start, end))
        key = (
            number, roll.width, roll.row, roll.rows, roll.quarter, scene.tracks, scene.track, scene.grid,
            scene.scale_shown, tokens(), px(100), ratio, scene.score.keys, scene.score.metres, scene.score.pickup,
            tuple(map(id, held)), scene.track < len(scene.score.tracks) and scene.score.tracks[scene.track].percussion,
        )  # fmt: skip
        found = self._tiles.get(key)
        if found is not None:
            self._tiles.move_to_end(key)
            return found[0]
        tile = QPixmap(round(WIDTH * ratio), max(1, round(roll.height * ratio)))
        tile.setDevicePixelRatio(ratio)
        with QPainter(tile) as painter:
            _TilePainter(painter, scene, number * WIDTH, self.index).paint(start, end)
        # The bars are kept alive with it, so that an id stays theirs.
        self._tiles[key] = tile, held
        self._bytes += _size(tile)
        while self._bytes > MOST_BYTES and len(self._tiles) > 1:
            self._bytes -= _size(self._tiles.popitem(last=False)[1][0])
        return tile


def _size(tile: QPixmap) -> int:
    return 4 * tile.width() * tile.height()


def _bars(index: NoteIndex, scene: Scene, start: float, end: float) -> Iterator[object]:
    """Yield the bars of the seen tracks that have notes between two ticks."""
    bar_map = scene.score.bar_map
    first, last = bar_map.number(max(0, int(start))), bar_map.number(max(0, int(end)))
    for track in scene.tracks:
        bars = scene.score.tracks[track].bars
        yield track
        yield from bars[index.first_bar(scene.score, track, first) : last + 1]


def _column(roll: RollMap, key: Key | None, *, drums: bool) -> QPixmap:
    """Return what lies behind the notes, one px wide: it is the same all along a key."""
    scaled = (key.fifths, key.mode) if key is not None else None
    return _column_of(roll.row, roll.rows, scaled, drums, tokens())


@lru_cache(maxsize=32)
def _column_of(
    row: float, rows: tuple[int, ...], scaled: tuple[int, str] | None, drums: bool, look: object
) -> QPixmap:
    del look  # another theme is another picture
    column = QPixmap(1, max(1, round(len(rows) * row)))
    with QPainter(column) as painter:
        key = Key.model_validate({"tick": 0, "fifths": scaled[0], "mode": scaled[1]}) if scaled else None
        tones, first = (scale(key), tonic(key)) if key is not None else (frozenset[int](), -1)
        light, dark, home = color("panel"), color("canvas"), mixed(color("panel"), color("accent"), 0.14)
        edge = mixed(color("canvas"), color("border"), 0.8)
        for number, pitch in enumerate(rows):
            inside = (
                number % 2 > 0 if drums else (pitch % 12 in tones if key is not None else not is_black(pitch))
            )
            back = home if pitch % 12 == first and not drums else light if inside else dark
            top, bottom = round(number * row), round((number + 1) * row)
            painter.fillRect(0, top, 1, bottom - top, back)
            # Between B and C and between E and F no black key divides the rows.
            if pitch % 12 in (0, 5) or row >= 12:
                painter.fillRect(0, bottom - 1, 1, 1, edge)
    return column


class _TilePainter:
    """Paints one piece; `shift` px of the roll lie left of it."""

    def __init__(self, painter: QPainter, scene: Scene, shift: float, index: NoteIndex) -> None:
        self._painter, self._scene, self._shift, self._index = painter, scene, shift, index
        self._roll = scene.roll

    def paint(self, start: float, end: float) -> None:
        self._painter.fillRect(QRectF(0, 0, WIDTH, self._roll.height), color("canvas"))
        self._rows(start, end)
        self._lines(start, end)
        for track in self._scene.tracks:
            self._notes(track, start, end)

    def _x(self, tick: float) -> float:
        return tick * self._roll.density - self._shift

    # -- behind

    def _rows(self, start: float, end: float) -> None:
        painter, scene = self._painter, self._scene
        if self._is_drums():
            painter.drawPixmap(
                QRectF(0, 0, WIDTH, self._roll.height).toRect(), _column(self._roll, None, drums=True)
            )
            return
        for left, right, key in self._keys(start, end):
            x = self._x(left)
            where = QRectF(x, 0, self._x(right) - x, self._roll.height).toRect()
            painter.drawPixmap(where, _column(self._roll, key if scene.scale_shown else None, drums=False))

    def _keys(self, start: float, end: float) -> Iterator[tuple[float, float, Key]]:
        """Yield (first tick, last tick, key) of the keys in the piece."""
        score = self._scene.score
        turns = [tick for tick in (key.tick for key in score.keys) if start < tick < end]
        for left, right in zip([start, *turns], [*turns, end], strict=True):
            yield left, right, score.key_at(max(0, int(left)))

    def _lines(self, start: float, end: float) -> None:
        score, painter, roll = self._scene.score, self._painter, self._roll
        bar_map = score.bar_map
        number = bar_map.number(max(0, int(start)))
        line = bar_map.bar(number)
        fine, beat_pen, bar_pen = (
            QPen(color("border"), 1),
            QPen(color("border_strong", 0.55), 1),
            QPen(color("border_strong"), 1),
        )
        while line.start <= end:
            beat = max(1, score.ticks_per_quarter * 4 // line.metre.denominator)
            grid = self._scene.grid
            if grid * roll.density >= CLOSE:
                painter.setPen(fine)
                for tick in range(line.start + grid, line.end, grid):
                    self._line(tick)
            if beat * roll.density >= CLOSE:
                painter.setPen(beat_pen)
                for tick in range(line.start + beat, line.end, beat):
                    self._line(tick)
            if (line.end - line.start) * roll.density >= CLOSE / 2 or number % 4 == 0:
                painter.setPen(bar_pen)
                self._line(line.start)
            number += 1
            line = bar_map.bar(number)

    def _line(self, tick: int) -> None:
        x = round(self._x(tick)) + 0.5
        self._painter.drawLine(QPointF(x, 0), QPointF(x, self._roll.height))

    def _is_drums(self) -> bool:
        scene = self._scene
        return scene.track < len(scene.score.tracks) and scene.score.tracks[scene.track].percussion

    # -- notes

    def _notes(self, track: int, start: float, end: float) -> None:
        scene, roll = self._scene, self._roll
        ghost = track != scene.track
        shades: list[list[QRectF]] = [[] for _ in range(LEVELS)]
        locked: list[QRectF] = []
        named: list[tuple[QRectF, str]] = []
        writes = roll.row >= px(11) and not ghost
        thin = roll.row < 6
        # A px more at both sides: what begins left of the piece is painted into it.
        for note in self._index.notes(scene.score, track, start - 4 / roll.density, end + 4 / roll.density):
            if not roll.has(note.pitch):
                continue
            x = self._x(note.start)
            wide = max(2.0, note.duration * roll.density - (0.0 if thin else 1.0))
            box = QRectF(x, roll.row_of(note.pitch) * roll.row + 0.5, wide, max(2.0, roll.row - 1.0))
            shades[level_of(note.velocity)].append(box)
            if note.locked and not ghost:
                locked.append(box)
            if writes and wide >= px(24):
                named.append((box, name_of_note(note)))
        self._boxes(track, shades, ghost=ghost)
        self._locks(locked)
        if named:
            painter = self._painter
            painter.setFont(font(9.5))
            for box, name in named:
                painter.setPen(ink_on(note_color(track, LEVELS - 1)))
                painter.drawText(
                    box.adjusted(px(3), 0, -1, 0),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    name,
                )

    def _boxes(self, track: int, shades: list[list[QRectF]], *, ghost: bool) -> None:
        painter = self._painter
        edge = self._roll.row >= 6
        for level, boxes in enumerate(shades):
            if not boxes:
                continue
            if ghost:
                tone = track_color(track)
                tone.setAlphaF(0.28)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tone)
            else:
                fill = note_color(track, level)
                rim = (
                    mixed(fill, QColor("#000000"), 0.35)
                    if tokens().dark
                    else mixed(fill, QColor("#000000"), 0.25)
                )
                painter.setPen(QPen(rim, 1) if edge else Qt.PenStyle.NoPen)
                painter.setBrush(fill)
            painter.drawRects(boxes)

    def _locks(self, boxes: list[QRectF]) -> None:
        """Mark locked notes by a bar at their left edge and a hatching: colour alone tells nothing to some."""
        if not boxes:
            return
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 90))
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRects(boxes)
        painter.setBrush(color("warning"))
        painter.drawRects([QRectF(box.x(), box.y(), min(3.0, box.width()), box.height()) for box in boxes])
