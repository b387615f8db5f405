"""OpenRaster files (OpenRaster 0.0.6): a zip with a picture for each layer and ``stack.xml`` that says how they lie."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.etree import ElementTree

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QTransform

from creastudio.core.canvas import Artboard, BlendMode
from creastudio.export.raster import encode
from creastudio.export.slices import Ability, Slice, Slicer, count, runs
from creastudio.export.work import Work

OPERATIONS: dict[BlendMode, str] = {
    "normal": "svg:src-over",
    "multiply": "svg:multiply",
    "screen": "svg:screen",
    "overlay": "svg:overlay",
    "darken": "svg:darken",
    "lighten": "svg:lighten",
    "color-dodge": "svg:color-dodge",
    "color-burn": "svg:color-burn",
    "hard-light": "svg:hard-light",
    "soft-light": "svg:soft-light",
    "difference": "svg:difference",
    # Not among OpenRaster's own; Krita writes and reads it so.
    "exclusion": "krita:exclusion",
    "hue": "svg:hue",
    "saturation": "svg:saturation",
    "color": "svg:color",
    "luminosity": "svg:luminosity",
    "plus": "svg:plus",
}
"""Our blend modes and OpenRaster's names of them."""

CLIPPED = "svg:src-atop"
"""How a layer is laid that shows only where what is below it in its stack does."""

THUMBNAIL = 256
"""Longest side of the thumbnail, px."""

_ABILITY = Ability("ORA", masks=lambda layer: False, clip_blends=False)
_DATE = (1980, 1, 1, 0, 0, 0)


def write_ora(work: Work, artboard: Artboard, size: tuple[int, int] | None = None) -> bytes:
    """Return an artboard as an OpenRaster file; its notes say what had to be flattened.

    Raises
    ------
    ExportCancelled
        When the person gave up.
    """
    width, height = size or (artboard.width, artboard.height)
    page = QRect(0, 0, width, height)
    to_device = QTransform.fromScale(width / artboard.width, height / artboard.height)
    slices = Slicer(work, artboard, page, to_device, _ABILITY).slices()
    dots = str(round(artboard.resolution * width / artboard.width))
    root = ElementTree.Element(
        "image", {"version": "0.0.6", "w": str(width), "h": str(height), "xres": dots, "yres": dots}
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, "mimetype", b"image/openraster")
        _Writer(work, archive, count(slices)).stack(ElementTree.SubElement(root, "stack"), slices)
        _add(archive, "stack.xml", ElementTree.tostring(root, "utf-8", xml_declaration=True))
        merged = work.compositor.artboard(artboard, page, to_device)
        _add(archive, "mergedimage.png", encode(merged, "image/png"))
        _add(archive, "Thumbnails/thumbnail.png", encode(_small(merged), "image/png"))
    return out.getvalue()


class _Writer:
    """Writes slices into an archive, painting them one by one."""

    def __init__(self, work: Work, archive: zipfile.ZipFile, total: int) -> None:
        self._work, self._archive, self._total, self._done = work, archive, total, 0

    def stack(self, parent: ElementTree.Element, slices: Sequence[Slice]) -> None:
        # In the file the first is on top.
        for run in reversed(runs(slices)):
            if len(run) == 1:
                self._one(parent, run[0])
                continue
            # A clipped layer shows where anything below it in its stack does: so they get a stack of their own.
            base = run[0]
            own = ElementTree.SubElement(parent, "stack", _attributes(base))
            own.set("isolation", "isolate")
            for item in reversed(run[1:]):
                self._one(own, item)
            plain = Slice(base.name, 1.0, "normal", True, False, base.locked, None, base.paint)
            self._one(own, plain)

    def _one(self, parent: ElementTree.Element, item: Slice) -> None:
        self._work.step(self._done / max(1, self._total), item.name)
        self._done += 1
        if item.blend == "exclusion":
            self._work.note("Only some programs know the blend mode 'exclusion' in ORA files.")
        if item.children is not None:
            own = ElementTree.SubElement(parent, "stack", _attributes(item))
            own.set("isolation", "isolate")
            self.stack(own, item.children)
            return
        cut = item.paint()
        picture = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied) if cut is None else cut.image
        if cut is None:
            picture.fill(Qt.GlobalColor.transparent)
        place = (0, 0) if cut is None else (cut.left, cut.top)
        name = f"data/layer{self._done:04d}.png"
        # A hundred layers are written quickly rather than small.
        _add(self._archive, name, encode(picture, "image/png", effort=2))
        attributes = {**_attributes(item), "src": name, "x": str(place[0]), "y": str(place[1])}
        ElementTree.SubElement(parent, "layer", attributes)


def _attributes(item: Slice) -> dict[str, str]:
    found = {
        "name": _spoken(item.name),
        "opacity": f"{item.opacity:.6g}",
        "visibility": "visible" if item.visible else "hidden",
        "composite-op": CLIPPED if item.clip else OPERATIONS[item.blend],
    }
    if item.locked:
        found["edit-locked"] = "true"
    return found


def _spoken(text: str) -> str:
    """Return a name without the characters that XML can't hold."""
    return "".join(letter for letter in text if letter.isprintable())


def _small(image: QImage) -> QImage:
    if max(image.width(), image.height()) <= THUMBNAIL:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(THUMBNAIL, THUMBNAIL, keep, smooth)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    # Without a clock time the same artboard gives the same bytes.
    archive.writestr(zipfile.ZipInfo(name, _DATE), data)
