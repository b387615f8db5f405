"""One part of a MusicXML file, measure by measure, in the quarter notes that it counts in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import isfinite
from typing import Any
from xml.etree.ElementTree import Element

from creastudio.api.score import Lyric
from creastudio.api.spelling import name_of, spelling_of
from creastudio.notation.chord_degrees import Degree, as_read
from creastudio.notation.irregular_bars import not_too_fine

_CLEFS = {"G": "treble", "F": "bass", "percussion": "percussion"}
_MODES = {"minor", "aeolian"}
_LONGEST = Fraction(4000)
_NAMED = {"repeat": "repeats", "ending": "endings"}


@dataclass
class PartNote:
    """A note as it is written, within its measure."""

    measure: int
    offset: Fraction
    length: Fraction
    voice: int
    velocity: int
    letter: str = "C"
    alteration: int = 0
    octave: int = 4
    midi: int | None = None
    tied_from: bool = False
    tied_to: bool = False


@dataclass
class Part:
    """What a part holds; measures are numbers from 0, offsets quarter notes."""

    fields: dict[str, Any]
    transposition: int = 0
    divisions: list[int] = field(default_factory=lambda: [1])
    lengths: list[Fraction] = field(default_factory=list)
    metres: dict[int, tuple[int, int]] = field(default_factory=dict)
    keys: list[tuple[int, int, str]] = field(default_factory=list)
    tempi: list[tuple[int, Fraction, float]] = field(default_factory=list)
    chords: list[tuple[int, Fraction, dict[str, str]]] = field(default_factory=list)
    notes: list[PartNote] = field(default_factory=list)
    lyrics: list[tuple[int, Fraction, Lyric]] = field(default_factory=list)


def read_part(part: Element, header: Element | None, left_out: Counter[str]) -> Part:
    """Return what a part holds; ValueError says what can't be understood."""
    return _Reader(header, left_out).read(part)


class _Reader:
    def __init__(self, header: Element | None, left_out: Counter[str]) -> None:
        self._part = Part(_fields(header))
        self._drums = _unpitched(header)
        self._left_out = left_out
        self._divisions = 1
        self._voices: dict[str, int] = {}
        self._begin = Fraction(0)
        """Where the note before began, for the other notes of its chord."""
        self._at = Fraction(0)

    def read(self, part: Element) -> Part:
        for number, measure in enumerate(part.findall("measure")):
            self._at = self._begin = longest = Fraction(0)
            for element in measure:
                self._element(number, element)
                longest = max(longest, self._at)
            if longest > _LONGEST:
                raise ValueError(f"measure {number + 1} is too long")
            self._part.lengths.append(longest)
        return self._part

    def _element(self, number: int, element: Element) -> None:
        kind = element.tag
        if kind == "note":
            self._note(number, element)
        elif kind == "backup":
            self._at = not_too_fine(max(Fraction(0), self._at - self._length(element)))
        elif kind == "forward":
            self._at = not_too_fine(self._at + self._length(element))
        elif kind == "attributes":
            self._attributes(number, element)
        elif kind == "harmony":
            self._harmony(number, element)
        elif kind in ("direction", "sound"):
            sound = element if kind == "sound" else element.find("sound")
            bpm = float((sound.get("tempo") if sound is not None else None) or "0")
            if isfinite(bpm) and bpm > 0:
                self._part.tempi.append((number, self._at + self._offset(element), bpm))
        elif kind == "barline":
            for name, said in _NAMED.items():
                self._left_out[said] += element.find(name) is not None
            self._left_out += Counter()

    def _length(self, element: Element) -> Fraction:
        return max(Fraction(0), _number(element.findtext("duration")) / self._divisions)

    def _offset(self, element: Element) -> Fraction:
        return _number(element.findtext("offset")) / self._divisions

    def _attributes(self, number: int, element: Element) -> None:
        if element.find("divisions") is not None:
            self._divisions = max(1, min(32767, round(float(element.findtext("divisions") or "1"))))
            self._part.divisions.append(self._divisions)
        key = element.find("key/fifths")
        if key is not None and abs(int(key.text or "0")) <= 7:
            mode = "minor" if (element.findtext("key/mode") or "") in _MODES else "major"
            self._part.keys.append((number, int(key.text or "0"), mode))
        top, bottom = element.findtext("time/beats"), element.findtext("time/beat-type")
        if top and bottom:
            beats, kind = sum(int(beat) for beat in top.split("+")), int(bottom)
            if 1 <= beats <= 255 and kind in (1, 2, 4, 8, 16, 32, 64):
                self._part.metres[number] = (beats, kind)
        sign = element.findtext("clef/sign") or ""
        if sign and not self._part.fields.get("clef"):
            clef = _CLEFS.get(sign, "")
            if sign == "C":
                clef = "tenor" if element.findtext("clef/line") == "4" else "alto"
            if sign == "G" and element.findtext("clef/clef-octave-change") == "-1":
                clef = "treble-8"
            self._part.fields["clef"] = clef
        chromatic = element.findtext("transpose/chromatic")
        if chromatic:
            octaves = int(element.findtext("transpose/octave-change") or "0")
            self._part.transposition = max(-48, min(48, round(float(chromatic)) + 12 * octaves))

    def _harmony(self, number: int, element: Element) -> None:
        kind = (element.findtext("kind") or "none").strip()
        root, bass = _chord_note(element, "root"), _chord_note(element, "bass")
        if (
            kind.isascii()
            and kind.replace("-", "").isalnum()
            and len(kind) <= 40
            and (root or kind == "none")
        ):
            fields = {"root": root, "kind": as_read(kind, _degrees(element)), "bass": bass}
            self._part.chords.append((number, self._at + self._offset(element), fields))

    def _note(self, number: int, element: Element) -> None:
        if element.find("grace") is not None or element.find("cue") is not None:
            self._left_out["grace and cue notes"] += 1
            return
        length = self._length(element)
        if element.find("chord") is None:
            self._begin = self._at
            self._at = not_too_fine(self._at + length)
        if element.find("rest") is not None or not length:
            return
        voice = (element.findtext("voice") or "1").strip()
        note = PartNote(
            number,
            self._begin,
            length,
            self._voices.setdefault(voice, min(255, len(self._voices) + 1)),
            _velocity(element),
        )
        pitch = element.find("pitch")
        if pitch is not None:
            alter = float(pitch.findtext("alter") or "0")
            self._left_out["quarter tones"] += not alter.is_integer()
            self._left_out += Counter()
            note.letter = (pitch.findtext("step") or "").strip()
            note.alteration = max(-2, min(2, round(alter)))
            note.octave = int(pitch.findtext("octave") or "4")
        else:
            instrument = element.find("instrument")
            known = self._drums.get(instrument.get("id", "") if instrument is not None else "")
            note.midi = known if known is not None else 38
            self._part.fields["percussion"] = True
        ties = {tie.get("type") for tie in element.findall("tie")}
        note.tied_from, note.tied_to = "stop" in ties, "start" in ties
        self._part.notes.append(note)
        self._lyrics(number, element)

    def _lyrics(self, number: int, element: Element) -> None:
        for lyric in element.findall("lyric"):
            text = "".join(part.text or "" for part in lyric.findall("text")).strip()[:1000]
            kind = lyric.findtext("syllabic") or "single"
            verse = lyric.get("number", "1")
            if text and kind in ("single", "begin", "middle", "end"):
                made = Lyric(
                    start=0,
                    text=text,
                    syllabic=kind,  # type: ignore[arg-type]
                    verse=max(1, min(99, int(verse))) if verse.isdecimal() else 1,
                )
                self._part.lyrics.append((number, self._begin, made))


def _number(text: str | None) -> Fraction:
    """Return a number as it is written; without an exponent, of which a few letters could mean gigabytes."""
    text = (text or "0").strip()
    if len(text) > 30 or "e" in text.lower():
        raise ValueError("a length is no number")
    return Fraction(text)


def _chord_note(element: Element, name: str) -> str:
    letter = (element.findtext(f"{name}/{name}-step") or "").strip()
    alter = round(float(element.findtext(f"{name}/{name}-alter") or "0"))
    return name_of(spelling_of(letter, alter)) if letter else ""


def _degrees(element: Element) -> Iterator[Degree]:
    """Yield what a chord adds to its kind, alters or leaves out."""
    for degree in element.findall("degree"):
        value, how = (
            (degree.findtext("degree-value") or "").strip(),
            (degree.findtext("degree-type") or "").strip(),
        )
        alter = round(_number(degree.findtext("degree-alter")))
        if value.isdecimal() and len(value) < 3 and (how == "add" or how == "alter" or how == "subtract"):
            yield Degree(int(value), max(-2, min(2, alter)), how)


def _velocity(element: Element) -> int:
    """Return a velocity; the file counts in percent of 90."""
    return max(1, min(127, round(float(element.get("dynamics") or 80 / 0.9) * 0.9)))


def _fields(header: Element | None) -> dict[str, Any]:
    if header is None:
        return {}
    fields: dict[str, Any] = {"name": (header.findtext("part-name") or "").strip()[:1000]}
    midi = header.find("midi-instrument")
    if midi is not None:
        program = int(midi.findtext("midi-program") or "1") - 1
        channel = int(midi.findtext("midi-channel") or "0") - 1
        fields["program"] = max(0, min(127, program))
        fields["channel"] = channel if 0 <= channel <= 15 else None
        fields["volume"] = max(0, min(127, round(float(midi.findtext("volume") or "78.74") * 1.27)))
        fields["pan"] = max(-64, min(63, round(float(midi.findtext("pan") or "0") / 90 * 64)))
    return fields


def _unpitched(header: Element | None) -> dict[str, int]:
    """Return the MIDI number of each percussion instrument by its id."""
    found: dict[str, int] = {}
    for midi in header.findall("midi-instrument") if header is not None else ():
        number = midi.findtext("midi-unpitched")
        if number:
            found[midi.get("id", "")] = max(0, min(127, int(number) - 1))
    return found
