"""The pictures of a banner: each in the format in which it is lightest, and all together under a weight."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from functools import cached_property

from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from creastudio.core.canvas import Artboard
from creastudio.export.html5_pieces import Piece
from creastudio.export.options import SvgOptions
from creastudio.export.raster import as_pillow, encode
from creastudio.export.svg import write_svg
from creastudio.export.weight import with_palette
from creastudio.export.work import Work

FINE = 1.5
"""How far the colours of a palette are from the true ones at most, levels on average, where none need to be given up."""

FEW = 4096
"""Colours above which an opaque picture is a photo, which no PNG holds as lightly as a JPEG."""


@dataclass(frozen=True)
class Step:
    """How much is given up: quality of photos, and colours of other pictures (0 for none)."""

    quality: int
    colors: int

    @property
    def words(self) -> str:
        """It in a few words."""
        return f"photos of quality {self.quality}" + (f" and {self.colors} colours" if self.colors else "")


STEPS = (
    *(Step(quality, 0) for quality in (90, 86, 82, 78, 74, 70, 66, 62)),
    *(Step(quality, 256) for quality in (62, 58, 54, 50)),
    *(Step(quality, 128) for quality in (50, 45, 40)),
    *(Step(quality, 64) for quality in (40, 35, 30)),
    *(Step(quality, 32) for quality in (30, 25, 20)),
)
"""From the best to the poorest; each is lighter than the one before."""


class Picture:
    """One piece as it was painted, which is encoded as often as it takes.

    Parameters
    ----------
    outlines : bytes
        The same as SVG; empty where it can't be.
    """

    def __init__(self, image: QImage, box: QRect, piece: Piece, outlines: bytes = b"") -> None:
        self._image, self.box, self.piece, self._outlines = image, box, piece, outlines
        self._made: dict[Step, tuple[str, bytes]] = {}

    def file(self, step: Step) -> tuple[str, bytes]:
        """Return suffix and bytes of the lightest file at this step."""
        # Most pictures don't change with most steps.
        key = Step(step.quality if self._opaque else 0, step.colors)
        if key not in self._made:
            self._made[key] = self._lightest(step)
        return self._made[key]

    def _lightest(self, step: Step) -> tuple[str, bytes]:
        if self._opaque and self._picture.getcolors(FEW) is None:
            return ".jpg", encode(self._image, "image/jpeg", step.quality)
        png = (
            self._exact
            if not step.colors
            else min(self._exact, _palette(self._picture, step.colors), key=len)
        )
        if self._outlines and _packed(self._outlines) <= len(png):
            return ".svg", self._outlines
        if self._opaque:
            jpeg = encode(self._image, "image/jpeg", step.quality)
            if len(jpeg) < len(png):
                return ".jpg", jpeg
        return ".png", png

    @cached_property
    def _picture(self) -> Image.Image:
        return as_pillow(self._image)

    @property
    def _opaque(self) -> bool:
        return self._picture.mode == "RGB"

    @cached_property
    def _exact(self) -> bytes:
        """The PNG of all colours, or of a palette that nobody can tell from it."""
        full = encode(self._image, "image/png", effort=9)
        few = _palette(self._picture, 256)
        return few if len(few) < len(full) and _distance(self._picture, few) <= FINE else full


def outlines_of(work: Work, board: Artboard, piece: Piece, box: QRect) -> bytes:
    """Return a text as an SVG of its box; empty where part of it would be a picture."""
    if not piece.is_text or piece.layers[0].effects:
        return b""
    alone = board.model_copy(
        update={"layers": piece.layers, "background": "", "bleed": 0.0, "name": "", "layout": None}
    )
    silent = Work(work.document, work.read)
    silent.images = work.images
    data = write_svg(silent, alone, SvgOptions(with_recipe=False))
    if b"<image" in data:
        return b""
    whole = f'width="{board.width}" height="{board.height}" viewBox="0 0 {board.width} {board.height}"'
    place = f"{box.x()} {box.y()} {box.width()} {box.height()}"
    part = f'width="{box.width()}" height="{box.height()}" viewBox="{place}"'
    return data.replace(whole.encode(), part.encode(), 1)


def _packed(data: bytes) -> int:
    return len(zlib.compress(data, 9))


def _palette(picture: Image.Image, colors: int) -> bytes:
    out = io.BytesIO()
    with_palette(picture, colors).save(out, "PNG", optimize=True)
    return out.getvalue()


def _distance(picture: Image.Image, data: bytes) -> float:
    """Return the mean difference of levels, as seen: where nothing shows, no colour is wrong."""
    import numpy as np

    with Image.open(io.BytesIO(data)) as file:
        shown = np.asarray(file.convert("RGBA"), np.float32)
    true = np.asarray(picture.convert("RGBA"), np.float32)
    here, there = (side[..., :3] * side[..., 3:] / 255 for side in (true, shown))
    seen = max(1, int((true[..., 3] > 0).sum()))
    return float(np.abs(here - there).sum() / (3 * seen) + np.abs(true[..., 3] - shown[..., 3]).sum() / seen)
