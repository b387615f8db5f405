"""``music.from_text``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Params, param
from creastudio_music.tools.arrangement import Instrument, Style
from creastudio_music.tools.common import API, CATEGORY, FAMILY

AnyStyle = Literal["auto", Style]
AnyMetre = Literal["auto", "4/4", "3/4", "2/4", "6/8", "12/8", "5/4", "7/8", "9/8", "7/4"]
MelodyBy = Literal["auto", "rules", "model", "none"]
Band = Literal["all", "no drums", "chords", "none"]


class PieceParams(Params):
    """What can be set for whole pieces."""

    style: AnyStyle = param("auto", title="Style", help="auto: what the words and the mood ask for.")
    count: int = param(1, title="Versions", ge=1, le=16, role="count")
    tempo: float | None = param(
        None,
        title="Tempo",
        help="Quarter notes a minute. Without it, as the mood asks.",
        ge=30.0,
        le=300.0,
        step=1.0,
    )
    metre: AnyMetre = param("auto", title="Metre")
    melody: MelodyBy = param(
        "auto", title="Melody by", help="auto: a model where one is at hand, else rules.", group="Melody"
    )
    model: str = param(
        "", title="Model", help="Empty: the best at hand.", role="model", model_family=FAMILY, group="Melody"
    )
    lead: Instrument = param("style", title="Melody played by", group="Melody")
    band: Band = param("all", title="Accompaniment", group="Players")
    humanise: float = param(
        0.5,
        title="Humanise",
        help="Small unevenness in time and loudness, as of hands; 0 is as written.",
        group="Players",
        ge=0.0,
        le=1.0,
        step=0.05,
    )


class FromTextHead(Params):
    """What stands first in the form."""

    text: str = param(
        "calm evening by the sea",
        title="Mood",
        help="Words for a mood, English or Chinese; also a style, an instrument, a key, a metre or a tempo: 'a sad rainy night in D "
        "minor, piano, 70 bpm'.",
        role="prompt",
        max_length=4000,
    )
    length: float = param(
        45.0,
        title="Length",
        help="About; whole bars are made.",
        unit="s",
        ge=5.0,
        le=600.0,
        soft_le=180.0,
        step=5.0,
    )


class FromTextParams(PieceParams, FromTextHead):
    """Settings of ``music.from_text``."""


FROM_TEXT = Generator(
    id="music.from_text",
    title="Music from words",
    summary="Mood words become a whole piece: key, metre, tempo and course, melody and accompaniment, all of it editable.",
    category=CATEGORY,
    makes="score",
    languages=("en", "zh"),
    good_for=("mood", "song", "background music"),
    params=FromTextParams,
    entry="creastudio_music.engine.from_text:run",
    memory=600,
    replay="exact",
    api=API,
    trial={"length": 12.0, "melody": "rules"},
)
