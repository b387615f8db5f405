"""Scores as MEI for engraving: staves, beams, tuplets, accidentals, words, chord symbols; notes keep their names.

Source: Music Encoding Initiative, "MEI Guidelines 5.0" (2023). A note has the id ``n3-17`` (the 18th of the fourth
track); what is tied to it has ``n3-17-1``, ``n3-17-2`` and so on.
"""

from __future__ import annotations

from collections import Counter
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from creastudio.api.chord_kinds import symbol_of
from creastudio.api.score import Lyric, Score
from creastudio.api.spelling import fifths_of, usual_key
from creastudio.notation.mei_layer import LayerWriter
from creastudio.notation.written_accidentals import Accidentals
from creastudio.notation.written_bars import bars_of_track
from creastudio.notation.written_staves import Staff, hands, lanes_of, staves_of

_XML = "http://www.w3.org/XML/1998/namespace"
_CLEFS = {
    "treble": ("G", "2", ""), "treble-8": ("G", "2", "8"), "alto": ("C", "3", ""), "tenor": ("C", "4", ""),
    "bass": ("F", "4", ""), "percussion": ("perc", "3", ""),
}  # fmt: skip
_SIGNS = str.maketrans("#b", "♯♭")
_SAME_TEMPO = 0.03


def mei_of(score: Score, first: int = 0, last: int | None = None, *, title: bool = True) -> bytes:
    """Return the bars from `first` up to, without, `last` as MEI; all where `last` is None."""
    count = max(1, score.bar_count)
    return _Writer(score, first, min(count, count if last is None else last), title=title).written()


def child(parent: Element, name: str, /, **attributes: str) -> Element:
    """Return a new child element; ``xml_id`` and ``clef_shape`` stand for ``xml:id`` and ``clef.shape``."""
    named = {
        f"{{{_XML}}}id" if key == "xml_id" else key.rstrip("_").replace("_", "."): value
        for key, value in attributes.items()
    }
    return ElementTree.SubElement(parent, name, named)


def clean(text: str) -> str:
    """Return a text without what XML can't hold."""
    return "".join(c for c in text if c.isprintable() or c == " ")


class _Writer:
    def __init__(self, score: Score, first: int, last: int, *, title: bool) -> None:
        self._score, self._first, self._last, self._title = score, first, last, title
        self._staves = staves_of(score)
        self._bars = [bars_of_track(score, number, first, last) for number in range(len(score.tracks))]
        self._hands = [self._hands_of(number) for number in range(len(score.tracks))]
        self._pieces: Counter[str] = Counter()
        self._words = [self._words_of(number) for number in range(len(score.tracks))]
        begin = score.bar_map.bar(first).start
        self._tempo = next((t.bpm for t in reversed(score.tempi) if t.tick < begin), None)
        plain = (n for n, staff in enumerate(self._staves) if not score.tracks[staff.track].percussion)
        self._above = next(plain, 0)

    def written(self) -> bytes:
        """Return the file."""
        root = Element("mei", {"xmlns": "http://www.music-encoding.org/ns/mei", "meiversion": "5.0"})
        titles = child(child(child(root, "meiHead"), "fileDesc"), "titleStmt")
        child(titles, "title").text = clean(self._score.title) if self._title else ""
        body = child(child(child(root, "music"), "body"), "mdiv")
        body = child(body, "score")
        line = self._score.bar_map.bar(self._first)
        metre = (line.metre.numerator, line.metre.denominator)
        key = self._key(self._first)
        self._definition(body, metre, key, first=True)
        section = child(body, "section")
        for number in range(self._first, self._last):
            line = self._score.bar_map.bar(number)
            now = (line.metre.numerator, line.metre.denominator)
            if number > self._first and (now != metre or self._key(number) != key):
                self._definition(section, now if now != metre else None, self._key(number), first=False)
            metre, key = now, self._key(number)
            self._measure(section, number)
        return ElementTree.tostring(root, encoding="utf-8")

    def _key(self, number: int) -> int:
        line = self._score.bar_map.bar(number)
        return self._score.key_at(line.start).fifths

    def _fifths(self, staff: Staff, key: int) -> int:
        """Return the key that a staff is read in: that of its instrument."""
        track = self._score.tracks[staff.track]
        if track.percussion:
            return 0
        return usual_key(key - fifths_of(track.transposition))

    def _definition(self, parent: Element, metre: tuple[int, int] | None, key: int, *, first: bool) -> None:
        made = child(parent, "scoreDef")
        if metre is not None:
            made.set("meter.count", str(metre[0]))
            made.set("meter.unit", str(metre[1]))
            if first and self._goes_on(metre):
                made.set("meter.form", "invis")
        group = (
            child(made, "staffGrp", symbol="bracket")
            if len(self._score.tracks) > 1
            else child(made, "staffGrp")
        )
        inner = group
        for number, staff in enumerate(self._staves):
            track = self._score.tracks[staff.track]
            name = clean(track.name)[:60] if first and not self._first else ""
            if staff.hand == 0:
                inner = child(group, "staffGrp", symbol="brace", bar_thru="true")
                self._label(inner, name)
            parent = inner if staff.hand is not None else group
            definition = child(parent, "staffDef", n=str(number + 1), lines="5")
            if staff.hand is None:
                self._label(definition, name)
            fifths = self._fifths(staff, key)
            definition.set("keysig", "0" if not fifths else f"{abs(fifths)}{'s' if fifths > 0 else 'f'}")
            if first:
                shape, line, octave = _CLEFS[staff.clef]
                definition.set("clef.shape", shape)
                definition.set("clef.line", line)
                if octave:
                    definition.set("clef.dis", octave)
                    definition.set("clef.dis.place", "below")

    def _goes_on(self, metre: tuple[int, int]) -> bool:
        """Whether the first bar here is in the metre of the one before it, which isn't here."""
        if not self._first:
            return False
        before = self._score.bar_map.bar(self._first - 1).metre
        return (before.numerator, before.denominator) == metre

    @staticmethod
    def _label(parent: Element, name: str) -> None:
        if name:
            child(parent, "label").text = name

    def _measure(self, section: Element, number: int) -> None:
        pickup = bool(self._score.pickup)
        measure = child(section, "measure", n=str(number + (not pickup)), xml_id=f"m{number}")
        if number == 0 and pickup:
            measure.set("metcon", "false")
        if number == max(1, self._score.bar_count) - 1:
            measure.set("right", "end")
            measure.set("metcon", "false")
        for place, staff in enumerate(self._staves):
            self._staff(child(measure, "staff", n=str(place + 1)), staff, number)
        self._tempi(measure, number)
        self._chords(measure, number)

    def _staff(self, parent: Element, staff: Staff, number: int) -> None:
        bar = self._bars[staff.track][number - self._first]
        side = self._hands[staff.track][number - self._first]
        notes = [item for item, hand in zip(bar.notes, side, strict=True) if staff.hand in (None, hand)]
        track = self._score.tracks[staff.track]
        accidentals = Accidentals(self._fifths(staff, self._key(number)))
        writer = LayerWriter(bar, track, accidentals, self._pieces, self._words[staff.track])
        lanes = lanes_of(notes, drums=track.percussion)
        if not lanes:
            child(child(parent, "layer", n="1"), "mRest")
            return
        # Accidentals are those of the staff, in the order of time, whichever lane a note is in.
        writer.prepare([lane for _, lane in lanes])
        shown: set[int] = set()
        for place, (voice, lane) in enumerate(lanes):
            layer = child(parent, "layer", n=str(place + 1))
            writer.write(layer, lane, rests=voice not in shown and not (track.percussion and place))
            shown.add(voice)

    def _hands_of(self, track: int) -> list[list[int]]:
        return [hands(item.note for _, _, item in bar.notes) for bar in self._bars[track]]

    def _words_of(self, track: int) -> dict[int, list[Lyric]]:
        found: dict[int, list[Lyric]] = {}
        for tick, lyric in self._score.lyrics(track):
            found.setdefault(tick, []).append(lyric)
        return found

    def _stamp(self, number: int, tick: int) -> str:
        line = self._score.bar_map.bar(number)
        return f"{1 + (tick - line.start) * line.metre.denominator / (4 * self._score.ticks_per_quarter):.4f}"

    def _tempi(self, measure: Element, number: int) -> None:
        line = self._score.bar_map.bar(number)
        inside = [t for t in self._score.tempi if line.start <= t.tick < line.end]
        if not inside:
            return
        tempo = inside[0]
        if self._tempo is not None and abs(tempo.bpm / self._tempo - 1) < _SAME_TEMPO:
            return
        self._tempo = tempo.bpm
        made = child(measure, "tempo", staff="1", tstamp=self._stamp(number, tempo.tick), place="above")
        note = child(made, "rend", fontfam="smufl")
        note.text = "\ueca5"
        note.tail = f" = {round(tempo.bpm)}"

    def _chords(self, measure: Element, number: int) -> None:
        line = self._score.bar_map.bar(number)
        for chord in self._score.chords:
            if line.start <= chord.tick < line.end:
                attributes: dict[str, Any] = {"staff": str(self._above + 1), "place": "above"}
                made = child(measure, "harm", tstamp=self._stamp(number, chord.tick), **attributes)
                # Signs as they are printed; a name's own b's are flats, its root and bass are never "b".
                made.text = symbol_of(chord).translate(_SIGNS)
