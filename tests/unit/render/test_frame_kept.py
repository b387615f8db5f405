"""What a painter keeps from frame to frame never shows: each frame is that of a painter which has kept nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, LinkedLayer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.fills import SolidFill
from creastudio.core.keyframes import Curve, Keyframe
from creastudio.core.text_style import SUBTITLE, TITLE
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track, Transition
from creastudio.render.frame import FramePainter
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes

WIDTH, HEIGHT = 64, 36
WIDE, TALL, SMALL, FILM, GONE = (f"{index:064x}" for index in range(5))


def _picture(color: str, width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(color))
    image.setPixelColor(width // 3, height // 3, QColor("#ffffff"))
    return png_bytes(image)


IMAGES = ImageSource(
    {
        WIDE: _picture("#ff2040c0", 200, 50),
        TALL: _picture("#80ff4000", 30, 90),
        SMALL: _picture("#ff00c040", 9, 7),
    }.__getitem__
)
ASSETS = (
    Asset(sha256=FILM, media_type="video/mp4", metadata={"width": 48, "height": 48, "duration": 9.0}),
    Asset(sha256=WIDE, media_type="image/png"),
)


class Film:
    """A video whose colour is its time."""

    def frame(self, sha256: str, time: int, width: int, height: int) -> NDArray[np.uint8] | None:
        assert sha256 == FILM
        return np.full((height, width, 4), (time // (SECOND // 50) % 200, 90, 200, 255), np.uint8)


def board(tone: str, words: str) -> Artboard:
    """Return an artboard with a layer of each sort; the ids of both artboards' layers are the same but for one."""
    shape = ShapeLayer(
        id=f"shape {words}", fill=SolidFill(color=tone), transform=Transform(x=20, y=20, width=20, height=12)
    )
    return Artboard(
        id=words,
        width=80,
        height=40,
        background="" if words == "A" else "#203040",
        layers=(
            ImageLayer(id="picture", asset=WIDE, transform=Transform(x=50, y=20, width=40, height=10)),
            shape,
            LinkedLayer(id="copy", source=shape.id, transform=Transform(x=60, y=30, width=10, height=6)),
            TextLayer(id="words", text=words, size=12, transform=Transform(x=40, y=10, width=60, height=16)),
        ),
    )


BOARDS = [(board("#ff8000", "A"), board("#0080ff", "B")), (board("#804000", "A"), board("#0080ff", "B"))]
CURVES = [
    Curve(property="x", value=7.3),
    Curve(property="scale", keys=(Keyframe(at=0, value=0.5), Keyframe(at=SECOND, value=2))),
    Curve(property="rotation", value=20),
    Curve(property="opacity", keys=(Keyframe(at=0, value=0.2), Keyframe(at=SECOND, value=1))),
    Curve(property="x", layer="picture", keys=(Keyframe(at=0, value=0), Keyframe(at=SECOND, value=9))),
    Curve(property="scale", layer="words", value=1.5),
    Curve(property="y", layer="shape A", value=4),
]


@st.composite
def clips(draw: st.DrawFn, kinds: list[str], start: int) -> Clip:
    kind = draw(st.sampled_from(kinds))
    fields: dict[str, Any] = {
        "image": {"asset": draw(st.sampled_from([WIDE, TALL, SMALL, GONE]))},
        "video": {
            "asset": FILM,
            "source_duration": 9 * SECOND,
            "freeze": draw(st.sampled_from([None, SECOND])),
        },
        "artboard": {"artboard": draw(st.sampled_from(["A", "B", "C"]))},
        "text": {
            "text": draw(st.sampled_from(["Hi", "Ho"])),
            "style": draw(st.sampled_from([None, SUBTITLE, TITLE])),
        },
    }[kind]
    curves = {
        (curve.property, curve.layer): curve for curve in draw(st.lists(st.sampled_from(CURVES), max_size=3))
    }
    return Clip(
        kind=kind,  # pyright: ignore[reportArgumentType]
        name=draw(st.sampled_from(["", "One"])),
        fit=draw(st.sampled_from(["fit", "fill", "stretch", "none"])),
        missing=draw(st.integers(0, 9)) == 0,
        start=start,
        duration=SECOND,
        fade_in=draw(st.sampled_from([0, SECOND // 2])),
        curves=tuple(curves.values()),
        **fields,
    )


@st.composite
def sequences(draw: st.DrawFn) -> Sequence:
    tracks: list[Track] = []
    for kinds in (["image", "video", "artboard"], ["text"]):
        first, second = draw(clips(kinds, 0)), draw(clips(kinds, SECOND))
        change = Transition(
            kind=draw(st.sampled_from(["crossfade", "wipe", "dip"])),
            duration=draw(st.sampled_from([SECOND, SECOND // 2])),
        )
        second = second.model_copy(update={"transition": draw(st.sampled_from([None, change]))})
        tracks.append(Track(kind="text" if kinds == ["text"] else "picture", clips=(first, second)))
    ground = draw(st.sampled_from(["#000000", "#ff8000"]))
    return Sequence(
        width=draw(st.sampled_from([WIDTH, 2 * WIDTH])),
        height=HEIGHT,
        tracks=tuple(tracks),
        background=ground,
    )


CHANGES: list[dict[str, Any]] = [
    *({"fit": fit} for fit in ("fit", "fill", "stretch", "none")),
    *({"curves": (curve,)} for curve in CURVES),
    *({"style": style} for style in (None, SUBTITLE, TITLE)),
    *({"text": text} for text in ("Hi", "Ho", "")),
    *({"artboard": name} for name in ("A", "B", "C")),
    *({"asset": name} for name in (WIDE, TALL, SMALL, GONE)),
    *({"freeze": at} for at in (None, 0, SECOND)),
    {"missing": True}, {"missing": False}, {"name": "Two"}, {"fade_in": SECOND}, {"reverse": True},
]  # fmt: skip
"""What an edit may change of a clip that is seen."""


def changed(sequence: Sequence, track: int, change: dict[str, Any]) -> Sequence:
    """Return a sequence with both clips of a track changed, as far as they are of a kind that has it."""
    kinds = {"text": "text", "style": "text", "artboard": "artboard", "asset": "image", "freeze": "video"}
    wanted = kinds.get(next(iter(change)), "")
    lanes = list(sequence.tracks)
    clips = [
        clip.model_copy(update=change) if wanted in ("", clip.kind) else clip for clip in lanes[track].clips
    ]
    lanes[track] = lanes[track].model_copy(update={"clips": tuple(clips)})
    return sequence.model_copy(update={"tracks": tuple(lanes)})


steps = st.lists(
    st.one_of(
        st.tuples(st.integers(0, 1), st.sampled_from(CHANGES)),
        st.integers(0, 19),
        st.sampled_from(BOARDS),
        st.sampled_from([(WIDTH, HEIGHT), (50, 50)]),
    ),
    min_size=4,
    max_size=12,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sequences(), st.integers(0, 19), steps)
def test_each_frame_is_that_of_a_painter_which_has_kept_nothing(
    sequence: Sequence, tenth: int, steps: list[Any]
) -> None:
    painter, boards, size = FramePainter(IMAGES, Film()), BOARDS[0], (WIDTH, HEIGHT)
    for step in steps:
        match step:
            case int():
                tenth = step
            case (int() as track, dict() as change):
                sequence = changed(sequence, track, change)
            case (int(), int()):
                size = step
            case _:
                boards = step
        where = (Document(artboards=boards, assets=ASSETS), sequence, tenth * SECOND // 10, *size)
        assert painter.frame(*where) == FramePainter(IMAGES, Film()).frame(*where)
