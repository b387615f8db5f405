"""Layered files of other programs, as layers of ours: what they have in common.

Nothing in such a file is run. How many layers and how many px are read is capped, and so is the time it may take.
"""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer, Layer, ShapeLayer
from creastudio.core.fills import Outline, SolidFill
from creastudio.core.masks import TILE, Mask, MaskTile
from creastudio.core.placement import Transform


@dataclass(frozen=True)
class Limits:
    """How much of a file is read.

    Attributes
    ----------
    pixels : int
        Of the page and of any one layer.
    total_pixels : int
        Of all layers together.
    total_bytes : int
        Of all pictures and masks as they are kept: a picture of few px may be a file of hundreds of megabytes.
    seconds : float
        For reading all of them.
    """

    layers: int = 2000
    pixels: int = 100_000_000
    total_pixels: int = 600_000_000
    total_bytes: int = 1_000_000_000
    seconds: float = 120.0
    depth: int = 32


@dataclass(frozen=True)
class ImportedLayers:
    """What came of a layered file.

    Attributes
    ----------
    layers : tuple of Layer
        From bottom to top, in px of the file's page, whose upper left corner is (0, 0).
    width, height : int
        Size of the page, px.
    resolution : float
        Px an inch; 0 where the file doesn't say.
    assets : tuple of Asset
        What the layers show.
    blobs : dict
        Bytes by their SHA-256: of the assets and of the tiles of masks.
    notes : tuple of str
        What a person should know: one sentence for each thing that isn't as it was.
    words : dict
        Id of a layer that came as a picture of words -> the words.
    """

    layers: tuple[Layer, ...]
    width: int
    height: int
    resolution: float = 0.0
    assets: tuple[Asset, ...] = ()
    blobs: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)


class TooMuch(Exception):
    """A file asks for more than is read; the message says of what."""


class Collector:
    """Takes pictures and masks as they are read, and counts them.

    Parameters
    ----------
    clock : callable
        Gives the time, s.
    """

    def __init__(self, name: str, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self.name, self.limits = name, limits
        self.assets: dict[str, Asset] = {}
        self.blobs: dict[str, bytes] = {}
        self.notes: list[str] = []
        self.words: dict[str, str] = {}
        self._clock, self._end = clock, clock() + limits.seconds
        self._layers = self._pixels = self._bytes = 0

    def page(self, width: int, height: int) -> None:
        """Check the size of the page.

        Raises
        ------
        UserError
            When it is too large, or none.
        """
        if width < 1 or height < 1:
            raise UserError(f"'{self.name}' has no size.", "Choose another file.")
        if width * height > self.limits.pixels or max(width, height) > 32_768:
            raise UserError(
                f"'{self.name}' has {width} x {height} px, more than can be opened.", "Make it smaller first."
            )

    def note(self, sentence: str) -> None:
        """Tell something, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def begin_anew(self) -> None:
        """Forget what was kept, notes aside."""
        self.assets.clear()
        self.blobs.clear()
        self._bytes = 0

    def count(self, width: int = 0, height: int = 0) -> None:
        """Count a layer of so many px.

        Raises
        ------
        TooMuch
            When the file has more layers or px than are read, or took too long.
        """
        self._layers += 1
        self._pixels += max(0, width) * max(0, height)
        if self._layers > self.limits.layers:
            raise TooMuch(f"it has more than {self.limits.layers} layers")
        if width * height > self.limits.pixels or self._pixels > self.limits.total_pixels:
            raise TooMuch("its layers have too many pixels")
        if self._clock() > self._end:
            raise TooMuch("reading it took too long")

    def picture(self, image: Image.Image, title: str) -> str:
        """Keep a picture as an asset and return its hash; TooMuch as for ``count``."""
        out = io.BytesIO()
        opaque = image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)
        # Quick rather than small: a file of a hundred layers must not take minutes.
        (image.convert("RGB") if opaque else image).save(out, "PNG", compress_level=1)
        return self.keep(out.getvalue(), image.size, title)

    def keep(self, data: bytes, size: tuple[int, int], title: str, media_type: str = "image/png") -> str:
        """Keep the bytes of a picture as an asset and return its hash; TooMuch as for ``count``."""
        sha256 = self._blob(data)
        metadata = {"width": size[0], "height": size[1]}
        self.assets.setdefault(
            sha256, Asset(sha256=sha256, media_type=media_type, title=title, metadata=metadata)
        )
        return sha256

    def mask(
        self, plane: NDArray[np.uint8], left: float, top: float, ground: int, *, enabled: bool = True
    ) -> Mask:
        """Keep a mask (height, width; 255 shows) and return it."""
        height, width = plane.shape
        tiles: list[MaskTile] = []
        for row in range(0, height, TILE):
            for column in range(0, width, TILE):
                part = plane[row : row + TILE, column : column + TILE]
                if (part == ground).all():
                    continue
                tile = np.full((TILE, TILE), ground, np.uint8)
                tile[: part.shape[0], : part.shape[1]] = part
                out = io.BytesIO()
                Image.fromarray(tile).save(out, "PNG")
                tiles.append(
                    MaskTile(column=column // TILE, row=row // TILE, sha256=self._blob(out.getvalue()))
                )
        place = placed(left, top, width, height)
        return Mask(
            width=width, height=height, transform=place, tiles=tuple(tiles), ground=ground, enabled=enabled
        )

    def finished(
        self, layers: tuple[Layer, ...], width: int, height: int, resolution: float = 0.0
    ) -> ImportedLayers:
        """Return all that was collected."""
        kept = tuple(self.assets.values())
        notes = tuple(self.notes)
        return ImportedLayers(layers, width, height, resolution, kept, self.blobs, notes, self.words)

    def _blob(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in self.blobs:
            self._bytes += len(data)
            # One picture is always kept: what a file that asks for too much comes as.
            if self.blobs and self._bytes > self.limits.total_bytes:
                raise TooMuch("its pictures are too large")
            self.blobs[sha256] = data
        return sha256


def placed(left: float, top: float, width: float, height: float) -> Transform:
    """Return the place of a box."""
    return Transform(x=left + width / 2, y=top + height / 2, width=max(width, 1), height=max(height, 1))


def placeholder(name: str, left: float, top: float, width: float, height: float) -> ShapeLayer:
    """Return what stands for a layer that can't be read: a hidden frame in its place."""
    return ShapeLayer(
        name=name,
        transform=placed(left, top, width, height),
        fill=None,
        outline=Outline(fill=SolidFill(color="#b03a3a"), width=2),
        visible=False,
    )


def whole(collector: Collector, image: Image.Image | None, reason: str) -> tuple[Layer, ...]:
    """Return the merged picture of a file as its one layer, and tell why."""
    if image is None:
        raise UserError(f"'{collector.name}' can't be opened: {reason}.", "Export it as a PNG first.")
    collector.note(f"'{collector.name}' came as one picture: {reason}.")
    collector.begin_anew()
    width, height = image.size
    sha256 = collector.picture(image.convert("RGBA"), collector.name)
    return (ImageLayer(name=collector.name, asset=sha256, transform=placed(0, 0, width, height)),)
