"""``text.dialogue``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, param
from creastudio_text.tools.common import API, CATEGORY
from creastudio_text.tools.sampling import SamplingParams


class DialogueParams(SamplingParams):
    """Settings of ``text.dialogue``."""

    characters: str = param(
        "Mara: tired, dry humour\nBen: hopeful, talks too much",
        title="Characters",
        help="One a line: a name, a colon, what they are like. Two to twelve.",
        role="prompt",
        max_length=4000,
    )
    setting: str = param(
        "",
        title="Setting",
        help="Where they are and what it is about, in a sentence or two.",
        role="prompt",
        max_length=2000,
    )
    turns: int = param(8, title="Turns", help="How often somebody speaks.", ge=2, le=60)
    line: int = param(
        120,
        title="Longest turn",
        unit="characters",
        ge=16,
        le=600,
        soft_le=300,
        help="A sentence that ends late ends the turn.",
    )


DIALOGUE = Generator(
    id="text.dialogue",
    title="Dialogue",
    summary="Characters with traits talk: each turn has its speaker, and nobody says what has been said. A small model gives "
    "the manner of a talk, one that follows instructions also its sense.",
    category=CATEGORY,
    makes="text",
    good_for=("dialogue", "scripts", "subtitles"),
    params=DialogueParams,
    entry="creastudio_text.engine.dialogue:run",
    memory=900,
    replay="exact",
    api=API,
    trial={"characters": "Mara: tired\nBen: hopeful", "turns": 2, "line": 16, "count": 2, "language": "en"},
)
