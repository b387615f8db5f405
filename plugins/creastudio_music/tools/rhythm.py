"""``music.rhythm``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Input, Params, param
from creastudio_music.tools.arrangement import ArrangementParams, Style
from creastudio_music.tools.common import API, CATEGORY

Metre = Literal["style", "4/4", "3/4", "2/4", "6/8", "12/8", "5/4", "7/8", "9/8", "7/4"]


class RhythmHead(Params):
    """What stands first in the form."""

    style: Style = param("pop", title="Style")
    count: int = param(1, title="Versions", ge=1, le=16, role="count")
    length: int = param(
        8, title="Length", help="Of a score that is given, its own.", unit="bars", ge=1, le=256
    )
    metre: Metre = param("style", title="Metre")
    tempo: float | None = param(
        None,
        title="Tempo",
        help="Quarter notes a minute. Without it, the style's own.",
        ge=30.0,
        le=300.0,
        step=1.0,
    )
    band: Literal["drums", "drums and bass", "all"] = param("drums", title="Who plays")
    chords: str = param(
        "",
        title="Chords",
        help="For the others than the drums: symbols or Roman numerals, one a bar. Empty: a progression of the style.",
        role="prompt",
        max_length=4000,
    )


class RhythmParams(ArrangementParams, RhythmHead):
    """Settings of ``music.rhythm``."""


RHYTHM = Generator(
    id="music.rhythm",
    title="Rhythm",
    summary="A groove of drums, with bass and chords if wanted, in any style and metre; by itself or under a score.",
    category=CATEGORY,
    takes=(Input(name="score", kind="score", title="Score", required=False),),
    makes="score",
    good_for=("drums", "groove", "loop", "backing track"),
    params=RhythmParams,
    entry="creastudio_music.engine.rhythm:run",
    memory=150,
    replay="exact",
    api=API,
    trial={"length": 4},
)
