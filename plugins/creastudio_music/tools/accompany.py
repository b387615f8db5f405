"""``music.accompany``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_music.tools.arrangement import ArrangementParams, Style
from creastudio_music.tools.common import API, CATEGORY


class AccompanyHead(Params):
    """What stands first in the form."""

    style: Style = param("pop", title="Style")
    count: int = param(1, title="Versions", ge=1, le=16, role="count")
    chords: str = param(
        "",
        title="Chords",
        help="Symbols or Roman numerals, one a bar or between bar lines: C Am F G, or I | vi IV | V. They are repeated to the "
        "end. Empty: those of the score, else those found in its notes.",
        role="prompt",
        max_length=4000,
    )
    bars: str = param(
        "", title="Bars", help="Where it plays: 5-8, 12. Empty for all.", role="bars", max_length=200
    )


class AccompanyParams(ArrangementParams, AccompanyHead):
    """Settings of ``music.accompany``."""


ACCOMPANY = Generator(
    id="music.accompany",
    title="Accompany",
    summary="Puts drums, bass, chords and pad in a style under a score. Every given note stays as it is.",
    category=CATEGORY,
    takes=(Input(name="score", kind="score", title="Score"),),
    makes="score",
    good_for=("accompaniment", "arrangement", "band"),
    params=AccompanyParams,
    entry="creastudio_music.engine.accompany:run",
    memory=150,
    replay="exact",
    api=API,
    trial={"style": "pop", "chords": "C Am F G"},
)
