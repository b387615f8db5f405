"""``music.for_picture``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Input, Params, param
from creastudio_music.tools.common import API, CATEGORY
from creastudio_music.tools.from_text import PieceParams

LENGTH = "Length"


class ForPictureHead(Params):
    """What stands first in the form."""

    text: str = param(
        "",
        title="Mood",
        help="Words that are added to what is seen, English or Chinese; also a style, an instrument or a key. May be empty.",
        role="prompt",
        max_length=4000,
    )
    words: float = param(
        0.5,
        title="Words against picture",
        help="1: the words alone make the mood.",
        ge=0.0,
        le=1.0,
        step=0.05,
    )


class ForPictureParams(PieceParams, ForPictureHead):
    """Settings of ``music.for_picture``."""

    rate: Literal["clip", "23.976", "24", "25", "29.97", "30", "50", "59.94", "60"] = param(
        "clip",
        title="Frame rate",
        help="clip: that of the clip; 25 for a picture.",
        unit="frames/s",
        group=LENGTH,
    )
    length: float = param(
        20.0,
        title="Seconds",
        help="For a picture; a clip has its own length.",
        unit="s",
        ge=2.0,
        le=600.0,
        group=LENGTH,
    )
    first: int = param(
        0, title="First frame", help="Of a clip, from 0.", ge=0, le=200000, group=LENGTH, advanced=True
    )
    last: int | None = param(
        None,
        title="Last frame",
        help="Of a clip; without it, to its end.",
        ge=0,
        le=200000,
        group=LENGTH,
        advanced=True,
    )
    ends: Literal["sound ends", "last chord"] = param(
        "sound ends",
        title="At the cut",
        help="sound ends: the last note is over at the very end of the clip. last chord: it is struck there and rings on.",
        group=LENGTH,
    )
    follow: bool = param(
        True,
        title="Follow cuts",
        help="Sections begin where the film is cut, as far as the tempo needn't hurry.",
        group=LENGTH,
    )


FOR_PICTURE = Generator(
    id="music.for_picture",
    title="Music for a picture",
    summary="Colours and motion of a picture or a clip set the mood; the music fits its length to the frame.",
    category=CATEGORY,
    takes=(
        Input(name="clip", kind="video", title="Clip", required=False),
        Input(name="picture", kind="image", title="Picture", required=False),
    ),
    makes="score",
    languages=("en", "zh"),
    good_for=("film music", "background music", "mood"),
    params=ForPictureParams,
    entry="creastudio_music.engine.for_picture:run",
    memory=700,
    replay="exact",
    api=API,
    trial={"length": 8.0, "melody": "rules"},
)
