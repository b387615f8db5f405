"""10,000 clips in the real timeline: scrolled, zoomed and edited with everything that listens."""

from __future__ import annotations

from tests.bench.projects import probe
from tests.bench.rows import Row, median, percentile

NEEDS = ("creastudio.shell.timeline.painting.lane_painting",)

CLIPS = 10_000


def run() -> list[Row]:
    """Measure the timeline of a window of 1920 x 1080 px."""
    told = probe("probe_lanes", str(CLIPS))
    how = f"{CLIPS} clips on 8 tracks, offscreen"
    return [
        Row("scrolling, 95 % of frames", percentile(told["scroll"], 95), "ms", 33.3, note=f"{how}; each some seconds wide"),
        Row(
            "scrolling far out, 95 % of frames",
            percentile(told["far"], 95),
            "ms",
            33.3,
            note="clips of a few px, 2 px a second",
        ),
        Row("zooming, 95 % of frames", percentile(told["zoom"], 95), "ms", 33.3, note="from a minute to all of it"),
        Row("the playhead moves", median(told["playhead"]), "ms", 16.7, note="to the painted frame"),
        Row("an edit with all that listens", median(told["edit"]), "ms", 33.3, note="to the painted frame; median of 30"),
        Row("a drag of a clip, 95 % of moves", percentile(told["drag"], 95), "ms", 33.3, note="seen live"),
        Row("all clips selected", median(told["select"]), "ms", note="to the painted frame"),
    ]  # fmt: skip
