"""Chords out of notes: the likeliest progression by dynamic programming over slots of half a beat, in the keys that hold.

Each candidate chord is worth what of the sound it explains, less what it leaves unexplained or lacks; a change of chord costs
less where the metre is strong. The idea of segmenting and labelling at once by such a path is B. Pardo's and
W. Birmingham's, "Algorithms for Chordal Analysis", Computer Music Journal 26 (2002).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from creastudio.api.chord_kinds import KINDS, NO_CHORD, chord_at
from creastudio.api.score import Chord, Key, Score
from creastudio.api.spelling import pitch_class_of
from creastudio_music.theory.candidates import CANDIDATES, LACKING, PRIOR, Candidate
from creastudio_music.theory.frames import Frames, Slot, frames_of
from creastudio_music.theory.key_chords import told_by
from creastudio_music.theory.keys import KeySpan, key_of, local_keys
from creastudio_music.theory.numerals import numeral_of

EXPLAINED = 1.0
STRANGE = -1.5
"""Of a tone that sounds, a unit of weight: in the chord, and not in it."""

ROOT_BASS, THIRD_BASS, OTHER_BASS, STRANGE_BASS = 0.5, 0.25, 0.0, -0.7
CHANGE = (2.6, 1.2, 0.9)
"""What a change of chord costs between beats, on a beat, and on the first of a bar."""

IN_KEY = 0.35
"""For a chord all of whose tones are of the key."""

FULL = (0.0, 0.15, 0.6, 1.0)
"""How much what is lacking and the bass count, by the number of pitch classes: of a broken chord little is heard at once."""

ENOUGH = 3.0
"""Weight of a slot beyond which more voices tell no more."""


class HarmonySpan(NamedTuple):
    """A chord, and how long it holds.

    Attributes
    ----------
    start, end : int
        Ticks.
    chord : Chord
        Its ``tick`` is `start`; its bass is the lowest note that it begins over.
    numeral : str
        What it is called in the key that holds there.
    sure : float
        0 to 1: how much of what sounds it explains.
    """

    start: int
    end: int
    chord: Chord
    numeral: str
    sure: float


class Harmony(NamedTuple):
    """Keys and chords of a score.

    Attributes
    ----------
    home : KeySpan or None
        The key of the whole; None where nothing with a pitch sounds.
    keys : tuple of KeySpan
        The keys that it goes through, without gaps.
    chords : tuple of HarmonySpan
        With gaps where nothing sounds.
    bars : int
        Bars that were looked at, from the first on; the score may have more.
    """

    home: KeySpan | None
    keys: tuple[KeySpan, ...]
    chords: tuple[HarmonySpan, ...]
    bars: int


def harmony_of(score: Score, *, check: Callable[[], None] | None = None) -> Harmony:
    """Return the keys and chords of a score.

    Parameters
    ----------
    check : callable
        Called often; it may raise to stop.
    """
    frames = frames_of(score, divided=2, check=check)
    home = key_of(frames)
    if home is None:
        return Harmony(None, (), (), frames.bars)
    slots = frames.slots
    at = _in_slots(local_keys(slots, frames.spelled, home.key, check=check), slots)
    path = path_of(slots, at, check)
    keys = local_keys(slots, frames.spelled, home.key, told_by(path), check)
    again = _in_slots(keys, slots)
    if [(key.fifths, key.mode) for key in at] != [(key.fifths, key.mode) for key in again]:
        path = path_of(slots, again, check)
    at = again
    return Harmony(home, tuple(keys), tuple(spans_of(frames, path, at)), frames.bars)


def _in_slots(keys: Sequence[KeySpan], slots: Sequence[Slot]) -> list[Key]:
    """Return the key that holds in each slot."""
    found: list[Key] = []
    spans = iter(keys)
    span = next(spans)
    for slot in slots:
        while slot.start >= span.end:
            span = next(spans)
        found.append(span.key)
    return found


def chords_of(score: Score, *, check: Callable[[], None] | None = None) -> tuple[Chord, ...]:
    """Return the chord symbols that the notes of a score make; "no chord" where silence follows one."""
    chords: list[Chord] = []
    end = None
    for span in harmony_of(score, check=check).chords:
        if end is not None and span.start > end:
            chords.append(Chord(tick=end, root="", kind=NO_CHORD))
        chords.append(span.chord)
        end = span.end
    return tuple(chords)


@lru_cache(maxsize=50_000)
def worth_of(weights: tuple[float, ...], bass: int | None) -> tuple[float, ...]:
    """Return what each of ``CANDIDATES`` is worth where this sounds; slots that are alike are worked out once."""
    total = sum(weights)
    scale = min(1.0, ENOUGH / total) if total else 0.0
    sounding = sum(weight > 0 for weight in weights)
    full = FULL[min(sounding, len(FULL) - 1)]
    # What a tone gives to a chord that has it, as its root, third, fifth or seventh; the last place is no tone.
    gains = [
        [*((EXPLAINED - STRANGE) * scale * w if w else full * lack for w in weights), 0.0]
        for lack in LACKING.values()
    ]
    root, third, fifth, seventh = gains
    prior, strange = max(full, 0.5), STRANGE * total * scale
    values = [
        root[a] + third[b] + fifth[c] + seventh[d] + prior * own + strange
        for (a, b, c, d), own in zip(_PLACES, _PRIORS, strict=True)
    ]
    if bass is None:
        return tuple(values)
    return tuple(value + full * more for value, more in zip(values, _OF_BASS[bass], strict=True))


def _bass_worth(candidate: Candidate, bass: int) -> float:
    if bass == candidate.root:
        return ROOT_BASS
    if bass not in candidate.tones:
        return STRANGE_BASS
    return THIRD_BASS if (bass - candidate.root) % 12 in (3, 4) else OTHER_BASS


_PLACES = [candidate.places for candidate in CANDIDATES]
_PRIORS = [PRIOR[candidate.kind] for candidate in CANDIDATES]
_OF_BASS = [[_bass_worth(candidate, bass) for candidate in CANDIDATES] for bass in range(12)]


@lru_cache(maxsize=64)
def _in_key(fifths: int, mode: str) -> tuple[float, ...]:
    """Return what each candidate gains in a key; a minor key has its raised sixth and seventh too."""
    places = set(range(fifths - 1, fifths + 6))
    scale = {pitch_class_of(place) for place in places}
    raised = scale | {pitch_class_of(fifths + 8)} if mode == "minor" else scale
    tonic = pitch_class_of(fifths + (3 if mode == "minor" else 0))
    values: list[float] = []
    for candidate in CANDIDATES:
        own = candidate.tones <= scale or (
            candidate.tones <= raised and (candidate.root - tonic) % 12 in (7, 11)
        )
        values.append(IN_KEY if own else 0.0)
    return tuple(values)


def path_of(
    slots: Sequence[Slot], keys: Sequence[Key], check: Callable[[], None] | None = None
) -> list[int | None]:
    """Return for each slot the index of its chord in ``CANDIDATES``; None where nothing sounds.

    Parameters
    ----------
    keys : sequence of Key
        The key that holds in each slot.
    """
    found: list[int | None] = [None] * len(slots)
    begin = 0
    while begin < len(slots):
        if slots[begin].silent:
            begin += 1
            continue
        end = begin
        while end < len(slots) and not slots[end].silent:
            end += 1
        found[begin:end] = _run(slots[begin:end], keys[begin:end], check)
        begin = end
    return found


def _run(slots: Sequence[Slot], keys: Sequence[Key], check: Callable[[], None] | None) -> list[int]:
    """Return the likeliest path through slots that all sound."""
    best: list[float] = []
    backs: list[tuple[int, list[bool]]] = []
    for number, (slot, key) in enumerate(zip(slots, keys, strict=True)):
        if check is not None and number % 64 == 0:
            check()
        worth = worth_of(tuple(slot.weights), slot.bass)
        gain = _in_key(key.fifths, key.mode)
        if not best:
            best = [w + g for w, g in zip(worth, gain, strict=True)]
            continue
        top = max(range(len(best)), key=best.__getitem__)
        level = best[top] - CHANGE[slot.strength]
        backs.append((top, [b < level for b in best]))
        best = [(b if b > level else level) + w + g for b, w, g in zip(best, worth, gain, strict=True)]
    state = max(range(len(best)), key=best.__getitem__)
    path = [state]
    for top, changed in reversed(backs):
        state = top if changed[state] else state
        path.append(state)
    path.reverse()
    return path


def spans_of(frames: Frames, path: Sequence[int | None], keys: Sequence[Key]) -> list[HarmonySpan]:
    """Return a path as chords, spelled in their keys; nothing where nothing sounds."""
    slots = frames.slots
    spans: list[HarmonySpan] = []
    begin = 0
    for at in range(1, len(path) + 1):
        if at < len(path) and path[at] == path[begin]:
            continue
        state = path[begin]
        if state is not None:
            spans.append(_span(slots[begin:at], CANDIDATES[state], keys[begin]))
        begin = at
    return spans


def _span(slots: Sequence[Slot], candidate: Candidate, key: Key) -> HarmonySpan:
    total = sum(sum(slot.weights) for slot in slots)
    inside = sum(slot.weights[pc] for slot in slots for pc in candidate.tones)
    root = spelled_in(candidate.root, key)
    tones = {pitch_class_of(root + tone): root + tone for tone in KINDS[candidate.kind].tones}
    first = slots[0].bass
    bass = tones.get(first) if first is not None else None
    start = slots[0].start
    chord = chord_at(start, root, candidate.kind, bass)
    return HarmonySpan(start, slots[-1].end, chord, numeral_of(chord, key), min(1.0, inside / total))


def spelled_in(pitch_class: int, key: Key) -> int:
    """Return the place of a root on the line of fifths: of the key, else flat but for the leading notes of degrees."""
    tonic = key.fifths + (3 if key.mode == "minor" else 0)
    above = (pitch_class * 7 - tonic) % 12
    # In major from the flattened second to the leading note of the third degree; in minor the raised sixth and seventh too.
    return tonic + (above - 12 if above > 7 else above)
