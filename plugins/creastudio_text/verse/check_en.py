"""Whether an English poem keeps its form: lines, syllables, rhymes, and for a sonnet where its beats fall."""

from __future__ import annotations

import functools
import operator
from collections.abc import Sequence
from dataclasses import dataclass

from creastudio_text.verse.english import WORD, counts, is_known, looks_alike, rhymes, same_sound, sounds
from creastudio_text.verse.notes import Note


@dataclass(frozen=True)
class Shape:
    """What an English form asks for.

    Attributes
    ----------
    rhymes : str
        A letter a line, alike where lines rhyme; "." for none.
    least, most : tuple of int
        Syllables of each line that pass; ``aim`` are those that are written here.
    aim : tuple of tuple of int
        Fewest and most syllables of each line in a poem made here.
    iambic : bool
        Whether every second syllable carries the beat.
    """

    rhymes: str
    least: tuple[int, ...]
    most: tuple[int, ...]
    aim: tuple[tuple[int, int], ...]
    iambic: bool = False


SHAPES = {
    "sonnet": Shape("ababcdcdefefgg", (10,) * 14, (11,) * 14, ((10, 10),) * 14, iambic=True),
    "limerick": Shape("aabba", (7, 7, 5, 5, 7), (10, 10, 7, 7, 10), ((8, 9), (8, 9), (5, 6), (5, 6), (8, 9))),
    "haiku": Shape("...", (5, 7, 5), (5, 7, 5), ((5, 5), (7, 7), (5, 5))),
}
"""By the id of the form. A sonnet's line may have an eleventh, unstressed syllable."""


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class _Verse:
    line: int
    words: tuple[_Word, ...]
    length: int


def check_english(text: str, name: str) -> list[Note]:
    """Return the notes on `text` as a poem of the form called `name`; lines without words don't count."""
    shape = SHAPES[name]
    verses = _verses(text)
    notes: list[Note] = []
    if len(verses) != len(shape.rhymes):
        at = verses[-1] if verses else _Verse(0, (), 0)
        says = f"The form has {len(shape.rhymes)} lines; here are {len(verses)}."
        notes.append(Note(at.line, 0, at.length, "lines", says))
    for number, verse in enumerate(verses[: len(shape.rhymes)]):
        notes += _syllables(verse, shape, number)
        notes += [
            Note(
                verse.line,
                w.start,
                w.end,
                "guessed",
                f"“{w.text}” isn't in the dictionary: it is guessed.",
                "hint",
            )
            for w in verse.words
            if not is_known(w.text)
        ]
    notes += _rhymes(verses, shape)
    return sorted(notes, key=lambda note: (note.line, note.start))


def _verses(text: str) -> list[_Verse]:
    found: list[_Verse] = []
    for number, line in enumerate(text.split("\n")):
        words = tuple(_Word(m.group(), m.start(), m.end()) for m in WORD.finditer(line))
        if words:
            found.append(_Verse(number, words, len(line)))
    return found


def totals(words: Sequence[str]) -> frozenset[int]:
    """Return how many syllables words may have together."""
    # A bit a number: sets would take half a minute for a page without a line break.
    bits = 1
    for word in words:
        bits = functools.reduce(operator.or_, (bits << count for count in counts(word)))
    return frozenset(count for count, bit in enumerate(reversed(f"{bits:b}")) if bit == "1")


def _syllables(verse: _Verse, shape: Shape, number: int) -> list[Note]:
    """Return a note where a line is too long or too short, or its beats fall on the wrong syllables."""
    words = [word.text for word in verse.words]
    may = totals(words)
    least, most = shape.least[number], shape.most[number]
    fitting = [count for count in may if least <= count <= most]
    if not fitting:
        wanted = f"{least}" if least == most else f"{least} to {most}"
        nearest = min(may, key=lambda count: min(abs(count - least), abs(count - most)))
        says = f"This line has {nearest} syllables; the form asks for {wanted}."
        return [Note(verse.line, 0, verse.length, "syllables", says)]
    if shape.iambic and not iambic(words, min(fitting)):
        return [
            Note(
                verse.line,
                0,
                verse.length,
                "metre",
                "The beat doesn't fall on every second syllable.",
                "hint",
            )
        ]
    return []


def iambic(words: Sequence[str], length: int) -> bool:
    """Return whether words can be said with every second syllable stressed.

    Words of one syllable may stand anywhere; of longer ones the main stress falls on an even syllable, but for the first
    foot, which may be turned round.
    """
    places = {0}
    for word in words:
        after: set[int] = set()
        for place in places:
            for way in sounds(word):
                main = way.stresses.find("1")
                size = len(way.stresses)
                if size < 2 or main < 0 or (place + main) % 2 == 1 or place + main == 0:
                    after.add(place + size)
            after |= {place + count for count in counts(word) - {len(w.stresses) for w in sounds(word)}}
        places = after
    return length in places or length + 1 in places


def _rhymes(verses: Sequence[_Verse], shape: Shape) -> list[Note]:
    """Return notes on line ends that should rhyme with an earlier one."""
    notes: list[Note] = []
    ends: dict[str, list[str]] = {}
    for verse, letter in zip(verses, shape.rhymes, strict=False):
        if letter == ".":
            continue
        word = verse.words[-1]
        earlier = ends.setdefault(letter, [])
        note = _rhyme_note(word, verse, earlier)
        notes += [note] if note else []
        earlier.append(word.text)
    return notes


def _rhyme_note(word: _Word, verse: _Verse, earlier: Sequence[str]) -> Note | None:
    def note(kind: str, says: str, severity: str) -> Note:
        return Note(verse.line, word.start, word.end, kind, says, severity)

    if word.text.lower() in {other.lower() for other in earlier}:
        return note("rhyme-again", f"“{word.text}” rhymes with itself.", "hint")
    for other in earlier:
        if rhymes(word.text, other):
            if same_sound(word.text, other):
                return note("rhyme-again", f"“{word.text}” sounds like “{other}” throughout.", "hint")
            continue
        if looks_alike(word.text, other):
            return note("rhyme", f"“{word.text}” rhymes with “{other}” to the eye only.", "hint")
        return note("rhyme", f"“{word.text}” doesn't rhyme with “{other}”.", "fault")
    return None
