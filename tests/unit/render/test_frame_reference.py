"""Frames against a reference in floats: whatever lies over whatever, with fades, transitions and moves."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from creastudio.core.animation import look_at
from creastudio.core.document import Document
from creastudio.core.keyframes import Curve, Keyframe
from creastudio.core.playing import clip_at, meeting_at
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track, Transition
from creastudio.render.frame import FramePainter
from creastudio.render.frame_mixing import EDGE
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes
from creastudio.render.pixels import pixels_of

WIDTH, HEIGHT = 64, 36
COLORS = ("#ffff0000", "#ff00ff00", "#ff3060c0", "#80ffffff", "#40000000", "#c020ff80", "#ffffffff")
HASHES = [f"{index:064x}" for index in range(len(COLORS))]

Premultiplied = NDArray[np.float64]
"""Red, green, blue and alpha, 0 to 1."""


def _filled(color: str) -> bytes:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32)
    image.fill(QColor(color))
    return png_bytes(image)


IMAGES = ImageSource(dict(zip(HASHES, map(_filled, COLORS), strict=True)).__getitem__)

times = st.integers(0, 8).map(lambda quarter: quarter * SECOND // 4)
shares = st.floats(0, 1, allow_nan=False)


@st.composite
def transitions(draw: st.DrawFn) -> Transition | None:
    kinds: list[Literal["crossfade", "wipe", "dip"] | None] = [None, "crossfade", "wipe", "dip"]
    kind = draw(st.sampled_from(kinds))
    if kind is None:
        return None
    return Transition(
        kind=kind,
        duration=draw(st.integers(2, SECOND)),
        direction=draw(st.sampled_from(["left", "right", "up", "down"])),
        color=draw(st.sampled_from(["#000000", "#ffffff", "#804020"])),
    )


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    clips: list[Clip] = []
    for start in (0, SECOND):
        if draw(st.booleans()) or not start:
            joined = bool(clips) and start == SECOND
            clips.append(
                Clip(
                    asset=draw(st.sampled_from(HASHES)),
                    start=start,
                    duration=SECOND,
                    fade_in=draw(st.sampled_from([0, SECOND // 2])) if not joined else 0,
                    transition=draw(transitions()) if joined else None,
                    curves=(Curve(property="opacity", value=draw(shares)),) if draw(st.booleans()) else (),
                )
            )
    return Track(clips=tuple(clips), muted=draw(st.integers(0, 5)) == 0, solo=draw(st.integers(0, 5)) == 0)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(tracks(), max_size=4), times, st.sampled_from(["#000000", "#ff8000"]))
def test_every_stack_looks_as_the_reference_says(stack: list[Track], time: int, ground: str) -> None:
    sequence = Sequence(width=WIDTH, height=HEIGHT, tracks=tuple(stack), background=ground)
    image = FramePainter(IMAGES).frame(Document(), sequence, time, WIDTH, HEIGHT)
    seen = pixels_of(image, writable=False)[..., 2::-1].astype(float)
    # Each layer may be rounded by one, and so may what it is mixed of.
    assert np.abs(seen - reference(sequence, time) * 255).max() <= 2 + 1.5 * len(stack)


def reference(sequence: Sequence, time: int) -> NDArray[np.float64]:
    """Return a frame of clips that fill it: red, green and blue, 0 to 1, as (height, width, 3)."""
    frame = np.broadcast_to(_color(sequence.background), (HEIGHT, WIDTH, 4)).copy()
    solo = any(track.solo for track in sequence.tracks)
    for track in sequence.tracks:
        if track.muted or (solo and not track.solo):
            continue
        layer = _layer(track, time)
        frame = layer + frame * (1 - layer[..., 3:])
    return frame[..., :3]


def _layer(track: Track, time: int) -> Premultiplied:
    meeting = meeting_at(track, time)
    if meeting is None:
        clip = clip_at(track, time)
        return np.zeros((HEIGHT, WIDTH, 4)) if clip is None else _clip(clip, time)
    left, right, share = _clip(meeting.left, time), _clip(meeting.right, time), meeting.share
    change = meeting.transition
    if change.kind == "dip":
        side, depth = (left if share < 0.5 else right), 1 - abs(2 * share - 1)
        return side * (1 - depth) + _color(change.color) * depth
    weight = _wiped(change.direction, share) if change.kind == "wipe" else share
    return left * (1 - weight) + right * weight


def _clip(clip: Clip, time: int) -> Premultiplied:
    tone = _color(COLORS[HASHES.index(clip.asset)])
    return np.broadcast_to(tone * look_at(clip, time).opacity, (HEIGHT, WIDTH, 4))


def _wiped(direction: str, share: float) -> NDArray[np.float64]:
    """Return how much of the right picture shows at each px."""
    length = WIDTH if direction in ("left", "right") else HEIGHT
    soft = max(2.0, HEIGHT * EDGE)
    far = share * (length + soft)
    along = np.clip((far - (np.arange(length) + 0.5)) / soft, 0, 1)
    if direction in ("left", "up"):
        along = along[::-1]
    weights = np.asarray(along[None, :] if length == WIDTH else along[:, None], np.float64)
    return weights[..., None]


def _color(name: str) -> Premultiplied:
    tone = QColor(name)
    return np.array(
        [*(part * tone.alphaF() for part in (tone.redF(), tone.greenF(), tone.blueF())), tone.alphaF()]
    )


@pytest.mark.parametrize("speed", [0.03, 0.11, 0.5])
def test_slow_moves_are_smooth(speed: float) -> None:
    """The middle of what moves by less than a px a frame is where it should be in each."""
    clip = Clip(
        asset=HASHES[6],
        start=0,
        duration=10 * SECOND,
        curves=(
            Curve(property="scale", value=0.5),
            Curve(property="x", keys=(Keyframe(at=0, value=0.0), Keyframe(at=SECOND, value=25 * speed))),
        ),
    )
    sequence = Sequence(width=WIDTH, height=HEIGHT, tracks=(Track(clips=(clip,)),))
    painter = FramePainter(IMAGES)
    middles: list[float] = []
    for frame in range(25):
        image = painter.frame(Document(), sequence, frame * SECOND // 25, WIDTH, HEIGHT)
        weights = pixels_of(image, writable=False)[..., 0].astype(float).sum(axis=0)
        middles.append(float((weights * (np.arange(WIDTH) + 0.5)).sum() / weights.sum()))
    expected = [WIDTH / 2 + speed * frame for frame in range(25)]
    assert np.abs(np.array(middles) - expected).max() < 0.06
    steps = np.diff(middles)
    assert steps.min() > -0.01
    assert steps.max() < speed + 0.06


def test_a_slow_zoom_grows_without_steps() -> None:
    keys = (Keyframe(at=0, value=0.5), Keyframe(at=4 * SECOND, value=0.6))
    clip = Clip(asset=HASHES[6], start=0, duration=4 * SECOND, curves=(Curve(property="scale", keys=keys),))
    sequence = Sequence(width=WIDTH, height=HEIGHT, tracks=(Track(clips=(clip,)),))
    painter = FramePainter(IMAGES)
    areas: list[float] = []
    for frame in range(100):
        image = painter.frame(Document(), sequence, frame * SECOND // 25, WIDTH, HEIGHT)
        areas.append(float(pixels_of(image, writable=False)[..., 0].astype(float).sum()) / 255)
    expected = [WIDTH * HEIGHT * (0.5 + 0.1 * frame / 100) ** 2 for frame in range(100)]
    assert np.abs(np.array(areas) - expected).max() < 0.01 * WIDTH * HEIGHT
    assert min(np.diff(areas)) > -0.5
    assert math.isclose(areas[0], expected[0], rel_tol=0.01)
