"""Frames of sequences: what lies where, what hides what, transitions, text, and what stands for missing things."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ShapeLayer, Transform
from creastudio.core.document import Document
from creastudio.core.fills import SolidFill
from creastudio.core.keyframes import Curve, Keyframe
from creastudio.core.text_style import TextStyle
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track, Transition
from creastudio.render.frame import FramePainter
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes
from creastudio.render.pixels import pixels_of

RED, BLUE, GLASS, WIDE, MISSING = "a" * 64, "b" * 64, "c" * 64, "d" * 64, "e" * 64
WORDS = "f" * 64

Painted = Callable[..., NDArray[np.int16]]


def _filled(color: str, width: int = 160, height: int = 90) -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(color))
    return png_bytes(image)


@pytest.fixture
def images() -> ImageSource:
    blobs = {
        RED: _filled("#ff0000"),
        BLUE: _filled("#0000ff"),
        GLASS: _filled("#8000ff00"),
        WIDE: _filled("#ffffff", 160, 40),
        WORDS: "Words 文字".encode(),
    }
    return ImageSource(blobs.__getitem__)


def clip(asset: str = RED, start: float = 0, seconds: float = 2, **fields: object) -> Clip:
    return Clip(asset=asset, start=round(start * SECOND), duration=round(seconds * SECOND), **fields)  # type: ignore[arg-type]


def sequence(*tracks: Track, width: int = 160, height: int = 90) -> Sequence:
    return Sequence(width=width, height=height, tracks=tracks)


def still(name: str, value: float, layer: str = "") -> Curve:
    return Curve(property=name, value=value, layer=layer)  # type: ignore[arg-type]


def moving(name: str, *keys: tuple[float, float], layer: str = "") -> Curve:
    found = tuple(Keyframe(at=round(at * SECOND), value=value) for at, value in keys)
    return Curve(property=name, keys=found, layer=layer)  # type: ignore[arg-type]


@pytest.fixture
def paint(images: ImageSource) -> Painted:
    """Paint a sequence at a time in s: red, green and blue as (height, width, 3)."""
    painter = FramePainter(images)

    def painted(
        shown: Sequence,
        seconds: float = 0,
        size: tuple[int, int] = (160, 90),
        document: Document | None = None,
    ) -> NDArray[np.int16]:
        image = painter.frame(document or Document(), shown, round(seconds * SECOND), *size)
        assert image.format() == QImage.Format.Format_RGB32
        assert (image.width(), image.height()) == size
        return pixels_of(image, writable=False)[..., 2::-1].astype(np.int16)

    return painted


def test_a_gap_is_black_and_an_empty_sequence_too(paint: Painted) -> None:
    assert not paint(sequence()).any()
    assert not paint(sequence(Track(clips=(clip(start=1),)))).any()


def test_a_picture_is_fitted_into_the_frame(paint: Painted) -> None:
    frame = paint(sequence(Track(clips=(clip(WIDE),))))
    assert (frame[25:65] == 255).all()
    assert not frame[:25].any()
    assert not frame[65:].any()


def test_upper_tracks_lie_over_lower_ones_and_glass_lets_them_through(paint: Painted) -> None:
    under, over = Track(clips=(clip(RED),)), Track(clips=(clip(BLUE),))
    assert tuple(paint(sequence(under, over))[45, 80]) == (0, 0, 255)
    glass = Track(clips=(clip(GLASS),))
    assert np.abs(paint(sequence(under, glass))[45, 80] - (127, 128, 0)).max() <= 1


def test_hidden_tracks_and_solo_ones(paint: Painted) -> None:
    under, over = Track(clips=(clip(RED),)), Track(clips=(clip(BLUE),), muted=True)
    assert tuple(paint(sequence(under, over))[45, 80]) == (255, 0, 0)
    alone = under.model_copy(update={"solo": True})
    assert tuple(paint(sequence(alone, Track(clips=(clip(BLUE),))))[45, 80]) == (255, 0, 0)


def test_opacity_and_fades(paint: Painted) -> None:
    half = Track(clips=(clip(RED, curves=(still("opacity", 0.5),)),))
    assert paint(sequence(half))[45, 80, 0] == pytest.approx(128, abs=1)
    fading = sequence(Track(clips=(clip(RED, fade_in=SECOND),)))
    assert [round(float(paint(fading, at)[45, 80, 0])) for at in (0, 0.25, 1)] == pytest.approx(
        [0, 64, 255], abs=1
    )


def test_position_scale_and_rotation_around_the_middle(paint: Painted) -> None:
    small = (still("scale", 0.5), still("x", 40.0), still("y", -22.5))
    frame = paint(sequence(Track(clips=(clip(RED, curves=small),))))
    assert (frame[:45, 80:, 0] == 255).all()
    assert not frame[45:].any()
    assert not frame[:, :80].any()
    turned = paint(sequence(Track(clips=(clip(RED, curves=(still("rotation", 90.0),)),))))
    assert (turned[:, 36:124, 0] == 255).all()
    assert not turned[:, :34].any()


def test_an_artboard_clip_shows_the_artboard(paint: Painted) -> None:
    box = ShapeLayer(fill=SolidFill(color="#00ff00"), transform=Transform(x=40, y=45, width=80, height=90))
    board = Artboard(width=160, height=90, background="#ff0000", layers=(box,))
    shown = sequence(Track(clips=(clip("", kind="artboard", artboard=board.id),)))
    frame = paint(shown, document=Document(artboards=(board,)))
    assert tuple(frame[45, 20]) == (0, 255, 0)
    assert tuple(frame[45, 120]) == (255, 0, 0)


def test_what_is_missing_has_a_placeholder(paint: Painted) -> None:
    for lost in (clip(MISSING), clip("", kind="generated"), clip("", kind="artboard", artboard="gone")):
        assert paint(sequence(Track(clips=(lost,))))[20, 80].any()


def test_missing_words_hide_no_picture(paint: Painted) -> None:
    lost = Track(kind="text", clips=(clip(MISSING, kind="text", name="Line 4"),))
    frame = paint(sequence(Track(clips=(clip(RED),)), lost, width=320, height=180), size=(320, 180))
    assert (frame[:120] == (255, 0, 0)).all()
    assert np.all(frame > 200, axis=2)[140:].any()


def test_a_crossfade_of_opaque_pictures_lets_nothing_through(paint: Painted) -> None:
    joined = (clip(RED), clip(BLUE, start=2, transition=Transition(duration=SECOND)))
    ground = Track(clips=(clip(WIDE, seconds=4, curves=(still("scale", 4.0),)),))
    for share in (0.0, 0.25, 0.5, 0.9):
        frame = paint(sequence(ground, Track(clips=joined)), 1.5 + share)
        assert np.abs(frame - (255 * (1 - share), 0, 255 * share)).max() <= 1


def test_a_wipe_goes_where_it_is_said_to(paint: Painted) -> None:
    def wiped(direction: str) -> NDArray[np.int16]:
        over = Transition(kind="wipe", direction=direction, duration=SECOND)  # type: ignore[arg-type]
        return paint(sequence(Track(clips=(clip(RED), clip(BLUE, start=2, transition=over)))), 1.75)

    assert (wiped("right")[:, :36, 2] == 255).all()
    assert (wiped("right")[:, 44:, 0] == 255).all()
    assert (wiped("left")[:, 124:, 2] == 255).all()
    assert (wiped("down")[:18, :, 2] == 255).all()
    assert (wiped("up")[72:, :, 2] == 255).all()
    # Along its edge both are mixed, never darker than either.
    assert np.abs(wiped("right").sum(axis=2) - 255).max() <= 2


def test_a_dip_goes_through_its_colour(paint: Painted) -> None:
    over = Transition(kind="dip", color="#ffffff", duration=SECOND)
    dipped = sequence(Track(clips=(clip(RED), clip(BLUE, start=2, transition=over))))
    assert (paint(dipped, 2.0) == 255).all()
    assert np.abs(paint(dipped, 1.75)[45, 80] - (255, 128, 128)).max() <= 1
    assert np.abs(paint(dipped, 2.25)[45, 80] - (128, 128, 255)).max() <= 1


def test_text_is_written_at_the_bottom_over_the_pictures(paint: Painted) -> None:
    words = Track(kind="text", clips=(clip("", kind="text", text="Hello 你好"),))
    frame = paint(sequence(words, Track(clips=(clip(RED),)), width=320, height=180), size=(320, 180))
    white = np.all(frame > 200, axis=2)
    assert white[140:175].any()
    assert not white[:120].any()


def test_a_style_says_where_words_are_and_what_is_behind_them(paint: Painted) -> None:
    style = TextStyle(
        position="top", align="left", color="#ff0000", outline_width=0.0, box="#0000ff", box_opacity=1.0
    )
    words = Track(kind="text", clips=(clip("", kind="text", text="Hi", style=style),))
    frame = paint(sequence(words, width=320, height=180), size=(320, 180))
    red, blue = frame[..., 0] > 200, frame[..., 2] > 200
    assert red[:40, :60].any()
    assert blue[:40, :60].any()
    assert not frame[40:].any()
    assert not frame[:, 60:].any()


def test_words_read_from_the_right_keep_to_the_side_they_are_told(paint: Painted) -> None:
    words = Track(kind="text", clips=(clip("", kind="text", text="שלום", style=TextStyle(align="left")),))
    frame = paint(sequence(words, width=320, height=180), size=(320, 180))
    assert frame[:, :100].any()
    assert not frame[:, 100:].any()


def test_long_lines_wrap_inside_the_margins(paint: Painted) -> None:
    words = Track(kind="text", clips=(clip("", kind="text", text="字幕很长很长" * 12),))
    frame = paint(sequence(words, width=320, height=180), size=(320, 180))
    rows = np.nonzero(frame.max(axis=(1, 2)))[0]
    assert rows.max() - rows.min() > 20
    assert not frame[:, :8].any()
    assert not frame[:, -8:].any()


def test_words_of_an_asset_are_shown(paint: Painted) -> None:
    assert paint(sequence(Track(kind="text", clips=(clip(WORDS, kind="text"),)))).any()


@pytest.mark.parametrize("scale", [0.5, 3.0])
def test_words_that_move_look_as_those_that_stand(paint: Painted, scale: float) -> None:
    place = (still("scale", scale), still("y", -60.0), still("rotation", 5.0))
    moves = tuple(moving(curve.property, (0, curve.value), (9, curve.value + 0.01)) for curve in place)
    stands, goes = (
        paint(
            sequence(
                Track(kind="text", clips=(clip("", kind="text", text="Words", curves=curves),)),
                width=320,
                height=180,
            ),
            size=(320, 180),
        )
        for curves in (place, moves)
    )
    assert stands.any()
    assert np.abs(stands - goes).mean() < 1.0


def test_the_ground_is_that_of_the_sequence(paint: Painted) -> None:
    shown = sequence(Track(clips=(clip(WIDE),))).model_copy(update={"background": "#00ff00"})
    frame = paint(shown)
    assert tuple(frame[5, 80]) == (0, 255, 0)
    assert tuple(frame[45, 80]) == (255, 255, 255)


@pytest.mark.parametrize(("fit", "rows"), [("fit", 40), ("fill", 90), ("stretch", 90), ("none", 40)])
def test_pictures_lie_in_the_frame_as_they_are_told(paint: Painted, fit: str, rows: int) -> None:
    frame = paint(sequence(Track(clips=(clip(WIDE, fit=fit),))))
    assert (frame[:, 80, 0] == 255).sum() == rows


def test_pixel_for_pixel_a_small_picture_stays_small(paint: Painted) -> None:
    frame = paint(sequence(Track(clips=(clip(WIDE, fit="none"),)), width=320, height=180), size=(320, 180))
    assert (frame[..., 0] == 255).sum() == 160 * 40


def test_frames_in_which_nothing_changes_are_the_same_object(images: ImageSource) -> None:
    painter = FramePainter(images)
    shown = sequence(Track(clips=(clip(RED), clip(BLUE, start=2, curves=(moving("x", (0, 0), (2, 9)),)))))

    def at(seconds: float) -> QImage:
        return painter.frame(Document(), shown, round(seconds * SECOND), 32, 18)

    first = at(0)
    assert at(1) is first
    assert at(2) is not first
    assert at(2.5) is not at(3)
    assert painter.frame(Document(), shown, 0, 64, 36).width() == 64


@pytest.mark.parametrize("seconds", [0, 1])
def test_what_is_changed_in_the_open_frame_is_seen(images: ImageSource, seconds: float) -> None:
    painter = FramePainter(images)

    def shown(**fields: object) -> Sequence:
        return sequence(Track(clips=(clip(WIDE, **fields),)), width=320)  # type: ignore[arg-type]

    changes: list[Sequence] = [
        *(shown(fit=fit) for fit in ("fit", "fill", "stretch", "none")),
        *(shown(curves=(still(name, 0.5),)) for name in ("x", "y", "scale", "rotation", "opacity")),
        shown(fade_in=2 * SECOND),
        shown(missing=True),
        shown(missing=True, name="Named"),
        shown().model_copy(update={"background": "#00ff00"}),
        shown().model_copy(update={"height": 200}),
    ]
    for change in (*changes, *reversed(changes)):
        fresh = FramePainter(images).frame(Document(), change, round(seconds * SECOND), 160, 90)
        assert painter.frame(Document(), change, round(seconds * SECOND), 160, 90) == fresh


def test_what_was_missing_is_seen_once_it_is_there() -> None:
    blobs: dict[str, bytes] = {}
    images = ImageSource(blobs.__getitem__)
    painter, shown = FramePainter(images), sequence(Track(clips=(clip(BLUE),)))
    assert painter.frame(Document(), shown, 0, 16, 9).pixelColor(3, 4).blue() != 255
    blobs[BLUE] = _filled("#0000ff")
    images.look_again()
    assert painter.frame(Document(), shown, 0, 16, 9).pixelColor(3, 4).name() == "#0000ff"


@pytest.mark.parametrize(("scale", "x", "turn"), [(1000, 0, 0), (1000, 0, 45), (0.5, 1e6, 0), (1e-6, 0, 1e6)])
def test_far_moves_and_large_scales_break_nothing(
    paint: Painted, scale: float, x: float, turn: float
) -> None:
    values = (("scale", scale), ("x", x), ("rotation", turn))
    board = Artboard(id="board", width=160, height=90, background="#ff0000")
    for curves in (
        tuple(still(name, value) for name, value in values),
        tuple(moving(name, (0, value), (1, value * 1.01)) for name, value in values),
    ):
        for shown in (clip(RED, curves=curves), clip("", kind="artboard", artboard="board", curves=curves)):
            frame = paint(sequence(Track(clips=(shown,))), document=Document(artboards=(board,)))
            assert tuple(frame[45, 10]) == ((255, 0, 0) if scale == 1000 else (0, 0, 0))


class Flat:
    """A video that is as grey as the number of its second."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int, int]] = []

    def frame(self, sha256: str, time: int, width: int, height: int) -> NDArray[np.uint8] | None:
        self.asked.append((time, width, height))
        return None if sha256 == MISSING else np.full((height, width, 4), 10 + time // SECOND, np.uint8)


def test_a_video_is_asked_for_the_size_and_time_that_is_shown(images: ImageSource) -> None:
    video = Asset(sha256=RED, media_type="video/mp4", metadata={"width": 640, "height": 480, "duration": 9.0})
    shown = sequence(
        Track(clips=(clip(RED, kind="video", start=1, seconds=4, offset=2 * SECOND, speed=2.0),))
    )
    videos = Flat()
    frame = FramePainter(images, videos).frame(Document(assets=(video,)), shown, 2 * SECOND, 160, 90)
    assert videos.asked == [(4 * SECOND, 120, 90)]
    assert frame.pixelColor(80, 45).red() == 14
    assert frame.pixelColor(10, 45).red() == 0


def test_half_the_size_looks_the_same(paint: Painted) -> None:
    tracks = (
        Track(clips=(clip(RED, curves=(still("rotation", 20.0), still("scale", 0.7))),)),
        Track(clips=(clip(GLASS, curves=(still("scale", 0.5), still("x", 21.0))),)),
    )
    full = paint(sequence(*tracks, width=640, height=360), size=(640, 360))
    half = paint(sequence(*tracks, width=640, height=360), size=(320, 180))
    small = full.reshape(180, 2, 320, 2, 3).mean(axis=(1, 3))
    assert np.abs(small - half).mean() < 1
    assert (np.abs(small - half).max(axis=2) > 40).mean() < 0.01
