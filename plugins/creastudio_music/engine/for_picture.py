"""``music.for_picture``: music in the mood of a picture or a clip, as long as it to the frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from creastudio.api import JobContext, UserError
from creastudio.api.score import Score, Tempo
from creastudio.ml.job_inputs import optional_input
from creastudio_music.engine import looking
from creastudio_music.engine.from_text import decided, told, wanted_of
from creastudio_music.engine.piece import written
from creastudio_music.theory.beats import grouped
from creastudio_music.theory.fitting import Stretch, fitted, to_cuts
from creastudio_music.theory.melodies.sections import Section, sections_of
from creastudio_music.theory.moods.brief import Brief
from creastudio_music.theory.moods.looks import mood_of, together
from creastudio_music.theory.moods.wish import Wish, read_wish
from creastudio_music.tools.for_picture import ForPictureParams

RATES = {"23.976": Fraction(24000, 1001), "29.97": Fraction(30000, 1001), "59.94": Fraction(60000, 1001)}

SHORTEST = Fraction(1)
"""Seconds of music at least."""


@dataclass(frozen=True)
class Span:
    """How long music is to be.

    Attributes
    ----------
    frames : int
    rate : Fraction
        Frames a second.
    seconds : Fraction
    cuts : tuple of Fraction
        Seconds.
    """

    frames: int
    rate: Fraction
    seconds: Fraction
    cuts: tuple[Fraction, ...]


def run(params: ForPictureParams, ctx: JobContext) -> None:
    """Emit ``params.count`` pieces; version i has the seed ``ctx.seed + i``.

    Raises
    ------
    UserError
        When there is neither picture nor clip, one can't be read, or it is shorter than a second.
    """
    seen = _seen(params, ctx)
    span = span_of(params, seen)
    wish = _wish(params, seen)
    wanted = wanted_of(params, ctx)
    for index in range(params.count):
        ctx.check_cancelled()
        seed = (ctx.seed + index) % 2**63
        brief = decided(params, wish, seed)
        stretches, sections, tempi = laid(brief, span, params)
        score = written(
            brief,
            sections,
            wanted,
            seed,
            title=params.text[:60] or "For a picture",
            tempi=tempi,
            check_cancelled=ctx.check_cancelled,
        )
        artifact = score.artifact(seed=seed, index=index)
        artifact.metadata.update({"mood": told(brief, wish), "own_tempo": True})
        artifact.metadata["picture"] = _facts(score, span, stretches, seen, params)
        ctx.emit(artifact)
        ctx.progress((index + 1) / params.count)


def _seen(params: ForPictureParams, ctx: JobContext) -> looking.Seen:
    clip, image = optional_input(ctx, "clip"), optional_input(ctx, "picture")
    if clip is not None:
        ctx.progress(0.02, "looking at the clip")
        return looking.film(clip.path, params.first, params.last, ctx.check_cancelled)
    if image is not None:
        return looking.picture(image.path)
    raise UserError("There is neither a picture nor a clip to look at.", "Choose one of them.")


def span_of(params: ForPictureParams, seen: looking.Seen) -> Span:
    """Return how long the music is to be, in whole frames.

    Raises
    ------
    UserError
        When that is less than a second.
    """
    film = seen.film
    chosen = None if params.rate == "clip" else RATES.get(params.rate) or Fraction(params.rate)
    if film is None:
        rate = chosen or Fraction(25)
        frames = max(1, round(Fraction(params.length).limit_denominator(1000) * rate))
        span = Span(frames, rate, frames / rate, ())
    elif chosen is None or chosen == film.rate:
        span = Span(film.count, film.rate, film.duration, tuple(looking.seconds_of(seen.cuts, film)))
    else:
        # On a timeline of another rate the clip keeps its seconds, and ends at the nearest frame.
        frames = max(1, round(film.duration * chosen))
        span = Span(frames, chosen, frames / chosen, tuple(looking.seconds_of(seen.cuts, film)))
    if span.seconds < SHORTEST:
        raise UserError(
            f"There is {float(span.seconds):.2f} s to fill, too little for music.",
            "Choose a clip of a second or more.",
        )
    return span


def _wish(params: ForPictureParams, seen: looking.Seen) -> Wish:
    wish = read_wish(params.text)
    mood = mood_of(seen.looks, moves=seen.film is not None)
    return replace(wish, mood=together(mood, wish.mood, params.words) if wish.understood else mood)


def laid(
    brief: Brief, span: Span, params: ForPictureParams
) -> tuple[list[Stretch], tuple[Section, ...], tuple[Tempo, ...]]:
    """Return the stretches that fill a span, the sections of their bars, and the tempi that make them fit.

    Where the last chord is struck at the cut, a bar more follows in which it rings.
    """
    quarters = sum((own for own, _ in grouped(*brief.metre)), start=Fraction(0))
    if params.follow and span.cuts:
        stretches = to_cuts(span.seconds, span.cuts, quarters, brief.tempo)
    else:
        whole = 2 if span.seconds * Fraction(brief.tempo) / 60 / quarters >= 6 else 1
        stretches = [fitted(Fraction(0), span.seconds, quarters, brief.tempo, whole=whole)]
    rings = params.ends == "last chord"
    sections = _sections(stretches, rings=rings)
    ticks = int(quarters * 960)
    tempi: list[Tempo] = []
    bar = 0
    for stretch in stretches:
        bpm = float(stretch.tempo)
        if not tempi or tempi[-1].bpm != bpm:
            tempi.append(Tempo(tick=bar * ticks, bpm=min(2000.0, max(4.0, bpm))))
        bar += stretch.bars
    return stretches, sections, tuple(tempi)


def _sections(stretches: Sequence[Stretch], *, rings: bool) -> tuple[Section, ...]:
    """Return sections that begin where stretches do; a single stretch is divided as any piece."""
    bars = sum(stretch.bars for stretch in stretches)
    more = 1 if rings else 0
    if len(stretches) == 1:
        ending = 1 if bars + more > 2 else 0
        intro = 2 if bars >= 12 else 0
        return sections_of(bars + more, intro=intro, ending=ending)
    found: list[Section] = []
    at = 0
    names = "ABAC"
    for number, stretch in enumerate(stretches):
        name = names[number % len(names)]
        found.append(Section(name, at, stretch.bars, 0.06 * min(3, number)))
        at += stretch.bars
    if rings:
        found.append(Section("ending", at, 1))
    elif found[-1].bars > 1:
        last = found.pop()
        found += [last._replace(bars=last.bars - 1), Section("ending", at - 1, 1)]
    return tuple(found)


def _facts(
    score: Score, span: Span, stretches: Sequence[Stretch], seen: looking.Seen, params: ForPictureParams
) -> dict[str, Any]:
    """Return how the music fits, in JSON types: times in s, and how many frames it is off."""
    bars = sum(stretch.bars for stretch in stretches)
    cut = score.bar_map.bar(bars).start
    at = score.tempo_map.seconds(cut)
    looks = seen.looks
    return {
        "frames": span.frames,
        "rate": f"{span.rate.numerator}/{span.rate.denominator}",
        "seconds": float(span.seconds),
        "ends": params.ends,
        "cut_at": at,
        "off_frames": round((at - float(span.seconds)) * float(span.rate), 6),
        "sections_at": [float(stretch.start) for stretch in stretches],
        "cuts": [float(cut) for cut in span.cuts],
        "tempi": [round(float(stretch.tempo), 3) for stretch in stretches],
        "looks": {name: round(value, 4) for name, value in looks._asdict().items()},
    }
