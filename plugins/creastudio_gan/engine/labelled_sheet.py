"""Pictures in rows and columns, with words beside and above them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

GAP = 4
SMALLEST = 96
"""Smaller pictures are enlarged by a whole number, so that words fit beside them, px."""

MOST_PIXELS = 64_000_000
"""Of all pictures of a sheet: a larger one can't be opened by the studio itself."""

GROUND, INK = (250, 250, 250), (40, 40, 40)
WIDEST = 40
"""Characters of a label."""


def fitted(picture: Tensor, count: int) -> Tensor:
    """Return a picture, (3, height, width) uint8, smaller where a sheet of so many would be too large."""
    height, width = picture.shape[1:]
    share = math.sqrt(MOST_PIXELS / (count * height * width))
    if share >= 1:
        return picture
    size = max(1, int(height * share)), max(1, int(width * share))
    small = F.interpolate(picture[None].float(), size, mode="area")
    return small.round().clamp(0, 255).to(torch.uint8)[0]


def labelled_sheet(
    cells: Tensor, columns: int, across: Sequence[str] = (), down: Sequence[str] = ()
) -> Tensor:
    """Return cells as one picture, (3, height, width) uint8.

    Parameters
    ----------
    cells : Tensor
        (n, 3, height, width) uint8, row by row.
    across, down : sequence of str
        A label above each column and beside each row; none where empty. What the font can't write is left out.
    """
    zoom = max(1, math.ceil(SMALLEST / min(cells.shape[-2:])))
    pictures = cells.repeat_interleave(zoom, 2).repeat_interleave(zoom, 3)
    n, _, height, width = pictures.shape
    rows = math.ceil(n / columns)
    font = ImageFont.load_default(max(12, min(height, width) // 8))
    above = [_writable(text) for text in across]
    beside = [_writable(text) for text in down]
    left = _margin(font, beside, 0)
    top = _margin(font, above, 1)
    sheet = Image.new(
        "RGB", (left + columns * (width + GAP) + GAP, top + rows * (height + GAP) + GAP), GROUND
    )
    for index in range(n):
        row, column = divmod(index, columns)
        picture = Image.fromarray(pictures[index].permute(1, 2, 0).contiguous().numpy())
        sheet.paste(picture, (left + GAP + column * (width + GAP), top + GAP + row * (height + GAP)))
    draw = ImageDraw.Draw(sheet)
    for column, text in enumerate(above[:columns]):
        x = left + GAP + column * (width + GAP) + width // 2
        draw.text((x, top // 2 + 2), _shortened(font, text, width), INK, font, "mm")
    for row, text in enumerate(beside[:rows]):
        draw.text((left - GAP, top + GAP + row * (height + GAP) + height // 2), text, INK, font, "rm")
    return torch.from_numpy(np.array(sheet)).permute(2, 0, 1)


def _margin(font: ImageFont.FreeTypeFont | ImageFont.ImageFont, texts: Sequence[str], side: int) -> int:
    """Return the room that labels take, px: their width (side 0) or height (1)."""
    boxes = [font.getbbox(text) for text in texts if text]
    if not boxes:
        return 0
    return math.ceil(max(box[2 + side] for box in boxes)) + 3 * GAP


def _shortened(font: ImageFont.FreeTypeFont | ImageFont.ImageFont, text: str, width: int) -> str:
    """Cut a text so that it is no wider than its column."""
    while len(text) > 1 and font.getlength(text) > width:
        text = text[:-2].rstrip() + "…"
    return text


def _writable(text: str) -> str:
    """Return what Pillow's own font has signs for: Latin letters."""
    kept = "".join(sign for sign in text if sign.isascii() or sign == "…" or "À" <= sign <= "ÿ")
    return kept.strip()[:WIDEST]
