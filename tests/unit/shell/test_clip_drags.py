"""What dragging clips makes of a sequence."""

from __future__ import annotations

from fractions import Fraction

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.timeline.drags import Grip, MoveDrag, TrimDrag

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


def test_a_clip_moves_to_another_track() -> None:
    document, track = sequence((0, 2))
    drag = MoveDrag(FREE, ((track, track.clips[0]),), start=SECOND)
    drag.move(3 * SECOND, document.sequences[0].tracks[1])
    edit = drag.edit()
    assert edit is not None
    after = edit.apply(document)
    assert spans(after) == []
    assert spans(after, 1) == [(2.0, 2.0)]


def test_nothing_moves_before_the_start() -> None:
    document, track = sequence((1, 2))
    drag = MoveDrag(FREE, ((track, track.clips[0]),), start=2 * SECOND)
    drag.move(-5 * SECOND, track)
    edit = drag.edit()
    assert edit is not None
    assert spans(edit.apply(document)) == [(0.0, 2.0)]


def test_several_clips_keep_their_distance() -> None:
    document, track = sequence((0, 1), (1, 1), (3, 1))
    drag = MoveDrag(FREE, tuple((track, clip) for clip in track.clips), start=0)
    drag.move(SECOND, None)
    edit = drag.edit()
    assert edit is not None
    assert spans(edit.apply(document)) == [(1.0, 1.0), (2.0, 1.0), (4.0, 1.0)]


def test_a_clip_put_back_is_no_edit() -> None:
    _, track = sequence((0, 2))
    drag = MoveDrag(FREE, ((track, track.clips[0]),), start=SECOND)
    drag.move(2 * SECOND, track)
    drag.move(SECOND, track)
    assert drag.edit() is None


def test_a_clip_keeps_at_least_one_frame() -> None:
    document, track = sequence((1, 2))
    for edge, time in (("start", 9 * SECOND), ("end", 0)):
        drag = TrimDrag(FREE, track.clips[0], "start" if edge == "start" else "end")
        drag.move(time, None)
        edit = drag.edit()
        assert edit is not None
        assert spans(edit.apply(document))[0][1] == 1 / 25
