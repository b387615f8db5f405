"""``music.words``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_music.tools.common import CATEGORY


class WordsParams(Params):
    """Settings of ``music.words``."""

    words: str = param(
        "",
        title="Words",
        help="Lines as they are sung, and an empty line before each further verse. Hyphens part syllables where it matters: glo-ri-a.",
        role="prompt",
        max_length=20_000,
    )
    tracks: str = param(
        "",
        title="Melody",
        help="The track that sings, by number or name. Empty: the highest.",
        role="tracks",
        max_length=400,
    )
    bars: str = param("", title="Bars", help="Such as 5-8, 12. Empty for all.", role="bars", max_length=200)


WORDS = Generator(
    id="music.words",
    title="Lay words",
    summary="Lays words under the notes of a melody: stressed syllables on strong beats, lines where the tune takes breath.",
    category=CATEGORY,
    takes=(Input(name="score", kind="score", title="Score"),),
    makes="score",
    good_for=("lyrics",),
    params=WordsParams,
    entry="creastudio_music.engine.laying_words:run",
    memory=120,
    quick=True,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
    trial={"words": "Sing we"},
)
