"""Ads of forty briefs that nothing was tuned on: things cut from photographs on photographed grounds, other words, other brands."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.rows import Row

NEEDS = (
    "creastudio_layout.engine.compose",
    "creastudio.render.layout_picture",
    "creastudio.render.text_measuring",
)

ROOT = Path(__file__).parents[2]
PHOTOGRAPHS = ROOT / "build" / "photographs"


def run() -> list[Row]:
    """Judge as ``bench_layout`` does; without photographs there is nothing to judge."""
    from tests.bench.bench_layout import BRIEFS, quality
    from tests.support.held_out_briefs import held_out

    if not fetched():
        return [Row("held-out ads: the photographs can't be fetched here", 0, "")]
    with tempfile.TemporaryDirectory() as folder:
        rows = quality(Path(folder), held_out(Path(folder) / "briefs", PHOTOGRAPHS, BRIEFS))
    return [
        Row(f"held out, {row.name}", row.value, row.unit, row.target, row.comparison, row.note)
        for row in rows
    ]


def fetched() -> bool:
    """Whether the photographs are there, fetched now where they weren't."""
    if not (PHOTOGRAPHS / "SOURCES.txt").exists():
        script = ROOT / "packaging" / "content" / "fetch_photographs.py"
        subprocess.run([sys.executable, str(script)], check=False, capture_output=True)
    return len(list(PHOTOGRAPHS.glob("*.jpg"))) >= 21
