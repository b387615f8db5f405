"""Photoshop files as layers, read by psd-tools: pixels, groups, masks and how they lie on each other.

What a layer was made of (text, shapes, smart objects, fills) comes as the pixels that the file stores of it.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from PIL import Image
from psd_tools import PSDImage
from psd_tools.api.layers import AdjustmentLayer, Group, TypeLayer
from psd_tools.api.layers import Layer as PsdLayer
from psd_tools.constants import BlendMode as PsdBlend
from psd_tools.psd.parse_limits import ParseLimits

from creastudio.api.errors import UserError
from creastudio.core.canvas import BlendMode, GroupLayer, ImageLayer, Layer
from creastudio.core.geometry import bounds_of
from creastudio.core.masks import Mask
from creastudio.media.layered import Collector, ImportedLayers, Limits, TooMuch, placed, placeholder, whole

BLENDS: dict[PsdBlend, BlendMode] = {
    PsdBlend.NORMAL: "normal",
    PsdBlend.PASS_THROUGH: "normal",
    PsdBlend.MULTIPLY: "multiply",
    PsdBlend.SCREEN: "screen",
    PsdBlend.OVERLAY: "overlay",
    PsdBlend.DARKEN: "darken",
    PsdBlend.LIGHTEN: "lighten",
    PsdBlend.COLOR_DODGE: "color-dodge",
    PsdBlend.COLOR_BURN: "color-burn",
    PsdBlend.HARD_LIGHT: "hard-light",
    PsdBlend.SOFT_LIGHT: "soft-light",
    PsdBlend.DIFFERENCE: "difference",
    PsdBlend.EXCLUSION: "exclusion",
    PsdBlend.HUE: "hue",
    PsdBlend.SATURATION: "saturation",
    PsdBlend.COLOR: "color",
    PsdBlend.LUMINOSITY: "luminosity",
    PsdBlend.LINEAR_DODGE: "plus",
}

_RESOLUTION = 1005


def import_psd(data: bytes, name: str, limits: Limits | None = None) -> ImportedLayers:
    """Return the layers of a Photoshop file that is called `name`.

    Raises
    ------
    UserError
        When it is damaged or too large.
    """
    limits = limits or Limits()
    collector = Collector(name, limits)
    # The page's size stands in the header, before anything is parsed.
    if len(data) >= 26:
        collector.page(int.from_bytes(data[18:22]), int.from_bytes(data[14:18]))
    with _quiet():
        file = _opened(data, name, limits)
        try:
            layers = _Reader(collector).layers(file, 0)
            if not layers:
                layers = whole(collector, _merged(file), "it has no layers")
        except TooMuch as error:
            layers = whole(collector, _merged(file), str(error))
        except UserError:
            raise
        except Exception:  # noqa: BLE001 - as in a single layer
            layers = whole(collector, _merged(file), "its layers are damaged")
        return collector.finished(layers, file.width, file.height, _resolution(file))


class _Reader:
    def __init__(self, collector: Collector) -> None:
        self._collector = collector

    def layers(self, items: Iterable[PsdLayer], depth: int) -> tuple[Layer, ...]:
        if depth > self._collector.limits.depth:
            raise TooMuch("its groups lie too deep in each other")
        found = (self._layer(item, depth) for item in items)
        return tuple(layer for layer in found if layer is not None)

    def _layer(self, item: PsdLayer, depth: int) -> Layer | None:
        """Return one layer; an unknown or damaged one costs nothing but itself."""
        name = _clean(item.name)
        if isinstance(item, AdjustmentLayer):
            self._collector.count()
            self._collector.note(f"The adjustment '{name}' is left out.")
            return None
        left, top, width, height = item.left, item.top, item.width, item.height
        if isinstance(item, Group):
            self._collector.count()
            return self._group(item, name, depth)
        self._collector.count(width, height)
        try:
            picture = item.topil() if width > 0 and height > 0 else None
            common = self._common(item, name)
        except TooMuch:
            raise
        except Exception:  # noqa: BLE001 - psd-tools raises whatever a damaged layer makes it stumble over
            picture, common = None, None
        if picture is None or common is None:
            if width > 0 and height > 0:
                self._collector.note(f"The layer '{name}' can't be read; a hidden frame stands in its place.")
            return placeholder(name, left, top, width, height)
        sha256 = self._collector.picture(picture.convert("RGBA"), name)
        layer = ImageLayer(**common, asset=sha256, transform=placed(left, top, width, height))
        if isinstance(item, TypeLayer):
            self._collector.note(f"The text '{name}' came as a picture.")
            self._collector.words[layer.id] = _words(item) or name
        return layer

    def _group(self, item: Group, name: str, depth: int) -> Layer:
        inside = self.layers(item, depth + 1)
        if item.blend_mode == PsdBlend.PASS_THROUGH and any(layer.blend != "normal" for layer in inside):
            self._collector.note(f"The group '{name}' now blends by itself, not with what is below.")
        return GroupLayer(**self._common(item, name), layers=inside, transform=bounds_of(inside))

    def _common(self, item: PsdLayer, name: str) -> dict[str, Any]:
        mode = BLENDS.get(item.blend_mode)
        if mode is None:
            spoken = item.blend_mode.name.lower().replace("_", " ")
            self._collector.note(f"'{name}' blends normally: '{spoken}' isn't known.")
        if item.has_effects():
            self._collector.note(f"The effects of '{name}' are left out.")
        return {
            "name": name,
            "opacity": item.opacity / 255 * self._fill(item) / 255,
            "blend": mode or "normal",
            "visible": item.visible,
            "clip": item.clipping,
            "mask": self._mask(item, name),
        }

    def _fill(self, item: PsdLayer) -> int:
        return 255 if item.is_group() else item.fill_opacity

    def _mask(self, item: PsdLayer, name: str) -> Mask | None:
        mask = item.mask
        if mask is None or mask.width <= 0 or mask.height <= 0:
            return None
        self._collector.count(mask.width, mask.height)
        picture = mask.topil()
        if picture is None:
            self._collector.note(f"The mask of '{name}' can't be read.")
            return None
        plane = np.asarray(picture.convert("L"), np.uint8)
        return self._collector.mask(
            plane, mask.left, mask.top, mask.background_color, enabled=not mask.disabled
        )


def _opened(data: bytes, name: str, limits: Limits) -> PSDImage:
    budget = ParseLimits(max_objects=200_000, max_nesting_depth=64)
    try:
        return PSDImage.open(io.BytesIO(data), max_alloc_bytes=8 * limits.pixels, parse_limits=budget)
    except Exception as error:
        raise UserError(
            f"'{name}' is damaged and can't be read to its end.", "Choose another file."
        ) from error


def _merged(file: PSDImage) -> Image.Image | None:
    try:
        return file.topil()
    except Exception:  # noqa: BLE001 - the merged picture is the last resort; without one the file is refused
        return None


def _resolution(file: PSDImage) -> float:
    """Return px an inch, as the file says; 0 where it doesn't."""
    found = file.image_resources.get_data(_RESOLUTION)
    horizontal = getattr(found, "horizontal", 0)
    value = float(horizontal) / 65536
    return value if 1 <= value <= 4800 else 0.0


def _words(item: TypeLayer) -> str:
    """Return what a text says; "" where its data are damaged."""
    try:
        return "\n".join(_clean(line) for line in item.text[:10_000].splitlines())
    except Exception:  # noqa: BLE001 - psd-tools raises whatever damaged data make it stumble over
        return ""


def _clean(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep psd-tools' remarks on oddities inside files to itself; what matters is told in notes."""
    logger = logging.getLogger("psd_tools")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
