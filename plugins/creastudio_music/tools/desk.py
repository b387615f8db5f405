"""What the score editor offers of this plugin: acts on what is selected, and notes over the bars."""

from __future__ import annotations

from creastudio.api import Panel

DESK = Panel(
    id="music.desk",
    title="Music",
    view="score",
    generator="music.accompany",
    bindings={
        "acts": "music.infill,music.vary,music.harmonize,music.continue,music.melody,music.rhythm",
        "checks": "music.analyze",
    },
)
