"""OpenRaster files as layers (OpenRaster 0.0.6)."""

from __future__ import annotations

import io
import lzma
import zipfile
from typing import Any
from xml.etree import ElementTree

from PIL import Image

from creastudio.api.errors import UserError
from creastudio.api.zip_members import DAMAGE
from creastudio.core.canvas import BlendMode, GroupLayer, ImageLayer, Layer
from creastudio.core.geometry import bounds_of
from creastudio.media.images import import_bytes
from creastudio.media.layered import Collector, ImportedLayers, Limits, TooMuch, placed, placeholder, whole
from creastudio.notation.safe_xml import BadXml, local_name, parse

BLENDS: dict[str, BlendMode] = {
    "svg:src-over": "normal",
    "svg:multiply": "multiply",
    "svg:screen": "screen",
    "svg:overlay": "overlay",
    "svg:darken": "darken",
    "svg:lighten": "lighten",
    "svg:color-dodge": "color-dodge",
    "svg:color-burn": "color-burn",
    "svg:hard-light": "hard-light",
    "svg:soft-light": "soft-light",
    "svg:difference": "difference",
    "svg:exclusion": "exclusion",
    "krita:exclusion": "exclusion",
    "svg:hue": "hue",
    "svg:saturation": "saturation",
    "svg:color": "color",
    "svg:luminosity": "luminosity",
    "svg:plus": "plus",
}

CLIPPED = "svg:src-atop"
_MERGED = "mergedimage.png"
_MAX_MEMBERS = 10_000
_MAX_MEMBER = 512 * 1024 * 1024
_ZIP_ERRORS = (*DAMAGE, lzma.LZMAError)


def is_ora(data: bytes) -> bool:
    """Whether `data` is an archive that says it is OpenRaster."""
    return data.startswith(b"PK\x03\x04") and b"image/openraster" in data[:200]


def import_ora(data: bytes, name: str, limits: Limits | None = None) -> ImportedLayers:
    """Return the layers of an OpenRaster file that is called `name`.

    Raises
    ------
    UserError
        When it is damaged, too large, or no OpenRaster file.
    """
    limits = limits or Limits()
    collector = Collector(name, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MAX_MEMBERS:
                raise UserError(f"'{name}' holds too many files.", "Choose another file.")
            return _Reader(archive, collector).read()
    except _ZIP_ERRORS as error:
        raise UserError(
            f"'{name}' is damaged and can't be read to its end.", "Choose another file."
        ) from error


class _Reader:
    def __init__(self, archive: zipfile.ZipFile, collector: Collector) -> None:
        self._archive, self._collector = archive, collector

    def read(self) -> ImportedLayers:
        collector = self._collector
        try:
            root = parse(self._member("stack.xml"), max_depth=4 * collector.limits.depth)
        except (BadXml, KeyError) as error:
            reason = "it has no list of layers" if isinstance(error, KeyError) else f"of its layers, {error}"
            picture = self._merged()
            layers = whole(collector, picture, reason)
            return collector.finished(layers, *(picture.size if picture is not None else (1, 1)))
        width, height = _whole_number(root.get("w")), _whole_number(root.get("h"))
        collector.page(width, height)
        stack = next((item for item in root if local_name(item) == "stack"), None)
        try:
            layers = self._stack(stack, 0, 0, 0) if stack is not None else ()
        except TooMuch as error:
            layers = whole(collector, self._merged(), str(error))
        return collector.finished(layers, width, height, _number(root.get("xres"), 0.0))

    def _stack(self, stack: ElementTree.Element, left: int, top: int, depth: int) -> tuple[Layer, ...]:
        if depth > self._collector.limits.depth:
            raise TooMuch("its groups lie too deep in each other")
        found: list[Layer] = []
        # The first is on top.
        for item in reversed(list(stack)):
            kind = local_name(item)
            x, y = left + _whole_number(item.get("x")), top + _whole_number(item.get("y"))
            if kind == "layer":
                found.append(self._layer(item, x, y))
            elif kind == "stack":
                self._collector.count()
                found.append(self._group(item, x, y, depth))
            elif kind:
                self._collector.note(f"A '{kind}' in '{self._collector.name}' is left out: it isn't known.")
        return tuple(found)

    def _group(self, item: ElementTree.Element, left: int, top: int, depth: int) -> Layer:
        inside = self._stack(item, left, top, depth + 1)
        plain = item.get("isolation", "auto") != "isolate"
        if plain and any(layer.blend != "normal" for layer in inside):
            self._collector.note(
                f"The group '{item.get('name', '')}' now blends by itself, not with what is below."
            )
        common = self._common(item)
        return GroupLayer(**common, layers=inside, transform=bounds_of(inside))

    def _layer(self, item: ElementTree.Element, left: int, top: int) -> Layer:
        name = item.get("name", "")
        common = self._common(item)
        try:
            data = self._member(item.get("src", ""))
            picture = import_bytes(data, name or "a layer", max_pixels=self._collector.limits.pixels)
        except (UserError, *_ZIP_ERRORS):
            self._collector.count()
            self._collector.note(f"The layer '{name}' can't be read; a hidden frame stands in its place.")
            return placeholder(name, left, top, 64, 64)
        self._collector.count(picture.width, picture.height)
        size = (picture.width, picture.height)
        sha256 = self._collector.keep(picture.data, size, name, picture.media_type)
        return ImageLayer(**common, asset=sha256, transform=placed(left, top, *size))

    def _common(self, item: ElementTree.Element) -> dict[str, Any]:
        name, operation = item.get("name", ""), item.get("composite-op", "svg:src-over")
        blend = BLENDS.get(operation, "normal")
        if operation not in BLENDS and operation != CLIPPED:
            self._collector.note(f"'{name}' blends normally: '{operation}' isn't known.")
        return {
            "name": name,
            "opacity": min(1.0, max(0.0, _number(item.get("opacity"), 1.0))),
            "blend": blend,
            "visible": item.get("visibility", "visible") != "hidden",
            "locked": item.get("edit-locked") == "true",
            "clip": operation == CLIPPED,
        }

    def _member(self, name: str) -> bytes:
        """Return a member of the archive; the name is a key of its table, never a path."""
        info = self._archive.getinfo(name)
        if info.file_size > _MAX_MEMBER:
            raise ValueError(f"{name} is too large")
        with self._archive.open(info) as file:
            return file.read(_MAX_MEMBER)

    def _merged(self) -> Image.Image | None:
        try:
            picture = import_bytes(self._member(_MERGED), _MERGED, max_pixels=self._collector.limits.pixels)
        except (UserError, *_ZIP_ERRORS):
            return None
        return Image.open(io.BytesIO(picture.data))


def _number(text: str | None, default: float) -> float:
    try:
        value = float(text) if text is not None else default
    except ValueError:
        return default
    return value if abs(value) < 1e9 else default


def _whole_number(text: str | None) -> int:
    return round(_number(text, 0.0))
