"""Frames of sequences: painted for films, and shown in the monitor while they play."""

from __future__ import annotations

from tests.bench.projects import probe
from tests.bench.rows import Row, median, percentile

NEEDS = ("creastudio.render.frame", "creastudio.shell.timeline.monitor.frame_feed")


def run() -> list[Row]:
    """Measure three picture tracks with a crossfade, an artboard with keyframes, and words."""
    return [*_painted(1280, 720, 8.0), *_painted(1920, 1080, 20.0), *_slides(), *_played()]


def _painted(width: int, height: int, target: float) -> list[Row]:
    told = probe("probe_sequence", str(width), str(height), "moves")
    name = f"{height}p, three picture tracks and words"
    how = "processor time on one core; all moves, a crossfade most of the time"
    return [
        Row(f"a frame of {name}", median(told["times"]), "ms", target, note=how),
        Row("the same, 95 % of frames", percentile(told["times"], 95), "ms", 1.6 * target),
        Row("the first frame", told["first"], "ms", note="four pictures decoded"),
        Row("memory of painting", told["memory_mb"], "MB", note="peak RSS"),
    ]


def _slides() -> list[Row]:
    told = probe("probe_sequence", "1280", "720", "stands")
    return [Row("a frame of 720p in which nothing moves but a crossfade", median(told["times"]), "ms", 4.0)]


def _played() -> list[Row]:
    half, whole = probe("probe_playback", "640", "6"), probe("probe_playback", "1280", "6")
    return [
        Row("frames shown at half of 720p", half["fps"], "frames/s", 24, ">=", note="of 30, in the monitor"),
        Row("frames shown at 720p", whole["fps"], "frames/s", note=f"Auto painted {whole['width']} px"),
        Row("how late 95 % of them were", half["late"], "ms", 34, note="one frame is 33 ms"),
    ]
