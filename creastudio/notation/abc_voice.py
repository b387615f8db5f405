"""One voice of an ABC tune while it is read: measures of notes, in the quarter notes that they count in."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from creastudio.api.score import Chord, Lyric
from creastudio.notation.abc_fields import Signature, Staff
from creastudio.notation.repeats import Turn

LONGEST = Fraction(2000)
"""Quarters that a note may last."""

_FINEST = 100_000
"""Parts of a quarter that music is cut into; fractions of hostile files grow without end."""


@dataclass
class Head:
    """A written note: letter, semitones that it is altered by, octave (4 from middle C), and whether a tie follows."""

    letter: str
    alteration: int
    octave: int
    tied: bool = False


@dataclass
class Sound:
    """A note or chord within its measure; a rest has no heads."""

    offset: Fraction
    length: Fraction
    heads: list[Head] = field(default_factory=list)
    voice: int = 1
    velocity: int = 80
    lyrics: list[Lyric] = field(default_factory=list)


@dataclass
class Measure:
    """What is written between two bar lines."""

    metre: tuple[int, int] | None
    key: Signature
    part: str = ""
    sounds: list[Sound] = field(default_factory=list)
    chords: list[tuple[Fraction, Chord]] = field(default_factory=list)
    tempi: list[tuple[Fraction, float]] = field(default_factory=list)
    length: Fraction = Fraction(0)
    begins: bool = False
    ends: int = 0
    ending: frozenset[int] = frozenset()
    fresh: bool = False

    def turn(self) -> Turn:
        """Return what it says of the order of measures."""
        return Turn(self.begins, self.ends, self.ending, self.fresh)


@dataclass
class Voice:
    """What is known at the place that is being read."""

    metre: tuple[int, int] | None
    key: Signature
    unit: Fraction
    staff: Staff = field(default_factory=Staff)
    program: int = 0
    percussion: bool = False
    velocity: int = 80
    measures: list[Measure] = field(default_factory=list)
    at: Fraction = Fraction(0)
    longest: Fraction = Fraction(0)
    """Where the longest layer of this measure that is done with ends."""
    lane: int = 1
    part: str = ""
    altered: dict[str, int] = field(default_factory=dict)
    """By letter (and octave, where accidentals hold for one): what this measure has altered so far."""
    sung: list[tuple[int, Sound]] = field(default_factory=list)
    """Notes since the last words, with the numbers of their measures."""
    words_begin: int = 0
    words_end: int = 0
    """Those of them that the words of now belong to."""
    verse: int = 0
    open_words: dict[int, bool] = field(default_factory=dict)
    """Verses whose last syllable was joined to one that is still to come."""
    last: Sound | None = None
    factor: Fraction = Fraction(1)
    """What broken rhythm makes of the next note."""
    tuplet: tuple[Fraction, int] = (Fraction(1), 0)
    ties: dict[tuple[str, int], int] = field(default_factory=dict)
    ending: frozenset[int] = frozenset()
    opened: Measure | None = None

    def measure(self) -> Measure:
        """Return the measure that is being filled."""
        if self.opened is None:
            self.opened = Measure(self.metre, self.key, self.part, ending=self.ending)
        return self.opened

    def add(self, length: Fraction, heads: list[Head]) -> Sound:
        """Add a note, chord or rest of a written length, in quarters; ValueError when it is too long."""
        ratio, left = self.tuplet
        length = length * self.factor * (ratio if left else 1)
        if length > LONGEST or (self.at + length).denominator > _FINEST:
            raise ValueError("a length that no note has")
        self.factor = Fraction(1)
        if left:
            self.tuplet = (ratio, left - 1)
        sound = Sound(self.at, length, heads, self.lane, self.velocity)
        measure = self.measure()
        measure.sounds.append(sound)
        self._move(length)
        self.last = sound
        if heads:
            self.ties = {(head.letter, head.octave): head.alteration for head in heads if head.tied}
            self.sung.append((len(self.measures), sound))
        return sound

    def _move(self, by: Fraction) -> None:
        self.at += by
        measure = self.measure()
        measure.length = max(measure.length, self.at)

    def broken(self, sign: str) -> bool:
        """Dot the note before and shorten the next, or the other way round; whether there is a note before."""
        short = Fraction(1, 2 ** min(3, len(sign)))
        before, after = (2 - short, short) if sign[0] == ">" else (short, 2 - short)
        if self.last is None or self.opened is None or self.last not in self.opened.sounds[-1:]:
            return False
        longer = self.last.length * (before - 1)
        self.last.length += longer
        self.at += longer
        self.opened.length = max(self.longest, self.at)
        self.factor = after
        return True

    def rest_bars(self, count: int) -> None:
        """Rest for whole measures; the last one stays open for its bar line."""
        whole = Fraction(4 * self.metre[0], self.metre[1]) if self.metre else Fraction(4)
        for number in range(count):
            if number:
                self.close()
            self.measure()
            self._move(whole)
        self.last = None

    def back(self) -> None:
        """Begin another layer of the same measure."""
        self.longest = max(self.longest, self.at)
        self.at = Fraction(0)
        self.lane = min(250, self.lane + 1)
        self.last = None

    def close(self) -> None:
        """End the measure where a bar line stands; one without any length stays open."""
        if self.opened is not None and self.opened.length:
            self.measures.append(self.opened)
            self.opened = None
        self.at, self.longest, self.lane = Fraction(0), Fraction(0), 1
        self.altered = {}

    def bar_line(self, sign: str, ending: frozenset[int]) -> None:
        """Take a bar line, and the ending that begins with it."""
        ends = len(sign) - len(sign.lstrip(":"))
        begins = len(sign) - len(sign.rstrip(":"))
        if set(sign) == {":"}:
            ends, begins = (len(sign) + 1) // 2, len(sign) // 2
        self.close()
        if ends and self.measures:
            self.measures[-1].ends = max(self.measures[-1].ends, min(ends, 8))
        heavy = bool(ends or begins or "||" in sign or "]" in sign or "[" in sign)
        self.ending = ending or (frozenset() if heavy else self.ending)
        if heavy or ending:
            measure = self.measure()
            measure.ending = self.ending
            measure.begins = measure.begins or begins > 0
            measure.fresh = measure.fresh or (heavy and not ending and not ends)
