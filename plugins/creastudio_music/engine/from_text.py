"""``music.from_text``: mood words become a piece."""

from __future__ import annotations

import random
from typing import Any

from creastudio.api import JobContext, UserError
from creastudio.api.spelling import name_of
from creastudio_music.engine.arranging import Setting
from creastudio_music.engine.melody_maker import melody_maker
from creastudio_music.engine.piece import Wanted, written
from creastudio_music.theory.beats import grouped
from creastudio_music.theory.grooves import PARTS
from creastudio_music.theory.melodies.sections import Section, sections_of
from creastudio_music.theory.moods.brief import Brief, brief_of
from creastudio_music.theory.moods.wish import Wish, read_wish
from creastudio_music.tools.from_text import FromTextParams, PieceParams

BANDS: dict[str, tuple[str, ...]] = {
    "all": PARTS,
    "no drums": ("bass", "comp", "arp", "pad"),
    "chords": ("comp", "pad"),
    "none": (),
}


def run(params: FromTextParams, ctx: JobContext) -> None:
    """Emit ``params.count`` pieces; version i has the seed ``ctx.seed + i``.

    Raises
    ------
    UserError
        When there are no words, nothing would play, or a model was asked for and there is none.
    """
    if not any(sign.isalnum() for sign in params.text):
        raise UserError(
            "There are no words to make music of.", "Write a mood, such as 'calm evening by the sea'."
        )
    wish = read_wish(params.text)
    if not wish.understood:
        ctx.log.warning(
            "%s",
            "None of the words is known as a mood or a style; this is music of a middling mood. Try 'calm', 'sad', 'epic'.",
        )
    wanted = wanted_of(params, ctx)
    for index in range(params.count):
        ctx.check_cancelled()
        seed = (ctx.seed + index) % 2**63
        brief = decided(params, wish, seed)
        sections = sections_for(brief, params.length)
        score = written(
            brief, sections, wanted, seed, title=params.text[:60], check_cancelled=ctx.check_cancelled
        )
        artifact = score.artifact(seed=seed, index=index)
        artifact.metadata.update({"mood": told(brief, wish), "own_tempo": True})
        ctx.emit(artifact)
        ctx.progress((index + 1) / params.count)


def decided(params: PieceParams, wish: Wish, seed: int) -> Brief:
    """Return what is decided for a piece; what was set holds."""
    metre = None if params.metre == "auto" else tuple(int(part) for part in params.metre.split("/"))
    return brief_of(
        wish,
        random.Random(f"{seed}/brief"),
        style="" if params.style == "auto" else params.style,
        tempo=params.tempo,
        metre=(metre[0], metre[1]) if metre else None,
        lead="" if params.lead == "style" else params.lead,
    )


def wanted_of(params: PieceParams, ctx: JobContext) -> Wanted:
    """Return who sings and who plays."""
    parts = BANDS[params.band]
    if params.melody == "none" and not parts:
        raise UserError("Nobody is left to play.", "Ask for a melody or for an accompaniment.")
    return Wanted(
        setting=Setting(humanise=params.humanise, parts=parts),
        sings=params.melody != "none",
        melody=melody_maker(params, ctx) if params.melody in ("auto", "model") else None,
    )


def sections_for(brief: Brief, seconds: float) -> tuple[Section, ...]:
    """Return sections that last about so long, an intro before and an ending behind where there is room."""
    exact = seconds / bar_seconds(brief, brief.tempo)
    if exact >= 14:
        # Multiples of four are what sections are made of; intro and ending come on top.
        intro, ending = (4 if exact >= 24 else 2), 2
        return sections_of(
            max(8, round((exact - intro - ending) / 4) * 4) + intro + ending, intro=intro, ending=ending
        )
    if exact >= 7:
        return sections_of(max(4, round((exact - 1) / 2) * 2) + 1, ending=1)
    return sections_of(max(2, round(exact)))


def bar_seconds(brief: Brief, tempo: float) -> float:
    """Return how long a bar lasts, s."""
    return float(sum(quarters for quarters, _ in grouped(*brief.metre))) * 60 / tempo


def told(brief: Brief, wish: Wish) -> dict[str, Any]:
    """Return what is said of the decisions, in JSON types."""
    tonic = name_of(brief.fifths + (3 if brief.mode == "minor" else 0))
    return {
        "understood": list(wish.understood),
        "valence": round(wish.mood.valence, 3),
        "energy": round(wish.mood.energy, 3),
        "tension": round(wish.mood.tension, 3),
        "style": brief.style,
        "key": f"{tonic} {brief.mode}",
        "metre": f"{brief.metre[0]}/{brief.metre[1]}",
        "tempo": brief.tempo,
        "lead": brief.lead,
        "contour": brief.contour,
    }
