"""Values of clips over time."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.animation import amplitude, fade_at, look_at, value_at
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.keyframes import Curve, Easing, Keyframe
from creastudio.core.timeline import Clip, Sequence, Track

SHARES = st.floats(0, 1)
EASINGS: tuple[Easing, ...] = get_args(Easing)


def with_clip(**fields: object) -> Document:
    clip = Clip.model_validate({"id": "c", "asset": "a" * 64, "start": 100, "duration": 100} | fields)
    asset = Asset(sha256="a" * 64, media_type="image/png")
    return Document(sequences=(Sequence(tracks=(Track(id="t", clips=(clip,)),)),), assets=(asset,))


def clip_of(document: Document) -> Clip:
    return document.sequences[0].tracks[0].clips[0]


def test_before_and_after_its_keys_a_curve_rests() -> None:
    curve = Curve(property="x", keys=(Keyframe(at=10, value=1), Keyframe(at=20, value=3)))
    assert [value_at(curve, at) for at in (0, 10, 15, 20, 99)] == [1, 1, 2, 3, 3]
    held = Curve(property="x", keys=(Keyframe(at=10, value=1, easing="hold"), Keyframe(at=20, value=3)))
    assert [value_at(held, at) for at in (19, 20)] == [1, 3]


def test_fades_multiply_the_opacity() -> None:
    clip = clip_of(edits.set_value("c", "opacity", 0.5).apply(with_clip(fade_in=10, fade_out=20)))
    assert [look_at(clip, at).opacity for at in (100, 105, 150, 190)] == [0, 0.25, 0.5, 0.25]
    assert look_at(clip, 105, layer="moon").opacity == 1


def test_six_decibels_halve_the_amplitude_and_silence_is_none() -> None:
    assert amplitude(-6) == pytest.approx(0.5, abs=2e-3)
    assert amplitude(-120) == 0


@given(st.integers(101, 199), st.integers(101, 199), st.integers(1, 300))
def test_keyframes_stay_on_what_is_shown(at: int, time: int, later: int) -> None:
    document = edits.ken_burns("c", (0, 0, 1), (50, -20, 2)).apply(with_clip())
    looks = look_at(clip_of(document), time)
    split = edits.split_clip("c", at).apply(document)
    part = next(clip for clip in split.sequences[0].tracks[0].clips if clip.start <= time < clip.end)
    assert look_at(part, time) == looks
    moved = edits.move_clip("c", "t", 100 + later).apply(document)
    assert look_at(clip_of(moved), time + later) == looks
    if time >= at:
        trimmed = edits.trim_clip("c", at, 200 - at).apply(document)
        assert look_at(clip_of(trimmed), time) == looks


def test_ken_burns_goes_from_view_to_view() -> None:
    clip = clip_of(edits.ken_burns("c", (0, 0, 1), (50, -20, 2)).apply(with_clip(offset=7, speed=2.0)))
    first, last = look_at(clip, 100), look_at(clip, 200)
    assert (first.x, first.y, first.scale) == (0, 0, 1)
    assert (last.x, last.y, last.scale) == (50, -20, 2)


def test_layers_have_curves_of_their_own() -> None:
    document = edits.set_keyframe("c", "rotation", 0, 90.0, "moon").apply(with_clip())
    clip = clip_of(document)
    assert (look_at(clip, 100).rotation, look_at(clip, 100, "moon").rotation) == (0, 90)
    assert clip_of(edits.clear_curve("c", "rotation", "moon").apply(document)).curves == ()


def test_the_value_of_the_last_key_stays() -> None:
    document = edits.set_keyframe("c", "opacity", 5, 0.25).apply(with_clip())
    document = edits.move_keyframe("c", "opacity", 5, 9).apply(document)
    with pytest.raises(UserError, match="keyframe"):
        edits.set_value("c", "opacity", 1).apply(document)
    document = edits.remove_keyframe("c", "opacity", 9).apply(document)
    assert look_at(clip_of(document), 150).opacity == 0.25
    with pytest.raises(UserError, match="isn't there"):
        edits.remove_keyframe("c", "opacity", 9).apply(document)


@pytest.mark.parametrize(("name", "value"), [("opacity", 1.5), ("volume", 99), ("pan", float("nan"))])
def test_values_have_bounds(name: str, value: float) -> None:
    with pytest.raises(UserError, match=name):
        edits.set_keyframe("c", name, 0, value).apply(with_clip())  # type: ignore[arg-type]


@given(st.integers(0, 300), st.integers(0, 300), st.integers(100, 200))
def test_fades_fit_into_the_clip(fade_in: int, fade_out: int, time: int) -> None:
    clip = clip_of(edits.set_fades("c", fade_in, fade_out).apply(with_clip()))
    assert clip.fade_in + clip.fade_out <= clip.duration
    assert 0 <= fade_at(clip, time) <= 1
