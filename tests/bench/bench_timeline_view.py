"""10,000 clips that show what they are: waveforms, notes, pictures and words, under a ruler full of marks."""

from __future__ import annotations

from tests.bench.projects import probe
from tests.bench.rows import Row, percentile

NEEDS = ("creastudio.shell.timeline.painting.clip_content",)

CLIPS = 10_000


def run() -> list[Row]:
    """Measure lanes and ruler of a window of 1920 x 1080 px."""
    told = probe("probe_timeline_view", str(CLIPS))
    how = f"{CLIPS} clips on 8 tracks of all kinds, 500 markers, 200 tempi, offscreen"
    phases = (
        ("near", "clips of 240 px"), ("middle", "clips of 48 px"), ("far", "clips of 4 px"),
        ("farthest", "clips narrower than a px"), ("zoom", "from 120 to 1 px a second"),
    )  # fmt: skip
    return [
        Row(
            f"clips with pictures, {name}: 95 % of frames",
            percentile(told[name], 95),
            "ms",
            33.3,
            note=f"{how}; {note}",
        )
        for name, note in phases
    ]
