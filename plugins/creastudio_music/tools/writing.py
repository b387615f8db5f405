"""What every generator that composes with a model lets a person set."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Params, param
from creastudio_music.tools.common import FAMILY

Freedom = Literal["careful", "usual", "free", "wild"]

Density = Literal["any", "sparse", "even", "flowing", "busy"]

CHOICE = "Choice of notes"
RULES = "Rules"


class WritingParams(Params):
    """Model, number of candidates, how freely notes are chosen, and the rules that they keep."""

    model: str = param("", title="Model", help="Empty: the best at hand.", role="model", model_family=FAMILY)
    count: int = param(
        4,
        title="Candidates",
        help="They are put in order by their voice leading; the best comes first.",
        ge=1,
        le=16,
        role="count",
    )
    freedom: Freedom = param(
        "usual", title="Freedom", help="How far notes may be from what the model expects.", group=CHOICE
    )
    temperature: float | None = param(
        None,
        title="Temperature",
        help="In place of Freedom: 1 is as the model has learned, higher is bolder.",
        group=CHOICE,
        ge=0.1,
        le=2.0,
        step=0.05,
        advanced=True,
    )
    min_p: float = param(
        0.05,
        title="Least probability",
        help="Share of the most probable note's probability below which a note is never taken (min-p).",
        group=CHOICE,
        ge=0.0,
        le=0.5,
        step=0.01,
        advanced=True,
    )
    density: Density = param("any", title="Density", help="How many notes there shall be.", group=CHOICE)
    scale_lock: bool = param(
        False, title="Only notes of the key", help="Of the key signature where they stand.", group=RULES
    )
    follow_chords: bool = param(
        True,
        title="Follow the chords",
        help="Notes on beats lean to the chord symbols of the score, where it has some.",
        group=RULES,
    )
    voice_leading: bool = param(
        True, title="Voice leading", help="Holds off parallel fifths and octaves.", group=RULES
    )
    ranges: bool = param(True, title="Keep ranges", help="Of each voice and instrument.", group=RULES)


class PlaceParams(WritingParams):
    """And where in the score."""

    bars: str = param("", title="Bars", help="Such as 5-8, 12. Empty for all.", role="bars", max_length=200)
    tracks: str = param(
        "", title="Tracks", help="By number or name: 1, Bass. Empty for all.", role="tracks", max_length=400
    )
    chords: bool = param(
        False,
        title="Write chords",
        help="For models that have learned tracks with chords. Else one note at a time is written, after the top line of what stood "
        "there.",
        group=RULES,
        advanced=True,
    )
    keep_rhythm: bool = param(
        False, title="Keep the rhythm", help="Only pitches are written anew.", group=CHOICE
    )
