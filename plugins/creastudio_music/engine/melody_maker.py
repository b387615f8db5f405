"""Who writes the melody of a piece: a model of the library where there is one that knows the kind, else the rules."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from creastudio.api import JobContext, UserError
from creastudio.api.score import Chord, Key, Note, Score, Track, loose_track
from creastudio_music.engine.composing import Candidate, Cell, MusicModel, Request
from creastudio_music.engine.leanings import Lean, by_key
from creastudio_music.engine.piece import Maker, Sung, by_rules
from creastudio_music.engine.vetoes import Rules
from creastudio_music.theory.instruments import INSTRUMENTS
from creastudio_music.theory.melodies.sections import Section
from creastudio_music.theory.melody_chords import chords_under
from creastudio_music.theory.moods.brief import Brief
from creastudio_music.theory.scales import melodic_scale_of, tonic_of, triad_of
from creastudio_music.tools.common import FAMILY
from creastudio_music.tools.from_text import PieceParams

LEARNED = {"folk": "fiddle", "waltz": "fiddle", "classical": "chorale"}
"""Styles whose melodies the studio's models have learned something like, and what they call it."""

TRIES = 2
"""Melodies that a model writes for each piece; one is kept."""

_APART = 1_000_003

CLOSING = -3.0
"""What a note beside the tonic costs in the second half of a section's last bar, nats."""


def melody_maker(params: PieceParams, ctx: JobContext) -> Maker | None:
    """Return what writes melodies, a model being opened when it is first needed; None for the rules.

    Raises
    ------
    UserError
        When a model was asked for and there is none.
    """
    asked = params.melody == "model" or bool(params.model)
    if not asked and not ctx.models(FAMILY):
        return None
    if asked and not params.model and not ctx.models(FAMILY):
        raise UserError(
            "There is no model that composes.", "Choose melody by 'rules', or train a model first."
        )
    opened: list[MusicModel] = []

    def make(score: Score, brief: Brief, sections: Sequence[Section], seed: int) -> Sung:
        if not asked and brief.style not in LEARNED:
            return by_rules(score, brief, sections, seed)
        try:
            if not opened:
                opened.append(_opened(params, ctx))
            return by_model(opened[0], ctx, score, brief, sections, seed)
        except UserError as error:
            if asked:
                raise
            ctx.log.warning("%s", f"{error.message} The melody is written by rules instead.")
            return by_rules(score, brief, sections, seed)

    return make


def _opened(params: PieceParams, ctx: JobContext) -> MusicModel:
    # Only where it is needed: it takes torch along.
    from creastudio.ml import device
    from creastudio_music.engine.choosing import choose

    device.prepare(ctx.device)
    ctx.progress(0.02, "opening the model")
    return choose(ctx, params.model)


def by_model(
    model: MusicModel, ctx: JobContext, score: Score, brief: Brief, sections: Sequence[Section], seed: int
) -> Sung:
    """Return a melody by a model, and chords that go with it; each name of a section is written once.

    Raises
    ------
    UserError
        When the model can't write it, or wrote nothing.
    """
    firsts: dict[str, Section] = {}
    for section in sections:
        longest = firsts.get(section.name)
        if section.sings and (longest is None or section.bars > longest.bars):
            firsts[section.name] = section
    places: dict[str, int] = {}
    count = 0
    for name, section in firsts.items():
        places[name] = count
        count += section.bars
    bare = score.with_(chords=(), tracks=(Track(name="Melody", program=INSTRUMENTS[brief.lead]),))
    request = Request(
        bare,
        [Cell(0, bar) for bar in range(count)],
        [(seed + _APART * number) % 2**63 for number in range(TRIES)],
        temperature=0.9,
        controls={
            "style": LEARNED.get(brief.style, "fiddle"),
            "mode": brief.mode,
            "density": round(9 * brief.density),
        },
    )
    ctx.progress(0.05, "writing the melody")
    made = model.compose(request, check_cancelled=ctx.check_cancelled, veto=_homeward(bare, firsts, places))
    key = score.key_at(0)
    best = max(made, key=lambda candidate: (_worth(candidate, key), -candidate.nats))
    written = list(best.score.notes(0))
    if not written:
        raise UserError("The model wrote no melody.", "Try another seed, or choose melody by 'rules'.")
    notes = _in_range(written, brief)
    sung = bare.with_(tracks=(loose_track(bare, notes),))
    return _spread(score, sung, sections, places, firsts)


def _homeward(bare: Score, firsts: Mapping[str, Section], places: Mapping[str, int]) -> Rules:
    """Return what holds melodies to the key of an empty score, each section beginning and ending at home."""
    cells = [Cell(0, bar) for name in firsts for bar in range(places[name], places[name] + firsts[name].bars)]
    leanings: list[Lean] = []
    for name, section in firsts.items():
        bars = range(places[name], places[name] + section.bars)
        leanings += [*by_key(bare, bars), *_ending(bare, bars[-1])]
    # Where a melody lies is seen to once it is written.
    return Rules(bare, cells, TRIES, leanings=leanings, ranges=False)


def _ending(bare: Score, bar: int) -> Iterator[Lean]:
    """Yield what leads the last bar of a section to the tonic: more gently than the end of a piece is led, as others follow."""
    last = bare.bar_map.bar(bar)
    key = bare.key_at(last.start)
    yield Lean(last.start, last.end, triad_of(key), CLOSING / 3, CLOSING / 3)
    yield Lean((last.start + last.end) // 2, last.end, frozenset({tonic_of(key)}), CLOSING, CLOSING)


def _worth(candidate: Candidate, key: Key) -> float:
    """Return how well a melody keeps to the key, and that it moves."""
    notes = list(candidate.score.notes(0))
    scale = melodic_scale_of(key)
    if len(notes) < 4:
        return 0.0
    inside = sum(note.pitch % 12 in scale for note in notes) / len(notes)
    repeated = sum(a.pitch == b.pitch for a, b in itertools.pairwise(notes)) / len(notes)
    return inside - 0.5 * repeated


def _in_range(notes: Sequence[Note], brief: Brief) -> list[Note]:
    """Return a melody moved by octaves to where who plays it sounds best; what still lies outside is folded."""
    mean = sum(note.pitch for note in notes) / len(notes)
    by = 12 * round(((brief.low + brief.high) / 2 - mean) / 12)
    found: list[Note] = []
    for note in notes:
        pitch = note.pitch + by
        while pitch > brief.high + 5:
            pitch -= 12
        while pitch < brief.low - 5:
            pitch += 12
        found.append(note._replace(pitch=pitch, spelling=None, locked=False))
    return found


def _spread(
    score: Score, sung: Score, sections: Sequence[Section], places: dict[str, int], firsts: dict[str, Section]
) -> Sung:
    """Return what was written once for each name at all sections of that name, with the chords that go with it."""
    under = chords_under(sung, score.key_at(0))
    notes: list[Note] = []
    chords: list[Chord] = []
    for section in sections:
        begin = score.bar_map.bar(section.start).start
        end = score.bar_map.bar(section.start + section.bars - 1).end
        if section.name not in firsts:
            chords += [chord for chord in score.chords if begin <= chord.tick < end]
            continue
        source = score.bar_map.bar(places[section.name]).start
        length = end - begin
        notes += [
            note._replace(
                start=begin + note.start - source, duration=min(note.duration, source + length - note.start)
            )
            for note in sung.notes(0)
            if source <= note.start < source + length
        ]
        own = [chord for chord in under if source <= chord.tick < source + length]
        held = next((chord for chord in reversed(under) if chord.tick <= source), None)
        if held is not None and (not own or own[0].tick > source):
            own.insert(0, held.model_copy(update={"tick": source}))
        chords += [chord.model_copy(update={"tick": begin + chord.tick - source}) for chord in own]
    return Sung(tuple(sorted(notes)), tuple(chords))
