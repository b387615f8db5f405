"""Scores as MusicXML 4.0, partwise: voices, chords, ties, tuplets, rests, lyrics, chord symbols, percussion."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from creastudio.api.score import Chord, Lyric, Note, Score, Track
from creastudio.api.spelling import (
    alteration_of,
    fifths_of,
    letter_of,
    octave_of,
    parse_name,
    spell,
    usual_key,
    within,
)
from creastudio.notation.chord_degrees import as_written
from creastudio.notation.written_clefs import usual_clef

MEDIA_TYPE = "application/vnd.recordare.musicxml+xml"
_DOCTYPE = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
    b'"http://www.musicxml.org/dtds/partwise.dtd">\n'
)
_CLEFS = {
    "treble": ("G", "2", ""),
    "treble-8": ("G", "2", "-1"),
    "alto": ("C", "3", ""),
    "tenor": ("C", "4", ""),
    "bass": ("F", "4", ""),
    "percussion": ("percussion", "", ""),
}
_TYPES = ("breve", "whole", "half", "quarter", "eighth", "16th", "32nd", "64th", "128th")
_TUPLETS = ((1, 1), (3, 2), (5, 4), (6, 4), (7, 4))


def musicxml_of(score: Score) -> bytes:
    """Return the file; the same score gives the same bytes."""
    root = Element("score-partwise", {"version": "4.0"})
    if score.title:
        _text(_child(root, "work"), "work-title", score.title)
    _text(_child(_child(root, "identification"), "encoding"), "software", "CreaStudio")
    parts = _child(root, "part-list")
    for index, track in enumerate(score.tracks):
        _header(parts, track, index)
    for index in range(len(score.tracks)):
        _Writer(score, index).write(_child(root, "part", id=f"P{index + 1}"))
    ElementTree.indent(root, " ")
    return _DOCTYPE + ElementTree.tostring(root, encoding="utf-8") + b"\n"


def _child(parent: Element, name: str, /, **attributes: str) -> Element:
    return ElementTree.SubElement(parent, name, attributes)


def _text(parent: Element, name: str, text: str | int, /, **attributes: str) -> None:
    shown = "".join(c for c in str(text) if c.isprintable() or c in "\n\t ")
    _child(parent, name, **attributes).text = shown


def _drum_ids(track: Track, index: int) -> dict[int, str]:
    pitches = sorted({pitch for bar in track.bars for pitch in bar.pitch}) if track.percussion else []
    return {pitch: f"P{index + 1}-I{pitch + 1}" for pitch in pitches}


def _header(parts: Element, track: Track, index: int) -> None:
    part = _child(parts, "score-part", id=f"P{index + 1}")
    _text(part, "part-name", track.name)
    drums = _drum_ids(track, index)
    ids = list(drums.values()) or [f"P{index + 1}-I1"]
    for name in ids:
        _text(_child(part, "score-instrument", id=name), "instrument-name", track.name or "Instrument")
    for pitch, name in drums.items() or [(None, ids[0])]:
        midi = _child(part, "midi-instrument", id=name)
        if track.percussion or track.channel is not None:
            _text(midi, "midi-channel", 10 if track.percussion else (track.channel or 0) + 1)
        _text(midi, "midi-program", track.program + 1)
        if pitch is not None:
            _text(midi, "midi-unpitched", pitch + 1)
        _text(midi, "volume", f"{track.volume / 1.27:.2f}")
        _text(midi, "pan", f"{track.pan / 64 * 90:.2f}")


class _Writer:
    """Writes one part."""

    def __init__(self, score: Score, index: int) -> None:
        self._score = score
        self._track = score.tracks[index]
        self._first = index == 0
        self._drums = _drum_ids(self._track, index)
        self._shift = fifths_of(self._track.transposition)
        self._lyrics: dict[int, list[Lyric]] = {}
        for tick, lyric in score.lyrics(index):
            self._lyrics.setdefault(tick, []).append(lyric)
        self._pieces: dict[int, list[tuple[int, int, Note]]] = {}
        for note in score.notes(index):
            self._cut(note)

    def _cut(self, note: Note) -> None:
        """Cut a note where bars end."""
        at, end = note.start, note.start + note.duration
        while at < end:
            number = self._score.bar_map.number(at)
            until = min(end, self._score.bar_map.bar(number).end)
            self._pieces.setdefault(number, []).append((at, until, note))
            at = until

    def write(self, part: Element) -> None:
        metre = None
        for number in range(max(1, self._score.bar_count)):
            line = self._score.bar_map.bar(number)
            short = number == 0 and self._score.pickup > 0
            names = {"implicit": "yes"} if short else {}
            measure = _child(part, "measure", number=str(number + (not self._score.pickup)), **names)
            self._attributes(measure, number, None if metre == line.metre else line.metre)
            metre = line.metre if not short else metre or line.metre
            if self._first:
                self._above(measure, line.start, line.end)
            self._voices(measure, number, line.start, line.end)

    def _attributes(self, measure: Element, number: int, metre: object) -> None:
        line = self._score.bar_map.bar(number)
        key = next((k for k in self._score.keys if line.start <= k.tick < line.end), None)
        if number and key is None and metre is None:
            return
        made = _child(measure, "attributes")
        if number == 0:
            _text(made, "divisions", self._score.ticks_per_quarter)
        if (key is not None or number == 0) and not self._track.percussion:
            key = key or self._score.key_at(0)
            fifths = key.fifths - self._shift
            element = _child(made, "key")
            _text(element, "fifths", usual_key(fifths))
            _text(element, "mode", key.mode)
        if metre is not None:
            element = _child(made, "time")
            _text(element, "beats", line.metre.numerator)
            _text(element, "beat-type", line.metre.denominator)
        if number == 0:
            sign, place, octave = _CLEFS[self._track.clef or usual_clef(self._track)]
            element = _child(made, "clef")
            _text(element, "sign", sign)
            if place:
                _text(element, "line", place)
            if octave:
                _text(element, "clef-octave-change", octave)
            if self._track.transposition:
                _text(_child(made, "transpose"), "chromatic", self._track.transposition)

    def _above(self, measure: Element, begin: int, end: int) -> None:
        """Write tempi and chord symbols."""
        for tempo in self._score.tempi:
            if begin <= tempo.tick < end:
                made = _child(measure, "direction", placement="above")
                mark = _child(_child(made, "direction-type"), "metronome")
                _text(mark, "beat-unit", "quarter")
                _text(mark, "per-minute", f"{tempo.bpm:g}")
                if tempo.tick > begin:
                    _text(made, "offset", tempo.tick - begin, sound="yes")
                _child(made, "sound", tempo=repr(tempo.bpm))
        for chord in self._score.chords:
            if begin <= chord.tick < end:
                _harmony(measure, chord, chord.tick - begin)

    def _voices(self, measure: Element, number: int, begin: int, end: int) -> None:
        lanes = _lanes(self._pieces.get(number, []))
        if not lanes:
            rest = _child(measure, "note")
            _child(rest, "rest", measure="yes")
            _text(rest, "duration", end - begin)
            _text(rest, "voice", 1)
            return
        at = begin
        for place, lane in enumerate(lanes):
            if at > begin:
                _text(_child(measure, "backup"), "duration", at - begin)
            at = begin
            for start, until, notes in lane:
                self._gap(measure, start - at, place)
                for position, note in enumerate(notes):
                    self._note(measure, note, start, until, place, chord=position > 0)
                at = until
            self._gap(measure, end - at, place)
            at = end

    def _gap(self, measure: Element, ticks: int, place: int) -> None:
        if ticks > 0:
            rest = _child(measure, "note")
            _child(rest, "rest")
            _text(rest, "duration", ticks)
            _text(rest, "voice", place + 1)
            self._type(rest, ticks)

    def _note(self, measure: Element, note: Note, start: int, until: int, place: int, *, chord: bool) -> None:
        made = _child(measure, "note", dynamics=f"{note.velocity / 0.9:.2f}")
        if chord:
            _child(made, "chord")
        spelling = note.spelling if note.spelling is not None else spell(note.pitch)
        if self._track.percussion:
            shown = _child(made, "unpitched")
            _text(shown, "display-step", letter_of(spelling))
            _text(shown, "display-octave", 4)
        else:
            spelling = within(spelling - self._shift)
            pitch = _child(made, "pitch")
            _text(pitch, "step", letter_of(spelling))
            if alteration_of(spelling):
                _text(pitch, "alter", alteration_of(spelling))
            _text(pitch, "octave", octave_of(note.pitch - self._track.transposition, spelling))
        _text(made, "duration", until - start)
        ties = [
            kind
            for kind, tied in (("stop", start > note.start), ("start", until < note.start + note.duration))
            if tied
        ]
        for kind in ties:
            _child(made, "tie", type=kind)
        if self._track.percussion:
            _child(made, "instrument", id=self._drums[note.pitch])
        _text(made, "voice", place + 1)
        self._type(made, until - start)
        if ties:
            notations = _child(made, "notations")
            for kind in ties:
                _child(notations, "tied", type=kind)
        if not chord and start == note.start:
            for lyric in self._lyrics.pop(start, []):
                element = _child(made, "lyric", number=str(lyric.verse))
                _text(element, "syllabic", lyric.syllabic)
                _text(element, "text", lyric.text)

    def _type(self, made: Element, ticks: int) -> None:
        """Write how a length looks; nothing where no note value, dots or usual tuplet is that long."""
        found = _look(Fraction(ticks, self._score.ticks_per_quarter))
        if found is None:
            return
        name, dots, (actual, normal) = found
        _text(made, "type", name)
        for _ in range(dots):
            _child(made, "dot")
        if actual > 1:
            element = _child(made, "time-modification")
            _text(element, "actual-notes", actual)
            _text(element, "normal-notes", normal)


@lru_cache(maxsize=4096)
def _look(quarters: Fraction) -> tuple[str, int, tuple[int, int]] | None:
    for tuplet in _TUPLETS:
        plain = quarters * tuplet[0] / tuplet[1]
        for power, name in enumerate(_TYPES):
            for dots in range(3):
                if plain == Fraction(8, 2**power) * (2 - Fraction(1, 2**dots)):
                    return name, dots, tuplet
    return None


def _lanes(pieces: list[tuple[int, int, Note]]) -> list[list[tuple[int, int, list[Note]]]]:
    """Return what sounds in one bar as voices in which nothing overlaps; notes alike in time are chords."""
    chords: dict[tuple[int, int, int], list[Note]] = {}
    for start, until, note in pieces:
        chords.setdefault((note.voice, start, until), []).append(note)
    lanes: list[tuple[int, list[tuple[int, int, list[Note]]]]] = []
    for (voice, start, until), notes in sorted(chords.items(), key=lambda item: item[0]):
        lane = next((own for known, own in lanes if known == voice and own[-1][1] <= start), None)
        if lane is None:
            lane = []
            lanes.append((voice, lane))
        lane.append((start, until, notes))
    return [lane for _, lane in lanes]


def _harmony(measure: Element, chord: Chord, offset: int) -> None:
    made = _child(measure, "harmony")
    kind, degrees = as_written(chord.kind)
    for name, note in (("root", chord.root or "C"), ("bass", chord.bass)):
        if name == "bass":
            _text(made, "kind", kind)
        if note:
            element = _child(made, name)
            place = parse_name(note)
            _text(element, f"{name}-step", letter_of(place))
            if alteration_of(place):
                _text(element, f"{name}-alter", alteration_of(place))
    for degree in degrees:
        element = _child(made, "degree")
        _text(element, "degree-value", degree.value)
        _text(element, "degree-alter", degree.alter)
        _text(element, "degree-type", degree.how)
    if offset:
        _text(made, "offset", offset)
