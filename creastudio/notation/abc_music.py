"""The music of an ABC tune, sign by sign, into measures of voices; what can't be read is counted.

Source: C. Walshaw and others, "The abc music standard 2.1" (2011), sections 4 to 7.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from creastudio.api.chord_symbols import parse_symbol
from creastudio.api.errors import UserError
from creastudio.api.score import Chord
from creastudio.notation.abc_fields import (
    Signature,
    Staff,
    key_of,
    length_of,
    metre_of,
    staff_of,
    tempo_of,
    usual_length,
)
from creastudio.notation.abc_signs import ALTERATIONS, LOUDNESS, SIGN, endings, length
from creastudio.notation.abc_text import TuneText, shown
from creastudio.notation.abc_voice import Head, Voice
from creastudio.notation.abc_words import lay_words
from creastudio.notation.repeats import MOST_MEASURES

MAX_VOICES = 64
MAX_REST_BARS = 2000
_MOST_SIGNS = 2_000_000
"""Characters of music in one tune: each may be a note."""


class Music:
    """Reads a tune; the voices are in ``voices`` by their names, in their order."""

    def __init__(self, tune: TuneText) -> None:
        self.voices: dict[str, Voice] = {}
        self.left_out: Counter[str] = Counter()
        self.title = ""
        self.order = ""
        self._metre: tuple[int, int] | None = (4, 4)
        self._key = Signature()
        self._unit: Fraction | None = None
        self._tempo: str | None = None
        self._spread = "pitch"
        self._program: int | None = None
        self._header = True
        self._staff_text = ""
        self._chord: list[Head] | None = None
        self._chord_length = Fraction(1)
        self._voice: Voice | None = None
        self._signs = 0
        for number, (kind, text) in enumerate(tune.lines):
            if self._measures() > MOST_MEASURES or self._signs > _MOST_SIGNS:
                self.left_out["lines of a tune that is too long"] += len(tune.lines) - number
                break
            self._line(kind, text)
        self._finish()

    def _finish(self) -> None:
        first = next(iter(self.voices.values()), None)
        bpm = tempo_of(self._tempo, first.unit) if self._tempo and first else None
        for voice in self.voices.values():
            voice.close()
        if bpm is not None and first and first.measures:
            first.measures[0].tempi.insert(0, (Fraction(0), bpm))

    # Lines

    def _line(self, kind: str, text: str) -> None:
        if kind == "":
            self._header = False
            self._music(text)
        elif kind == "%":
            self._directive(text)
        elif kind == "w":
            if self._voice is not None:
                lay_words(self._voice, text)
        else:
            self._field(kind, text)

    def _field(self, kind: str, text: str) -> None:
        handler = _FIELDS.get(kind)
        if handler is not None:
            try:
                handler(self, text)
            except ValueError:
                self.left_out["fields that can't be read"] += 1
        elif kind == "T" and not self.title:
            self.title = shown(text)
        elif kind == "I":
            self._directive(text)

    def _directive(self, text: str) -> None:
        words = text.lower().split()
        if words[:1] == ["propagate-accidentals"] and words[1:2]:
            self._spread = words[1]
        elif words[:2] == ["midi", "program"] and words[2:] and words[-1].isdecimal():
            program = min(127, int(words[-1][:4]))
            if self._header and self._voice is None:
                self._program = program
            else:
                self._here().program = program
        elif words[:3] == ["midi", "channel", "10"] and self._voice is not None:
            self._voice.percussion = True

    def _key_field(self, text: str) -> None:
        key = key_of(text, self._voice.key if self._voice else self._key)
        if self._header:
            self._key = key or self._key
            self._staff_text = text
            self._header = False
            for voice in self.voices.values():
                voice.key, voice.metre = self._key, self._metre
                voice.unit = self._unit or usual_length(self._metre)
                voice.staff = staff_of(text, Staff()) if voice.staff == Staff() else voice.staff
            self._voice = next(iter(self.voices.values()), None)
            return
        voice = self._here()
        voice.key = key or voice.key
        voice.altered = {}
        voice.staff = staff_of(text, voice.staff)
        if voice.opened is not None and not voice.opened.sounds:
            voice.opened.key = voice.key

    def _metre_field(self, text: str) -> None:
        metre = metre_of(text)
        if self._header:
            self._metre = metre
            return
        voice = self._here()
        voice.metre = metre
        if voice.opened is not None and not voice.opened.sounds:
            voice.opened.metre = metre

    def _unit_field(self, text: str) -> None:
        unit = length_of(text)
        if self._header:
            self._unit = unit
        else:
            self._here().unit = unit

    def _tempo_field(self, text: str) -> None:
        if self._header:
            self._tempo = text
            return
        voice = self._here()
        bpm = tempo_of(text, voice.unit)
        if bpm is not None:
            voice.measure().tempi.append((voice.at, bpm))

    def _part_field(self, text: str) -> None:
        if self._header:
            self.order = text
            return
        label = next((c for c in text if c.isalpha()), "")
        for voice in self.voices.values() or [self._here()]:
            voice.part = label
            if voice.opened is not None and not voice.opened.sounds:
                voice.opened.part = label
                voice.opened.fresh = True

    def _voice_field(self, text: str) -> None:
        name, _, rest = text.strip().partition(" ")
        if not name or name == "*":
            return
        if name not in self.voices:
            if len(self.voices) >= MAX_VOICES:
                self.left_out["voices"] += 1
                name = next(iter(self.voices))
            else:
                self.voices[name] = self._made()
        voice = self.voices[name]
        voice.staff = staff_of(rest, voice.staff)
        voice.percussion = voice.percussion or voice.staff.clef == "percussion"
        self._voice = voice

    def _made(self) -> Voice:
        unit = self._unit or usual_length(self._metre)
        voice = Voice(self._metre, self._key, unit, program=self._program or 0)
        voice.staff = staff_of(self._staff_text, voice.staff)
        return voice

    def _here(self) -> Voice:
        """Return the voice that is being read; music without one is one voice."""
        if self._voice is None:
            self._voice = self.voices.setdefault("", self._made())
        return self._voice

    # Signs

    def _music(self, text: str) -> None:
        voice = self._here()
        voice.verse = 0
        self._chord = None
        for found in SIGN.finditer(text):
            try:
                _SIGNS_READ[found.lastgroup or "other"](self, found)
            except ValueError:
                self.left_out["signs that can't be read"] += 1
        self._signs += len(text)

    def _measures(self) -> int:
        return sum(len(voice.measures) for voice in self.voices.values())

    def _note(self, found: re.Match[str]) -> None:
        voice = self._here()
        letter = found["letter"].upper()
        octave = 4 + found["letter"].islower() + found["octave"].count("'") - found["octave"].count(",")
        head = Head(
            letter, self._alteration(voice, found["sign"], letter, octave), octave, bool(found["tie"])
        )
        own = length(found, "n")
        if self._chord is not None:
            if not self._chord:
                self._chord_length = own
            self._chord.append(head)
            return
        voice.add(own * voice.unit, [head])

    def _alteration(self, voice: Voice, sign: str | None, letter: str, octave: int) -> int:
        place = f"{letter}{octave}" if self._spread == "octave" else letter
        if sign:
            if self._spread != "not":
                voice.altered[place] = ALTERATIONS[sign]
            return ALTERATIONS[sign]
        if (letter, octave) in voice.ties:
            return voice.ties[letter, octave]
        return voice.altered.get(place, voice.key.altered.get(letter, 0))

    def _rest(self, found: re.Match[str]) -> None:
        voice = self._here()
        if found["kind"] in "ZX":
            count = int(found["rnum"] or 1)
            if count > MAX_REST_BARS or self._measures() + count > MOST_MEASURES:
                raise ValueError("too many bars of rest")
            voice.rest_bars(count)
            return
        voice.add(length(found, "r") * voice.unit, [])

    def _open(self, found: re.Match[str]) -> None:
        self._chord = []

    def _close(self, found: re.Match[str]) -> None:
        voice, heads = self._here(), self._chord
        self._chord = None
        if not heads:
            return
        if found["ctie"]:
            heads = [replace(head, tied=True) for head in heads]
        voice.add(self._chord_length * length(found, "c") * voice.unit, heads)

    def _tuplet(self, found: re.Match[str]) -> None:
        voice, p = self._here(), int(found["p"])
        compound = voice.metre is not None and voice.metre[1] == 8 and voice.metre[0] % 3 == 0
        usual = {2: 3, 3: 2, 4: 3, 6: 2, 8: 3}.get(p, 3 if compound else 2)
        q, r = int(found["q"] or usual), int(found["r"] or p)
        if p < 2 or not q or not r:
            raise ValueError("no tuplet")
        voice.tuplet = (Fraction(q, p), r)

    def _bar(self, found: re.Match[str]) -> None:
        sign = found["line"] or found["colons"]
        self._here().bar_line(sign, endings(found["ending"]))

    def _alone(self, found: re.Match[str]) -> None:
        self._here().bar_line("|", endings(found["only"]))

    def _broken(self, found: re.Match[str]) -> None:
        if not self._here().broken(found["broken"]):
            raise ValueError("nothing to dot")

    def _text(self, found: re.Match[str]) -> None:
        written = found["text"][1:-1]
        chord = _chord(written) if written[:1] not in ("^", "_", "<", ">", "@") else None
        if chord is None:
            self.left_out["texts over notes"] += bool(written.strip())
            return
        voice = self._here()
        voice.measure().chords.append((voice.at, chord))

    def _mark(self, found: re.Match[str]) -> None:
        name = found["mark"][1:-1]
        if name in LOUDNESS:
            self._here().velocity = LOUDNESS[name]
        else:
            self.left_out["ornaments and signs of playing"] += 1

    def _inline(self, found: re.Match[str]) -> None:
        self._field(found["field"], found["value"])

    def _over(self, found: re.Match[str]) -> None:
        self._here().back()

    def _grace(self, found: re.Match[str]) -> None:
        self.left_out["grace notes"] += len(re.findall(r"[A-Ga-g]", found["grace"]))

    def _symbol(self, found: re.Match[str]) -> None:
        self.left_out["ornaments and signs of playing"] += 1

    def _other(self, found: re.Match[str]) -> None:
        if found["other"] not in "!-":
            raise ValueError("an unknown sign")

    def _skip(self, found: re.Match[str]) -> None:
        """Slurs, beams and line ends say nothing of what sounds."""


_FIELDS: dict[str, Callable[[Music, str], None]] = {
    "K": Music._key_field, "M": Music._metre_field, "L": Music._unit_field, "Q": Music._tempo_field,
    "P": Music._part_field, "V": Music._voice_field,
}  # fmt: skip
_SIGNS_READ: dict[str, Callable[[Music, re.Match[str]], None]] = {
    "note": Music._note, "rest": Music._rest, "grace": Music._grace, "inline": Music._inline, "text": Music._text,
    "mark": Music._mark, "tuplet": Music._tuplet, "bar": Music._bar, "alone": Music._alone, "open": Music._open,
    "close": Music._close, "broken": Music._broken, "over": Music._over, "skip": Music._skip,
    "symbol": Music._symbol, "other": Music._other,
}  # fmt: skip


def _chord(text: str) -> Chord | None:
    """Return the chord that a text over a note names; None for other words."""
    try:
        return parse_symbol(text.strip())
    except UserError:
        return None
