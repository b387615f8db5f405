"""What the model writes in the form of a person's pieces, with the same seeds, before and while it is tuned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from creastudio.api.score import Score
from creastudio_music.engine import tokens as t
from creastudio_music.engine.copying import CopiedSpan, Known
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.pieces import Piece
from creastudio_music.engine.showing import BARS, written

SHOWN = 2
"""Samples that each look shows."""


def forms_of(pieces: Sequence[Piece], count: int) -> list[Piece]:
    """Return the beginnings of pieces in whose form samples are written; some several times where there are few."""
    long = [piece for piece in pieces if len(piece.bars) >= BARS] or list(pieces)
    long = [piece for piece in long if _even(piece)] or long
    return [long[index % len(long)].cut(0, BARS) for index in range(count)]


def _even(piece: Piece) -> bool:
    """Tell whether all bars, an upbeat aside, are as long as the metre says: others aren't written as they would be heard."""
    numerator, denominator = (int(part) for part in piece.metre.split("/"))
    return all(bar * denominator == numerator * 4 * t.STEPS for bar in piece.bars[1:BARS])


@dataclass
class Samples:
    """Writes, and compares with what was learned.

    Attributes
    ----------
    before, after : list of Score
        The same forms and seeds: as many as were written so far.
    copied : CopiedSpan
        The longest of the newest.
    """

    forms: Sequence[Piece]
    seed: int
    known: Known
    check: Callable[[], None]
    before: list[Score] = field(default_factory=list[Score])
    after: list[Score] = field(default_factory=list[Score])
    spans: list[CopiedSpan] = field(default_factory=list[CopiedSpan])

    @property
    def copied(self) -> CopiedSpan:
        """The longest copied span of the newest samples."""
        return max(self.spans, key=lambda span: span.notes, default=CopiedSpan())

    def write(self, network: Composer, count: int) -> list[Score]:
        """Return `count` pieces, always of the same seeds."""
        made: list[Score] = []
        for index, form in enumerate(self.forms[:count]):
            self.check()
            made.append(written(network, form, (self.seed + index) % 2**63))
        return made

    def look(self, network: Composer, count: int = SHOWN) -> None:
        """Write anew, and find what is copied."""
        self.after = self.write(network, count)
        self.spans = [self.known.longest(score) for score in self.after]


def usual_of(held_out: Sequence[tuple[str, Score]], known: Known) -> int:
    """Return the longest span, notes, that unseen pieces share with learned ones: what is longer is copied."""
    return max((known.longest(score).notes for _, score in held_out[:32]), default=0)
