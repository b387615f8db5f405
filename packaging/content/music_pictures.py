"""Small pictures of a score for the gallery of music: its first page engraved, and its notes as a piano roll."""

from __future__ import annotations

import io

from PIL import Image, ImageChops

from creastudio.api.score import Score
from creastudio.render.painter import png_bytes
from creastudio.render.score_picture import score_picture
from creastudio_music.engine.roll_picture import picture_of

PAGE_WIDTH = 1050
MARGIN = 24


def sheet_png(score: Score) -> bytes:
    """Return the first page on white, cut where its music ends; ``RuntimeError`` when it can't be engraved."""
    image = score_picture(score.dumps())
    if image is None:
        raise RuntimeError("the score can't be engraved")
    drawn = Image.open(io.BytesIO(png_bytes(image))).convert("RGBA")
    page = Image.new("RGBA", drawn.size, "white")
    page.alpha_composite(drawn)
    grey = page.convert("L").resize(
        (PAGE_WIDTH, PAGE_WIDTH * page.height // page.width), Image.Resampling.LANCZOS
    )
    ink = ImageChops.invert(grey).point(lambda value: 255 if value > 32 else 0).getbbox()
    bottom = grey.height if ink is None else min(grey.height, ink[3] + MARGIN)
    return _small(grey.crop((0, 0, PAGE_WIDTH, bottom)), 16)


def roll_png(score: Score) -> bytes:
    """Return all notes of a score, a colour a track."""
    return _small(Image.open(io.BytesIO(picture_of(score))).convert("RGB"), 64)


def _small(image: Image.Image, colours: int) -> bytes:
    out = io.BytesIO()
    image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
