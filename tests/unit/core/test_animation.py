"""Values of clips over time."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.animation import amplitude, bezier_at, eased, fade_at, look_at, sound_at, value_at
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


@given(st.sampled_from(EASINGS), SHARES, SHARES)
def test_every_easing_goes_forward_from_0_to_1(easing: Easing, one: float, other: float) -> None:
    key = Keyframe(at=0, value=0, easing=easing)
    low, high = sorted((one, other))
    assert 0 <= eased(key, low) <= eased(key, high) + 1e-9 <= 1 + 2e-9
    assert eased(key, 0) == 0


@given(st.tuples(SHARES, st.floats(-2, 3), SHARES, st.floats(-2, 3)), SHARES)
def test_the_curve_goes_through_the_point_that_is_returned(
    bezier: tuple[float, float, float, float], at: float
) -> None:
    x1, y1, x2, y2 = bezier
    rest = 1 - at
    x = 3 * rest * rest * at * x1 + 3 * rest * at * at * x2 + at**3
    y = 3 * rest * rest * at * y1 + 3 * rest * at * at * y2 + at**3
    # Where x hardly grows, y is anything near: only the steepness bounds the error.
    slope = 3 * rest * rest * x1 + 6 * rest * at * (x2 - x1) + 3 * at * at * (1 - x2)
    if slope > 1e-3:
        assert bezier_at(bezier, x) == pytest.approx(y, abs=1e-6)


def test_ease_is_that_of_css() -> None:
    # Published values of cubic-bezier(0.42, 0, 0.58, 1): symmetrical, a half at a half.
    key = Keyframe(at=0, value=0, easing="ease-in-out")
    assert eased(key, 0.5) == pytest.approx(0.5)
    assert eased(key, 0.25) == pytest.approx(1 - eased(key, 0.75))
    assert eased(Keyframe(at=0, value=0, easing="ease-in"), 0.5) == pytest.approx(0.315357, abs=1e-4)


def test_before_and_after_its_keys_a_curve_rests() -> None:
    curve = Curve(property="x", keys=(Keyframe(at=10, value=1), Keyframe(at=20, value=3)))
    assert [value_at(curve, at) for at in (0, 10, 15, 20, 99)] == [1, 1, 2, 3, 3]
    held = Curve(property="x", keys=(Keyframe(at=10, value=1, easing="hold"), Keyframe(at=20, value=3)))
    assert [value_at(held, at) for at in (19, 20)] == [1, 3]


def test_fades_multiply_the_opacity() -> None:
    clip = clip_of(edits.set_value("c", "opacity", 0.5).apply(with_clip(fade_in=10, fade_out=20)))
    assert [look_at(clip, at).opacity for at in (100, 105, 150, 190)] == [0, 0.25, 0.5, 0.25]
    assert look_at(clip, 105, layer="moon").opacity == 1


def test_sound_fades_with_constant_power() -> None:
    document = edits.set_keyframe("c", "volume", 0, -6.0).apply(with_clip(fade_in=100))
    clip = clip_of(document)
    assert sound_at(clip, 150).gain == pytest.approx(amplitude(-6) * 0.5**0.5)
    assert sound_at(clip, 150).pan == 0
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
