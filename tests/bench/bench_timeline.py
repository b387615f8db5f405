"""A sequence of 10,000 clips: what edits cost, as values."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from tests.bench.rows import Row, median, seconds

NEEDS = ("creastudio.core.edits.timeline_trim", "creastudio.core.edits.timeline_ripple")

CLIPS = 10_000


def run() -> list[Row]:
    """Edit clips of four tracks, pictures linked to their sound."""
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
    pictures, sequence_id = tracks[0].clips, document.sequences[0].id
    clip, first = pictures[each // 2], pictures[0]

    def rows(name: str, edit: Callable[[int], edits.Edit], note: str = "") -> Row:
        # One edit after the other, each of a new version: what is kept of lanes between edits must not flatter.
        history, numbers = History(document), itertools.count()
        times = [
            value * 1000 for value in seconds(lambda: history.apply(edit(next(numbers))), repeat=30, warm=3)
        ]
        return Row(f"{name}, {CLIPS} clips", median(times), "ms", 10.0, note=note or "median of 30")

    def film(number: int) -> Asset:
        facts = {"duration": 2.0, "audio_channels": 2}
        return Asset(sha256=f"{number:064x}", media_type="video/mp4", metadata=facts)

    copied = edits.copied_clips(document, [item.id for item in pictures[:50]])
    middle = clip.start + second // 3
    out = [
        rows("trim", lambda n: edits.trim_clip(clip.id, clip.start + n + 1, clip.duration // 2)),
        rows("move", lambda n: edits.move_clips([pictures[n].id], second * each)),
        rows("overwrite", lambda n: edits.move_clips([pictures[20 * n].id], second // 3)),
        rows("roll", lambda n: edits.roll_edit(clip.id, 1000 if n % 2 else -1000)),
        rows("slip", lambda n: edits.slip_clip(clip.id, 1000 if n % 2 else -1000)),
        rows("split on all tracks", lambda n: edits.split_at(sequence_id, clip.start + 7 * (n + 1))),
        rows(
            "lift a range",
            lambda n: edits.lift_range(sequence_id, middle + n * second, middle + n * second + second),
        ),
        rows(
            "place a film",
            lambda n: edits.place_media(
                sequence_id, [film(n)], (), edits.Placing(middle + n * second, "overwrite")
            ),
            note="picture and sound, over what lies there; median of 30",
        ),
        rows(
            "paste 100",
            lambda n: edits.paste_clips(sequence_id, copied, second * (each + 60 * n)),
            note="after the others; median of 30",
        ),
        rows(
            "insert at the start",
            lambda n: edits.place_media(sequence_id, [film(n)], (), edits.Placing(0, "insert")),
            note="the whole sequence moves; median of 30",
        ),
        rows(
            "ripple delete in the middle",
            lambda n: edits.ripple_delete([lane.clips[each // 2 + n].id for lane in tracks[:2]]),
        ),
        rows(
            "ripple trim of the first",
            lambda n: edits.ripple_trim(first.id, "end", -second // 2 if n % 2 else second // 2),
            note="the whole sequence moves; median of 30",
        ),
    ]
    after = edits.ripple_trim(first.id, "end", second // 2).apply(document)
    times = [value * 1000 for value in seconds(lambda: diff(document, after), repeat=10)]
    out.append(
        Row(
            f"what the journal stores of that, {CLIPS} clips",
            median(times),
            "ms",
            note="on the journal's thread",
        )
    )
    return out
