"""Chord symbols over the notes, and lyrics under them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from creastudio.api.chord_kinds import symbol_of
from creastudio.api.score import Score
from creastudio.core import score_words as words
from creastudio.shell.i18n import mark, tr
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.score.text_lane import TextLane

MOST_VERSES = 9
"""Verses that are written by hand; files may have more."""


class ChordLane(TextLane):
    """The chord symbols of the score; Tab goes on to the next bar, or the next chord before it."""

    def __init__(self, state: RollState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.setAccessibleName(tr("Chords"))
        self.field.setAccessibleName(tr("Chord"))
        self.setToolTip(
            tr("Double-click: write a chord such as C, F#m7 or Bb/D. Drag it elsewhere. Tab goes on.")
        )

    def hint(self) -> str:
        """Return what stands where no chord is."""
        return tr("Chords: double-click here, or press C")

    def items(self, score: Score, start: float, end: float) -> Iterator[tuple[int, str]]:
        """Yield the symbols."""
        for chord in score.chords:
            if start <= chord.tick <= end:
                yield chord.tick, words.pretty_symbol(chord)

    def written(self, tick: int) -> str:
        """Return the symbol at a tick as it is typed."""
        score = self.state.score
        found = [chord for chord in (score.chords if score is not None else ()) if chord.tick == tick]
        return symbol_of(found[0]) if found else ""

    def write(self, tick: int, text: str) -> None:
        """Write a symbol."""
        score = self.state.score
        if score is not None:
            self.state.source.set_score(words.with_chord(score, tick, text), mark("Change chords"))

    def beside(self, tick: int, way: int) -> int | None:
        """Return the next chord or bar line."""
        score = self.state.score
        if score is None:
            return None
        number = score.bar_map.number(tick)
        ticks = [chord.tick for chord in score.chords]
        if way > 0:
            after = [t for t in ticks if t > tick]
            goal = min([score.bar_map.bar(number).end, *after[:1]])
            return goal if goal < self.state.source.end else None
        before = [t for t in ticks if t < tick]
        start = score.bar_map.bar(number).start
        line = start if start < tick else (score.bar_map.bar(number - 1).start if number else -1)
        goal = max([line, *before[-1:]])
        return goal if goal >= 0 else None

    def place_of(self, tick: float) -> int | None:
        """Return the beat that is nearest."""
        score = self.state.score
        if score is None:
            return None
        line = score.bar_map.bar(score.bar_map.number(max(0, int(tick))))
        beat = max(1, score.ticks_per_quarter * 4 // line.metre.denominator)
        return max(0, line.start + round((tick - line.start) / beat) * beat)

    def drop(self, tick: int, to: int) -> None:
        """Move a chord."""
        score = self.state.score
        if score is not None:
            self.state.source.set_score(words.moved_chord(score, tick, to), mark("Move chord"))


class LyricLane(TextLane):
    """The syllables of a verse of the track; a space goes on to the next note, a hyphen too, within the word."""

    verse_changed = Signal(int)
    """Another verse is seen, from 1."""
    has_lines = True

    def __init__(self, state: RollState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.verse = 1
        self.setAccessibleName(tr("Lyrics"))
        self.field.setAccessibleName(tr("Syllable"))
        self.setToolTip(
            tr(
                "Double-click under a note and type. A space goes on to the next note, a hyphen within the word. Down and "
                "Up: the next verse, the one before."
            )
        )
        state.source.opened.connect(lambda: self._show_verse(1))

    def hint(self) -> str:
        """Return what stands where no word is."""
        return tr("Lyrics: double-click under a note, or press W")

    def items(self, score: Score, start: float, end: float) -> Iterator[tuple[int, str]]:
        """Yield the syllables of the verse."""
        if self.state.track >= len(score.tracks):
            return
        bars = score.tracks[self.state.track].bars
        first = score.bar_map.number(max(0, int(start)))
        last = min(score.bar_map.number(max(0, int(end))), len(bars) - 1)
        for number in range(first, last + 1):
            begin = score.bar_map.bar(number).start if bars[number].lyrics else 0
            for lyric in bars[number].lyrics:
                if lyric.verse == self.verse and start <= begin + lyric.start <= end:
                    yield begin + lyric.start, words.written_lyric(lyric)

    def written(self, tick: int) -> str:
        """Return the syllable at a tick."""
        score = self.state.score
        if score is None or self.state.track >= len(score.tracks):
            return ""
        return words.written_lyric(words.lyric_at(score, self.state.track, tick, self.verse))

    def write(self, tick: int, text: str) -> None:
        """Write a syllable."""
        score = self.state.score
        if score is not None:
            made = words.with_lyric(score, self.state.track, tick, text, self.verse)
            self.state.source.set_score(made, mark("Change lyrics"))

    def beside(self, tick: int, way: int) -> int | None:
        """Return where the next note begins."""
        score = self.state.score
        return words.next_note(score, self.state.track, tick, way) if score is not None else None

    def place_of(self, tick: float) -> int | None:
        """Return where the note begins that sounds there, or the one before."""
        score = self.state.score
        if score is None or self.state.track >= len(score.tracks):
            return None
        starts = sorted({note.start for note in score.notes(self.state.track)})
        place = bisect_right(starts, tick) - 1
        return starts[max(place, 0)] if starts else None

    def turn(self, way: int) -> None:
        """Write in the next verse, or in the one before."""
        self._show_verse(min(max(self.verse + way, 1), MOST_VERSES))

    def _show_verse(self, verse: int) -> None:
        self.verse = verse
        self.setAccessibleDescription(tr("Verse {number}", number=verse))
        self.update()
        self.verse_changed.emit(verse)

    def goes_on(self, text: str) -> bool:
        """Return whether the syllable is done."""
        return text in (" ", "-")
