"""Chord symbols and lyrics of a score, written by hand."""

from __future__ import annotations

from creastudio.api.chord_kinds import symbol_of
from creastudio.api.chord_symbols import parse_symbol
from creastudio.api.score import Bar, Chord, Lyric, Score


def chord_at(text: str, tick: int) -> Chord:
    """Return the chord that a symbol such as ``F#m7/C#`` says; roots may be typed in small letters. ``N.C.`` is none.

    Raises
    ------
    UserError
        When it isn't understood.
    """
    symbol, slash, bass = text.strip().rpartition("/")
    if not slash:
        symbol, bass = bass, ""
    return parse_symbol(f"{_capital(symbol)}{slash}{_capital(bass)}", tick)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if word[:1] in "abcdefgh" else word


def pretty_symbol(chord: Chord) -> str:
    """Return how a chord is shown: ``F♯m7/C♯``."""
    return symbol_of(chord).replace("b", "♭").replace("#", "♯")


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
