"""Chord symbols and lyrics of a score, written by hand."""

from __future__ import annotations

import re

from creastudio.api.errors import UserError
from creastudio.api.score import Bar, Chord, Lyric, Score
from creastudio.api.spelling import parse_name

_KINDS: tuple[tuple[str, str], ...] = (
    ("maj9", "major-ninth"), ("maj7", "major-seventh"), ("maj", "major"), ("M9", "major-ninth"), ("M7", "major-seventh"),
    ("Δ7", "major-seventh"), ("Δ", "major-seventh"), ("mMaj7", "major-minor"), ("mM7", "major-minor"),
    ("m(maj7)", "major-minor"), ("m7b5", "half-diminished"), ("m7♭5", "half-diminished"), ("ø7", "half-diminished"),
    ("ø", "half-diminished"), ("dim7", "diminished-seventh"), ("o7", "diminished-seventh"), ("°7", "diminished-seventh"),
    ("dim", "diminished"), ("o", "diminished"), ("°", "diminished"), ("aug7", "augmented-seventh"), ("+7", "augmented-seventh"),
    ("aug", "augmented"), ("+", "augmented"), ("m11", "minor-11th"), ("m9", "minor-ninth"), ("m7", "minor-seventh"),
    ("m6", "minor-sixth"), ("min7", "minor-seventh"), ("min", "minor"), ("-7", "minor-seventh"), ("m", "minor"),
    ("-", "minor"), ("sus2", "suspended-second"), ("sus4", "suspended-fourth"), ("sus", "suspended-fourth"),
    ("13", "dominant-13th"), ("11", "dominant-11th"), ("9", "dominant-ninth"), ("7", "dominant"), ("6", "major-sixth"),
    ("5", "power"), ("", "major"),
)  # fmt: skip
"""What is written behind the root -> the kind as MusicXML 4.0 names it (data type ``kind-value``)."""

_SHOWN: dict[str, str] = {
    "major": "", "minor": "m", "dominant": "7", "major-seventh": "maj7", "minor-seventh": "m7", "diminished": "dim",
    "diminished-seventh": "dim7", "half-diminished": "m7♭5", "augmented": "aug", "augmented-seventh": "aug7",
    "major-minor": "m(maj7)", "major-sixth": "6", "minor-sixth": "m6", "dominant-ninth": "9", "major-ninth": "maj9",
    "minor-ninth": "m9", "dominant-11th": "11", "minor-11th": "m11", "dominant-13th": "13", "suspended-second": "sus2",
    "suspended-fourth": "sus4", "power": "5",
}  # fmt: skip

_SYMBOL = re.compile(r"([A-Ga-g])([#b♯♭]{0,2})(.*?)(?:/([A-Ga-g])([#b♯♭]{0,2}))?$")


def chord_at(text: str, tick: int) -> Chord:
    """Return the chord that a symbol such as ``F#m7/C#`` says; ``N.C.`` is none.

    Raises
    ------
    UserError
        When it isn't understood.
    """
    words = text.strip().replace(" ", "")
    if words.upper().rstrip(".") in ("N.C", "NC"):
        return Chord(tick=tick, root="C", kind="none")
    found = _SYMBOL.fullmatch(words)
    kind = next((kind for sign, kind in _KINDS if found is not None and found[3] == sign), None)
    if found is None or kind is None:
        raise UserError(
            f"'{text.strip()[:40]}' isn't understood as a chord.", "Write one such as C, F#m7, Bb/D or N.C."
        )
    return Chord(
        tick=tick,
        root=_note(found[1], found[2]),
        kind=kind,
        bass=_note(found[4], found[5]) if found[4] else "",
    )


def _note(letter: str, signs: str) -> str:
    name = letter.upper() + signs.replace("♯", "#").replace("♭", "b")
    try:
        parse_name(name)
    except ValueError:
        raise UserError(f"'{name}' is no name of a note.", "Write one such as C, F# or Bb.") from None
    return name


def symbol_of(chord: Chord) -> str:
    """Return how a chord is written: ``F♯m7/C♯``."""
    if chord.kind == "none":
        return "N.C."
    shown = _SHOWN.get(chord.kind, f" {chord.kind}")
    bass = f"/{chord.bass}" if chord.bass else ""
    return f"{_pretty(chord.root)}{shown}{_pretty(bass)}"


def _pretty(name: str) -> str:
    return name.replace("b", "♭").replace("#", "♯")


def with_chord(score: Score, tick: int, text: str) -> Score:
    """Return the score with the chord at a tick as it is written; without one where nothing is.

    Raises
    ------
    UserError
        When it isn't understood.
    """
    others = [chord for chord in score.chords if chord.tick != tick]
    if text.strip():
        others.append(chord_at(text, tick))
    chords = tuple(sorted(others, key=lambda chord: chord.tick))
    return score if chords == score.chords else score.with_(chords=chords)


def moved_chord(score: Score, tick: int, to: int) -> Score:
    """Return the score with the chord at a tick at another one; a chord that is there gives way."""
    found = next((chord for chord in score.chords if chord.tick == tick), None)
    if found is None or to == tick:
        return score
    others = [chord for chord in score.chords if chord.tick not in (tick, to)]
    moved = found.model_copy(update={"tick": max(0, to)})
    return score.with_(chords=tuple(sorted([*others, moved], key=lambda chord: chord.tick)))


def lyric_at(score: Score, track: int, tick: int, verse: int = 1) -> Lyric | None:
    """Return the syllable of a track at a tick; None where there is none."""
    number = score.bar_map.number(tick)
    bars = score.tracks[track].bars
    begin = score.bar_map.bar(number).start
    held = bars[number].lyrics if number < len(bars) else ()
    return next((lyric for lyric in held if begin + lyric.start == tick and lyric.verse == verse), None)


def written_lyric(lyric: Lyric | None) -> str:
    """Return a syllable as it is typed: with a hyphen behind it where its word goes on."""
    if lyric is None:
        return ""
    return lyric.text + ("-" if lyric.syllabic in ("begin", "middle") else "")


def with_lyric(score: Score, track: int, tick: int, typed: str, verse: int = 1) -> Score:
    """Return the score with a syllable as it is typed at a tick of a track; without one where nothing is.

    Parameters
    ----------
    typed : str
        ``Glo-`` where the word goes on, ``ri-`` and ``a`` after it: what stands before says whether it begins.
    """
    number = score.bar_map.number(tick)
    begin = score.bar_map.bar(number).start
    bars = list(score.tracks[track].bars)
    while number >= len(bars):
        bars.append(Bar())
    old = bars[number]
    words = [ly for ly in old.lyrics if not (begin + ly.start == tick and ly.verse == verse)]
    text, goes_on = typed.strip().rstrip("-"), typed.strip().endswith("-")
    if text:
        before = [ly for t, ly in score.lyrics(track) if t < tick and ly.verse == verse]
        inside = bool(before) and before[-1].syllabic in ("begin", "middle")
        kinds = {
            (False, False): "single",
            (False, True): "begin",
            (True, True): "middle",
            (True, False): "end",
        }
        made = {
            "start": tick - begin,
            "text": text[:1000],
            "syllabic": kinds[inside, goes_on],
            "verse": verse,
        }
        words.append(Lyric.model_validate(made))
    bars[number] = Bar.of(old.notes(), 0, words)
    while bars and not bars[-1]:
        bars.pop()
    made_bars = tuple(bars)
    if made_bars == score.tracks[track].bars:
        return score
    return score.with_track(track, score.tracks[track].model_copy(update={"bars": made_bars}))


def next_note(score: Score, track: int, tick: int, way: int = 1) -> int | None:
    """Return where the next note of a track begins, or the one before; None where there is none."""
    number = score.bar_map.number(tick)
    bars = score.tracks[track].bars
    places = range(number, len(bars)) if way > 0 else range(min(number, len(bars) - 1), -1, -1)
    for place in places:
        begin = score.bar_map.bar(place).start
        starts = sorted({note.start for note in bars[place].notes(begin)})
        found = [start for start in starts if (start > tick if way > 0 else start < tick)]
        if found:
            return found[0] if way > 0 else found[-1]
    return None
