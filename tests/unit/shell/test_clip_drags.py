"""What dragging clips makes of a sequence."""

from __future__ import annotations

from fractions import Fraction

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.timeline_tree import Spot
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.timeline.mouse.drags import (
    EdgeDrag,
    Grip,
    MoveDrag,
    Pointer,
    RollDrag,
    SlideDrag,
    SlipDrag,
)
from creastudio.shell.timeline.selected import spots_of

FREE = Grip(Fraction(25), (), -1)


def sequence(*spans: tuple[int, int]) -> tuple[Document, Track]:
    clips = tuple(
        Clip(asset="a" * 64, start=start * SECOND, duration=length * SECOND) for start, length in spans
    )
    track = Track(name="V1", clips=clips)
    asset = Asset(sha256="a" * 64, media_type="image/png")
    return Document(sequences=(Sequence(tracks=(track, Track(name="V2"))),), assets=(asset,)), track


def spans(document: Document, track: int = 0) -> list[tuple[float, float]]:
    return [
        (clip.start / SECOND, clip.duration / SECOND) for clip in document.sequences[0].tracks[track].clips
    ]


def moving(document: Document, *indices: int, start: int, grabbed: int = 0) -> MoveDrag:
    timeline = document.sequences[0]
    clips = timeline.tracks[0].clips
    spots = spots_of(timeline, [clips[index].id for index in indices])
    held: Spot = next(spot for spot in spots if spot.clip is clips[grabbed])
    return MoveDrag(FREE, timeline, tuple(spots), held, start)


def done(document: Document, drag: object) -> Document:
    edit = drag.edit()  # pyright: ignore[reportAttributeAccessIssue]
    assert edit is not None
    return edit.apply(document)


def test_a_clip_moves_to_another_track() -> None:
    document, _ = sequence((0, 2))
    drag = moving(document, 0, start=SECOND)
    drag.move(Pointer(3 * SECOND, track=document.sequences[0].tracks[1]))
    after = done(document, drag)
    assert spans(after) == []
    assert spans(after, 1) == [(2.0, 2.0)]


def test_nothing_moves_before_the_start() -> None:
    document, _ = sequence((1, 2))
    drag = moving(document, 0, start=2 * SECOND)
    drag.move(Pointer(-5 * SECOND))
    assert spans(done(document, drag)) == [(0.0, 2.0)]


def test_several_clips_keep_their_distance_on_another_track_too() -> None:
    document, _ = sequence((0, 1), (1, 1), (3, 1))
    drag = moving(document, 0, 1, 2, start=0)
    drag.move(Pointer(SECOND, track=document.sequences[0].tracks[1]))
    assert spans(done(document, drag), 1) == [(1.0, 1.0), (2.0, 1.0), (4.0, 1.0)]


def test_a_move_goes_over_what_lies_there_or_pushes_it_or_leaves_the_clip() -> None:
    document, _ = sequence((0, 2), (4, 2))
    for pointer, found in (
        (Pointer(3 * SECOND), [(3.0, 2.0), (5.0, 1.0)]),
        (Pointer(3 * SECOND, insert=True), [(3.0, 2.0), (6.0, 2.0)]),
        (Pointer(3 * SECOND, copy=True), [(0.0, 2.0), (3.0, 2.0), (5.0, 1.0)]),
    ):
        drag = moving(document, 0, start=0)
        drag.move(pointer)
        assert spans(done(document, drag)) == found


def test_a_clip_put_back_is_no_edit() -> None:
    document, _ = sequence((0, 2))
    drag = moving(document, 0, start=SECOND)
    drag.move(Pointer(2 * SECOND))
    drag.move(Pointer(SECOND))
    assert drag.edit() is None


def test_a_clip_keeps_at_least_one_frame() -> None:
    document, track = sequence((1, 2))
    for edge, time in (("start", 9 * SECOND), ("end", 0)):
        drag = EdgeDrag(FREE, track.clips[0], "start" if edge == "start" else "end")
        drag.move(Pointer(time))
        assert spans(done(document, drag))[0][1] == 1 / 25


def test_what_follows_a_rippled_edge_comes_along() -> None:
    document, track = sequence((0, 2), (2, 2))
    drag = EdgeDrag(FREE, track.clips[0], "end", ripple=True)
    drag.move(Pointer(SECOND))
    assert spans(done(document, drag)) == [(0.0, 1.0), (1.0, 2.0)]
    drag = EdgeDrag(FREE, track.clips[0], "start", ripple=True)
    drag.move(Pointer(SECOND))
    assert spans(done(document, drag)) == [(0.0, 1.0), (1.0, 2.0)]


def test_roll_slide_and_slip_keep_the_length_of_the_whole() -> None:
    document, track = sequence((0, 2), (2, 2), (4, 2))
    roll = RollDrag(FREE, track.clips[1])
    roll.move(Pointer(3 * SECOND))
    assert spans(done(document, roll)) == [(0.0, 3.0), (3.0, 1.0), (4.0, 2.0)]
    slide = SlideDrag(FREE, track.clips[1], 3 * SECOND)
    slide.move(Pointer(4 * SECOND))
    assert spans(done(document, slide)) == [(0.0, 3.0), (3.0, 2.0), (5.0, 1.0)]
    slip = SlipDrag(FREE, track.clips[1], 3 * SECOND)
    slip.move(Pointer(4 * SECOND))
    after = done(document, slip)
    assert spans(after) == spans(document)
    # The picture goes with the mouse: what was shown earlier is shown now.
    assert after.sequences[0].tracks[0].clips[1].offset == -SECOND
