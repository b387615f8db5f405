"""Samples before and after as piano rolls side by side, what is copied marked: for the dashboard."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, ImageDraw

from creastudio.api import Artifact, image_artifact
from creastudio.api.score import Score
from creastudio_music.engine.copying import CopiedSpan

WIDTH, HEIGHT = 420, 150
"""Of one cell, px."""
GROUND, LINE = (24, 26, 32), (48, 52, 62)
VOICES = (
    (110, 168, 254),
    (126, 211, 160),
    (222, 184, 110),
    (190, 150, 230),
    (120, 200, 210),
    (210, 140, 160),
)
"""Colours of tracks, by turns."""
COPIED = (244, 92, 84)


def sheet(
    before: Sequence[Score], after: Sequence[Score], spans: Sequence[CopiedSpan], step: int
) -> Artifact:
    """Return a preview with two columns: what was written before, and now; copied spans in red."""
    rows = list(zip(before, after, spans, strict=False))
    picture = Image.new("RGB", (2 * WIDTH, max(1, len(rows)) * HEIGHT), GROUND)
    captions: list[str] = []
    for row, (old, new, span) in enumerate(rows):
        picture.paste(roll(old), (0, row * HEIGHT))
        picture.paste(roll(new, span), (WIDTH, row * HEIGHT))
        captions += ["before", f"now, {span.notes} notes as in '{span.name}'" if span.notes else "now"]
    out = io.BytesIO()
    picture.save(out, "PNG")
    made = image_artifact(out.getvalue(), *picture.size, title="Before and now")
    facts = {
        "panel": "Before and now",
        "columns": 2,
        "captions": captions,
        "note": "The same forms and seeds. What stands in your pieces note for note is red.",
        "step": step,
    }
    return replace(made, metadata={**made.metadata, **facts})


def roll(score: Score, span: CopiedSpan | None = None) -> Image.Image:
    """Return a score as a piano roll; the notes of a copied span are red."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    draw = ImageDraw.Draw(picture)
    pitched = [number for number, track in enumerate(score.tracks) if not track.percussion]
    pitches = [note.pitch for number in pitched for note in score.notes(number)]
    if not pitches:
        return picture
    low, high = min(pitches) - 2, max(pitches) + 3
    across, down = (WIDTH - 8) / max(1, score.length), (HEIGHT - 8) / (high - low)
    for line in score.bar_lines():
        x = 4 + line.start * across
        draw.line((x, 0, x, HEIGHT), LINE)
    for number in pitched:
        for note in score.notes(number):
            x, y = 4 + note.start * across, 4 + (high - 1 - note.pitch) * down
            bar = score.bar_map.number(note.start)
            copied = (
                span is not None
                and span.notes
                and span.track == number
                and span.first_bar <= bar <= span.last_bar
            )
            tone = COPIED if copied else VOICES[number % len(VOICES)]
            end = max(x + 2, x + note.duration * across - 1.5)
            draw.rounded_rectangle((x, y, end, y + max(2.5, down - 0.6)), 1, tone)
    return picture
