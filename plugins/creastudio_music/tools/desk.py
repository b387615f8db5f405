"""What the score editor offers of this plugin: acts on what is selected, and notes over the bars."""

from __future__ import annotations

from creastudio.api import Panel

DESK = Panel(
    id="music.desk",
    title="Music",
    view="score",
    generator="music.continue",
    bindings={
        "acts": "music.infill, music.harmonize, music.accompany, music.vary, music.rhythm, music.melody",
        "checks": "music.analyze",
    },
)
