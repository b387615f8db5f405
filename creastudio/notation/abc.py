"""ABC files read as scores: every tune, its repeats played out; what isn't as it was is said.

Source: C. Walshaw and others, "The abc music standard 2.1" (2011).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.score import MAX_NOTES, Chord, Key, Lyric, Note, Score, Tempo, Track, loose_track
from creastudio.api.spelling import fifths_of, pitch_of, spelling_of, within
from creastudio.notation.abc_music import Music
from creastudio.notation.abc_text import TuneText, text_of, tunes
from creastudio.notation.abc_voice import Sound, Voice
from creastudio.notation.imported_score import ImportedScore
from creastudio.notation.irregular_bars import BarLengths, bars_of_lengths, not_too_fine
from creastudio.notation.left_out import left_out
from creastudio.notation.repeats import MOST_MEASURES, played

MAX_BYTES = 16 * 1024 * 1024
_HEAD = re.compile(rb"^(%abc|X:[ \t]*\d)", re.MULTILINE)
_KEY = re.compile(rb"^K:", re.MULTILINE)
_MOST_TICKS = 32767

_MOST_BARS = 1_000_000
"""Measures of all tunes of a file together; tunes after those are passed over."""


def is_abc(data: bytes) -> bool:
    """Whether a file looks like ABC: numbered tunes with keys, or the mark of the format."""
    start = data[:65536].replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf")
    return start.startswith(b"%abc") or bool(
        _KEY.search(start) and (_HEAD.search(start) or start[1:2] == b":")
    )


def tunes_of(data: bytes, name: str, *, repeats: bool = True) -> list[ImportedScore]:
    """Return every tune of an ABC file that is called `name`; those without a note are passed over.

    Parameters
    ----------
    repeats : bool
        Whether repeats, endings and the order of parts are played out, as the standard says, or every measure comes once.

    Raises
    ------
    UserError
        When it is too large or holds no tune that can be read.
    """
    if len(data) > MAX_BYTES:
        raise UserError(f"'{name}' is larger than {MAX_BYTES >> 20} MB.", "Split it first.")
    found: list[ImportedScore] = []
    left, bars_left = MAX_NOTES, _MOST_BARS
    for tune in tunes(text_of(data)):
        if left <= 0 or bars_left <= 0:
            break
        try:
            reading = _Reading(tune, repeats=repeats, most=left)
            bars_left -= reading.measures
            made = reading.imported()
        except (ValidationError, ValueError, OverflowError):
            continue
        left -= sum(len(track) for track in made.score.tracks)
        if any(len(track) for track in made.score.tracks):
            found.append(made)
    if not found:
        raise UserError(f"'{name}' holds no tune in ABC that can be read.", "Choose another file.")
    return found


def import_abc(data: bytes, name: str) -> ImportedScore:
    """Return the first tune of an ABC file; where there are more, that is said. See ``tunes_of``."""
    found = tunes_of(data, name)
    if len(found) == 1:
        return found[0]
    said = f"It holds {len(found)} tunes; this is the first of them."
    return ImportedScore(found[0].score, (*found[0].notes, said))


@dataclass
class _Played:
    """The notes of one voice as they are played, in ticks."""

    notes: list[Note] = field(default_factory=list)
    lyrics: list[tuple[int, Lyric]] = field(default_factory=list)
    open_ties: dict[int, int] = field(default_factory=dict)
    """Pitch -> the note that a tie goes on from."""


class _Reading:
    """One tune; ``measures`` is how many it has, written or played."""

    def __init__(self, tune: TuneText, *, repeats: bool, most: int) -> None:
        self._music = Music(tune)
        self._most = most
        self._voices = [voice for voice in self._music.voices.values() if voice.measures]
        count = max((len(voice.measures) for voice in self._voices), default=0)
        self.measures = count
        self._columns = [[v.measures[n] for v in self._voices if n < len(v.measures)] for n in range(count)]
        self._order = self._played() if repeats else list(range(min(count, MOST_MEASURES)))
        self.measures = max(self.measures, len(self._order))
        self._lengths = BarLengths()
        self._starts: list[Fraction] = []
        at = Fraction(0)
        for number in self._order:
            column = self._columns[number]
            length = max(measure.length for measure in column)
            self._starts.append(at)
            self._lengths.add(length, column[0].metre)
            at = not_too_fine(at + length)

    def imported(self) -> ImportedScore:
        """Return the score and what is to be said."""
        ticks = self._resolution()
        metres, pickup = bars_of_lengths(self._lengths, ticks)
        score = Score(
            ticks_per_quarter=ticks,
            title=self._music.title,
            pickup=pickup,
            metres=metres,
            keys=tuple(self._keys(ticks)),
            tempi=tuple(self._tempi(ticks)),
            chords=tuple(self._chords(ticks)),
        )
        score = score.with_(tracks=tuple(self._track(score, voice, ticks) for voice in self._voices))
        return ImportedScore(score, left_out(self._music.left_out))

    def _played(self) -> list[int]:
        """Return the measures in their order; parts as the header orders them, each with its repeats."""
        if not self._voices:
            return []
        turns = [measure.turn() for measure in max((v.measures for v in self._voices), key=len)]
        order = "".join(c for c in parts_in_order(self._music.order))
        labels = [column[0].part for column in self._columns]
        if not order or not set(order) <= set(labels):
            return played(turns)
        found: list[int] = []
        for label in order:
            own = [number for number, known in enumerate(labels) if known == label]
            found += [own[n] for n in played([turns[number] for number in own])]
            if len(found) > MOST_MEASURES:
                break
        return found[:MOST_MEASURES]

    def _resolution(self) -> int:
        ticks = 960
        for column in self._columns:
            for measure in column:
                for sound in measure.sounds:
                    finer = lcm(ticks, sound.length.denominator, sound.offset.denominator)
                    if finer > _MOST_TICKS:
                        return 10080
                    ticks = finer
        return ticks

    def _at(self, place: int, offset: Fraction, ticks: int) -> int:
        return round((self._starts[place] + offset) * ticks)

    def _keys(self, ticks: int) -> Iterator[Key]:
        before: tuple[int, str] | None = None
        for place, number in enumerate(self._order):
            key = self._columns[number][0].key
            said = (key.fifths, key.mode)
            if said != before:
                yield Key(tick=self._at(place, Fraction(0), ticks), fifths=key.fifths, mode=key.mode)  # type: ignore[arg-type]
            before = said

    def _tempi(self, ticks: int) -> list[Tempo]:
        found: dict[int, float] = {}
        for place, number in enumerate(self._order):
            for measure in reversed(self._columns[number]):
                for offset, bpm in measure.tempi:
                    found[self._at(place, offset, ticks)] = bpm
        return [Tempo(tick=tick, bpm=found[tick]) for tick in sorted(found)]

    def _chords(self, ticks: int) -> list[Chord]:
        found: dict[int, Chord] = {}
        for place, number in enumerate(self._order):
            for measure in reversed(self._columns[number]):
                for offset, chord in measure.chords:
                    tick = self._at(place, offset, ticks)
                    found[tick] = chord.model_copy(update={"tick": tick})
        return [found[tick] for tick in sorted(found)]

    def _track(self, score: Score, voice: Voice, ticks: int) -> Track:
        made = _Played()
        for place, number in enumerate(self._order):
            if number >= len(voice.measures):
                continue
            for sound in voice.measures[number].sounds:
                begin = self._at(place, sound.offset, ticks)
                end = self._at(place, sound.offset + sound.length, ticks)
                self._play(voice, sound, begin, max(begin + 1, end), made)
            if len(made.notes) > self._most:
                raise ValueError("too many notes")
        staff = voice.staff
        return loose_track(
            score,
            made.notes,
            made.lyrics,
            name=staff.name or next((n for n, v in self._music.voices.items() if v is voice), ""),
            program=voice.program,
            percussion=voice.percussion,
            clef=staff.clef,
            transposition=staff.transposition,
        )

    def _play(self, voice: Voice, sound: Sound, begin: int, end: int, made: _Played) -> None:
        shift = fifths_of(voice.staff.transposition)
        tied: dict[int, int] = {}
        for head in sound.heads:
            octave = head.octave + voice.staff.octave
            pitch = pitch_of(head.letter, head.alteration, octave) + voice.staff.transposition
            if not 0 <= pitch <= 127:
                self._music.left_out["notes that MIDI can't say"] += 1
                continue
            before = made.open_ties.get(pitch)
            if before is not None and made.notes[before].start + made.notes[before].duration == begin:
                index = before
                made.notes[index] = made.notes[index]._replace(duration=end - made.notes[index].start)
            else:
                index = len(made.notes)
                spelling = within(spelling_of(head.letter, head.alteration) + shift)
                made.notes.append(Note(begin, end - begin, pitch, sound.velocity, spelling, sound.voice))
            if head.tied:
                tied[pitch] = index
        made.lyrics += [(begin, lyric) for lyric in sound.lyrics if sound.heads]
        made.open_ties = tied


def parts_in_order(text: str) -> list[str]:
    """Return the labels that a P: field of the header orders, ``A(AB)2`` as A, A, B, A, B; 1,000 at most."""
    stack: list[list[str]] = [[]]
    last: list[str] = []
    for piece in re.findall(r"[A-Za-z]|[()]|\d{1,3}", text):
        if piece == "(" and len(stack) < 10:
            stack.append([])
        elif piece == ")" and len(stack) > 1:
            last = stack.pop()
            stack[-1] += last
        elif piece.isdecimal():
            stack[-1] += last * (min(int(piece), 20) - 1)
        elif piece.isalpha():
            last = [piece]
            stack[-1].append(piece)
        if len(stack[-1]) > 1000:
            break
    return [label for level in stack for label in level][:1000]
