"""MusicXML files read as scores. Source: W3C Music Notation Community Group, "MusicXML 4.0" (2021).

Only partwise files are read. Nothing outside of the file is, entities are refused, and sizes are capped.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from fractions import Fraction
from math import lcm
from typing import Any
from xml.etree.ElementTree import Element

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.score import MAX_NOTES, Chord, Key, Lyric, Metre, Note, Score, Tempo, Track, loose_track
from creastudio.api.score_parts import FASTEST, SLOWEST
from creastudio.api.spelling import fifths_of, name_of, pitch_of, spelling_of, usual_key, within
from creastudio.api.zip_members import DAMAGE
from creastudio.notation import safe_xml
from creastudio.notation.imported_score import ImportedScore
from creastudio.notation.irregular_bars import BarLengths, bars_of_lengths, not_too_fine
from creastudio.notation.left_out import left_out
from creastudio.notation.musicxml_part import Part, read_part

MAX_BYTES = 32 * 1024 * 1024
MAX_PARTS = 900
"""As many as of MIDI; what is behind them is left out, and said."""

MAX_ELEMENTS = 1_500_000
NO_PARTS = "It is empty: it has no parts."
_MOST_TICKS = 32767
_CONTAINER = "META-INF/container.xml"


def import_musicxml(data: bytes, name: str) -> ImportedScore:
    """Return the score of a ``.musicxml`` or ``.mxl`` file that is called `name`.

    Raises
    ------
    UserError
        When it is damaged, too large or no MusicXML.
    """
    try:
        if data.startswith(b"PK"):
            data = _unpacked(data)
        root = safe_xml.parse(data, max_bytes=MAX_BYTES, max_elements=MAX_ELEMENTS, max_depth=40)
    except safe_xml.BadXml as error:
        raise UserError(
            f"'{name}' can't be read: {error}.", "Export it again, or choose another file."
        ) from None
    kind = safe_xml.local_name(root)
    if kind == "score-timewise":
        raise UserError(
            f"'{name}' is a timewise score.", "Export it again as a partwise one, which is usual."
        )
    if kind != "score-partwise":
        raise UserError(f"'{name}' is no MusicXML.", "Choose another file.")
    try:
        return _imported(root)
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise UserError(
            f"'{name}' is damaged: {reason}.", "Export it again, or choose another file."
        ) from None
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        raise UserError(
            f"'{name}' is damaged: {error}.", "Export it again, or choose another file."
        ) from None


def _unpacked(data: bytes) -> bytes:
    """Return the score inside a compressed file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            container = safe_xml.parse(_member(archive, _CONTAINER), max_elements=1000)
            found = next((e for e in container.iter() if safe_xml.local_name(e) == "rootfile"), None)
            if found is None:
                raise safe_xml.BadXml("it names no score inside")
            return _member(archive, found.get("full-path", ""))
    except DAMAGE as error:
        if isinstance(error, safe_xml.BadXml):
            raise
        raise safe_xml.BadXml("it is damaged") from error


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise safe_xml.BadXml("it is too large")
    return data


def _imported(root: Element) -> ImportedScore:
    missing: Counter[str] = Counter()
    found = root.findall("part")
    missing["parts"] = max(0, len(found) - MAX_PARTS)
    headers = {e.get("id", ""): e for e in root.findall("part-list/score-part")}
    parts = [read_part(e, headers.get(e.get("id", "")), missing) for e in found[:MAX_PARTS]]
    if sum(len(part.notes) for part in parts) > MAX_NOTES:
        raise ValueError(f"it has more than {MAX_NOTES:,} notes")
    # As fine as scores usually are, so that it can be edited.
    ticks = _resolution(parts)
    starts, metres, pickup = _bars(parts, ticks)
    score = Score(
        ticks_per_quarter=ticks,
        title=(root.findtext("work/work-title") or root.findtext("movement-title") or "").strip()[:1000],
        pickup=pickup,
        metres=metres,
        **_events(parts, starts, ticks),
    )
    score = score.with_(tracks=tuple(_track(score, part, starts, ticks) for part in parts))
    return ImportedScore(score, (() if parts else (NO_PARTS,)) + left_out(missing))


def _resolution(parts: list[Part]) -> int:
    ticks = 960
    for part in parts:
        for divisions in part.divisions:
            ticks = lcm(ticks, divisions)
            if ticks > _MOST_TICKS:
                return 10080
    return ticks


def _bars(parts: list[Part], ticks: int) -> tuple[list[Fraction], tuple[Metre, ...], int]:
    """Return where measures begin, in quarters, the metres that make such bars, and the pickup in ticks."""
    starts: list[Fraction] = []
    lengths = BarLengths()
    at = Fraction(0)
    metre = (4, 4)
    for number in range(max((len(part.lengths) for part in parts), default=0)):
        starts.append(at)
        metre = next((part.metres[number] for part in parts if number in part.metres), metre)
        length = max(
            (part.lengths[number] for part in parts if number < len(part.lengths)), default=Fraction(0)
        )
        length = length or Fraction(4 * metre[0], metre[1])
        lengths.add(length, metre)
        at = not_too_fine(at + length)
    return starts, *bars_of_lengths(lengths, ticks)


def _events(parts: list[Part], starts: list[Fraction], ticks: int) -> dict[str, Any]:
    def at(number: int, offset: Fraction) -> int:
        return max(0, round((starts[number] + offset) * ticks))

    tempi = {
        at(n, offset): min(FASTEST, max(SLOWEST, bpm))
        for part in reversed(parts)
        for n, offset, bpm in part.tempi
    }
    # The keys of a transposing instrument are those that it reads.
    concert = next((part for part in parts if part.keys and not part.transposition), None)
    keys: dict[int, tuple[int, str]] = {}
    for part in [concert] if concert else parts[:1]:
        shift = fifths_of(part.transposition)
        for n, fifths, mode in part.keys:
            keys[at(n, Fraction(0))] = (usual_key(fifths + shift), mode)
    chords: dict[int, Chord] = {}
    for part in reversed(parts):
        for n, offset, fields in part.chords:
            chords[at(n, offset)] = Chord(tick=at(n, offset), **fields)
    return {
        "tempi": tuple(Tempo(tick=t, bpm=tempi[t]) for t in sorted(tempi)),
        "keys": tuple(Key(tick=t, fifths=keys[t][0], mode=keys[t][1]) for t in sorted(keys)),  # type: ignore[arg-type]
        "chords": tuple(chords[t] for t in sorted(chords)),
    }


def _track(score: Score, part: Part, starts: list[Fraction], ticks: int) -> Track:
    notes: list[Note] = []
    open_ties: dict[int, list[int]] = {}
    shift = fifths_of(part.transposition)
    for n in part.notes:
        start = round((starts[n.measure] + n.offset) * ticks)
        end = round((starts[n.measure] + n.offset + n.length) * ticks)
        if n.midi is not None:
            pitch, spelling = n.midi, None
        else:
            spelling = within(spelling_of(n.letter, n.alteration) + shift)
            pitch = pitch_of(n.letter, n.alteration, n.octave) + part.transposition
        if not 0 <= pitch <= 127:
            raise ValueError(f"a note lies outside of what MIDI can say ({name_of(spelling or 0)}{n.octave})")
        waiting = open_ties.get(pitch, []) if n.tied_from else []
        # The voice may be called otherwise on the other side of the bar line.
        fitting = [i for i in waiting if notes[i].start + notes[i].duration == start]
        tied = next((i for i in fitting if notes[i].voice == n.voice), fitting[0] if fitting else None)
        if tied is not None:
            waiting.remove(tied)
            notes[tied] = notes[tied]._replace(duration=end - notes[tied].start)
        else:
            tied = len(notes)
            notes.append(Note(start, max(1, end - start), pitch, n.velocity, spelling, n.voice))
        if n.tied_to:
            open_ties.setdefault(pitch, []).append(tied)
    words: list[tuple[int, Lyric]] = [(round((starts[n] + o) * ticks), lyric) for n, o, lyric in part.lyrics]
    fields = {name: value for name, value in part.fields.items() if name in Track.model_fields}
    return loose_track(score, notes, words, transposition=part.transposition, **fields)
