"""A sequence of 10,000 clips: what edits cost, as values."""

from __future__ import annotations

import itertools

from tests.bench.rows import Row, median, seconds

NEEDS = ("creastudio.core.edits.timeline_trim", "creastudio.core.edits.timeline_ripple")

CLIPS = 10_000


def run() -> list[Row]:
    """Edit clips in the middle of four tracks, each edit taken back again."""
    from creastudio.core import edits
    from creastudio.core.assets import Asset
    from creastudio.core.diff import diff
    from creastudio.core.document import Document
    from creastudio.core.history import History
    from creastudio.core.time import FLICKS_PER_SECOND
    from creastudio.core.timeline import Clip, Sequence, Track, TrackKind

    second, sha256 = FLICKS_PER_SECOND, "a" * 64
    each = CLIPS // 4

    def track(name: str, kind: TrackKind) -> Track:
        clips = tuple(
            Clip(
                kind="video" if kind == "picture" else "audio", asset=sha256, start=index * second, duration=second,
                offset=second, source_duration=3 * second, link=f"{name[1]} {index}",
            )
            for index in range(each)
        )  # fmt: skip
        return Track(name=name, kind=kind, clips=clips)

    tracks = (track("V1", "picture"), track("V2", "picture"), track("A1", "audio"), track("A2", "audio"))
    document = Document(
        sequences=(Sequence(tracks=tracks),), assets=(Asset(sha256=sha256, media_type="video/mp4"),)
    )
    history = History(document)
    clip, first = tracks[0].clips[each // 2], tracks[0].clips[0]
    count = itertools.count(1)

    def rows(name: str, edit: edits.Edit, target: float | None = 10.0, note: str = "") -> Row:
        def edit_and_undo() -> None:
            history.apply(edit)
            history.undo()

        times = [value * 1000 for value in seconds(edit_and_undo, repeat=30, warm=3)]
        return Row(f"{name}, {CLIPS} clips", median(times), "ms", target, note=note or "median of 30")

    out = [
        rows("trim", edits.trim_clip(clip.id, clip.start + next(count), clip.duration // 2)),
        rows("move", edits.move_clips([clip.id], second * each)),
        rows("overwrite", edits.move_clips([clip.id], second // 3)),
        rows("roll", edits.roll_edit(clip.id, 1000)),
        rows("slip", edits.slip_clip(clip.id, 1000)),
        rows("split on all tracks", edits.split_at(document.sequences[0].id, clip.start + 7)),
        rows("ripple delete in the middle", edits.ripple_delete([clip.id, tracks[1].clips[each // 2].id])),
        rows(
            "ripple trim of the first", edits.ripple_trim(first.id, "end", second // 2),
            note="the whole sequence moves; median of 30",
        ),
    ]  # fmt: skip
    after = edits.ripple_trim(first.id, "end", second // 2).apply(document)
    times = [value * 1000 for value in seconds(lambda: diff(document, after), repeat=10)]
    out.append(Row(f"what the journal stores of that, {CLIPS} clips", median(times), "ms"))
    return out
