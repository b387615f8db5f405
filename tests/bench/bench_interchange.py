"""Cuts, subtitles and scores of other programs: what a long one costs to write and to read."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.rows import Row, median, seconds

NEEDS = ("creastudio.export.otio", "creastudio.media.otio", "creastudio.media.subtitles")

CLIPS = 10_000


def run() -> list[Row]:
    """Write and read a cut of 10,000 clips, and as many subtitles."""
    from creastudio.core.assets import Asset
    from creastudio.core.document import Document
    from creastudio.core.keyframes import Curve, Keyframe
    from creastudio.core.time import FLICKS_PER_SECOND
    from creastudio.core.timeline import Clip, Sequence, Track
    from creastudio.export.otio import otio_of
    from creastudio.export.otio_media import OtioMedia
    from creastudio.export.subtitles import srt_of
    from creastudio.export.work import Work
    from creastudio.media.otio import import_otio
    from creastudio.media.subtitles import subtitles_of

    still = Asset(sha256="a" * 64, media_type="image/png", title="Still")
    moves = (
        Curve(property="scale", keys=(Keyframe(at=0, value=1.0), Keyframe(at=FLICKS_PER_SECOND, value=1.2))),
    )
    shots = tuple(
        Clip(kind="image", asset=still.sha256, start=n * FLICKS_PER_SECOND, duration=FLICKS_PER_SECOND - n % 2, curves=moves)
        for n in range(CLIPS)
    )  # fmt: skip
    words = tuple(
        Clip(kind="text", text=f"Line {n}", start=n * FLICKS_PER_SECOND, duration=FLICKS_PER_SECOND)
        for n in range(CLIPS)
    )
    sequence = Sequence(tracks=(Track(clips=shots), Track(kind="text", clips=words)))
    work = Work(Document(sequences=(sequence,), assets=(still,)), lambda _: b"")

    class Project:
        def asset(self, sha256: str) -> Asset | None:
            return still if sha256 == still.sha256 else None

        def take_in(self, path: Path) -> Asset:
            raise AssertionError(path)

        def keep(self, path: Path) -> None:
            raise AssertionError(path)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cut.otio"
        wrote = seconds(
            lambda: path.write_bytes(otio_of(sequence, OtioMedia(work, sequence, None))), repeat=3
        )
        read = seconds(lambda: import_otio(path, Project()), repeat=3)
        assert import_otio(path, Project()).sequence == sequence
        size = path.stat().st_size / 2**20
    data = srt_of(sequence, lambda clip: clip.text)
    subtitles = seconds(lambda: subtitles_of(data, "a.srt"), repeat=3)
    return [
        Row(f"cut written as OTIO, {2 * CLIPS:,} clips", median(wrote), "s", 5.0, note=f"{size:.0f} MB"),
        Row(f"cut read from OTIO, {2 * CLIPS:,} clips", median(read), "s", 5.0),
        Row(f"subtitles read, {CLIPS:,}", median(subtitles), "s", 1.0),
    ]
