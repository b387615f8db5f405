"""One layer of one bar as MEI: notes, chords and rests with their ties, words, beams and tuplets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from creastudio.api.score import Lyric, Track
from creastudio.api.spelling import alteration_of, fifths_of, letter_of, octave_of, spell, within
from creastudio.notation.written_accidentals import SHOWN, Accidentals
from creastudio.notation.written_bars import WrittenBar
from creastudio.notation.written_rhythm import Segment, pieces_of, value_of
from creastudio.notation.written_staves import Chord, WrittenNote, drum_lane, drum_place

_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True)
class _Item:
    """A note, chord or rest that is written as one."""

    start: int
    end: int
    chord: Chord | None
    tuplet: int
    group: int
    first: bool = True
    last: bool = True

    @property
    def beamed(self) -> bool:
        return self.chord is not None


class LayerWriter:
    """Writes the layers of one bar of one staff."""

    def __init__(
        self,
        bar: WrittenBar,
        track: Track,
        accidentals: Accidentals,
        pieces: Counter[str],
        words: dict[int, list[Lyric]],
    ) -> None:
        self._bar, self._track, self._accidentals = bar, track, accidentals
        self._pieces, self._words = pieces, words
        self._shift = fifths_of(track.transposition)
        self._signs: dict[tuple[int, int], str] = {}

    def prepare(self, lanes: list[list[Chord]]) -> None:
        """Decide on accidentals in the order of time; a note that is tied from the bar before needs none."""
        if self._track.percussion:
            return
        chords = sorted((c for lane in lanes for c in lane), key=lambda c: c.start)
        for chord in chords:
            for item in chord.notes:
                if self._bar.start + chord.start > item.start:
                    continue
                spelling, octave = self._written(item)
                self._signs[item.track, item.number] = self._accidentals.shown(spelling, octave)

    def write(self, layer: Element, lane: list[Chord], *, rests: bool) -> None:
        """Write a lane; without `rests` its gaps are left empty."""
        items: list[_Item] = []
        at = 0
        for chord in lane:
            items += self._items(at, chord.start, None)
            items += self._items(chord.start, chord.end, chord)
            at = chord.end
        items += self._items(at, self._bar.beats.length, None)
        for tuplet, inside in groupby(items, key=lambda item: item.tuplet):
            group = list(inside)
            parent = layer if tuplet < 0 else self._tuplet(layer, self._bar.segments[tuplet], group)
            for run in _beams(group):
                joined = len(run) > 1
                holder = ElementTree.SubElement(parent, "beam") if joined else parent
                for item in run:
                    self._item(holder, item, rests=rests)

    def _items(self, start: int, end: int, chord: Chord | None) -> list[_Item]:
        if end <= start:
            return []
        cut = pieces_of(start, end, self._bar.beats, self._bar.segments, rest=chord is None)
        made: list[_Item] = []
        for number, (begin, until) in enumerate(cut):
            place = next((n for n, s in enumerate(self._bar.segments) if s.start <= begin < s.end), -1)
            inside = place >= 0 and self._bar.segments[place].ratio != (1, 1)
            made.append(
                _Item(
                    begin,
                    until,
                    chord,
                    place if inside else -1,
                    self._bar.beats.group(begin),
                    number == 0,
                    number == len(cut) - 1,
                )
            )
        return made

    def _tuplet(self, layer: Element, segment: Segment, group: list[_Item]) -> Element:
        actual, normal = segment.ratio
        made = ElementTree.SubElement(layer, "tuplet", {"num": str(actual), "numbase": str(normal)})
        beamed = len(_beams(group)) == 1 and len(group) > 1
        made.set("bracket.visible", "false" if beamed else "true")
        return made

    def _item(self, parent: Element, item: _Item, *, rests: bool) -> None:
        ratio = self._bar.segments[item.tuplet].ratio if item.tuplet >= 0 else (1, 1)
        value = value_of(item.end - item.start, ratio)
        length = {"dur": "32"} if value is None else {"dur": str(value.value or "breve")}
        if value is not None and value.dots:
            length["dots"] = str(value.dots)
        if item.chord is None:
            whole = item.start == 0 and item.end == self._bar.beats.length
            kind = ("mRest" if rests else "mSpace") if whole else ("rest" if rests else "space")
            ElementTree.SubElement(parent, kind, {} if whole else length)
            return
        notes = sorted(item.chord.notes, key=lambda n: n.note.pitch)
        holder = parent
        if len(notes) > 1:
            holder = ElementTree.SubElement(parent, "chord", {**length, **self._stem(notes)})
        for note in notes:
            self._note(holder, note, item, {} if len(notes) > 1 else {**length, **self._stem(notes)})
        if item.first and self._bar.start + item.start == notes[0].start:
            verses = holder if len(notes) > 1 else holder[-1]
            for lyric in self._words.pop(notes[0].note.start, []):
                _verse(verses, lyric)

    def _stem(self, notes: list[WrittenNote]) -> dict[str, str]:
        """Hands have stems up and feet down; verovio decides on others."""
        if not self._track.percussion:
            return {}
        return {"stem.dir": "up" if drum_lane(notes[0].note.pitch) == 1 else "down"}

    def _note(self, parent: Element, note: WrittenNote, item: _Item, length: dict[str, str]) -> None:
        made = ElementTree.SubElement(parent, "note", dict(length))
        name = f"n{note.track}-{note.number}"
        count = self._pieces[name]
        self._pieces[name] += 1
        made.set(_ID, f"{name}-{count}" if count else name)
        chord = item.chord
        assert chord is not None
        begins = item.first and self._bar.start + chord.start <= note.start
        ends = item.last and self._bar.start + chord.end >= note.end
        squeezed = item.last and chord.end < self._bar.beats.length and not ends
        if not self._track.percussion and not (begins and (ends or squeezed)):
            made.set("tie", "i" if begins else "t" if ends or squeezed else "m")
        if self._track.percussion:
            place, head = drum_place(note.note.pitch)
            made.set("loc", str(place))
            if head == "circle":
                made.set("head.shape", "x")
                ElementTree.SubElement(made, "artic", {"artic": "open"})
            elif head:
                made.set("head.shape", head)
            return
        spelling, octave = self._written(note)
        made.set("pname", letter_of(spelling).lower())
        made.set("oct", str(octave))
        sign = self._signs.get((note.track, note.number), "") if begins else ""
        if sign:
            made.set("accid", sign)
        elif alteration_of(spelling):
            made.set("accid.ges", SHOWN[alteration_of(spelling)])

    def _written(self, note: WrittenNote) -> tuple[int, int]:
        spelling = note.note.spelling if note.note.spelling is not None else spell(note.note.pitch)
        spelling = within(spelling - self._shift)
        return spelling, octave_of(note.note.pitch - self._track.transposition, spelling)


def _beams(group: list[_Item]) -> list[list[_Item]]:
    """Return what beams join: notes shorter than a quarter in one group of the bar; anything else stands alone."""
    runs: list[list[_Item]] = []
    for item in group:
        before = runs[-1][-1] if runs else None
        short = item.beamed and _is_short(item)
        joins = (
            before is not None and short and before.beamed and _is_short(before)
            and before.group == item.group and before.tuplet == item.tuplet
        )  # fmt: skip
        if joins:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _is_short(item: _Item) -> bool:
    # Three in the time of two eighths are eighths; a quarter of a triplet is none.
    return item.end - item.start < (10080 if item.tuplet < 0 else 6720)


def _verse(parent: Element, lyric: Lyric) -> None:
    verse = ElementTree.SubElement(parent, "verse", {"n": str(lyric.verse)})
    syllable = ElementTree.SubElement(verse, "syl")
    syllable.text = "".join(c for c in lyric.text if c.isprintable())
    place = {"begin": "i", "middle": "m", "end": "t"}.get(lyric.syllabic)
    if place:
        syllable.set("wordpos", place)
    if lyric.syllabic in ("begin", "middle"):
        syllable.set("con", "d")
