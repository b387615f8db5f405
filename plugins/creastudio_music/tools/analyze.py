"""``music.analyze``: what a score is made of, as a file or over its bars while a person writes."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_music.tools.common import CATEGORY, LARGEST


class AnalyzeParams(Params):
    """Settings of ``music.analyze``."""

    voice_leading: bool = param(
        True,
        title="Voice leading",
        help="Also parallel fifths and octaves, crossings, wide spacing and leaps, where the score has two to eight lines.",
    )
    score: str = param("", title="Score", role="score", max_length=LARGEST)


ANALYZE = Generator(
    id="music.analyze",
    title="Analyse",
    summary="Finds keys, chords as symbols and Roman numerals, cadences, sections, metre, ranges, density and faults of voice "
    "leading.",
    category=CATEGORY,
    takes=(Input(name="score", kind="score", title="Score"),),
    makes="text",
    good_for=("harmony", "learning"),
    params=AnalyzeParams,
    entry="creastudio_music.engine.analyzing:run",
    live_entry="creastudio_music.engine.analyzing:open_live",
    device="cpu",
    memory=300,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)
