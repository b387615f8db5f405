"""``music.melody`` and ``music.harmonize``: what a person can set, and the manifests."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Input, param
from creastudio_music.tools.common import API, CATEGORY
from creastudio_music.tools.writing import WritingParams

KeyName = Literal["C", "G", "D", "A", "E", "B", "F#", "F", "Bb", "Eb", "Ab", "Db", "Gb"]

TuneMetre = Literal["4/4", "3/4", "2/4", "6/8", "3/8", "9/8", "12/8", "2/2", "3/2"]

TuneStyle = Literal["any", "chorale", "fiddle"]

TuneInstrument = Literal[
    "piano", "violin", "flute", "oboe", "clarinet", "trumpet", "recorder", "guitar", "accordion", "voice", "organ", "cello",
]  # fmt: skip

Voice = Literal["auto", "soprano", "alto", "tenor", "bass"]

Ensemble = Literal["choir", "strings", "organ", "piano", "woodwinds", "brass"]


class MelodyParams(WritingParams):
    """Settings of ``music.melody``."""

    length: int = param(
        8,
        title="Bars",
        help="Of a new tune; over a score it is as long as the score.",
        unit="bars",
        ge=1,
        le=2000,
        soft_le=64,
        step=1,
    )
    style: TuneStyle = param("any", title="Style", help="As far as the model knows it.")
    key: KeyName = param("C", title="Key")
    mode: Literal["major", "minor"] = param("major", title="Mode")
    metre: TuneMetre = param("4/4", title="Metre")
    tempo: float = param(100.0, title="Tempo", unit="BPM", ge=30.0, le=300.0, step=1.0)
    instrument: TuneInstrument = param("piano", title="Instrument")


MELODY = Generator(
    id="music.melody",
    title="Melody",
    summary="Writes a tune, by itself or over a score.",
    category=CATEGORY,
    takes=(Input(name="score", kind="score", title="Over this score", required=False),),
    makes="score",
    good_for=("melody",),
    params=MelodyParams,
    entry="creastudio_music.engine.melody:run",
    memory=700,
    replay="exact",
    api=API,
    trial={"length": 2},
)


class HarmonizeParams(WritingParams):
    """Settings of ``music.harmonize``."""

    tracks: str = param(
        "",
        title="Melody",
        help="The track that is harmonised, by number or name. Empty: the highest.",
        role="tracks",
        max_length=400,
    )
    bars: str = param("", title="Bars", help="Such as 5-8, 12. Empty for all.", role="bars", max_length=200)
    voice: Voice = param("auto", title="It is the", help="Which of the four voices the melody is.")
    makes: Literal["voices", "chords"] = param(
        "voices",
        title="Makes",
        help="voices: those of the four that aren't given; chords: chord symbols over the melody.",
    )
    ensemble: Ensemble = param("choir", title="Played by")


HARMONIZE = Generator(
    id="music.harmonize",
    title="Harmonise",
    summary="Writes the other voices to a melody, which stays as it is, or finds chords for it.",
    category=CATEGORY,
    takes=(Input(name="score", kind="score", title="Score"),),
    makes="score",
    good_for=("harmony", "accompaniment"),
    params=HarmonizeParams,
    entry="creastudio_music.engine.harmonize:run",
    memory=700,
    replay="exact",
    api=API,
    trial={"bars": "1-2"},
)
