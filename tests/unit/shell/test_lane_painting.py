"""Which clips of a long lane are painted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Track
from creastudio.shell.timeline.painting.lane_painting import NARROW, seen
from creastudio.shell.timeline.timescale import TimeScale

WIDTH = 400.0


@st.composite
def lanes(draw: st.DrawFn) -> Track:
    """Tracks of up to 60 clips with gaps, from a frame to a minute long."""
    clips: list[Clip] = []
    at = 0
    for number in range(draw(st.integers(1, 60))):
        at += draw(st.sampled_from([0, 0, SECOND // 25, SECOND, 40 * SECOND]))
        length = draw(st.sampled_from([SECOND // 25, SECOND // 5, SECOND, 60 * SECOND]))
        clips.append(Clip(id=str(number), kind="text", text="x", start=at, duration=length))
        at += length
    return Track(kind="text", clips=tuple(clips))


@given(lanes(), st.floats(0.05, 500), st.integers(0, 600 * SECOND))
def test_all_that_can_be_told_apart_is_painted_and_little_else(
    track: Track, density: float, left: int
) -> None:
    scale = TimeScale(density, left)
    found = list(seen(track, scale, 0.0, WIDTH))
    names = {clip.id for clip, _, _ in found}
    for clip in track.clips:
        begin, end = scale.to_x(clip.start), scale.to_x(clip.end)
        if end <= 0 or begin > WIDTH:
            continue
        if scale.width(clip.duration) >= NARROW:
            assert clip.id in names
        else:
            assert any(abs(x - begin) <= 3 for _, x, _ in found)
    assert len(found) <= WIDTH + 3
    for clip, x, wide in found:
        assert abs(x - scale.to_x(clip.start)) < 0.01
        assert abs(wide - scale.width(clip.duration)) < 0.01
