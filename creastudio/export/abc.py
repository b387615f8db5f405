"""Scores as ABC tunes. Source: C. Walshaw and others, "The abc music standard 2.1" (2011).

Rhythm is written in note values: what was played a little beside them is put right. How loud notes are has no place there.
"""

from __future__ import annotations

import itertools
from fractions import Fraction

from creastudio.api.chord_kinds import symbol_of
from creastudio.api.score import Lyric, Score
from creastudio.api.spelling import (
    LETTERS,
    alteration_of,
    fifths_of,
    letter_of,
    name_of,
    octave_of,
    spell,
    within,
)
from creastudio.notation.written_bars import WrittenBar, bars_of_track
from creastudio.notation.written_metre import QUARTER
from creastudio.notation.written_rhythm import pieces_of
from creastudio.notation.written_staves import Chord, WrittenNote, lanes_of

MEDIA_TYPE = "text/vnd.abc"
_UNIT = QUARTER // 2
_SIGNS = {-2: "__", -1: "_", 0: "=", 1: "^", 2: "^^"}
_BARS_A_LINE = 4
_CLEFS = {"treble": "treble", "treble-8": "treble-8", "alto": "alto", "tenor": "tenor", "bass": "bass"}


def abc_of(score: Score, number: int = 1) -> bytes:
    """Return the tune, UTF-8; the same score gives the same bytes. `number` is its X: field."""
    first = score.bar_map.bar(0).metre
    lines = ["%abc-2.1", f"X:{number}", f"T:{_plain(score.title) or 'Untitled'}"]
    lines += [f"M:{first.numerator}/{first.denominator}", "L:1/8"]
    if score.tempi and score.tempi[0].tick == 0:
        lines.append(f"Q:1/4={score.tempi[0].bpm:g}")
    several = len(score.tracks) > 1
    for index, track in enumerate(score.tracks):
        clef = "perc" if track.percussion else _CLEFS.get(track.clef, "")
        parts = [
            f"V:{index + 1}",
            f"clef={clef}" if clef else "",
            f'name="{_plain(track.name)}"' if track.name else "",
        ]
        if track.transposition:
            parts.append(f"transpose={track.transposition}")
        lines.append(" ".join(part for part in parts if part))
    lines.append(f"K:{_key(score, 0)}")
    for index, track in enumerate(score.tracks):
        lines += [f"V:{index + 1}"] if several else []
        lines += [f"%%MIDI program {track.program}"] if track.program and not track.percussion else []
        lines += _Voice(score, index).lines()
    return ("\n".join(lines) + "\n").encode()


def _plain(text: str) -> str:
    """Return a text as a field may hold it."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown.replace("\\", "/").replace("%", "\\%").replace('"', "'")


def _key(score: Score, tick: int) -> str:
    key = score.key_at(tick)
    tonic = key.fifths + (3 if key.mode == "minor" else 0)
    return name_of(tonic) + ("m" if key.mode == "minor" else "")


class _Voice:
    """Writes the music of one track."""

    def __init__(self, score: Score, index: int) -> None:
        self._score, self._track, self._index = score, score.tracks[index], index
        self._bars = bars_of_track(score, index, 0, max(1, score.bar_count))
        self._shift = fifths_of(self._track.transposition)
        self._words: dict[int, list[Lyric]] = {}
        for tick, lyric in score.lyrics(index):
            self._words.setdefault(tick, []).append(lyric)
        self._octave = 1 if self._track.clef == "treble-8" else 0
        self._sung: list[list[Lyric]] = []
        self._altered: set[str] = set()

    def lines(self) -> list[str]:
        """Return the lines of music, each with its words under it."""
        made: list[str] = []
        row: list[str] = []
        for number, bar in enumerate(self._bars):
            last = number == len(self._bars) - 1
            row.append(f"{self._bar(number, bar)} {'|]' if last else '|'}")
            if len(row) == _BARS_A_LINE or last:
                made.append(" ".join(row))
                made += self._under()
                row = []
        return made

    def _under(self) -> list[str]:
        verses = sorted({lyric.verse for syllables in self._sung for lyric in syllables})
        # A verse that is missing would make the next one take its place.
        made: list[str] = []
        for verse in range(1, max(verses, default=0) + 1):
            tokens: list[str] = []
            for syllables in self._sung:
                lyric = next((item for item in syllables if item.verse == verse), None)
                if lyric is None:
                    tokens.append("* ")
                    continue
                text = (
                    _plain(lyric.text).replace("-", "\\-").replace(" ", "~").replace("_", "").replace("|", "")
                )
                tokens.append(text + ("-" if lyric.syllabic in ("begin", "middle") else " "))
            made.append(f"w:{''.join(tokens).rstrip()}")
        self._sung = []
        return made

    def _bar(self, number: int, bar: WrittenBar) -> str:
        self._altered = set()
        lanes = lanes_of(bar.notes, drums=self._track.percussion)
        marks = self._marks(number, bar)
        fields = self._fields(number)
        if not lanes:
            lanes = [(1, [])]
        layers = [self._lane(bar, lane, marks if not place else {}) for place, (_, lane) in enumerate(lanes)]
        return fields + " & ".join(layers)

    def _fields(self, number: int) -> str:
        line = self._score.bar_map.bar(number)
        made = ""
        if number:
            before = self._score.bar_map.bar(number - 1)
            if (before.metre.numerator, before.metre.denominator) != (
                line.metre.numerator,
                line.metre.denominator,
            ):
                made += f"[M:{line.metre.numerator}/{line.metre.denominator}]"
            if _key(self._score, before.start) != _key(self._score, line.start):
                made += f"[K:{_key(self._score, line.start)}]"
        return made

    def _marks(self, number: int, bar: WrittenBar) -> dict[int, str]:
        """Return chord symbols and changes of tempo by where they stand in the bar; the first voice has them."""
        if self._index:
            return {}
        line = self._score.bar_map.bar(number)
        made: dict[int, str] = {}
        quarter = self._score.ticks_per_quarter
        for tempo in self._score.tempi:
            if tempo.tick > 0 and line.start <= tempo.tick < line.end:
                at = round((tempo.tick - line.start) * QUARTER / quarter)
                made[at] = made.get(at, "") + f"[Q:1/4={tempo.bpm:g}]"
        for chord in self._score.chords:
            if line.start <= chord.tick < line.end:
                at = round((chord.tick - line.start) * QUARTER / quarter)
                made[at] = made.get(at, "") + f'"{symbol_of(chord)}"'
        return made

    def _lane(self, bar: WrittenBar, lane: list[Chord], marks: dict[int, str]) -> str:
        made: list[str] = []
        at = 0
        before = (-1, False)
        open_tuplet = -1
        spans: list[tuple[int, int, Chord | None]] = []
        for chord in lane:
            spans += [(at, chord.start, None), (chord.start, chord.end, chord)]
            at = chord.end
        spans.append((at, bar.beats.length, None))
        for start, end, chord in spans:
            for begin, until in self._cut(bar, start, end, marks, rest=chord is None):
                place = next((n for n, s in enumerate(bar.segments) if s.start <= begin < s.end), -1)
                ratio = bar.segments[place].ratio if place >= 0 else (1, 1)
                head = marks.pop(begin, "")
                if ratio != (1, 1) and place != open_tuplet:
                    head += f"({ratio[0]}:{ratio[1]}:{self._count(bar, lane, place, marks)}"
                open_tuplet = place if ratio != (1, 1) else -1
                length = Fraction((until - begin) * ratio[0], ratio[1] * _UNIT)
                text = "z" if chord is None else self._notes(bar, chord, begin, until)
                # What has no place of its own among the notes stands at the next one.
                group = (bar.beats.group(begin), until - begin < QUARTER and chord is not None)
                # Notes without a space between them share a beam.
                made += [" "] if made and not (group[1] and group == before) else []
                made.append(head + text + _length(length) + self._tie(bar, chord, until))
                before = group
        return "".join(made)

    def _cut(
        self, bar: WrittenBar, start: int, end: int, marks: dict[int, str], *, rest: bool
    ) -> list[tuple[int, int]]:
        if end <= start:
            return []
        stops = [start, *sorted(at for at in marks if start < at < end), end]
        made: list[tuple[int, int]] = []
        for begin, until in itertools.pairwise(stops):
            made += pieces_of(begin, until, bar.beats, bar.segments, rest=rest)
        return made

    def _count(self, bar: WrittenBar, lane: list[Chord], place: int, marks: dict[int, str]) -> int:
        """Return how many notes and rests a tuplet has."""
        segment = bar.segments[place]
        edges = {segment.start, segment.end}
        for chord in lane:
            edges |= {x for x in (chord.start, chord.end) if segment.start < x < segment.end}
        ordered = sorted(edges)
        pairs = itertools.pairwise(ordered)
        return sum(len(self._cut(bar, a, b, marks, rest=False)) for a, b in pairs)

    def _notes(self, bar: WrittenBar, chord: Chord, begin: int, until: int) -> str:
        fresh = begin == chord.start and bar.start + begin <= chord.notes[0].start
        tick = chord.notes[0].note.start
        self._sung.append(self._words.pop(tick, []) if fresh else [])
        notes = sorted(chord.notes, key=lambda n: n.note.pitch)
        if len(notes) == 1:
            return self._head(bar, notes[0])
        inner = [self._head(bar, note) + self._own_tie(bar, chord, note, until) for note in notes]
        return f"[{''.join(inner)}]"

    def _own_tie(self, bar: WrittenBar, chord: Chord, note: WrittenNote, until: int) -> str:
        return "-" if self._goes_on(bar, chord, note, until) else ""

    def _tie(self, bar: WrittenBar, chord: Chord | None, until: int) -> str:
        if chord is None or len(chord.notes) > 1:
            return ""
        return self._own_tie(bar, chord, chord.notes[0], until)

    @staticmethod
    def _goes_on(bar: WrittenBar, chord: Chord, note: WrittenNote, until: int) -> bool:
        if until < chord.end:
            return True
        return until == bar.beats.length and bar.start + until < note.end

    def _head(self, bar: WrittenBar, note: WrittenNote) -> str:
        spelling = note.note.spelling if note.note.spelling is not None else spell(note.note.pitch)
        spelling = within(spelling - self._shift)
        letter, alteration = letter_of(spelling), alteration_of(spelling)
        octave = octave_of(note.note.pitch - self._track.transposition, spelling) + self._octave
        fifths = self._score.key_at(self._key_tick(bar)).fifths
        sign = ""
        if alteration != _of_key(letter, fifths) or letter in self._altered:
            sign = _SIGNS[alteration]
            self._altered.add(letter)
        if octave >= 5:
            return sign + letter.lower() + "'" * (octave - 5)
        return sign + letter + "," * (4 - octave)

    def _key_tick(self, bar: WrittenBar) -> int:
        return round(bar.start * self._score.ticks_per_quarter / QUARTER)


def _of_key(letter: str, fifths: int) -> int:
    return int(letter in LETTERS[: max(0, fifths)]) - int(letter in LETTERS[::-1][: max(0, -fifths)])


def _length(length: Fraction) -> str:
    if length == 1:
        return ""
    if length.denominator == 1:
        return str(length.numerator)
    return f"{length.numerator if length.numerator > 1 else ''}/{length.denominator}"
