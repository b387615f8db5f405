"""The piano roll with 20,000 notes: every frame of scrolling, and of zooming through all of it."""

from __future__ import annotations

from tests.bench.projects import probe
from tests.bench.rows import Row, percentile

NEEDS = ("creastudio.shell.score.roll_page",)

NOTES = 20_000


def run() -> list[Row]:
    """Measure the score editor in a window of 1920 x 1080 px."""
    told = probe("probe_roll", str(NOTES))
    how = f"{NOTES:,} notes on 8 tracks, ghosts of all others shown, offscreen"
    phases = (
        ("near", "a quarter note of 60 px", 33.3), ("far", "a quarter note of 8 px", 33.3),
        ("all, up and down", "all of it in the window, scrolled through the pitches", 33.3),
        ("zoom", "from all of it to a few bars, every frame painted anew", 100.0),
    )  # fmt: skip
    rows = [
        Row(
            f"piano roll, {name}: 95 % of frames",
            percentile(told[name], 95),
            "ms",
            goal,
            note=f"{how}; {note}",
        )
        for name, note, goal in phases
    ]
    moved = told["all notes of a track moved"][0]
    rows.append(Row(f"piano roll: {NOTES // 8:,} notes moved, kept and shown", moved, "ms", 300.0, note=how))
    return rows
