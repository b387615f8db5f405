"""What the score editor offers of this plugin: acts on what is selected, and notes over the bars."""

from __future__ import annotations

from creastudio.api import Panel

DESK = Panel(
    id="music.desk",
    title="Music",
    view="score",
    generator="music.accompany",
    bindings={"acts": "music.rhythm", "checks": "music.analyze"},
)
