"""The chords and words over and under the notes, for screen readers."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from creastudio.shell.accessible.parts import Parts
from creastudio.shell.score.roll_words import said_of_tick
from creastudio.shell.theme import font

if TYPE_CHECKING:
    from creastudio.shell.score.text_lane import TextLane


class WordPart(NamedTuple):
    """What stands at a tick, with what is said of it."""

    tick: int
    words: str
    said: str


class WordParts(Parts):
    """The words of a lane that are seen, from left to right; one that is chosen is written."""

    def __init__(self, lane: TextLane) -> None:
        super().__init__(lane)
        self._lane = lane

    def seen(self) -> Sequence[Hashable]:
        return self._seen()

    def name(self, key: Hashable) -> str:
        return key.said if isinstance(key, WordPart) else ""

    def box(self, key: Hashable) -> QRectF:
        if not isinstance(key, WordPart):
            return QRectF()
        wide = QFontMetricsF(font(11)).horizontalAdvance(key.words)
        return QRectF(self._lane.state.map.x(key.tick), 0, wide, self._lane.height())

    def at(self, point: QPointF) -> Hashable | None:
        return next((part for part in self._seen() if self.box(part).contains(point)), None)

    def chosen(self) -> Collection[Hashable]:
        return ()

    def current(self) -> Hashable | None:
        """Return none: what is written has the keyboard in a field, which tells of itself."""
        return None

    def choose(self, keys: Sequence[Hashable]) -> None:
        for key in keys[-1:]:
            if isinstance(key, WordPart):
                self._lane.begin(key.tick)

    def _seen(self) -> list[WordPart]:
        score = self._lane.state.score
        if score is None:
            return []
        return [
            WordPart(tick, words, f"{words}, {said_of_tick(score, tick)}")
            for tick, words in self._lane.shown_items()
        ]
