"""Whether a Chinese poem keeps its form: lengths, tones, rhymes, and what regulated verse shuns.

A character that can be read in several ways passes where any of its readings does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from creastudio_text.verse.metre import Form, Line, Metre
from creastudio_text.verse.notes import Note, faults
from creastudio_text.verse.pingshui import LEVEL, OBLIQUE, TONES, ci_rhymes, neighbours, rhymes, sides
from creastudio_text.verse.places import Place, cut, verses

NAMES = {LEVEL: "level", OBLIQUE: "oblique"}


def check_chinese(text: str, form: Form) -> list[Note]:
    """Return the notes on `text` as the variant of `form` that it comes closest to, in the order of the text."""
    found = verses(text)
    best = min((_notes(found, form, metre) for metre in form.metres), key=lambda n: (len(faults(n)), len(n)))
    return sorted(best, key=lambda note: (note.line, note.start))


def _notes(found: list[list[Place]], form: Form, metre: Metre) -> list[Note]:
    """Return the notes on verses held against one variant."""
    lines = cut(found, [line.width for line in metre.lines])
    notes: list[Note] = []
    if len(lines) != len(metre.lines):
        last = lines[-1][-1] if lines else Place("", 0, 0)
        says = f"The form has {len(metre.lines)} lines; here are {len(lines)}."
        notes.append(Note(last.line, 0, last.column + 1, "lines", says))
    pairs = list(zip(lines, metre.lines, strict=False))
    for number, (places, line) in enumerate(pairs):
        if len(places) != line.width:
            says = f"This line has {len(places)} characters; the form asks for {line.width}."
            notes.append(_note(places, "length", says))
            continue
        notes += _unknown(places)
        following = pairs[number + 1] if number + 1 < len(pairs) else None
        notes += _tones(places, line, form, following)
        if not form.ci:
            notes += _shunned(places, line)
        if line.echo and number:
            notes += _echo(places, pairs[number - 1][0], line.echo)
    notes += _rhymes(pairs, form)
    notes += _again(pairs, form)
    return notes


def _note(places: Sequence[Place], kind: str, says: str, severity: str = "fault") -> Note:
    first, last = places[0], places[-1]
    return Note(
        first.line,
        first.column,
        last.column + 1 if last.line == first.line else first.column + 1,
        kind,
        says,
        severity,
    )


def _unknown(places: Sequence[Place]) -> list[Note]:
    return [
        _note([p], "unknown", f"“{p.character}” isn't in the rhyme table: its tone is not checked.", "hint")
        for p in places
        if not sides(p.character)
    ]


def _wrong(places: Sequence[Place], pattern: str) -> list[int]:
    """Return at which steps no reading of the character has the tone that the pattern asks for."""
    return [
        step
        for step, (place, sign) in enumerate(zip(places, pattern, strict=True))
        if not (sides(place.character) or TONES["中"]) & TONES[sign]
    ]


def _tones(
    places: Sequence[Place], line: Line, form: Form, following: tuple[Sequence[Place], Line] | None
) -> list[Note]:
    """Return notes on tones, held against the pattern that fits best."""
    pattern = min(line.tones, key=lambda tones: _weight(_wrong(places, tones), line.width, form))
    wrong = _wrong(places, pattern)
    if not wrong or (not form.ci and _rescued(places, line, following)):
        return []
    even = list(range(1, line.width - 1, 2))
    if not form.ci and len(even) > 1 and all(step in wrong for step in even):
        says = "The even places of this line have the tones of the other kind: it does not join the line before it."
        return [_note(places, "order", says)]
    notes: list[Note] = []
    for step in wrong:
        wanted = NAMES[TONES[pattern[step]]]
        # Odd places are free but for what _shunned looks at; a poet hears them all the same.
        free = not form.ci and step % 2 == 0 and step < line.width - 1
        says = f"“{places[step].character}” should have {'an' if wanted == 'oblique' else 'a'} {wanted} tone here."
        notes.append(_note([places[step]], "tone", says, "hint" if free else "fault"))
    return notes


def _weight(wrong: list[int], width: int, form: Form) -> int:
    """Return how bad wrong steps are together: odd places of regulated verse count a tenth."""
    return sum(1 if not form.ci and step % 2 == 0 and step < width - 1 else 10 for step in wrong)


def _rescued(places: Sequence[Place], line: Line, following: tuple[Sequence[Place], Line] | None) -> bool:
    """Return whether an oblique tone at the fourth of the last five is made up for by the next line's third.

    "野火烧不尽，春风吹又生": Wang Li 1958, chapter 8, on couplets that answer each other.
    """
    if line.rhyme or not line.tones[0].endswith("中仄平平仄") or following is None:
        return False
    others, other = following
    wrong = _wrong(places[-5:], "中仄中仄仄") or (line.width == 7 and _wrong(places[:2], "中平"))
    return not wrong and len(others) == other.width and not _wrong(others[-5:], "中平平仄平")


def _shunned(places: Sequence[Place], line: Line) -> list[Note]:
    """Return notes on three like tones at the end, and on a level tone that stands alone."""
    known = [sides(place.character) for place in places]
    notes: list[Note] = []
    for side in (LEVEL, OBLIQUE):
        if all(bits == side for bits in known[-3:]):
            hint = side == OBLIQUE  # three oblique tones are common among the best; three level ones are not
            says = f"The line ends on three {NAMES[side]} tones."
            notes.append(_note(places[-3:], "tail", says, "hint" if hint else "fault"))
    first = line.width - 5
    if line.tones[0].endswith("平平中仄平") and known[first] == OBLIQUE and known[first + 2] == OBLIQUE:
        says = "Only one level tone is left beside the rhyme: let the first or the third of the last five be level."
        notes.append(_note(places[first : first + 3], "lone-level", says))
    return notes


def _echo(places: Sequence[Place], before: Sequence[Place], count: int) -> list[Note]:
    if [p.character for p in places[-count:]] == [p.character for p in before[-count:]]:
        return []
    return [_note(places[-count:], "echo", "This should repeat the words before it.")]


def _stands(place: Place, line: Line, form: Form) -> frozenset[object]:
    """Return the rhymes that a foot may stand in; of ci the wide groups and the narrow rhymes of the book alike."""
    side = TONES[line.tones[0][-1]]
    narrow = rhymes(place.character, side)
    return frozenset((*ci_rhymes(place.character, side), *narrow) if form.ci else narrow)


def _rhymes(pairs: Sequence[tuple[Sequence[Place], Line]], form: Form) -> list[Note]:
    """Return notes on feet that don't rhyme with the others, and on feet that come twice."""
    notes: list[Note] = []
    for number in sorted({line.rhyme for _, line in pairs if line.rhyme}):
        feet = [(p[-1], line) for p, line in pairs if line.rhyme == number and len(p) == line.width]
        counts = Counter(rhyme for place, line in feet for rhyme in _stands(place, line, form))
        chosen, _ = max(counts.items(), key=lambda item: (item[1], str(item[0])), default=("", 0))
        for step, (place, line) in enumerate(feet):
            stands = _stands(place, line, form)
            if chosen in stands or not sides(place.character):
                continue
            opening = not form.ci and step == 0 and place is pairs[0][0][-1]
            near = opening and any(neighbours(str(r), str(chosen)) for r in stands)
            named = f"{str(chosen)[1:]}" if not form.ci else "the others"
            says = f"“{place.character}” does not rhyme with {named}."
            if near:
                says = (
                    f"“{place.character}” borrows its rhyme from a neighbour of {named}, as a first line may."
                )
            notes.append(_note([place], "rhyme", says, "hint" if near else "fault"))
        seen: set[str] = set()
        for place, line in feet:
            if place.character in seen and not line.echo:
                severity = "hint" if form.ci else "fault"
                notes.append(
                    _note(
                        [place],
                        "rhyme-again",
                        f"“{place.character}” is a rhyme for the second time.",
                        severity,
                    )
                )
            seen.add(place.character)
    return notes


def _again(pairs: Sequence[tuple[Sequence[Place], Line]], form: Form) -> list[Note]:
    """Return hints on characters of regulated verse that come again, twice in a row aside."""
    if form.ci:
        return []
    notes: list[Note] = []
    seen: set[str] = set()
    for places, _ in pairs:
        for step, place in enumerate(places):
            if place.character in seen and not (step and places[step - 1].character == place.character):
                notes.append(_note([place], "again", f"“{place.character}” has been used before.", "hint"))
            seen.add(place.character)
    return notes
