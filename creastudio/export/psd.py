"""Layered Photoshop files (Adobe Photoshop File Formats Specification, 2019), written by psd-tools.

Layers are pixels with their opacity, blend mode, clipping and mask; the merged picture is the compositor's own.
"""

from __future__ import annotations

import copy
import io
import struct
from collections.abc import Sequence
from typing import Any

from PIL import Image
from psd_tools import PSDImage
from psd_tools.api.layers import Group, Layer
from psd_tools.constants import BlendMode as PsdBlend
from psd_tools.constants import Resource
from psd_tools.psd.image_resources import ImageResource
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QTransform

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard, BlendMode
from creastudio.export.raster import srgb_profile
from creastudio.export.slices import Ability, Cut, Slice, Slicer, count
from creastudio.export.work import Work

BLENDS: dict[BlendMode, PsdBlend] = {
    "normal": PsdBlend.NORMAL,
    "multiply": PsdBlend.MULTIPLY,
    "screen": PsdBlend.SCREEN,
    "overlay": PsdBlend.OVERLAY,
    "darken": PsdBlend.DARKEN,
    "lighten": PsdBlend.LIGHTEN,
    "color-dodge": PsdBlend.COLOR_DODGE,
    "color-burn": PsdBlend.COLOR_BURN,
    "hard-light": PsdBlend.HARD_LIGHT,
    "soft-light": PsdBlend.SOFT_LIGHT,
    "difference": PsdBlend.DIFFERENCE,
    "exclusion": PsdBlend.EXCLUSION,
    "hue": PsdBlend.HUE,
    "saturation": PsdBlend.SATURATION,
    "color": PsdBlend.COLOR,
    "luminosity": PsdBlend.LUMINOSITY,
    "plus": PsdBlend.LINEAR_DODGE,
}
"""Our blend modes, by the W3C's names, and Photoshop's."""

LONGEST_SIDE = 30_000
"""Px; a PSD holds no more (a PSB would)."""

LONGEST_NAME = 255

_ABILITY = Ability("PSD", masks=True, clip_blends=True)


class _File(PSDImage):
    """A file whose merged picture was painted by the compositor and is not to be made anew from the layers."""

    def _update_preview(self) -> None:
        return


def write_psd(work: Work, artboard: Artboard, size: tuple[int, int] | None = None) -> bytes:
    """Return an artboard as a layered PSD; its notes say what had to be flattened.

    Raises
    ------
    UserError
        When it is too large for the format.
    ExportCancelled
        When the person gave up.
    """
    width, height = size or (artboard.width, artboard.height)
    if max(width, height) > LONGEST_SIDE:
        raise UserError(
            f"{width} x {height} px is too large for a PSD.", f"A side has {LONGEST_SIDE} px at most."
        )
    page = QRect(0, 0, width, height)
    to_device = QTransform.fromScale(width / artboard.width, height / artboard.height)
    slices = Slicer(work, artboard, page, to_device, _ABILITY).slices()
    merged = work.compositor.artboard(artboard, page, to_device)
    # An RGB file would turn each layer's transparency into a mask.
    file = _File.frompil(rgba(merged))
    resolution = artboard.resolution * width / artboard.width
    _set_resource(file, Resource.ICC_PROFILE, srgb_profile())
    _set_resource(file, Resource.RESOLUTION_INFO, _resolution(resolution))
    _Writer(work, count(slices)).add(file, slices)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def rgba(image: QImage) -> Image.Image:
    """Return a painted picture for Pillow, always with an alpha channel."""
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (straight.width(), straight.height())
    return Image.frombytes(
        "RGBA", size, bytes(straight.constBits()), "raw", "RGBA", straight.bytesPerLine(), 1
    )


class _Writer:
    """Puts slices into a file, painting them one by one."""

    def __init__(self, work: Work, total: int) -> None:
        self._work, self._total, self._done = work, total, 0

    def add(self, parent: Any, slices: Sequence[Slice]) -> None:
        for item in slices:
            self._work.step(self._done / max(1, self._total), item.name)
            self._done += 1
            if item.children is not None:
                made: Layer = parent.create_group(name="Group", blend_mode=BLENDS[item.blend])
                assert isinstance(made, Group)
                self.add(made, item.children)
            else:
                made = self._picture(parent, item.paint())
            self._finish(made, item)

    def _picture(self, parent: Any, cut: Cut | None) -> Layer:
        # One that paints nothing keeps its place with a px that can't be seen.
        picture = Image.new("RGBA", (1, 1)) if cut is None else rgba(cut.image)
        left, top = (0, 0) if cut is None else (cut.left, cut.top)
        # The writer can't hold every letter of a name at creation; it is set afterwards.
        return parent.create_pixel_layer(picture, name="Layer", left=left, top=top)

    def _finish(self, made: Layer, item: Slice) -> None:
        made.name = item.name[:LONGEST_NAME]
        made.blend_mode = BLENDS[item.blend]
        made.opacity = round(item.opacity * 255)
        made.visible = item.visible
        if item.clip:
            made.clipping = True
        if item.mask is not None:
            cut = item.mask()
            if isinstance(made, Group):
                # psd-tools 1.26 gives a group and its closing divider one list of channels; the divider has no mask.
                made._bounding_channels = copy.deepcopy(made._bounding_channels)
            mask = made.create_mask(Image.fromarray(cut.plane), top=0, left=0)
            mask.disabled = not cut.enabled
            stored = made._record.mask_data
            assert stored is not None
            stored.background_color = 255 if cut.ground >= 128 else 0


def _set_resource(file: PSDImage, key: Resource, data: bytes) -> None:
    file.image_resources[key] = ImageResource(key=int(key), data=data)  # pyright: ignore[reportArgumentType]


def _resolution(dpi: float) -> bytes:
    """Return the resolution in px an inch as 16.16 fixed point, shown in inches."""
    fixed = round(dpi * 65536)
    return struct.pack(">IHHIHH", fixed, 1, 1, fixed, 1, 1)
