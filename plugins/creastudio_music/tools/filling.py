"""``music.continue``, ``music.infill`` and ``music.vary``: what a person can set, and the manifests."""

from __future__ import annotations

from creastudio.api import Generator, Input, param
from creastudio_music.tools.common import API, CATEGORY
from creastudio_music.tools.writing import PlaceParams, WritingParams

_SCORE = (Input(name="score", kind="score", title="Score"),)
_MEMORY = 700


class InfillParams(PlaceParams):
    """Settings of ``music.infill``."""


INFILL = Generator(
    id="music.infill",
    title="Write bars anew",
    summary="Writes any bars of any tracks so that they fit what stands around them. Locked notes stay.",
    category=CATEGORY,
    takes=_SCORE,
    makes="score",
    good_for=("melody", "harmony", "variations"),
    params=InfillParams,
    entry="creastudio_music.engine.infill:run",
    memory=_MEMORY,
    replay="exact",
    api=API,
    trial={"bars": "2"},
)


class VaryParams(PlaceParams):
    """Settings of ``music.vary``."""

    strength: float = param(
        0.5,
        title="Strength",
        help="Share of the notes that are written anew; those that carry the piece go last.",
        ge=0.05,
        le=1.0,
        step=0.05,
        role="strength",
    )


VARY = Generator(
    id="music.vary",
    title="Vary",
    summary="Keeps the notes that carry a piece and writes those between anew. Locked notes stay.",
    category=CATEGORY,
    takes=_SCORE,
    makes="score",
    good_for=("variations", "melody"),
    params=VaryParams,
    entry="creastudio_music.engine.vary:run",
    memory=_MEMORY,
    replay="exact",
    api=API,
    trial={"bars": "1-2"},
)


class ContinueParams(WritingParams):
    """Settings of ``music.continue``."""

    length: int = param(
        8, title="Bars", help="How many are added.", unit="bars", ge=1, le=2000, soft_le=64, step=1
    )
    ends: bool = param(
        True,
        title="Ends there",
        help="Whether the piece comes to its end with the last bar, on the tonic of its key.",
    )
    tracks: str = param(
        "",
        title="Tracks",
        help="By number or name: 1, Bass. Empty for all but drums.",
        role="tracks",
        max_length=400,
    )
    chords: bool = param(
        False,
        title="Write chords",
        help="For models that have learned tracks with chords. Else one note at a time is written, after the top line of what stood "
        "there.",
        group="Rules",
        advanced=True,
    )


CONTINUE = Generator(
    id="music.continue",
    title="Continue",
    summary="Goes on where a score ends, for as many bars as are wanted.",
    category=CATEGORY,
    takes=_SCORE,
    makes="score",
    good_for=("continuation", "melody", "harmony"),
    params=ContinueParams,
    entry="creastudio_music.engine.continuing:run",
    memory=_MEMORY,
    replay="exact",
    api=API,
    trial={"length": 1},
)
