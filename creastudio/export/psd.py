"""Layered Photoshop files (Adobe Photoshop File Formats Specification, 2019), written by psd-tools.

Layers are pixels with their opacity, blend mode, clipping and mask; the merged picture is the compositor's own.
"""

from __future__ import annotations

import copy
import struct
from collections.abc import Sequence
from typing import Any, BinaryIO

from PIL import Image
from psd_tools import PSDImage
from psd_tools.api.layers import Group, Layer
from psd_tools.constants import BlendMode as PsdBlend
from psd_tools.constants import Resource
from psd_tools.psd.image_resources import ImageResource
from psd_tools.psd.layer_and_mask import LayerRecord
from PySide6.QtCore import QRect
from PySide6.QtGui import QTransform

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard, BlendMode
from creastudio.export.psd_stream import Pixels, merged_planes, stream
from creastudio.export.raster import srgb_profile
from creastudio.export.slices import Ability, MaskCut, Slice, Slicer, count
from creastudio.export.work import Work
from creastudio.export.xmp import Mark, packet

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

_ABILITY = Ability("PSD", masks=lambda layer: True, clip_blends=True)


def write_psd(
    work: Work,
    artboard: Artboard,
    out: BinaryIO,
    size: tuple[int, int] | None = None,
    mark: Mark | None = None,
) -> None:
    """Write an artboard as a layered PSD; its notes say what had to be flattened.

    Parameters
    ----------
    out : BinaryIO
        Where to; can be read back and forth.
    size : tuple of int, optional
        Width and height in px; those of the artboard when left out.
    mark : Mark, optional
        What the file says of itself.

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
    # An RGB file would turn each layer's transparency into a mask. What has no px yet gets a placeholder.
    file = PSDImage.frompil(Image.new("RGBA", (1, 1)))
    file._record.header.width, file._record.header.height = width, height
    file._record.image_data.data = merged_planes(work.compositor.artboard(artboard, page, to_device))
    resolution = artboard.resolution * width / artboard.width
    _set_resource(file, Resource.ICC_PROFILE, srgb_profile())
    _set_resource(file, Resource.RESOLUTION_INFO, _resolution(resolution))
    if mark is not None:
        _set_resource(file, Resource.XMP_METADATA, packet(mark))
    tree = _Tree(work, count(slices))
    tree.add(file, slices)
    stream(file, out, tree.paint)


class _Tree:
    """Makes the layers of a file with placeholders, and paints them when they are written."""

    def __init__(self, work: Work, total: int) -> None:
        self._work, self._total, self._done = work, total, 0
        self._slices: dict[int, Slice] = {}

    def add(self, parent: Any, slices: Sequence[Slice]) -> None:
        """Add slices to a file or a group, from bottom to top."""
        for item in slices:
            if item.children is not None:
                made: Layer = parent.create_group(name="Group", blend_mode=BLENDS[item.blend])
                assert isinstance(made, Group)
                self.add(made, item.children)
            else:
                # The writer can't hold every letter of a name at creation; it is set afterwards.
                made = parent.create_pixel_layer(Image.new("RGBA", (1, 1)), name="Layer")
            self._finish(made, item)
            self._slices[id(made._record)] = item

    def paint(self, record: LayerRecord) -> Pixels | None:
        """Return the px of a record and set its place; None for one that is only the end of a group."""
        item = self._slices.get(id(record))
        if item is None:
            return None
        self._work.step(self._done / max(1, self._total), item.name)
        self._done += 1
        # One that paints nothing keeps its place with a px that can't be seen.
        cut = item.paint() if item.children is None else None
        if cut is not None:
            record.top, record.left = cut.top, cut.left
            record.bottom, record.right = cut.top + cut.image.height(), cut.left + cut.image.width()
        mask = item.mask() if item.mask is not None else None
        if mask is not None:
            _place_mask(record, mask)
        return Pixels(cut, mask)

    def _finish(self, made: Layer, item: Slice) -> None:
        made.name = item.name[:LONGEST_NAME]
        made.blend_mode = BLENDS[item.blend]
        made.opacity = round(item.opacity * 255)
        made.visible = item.visible
        if item.clip:
            made.clipping = True
        if item.mask is not None:
            if isinstance(made, Group):
                # psd-tools 1.26 gives a group and its closing divider one list of channels; the divider has no mask.
                made._bounding_channels = copy.deepcopy(made._bounding_channels)
            made.create_mask(Image.new("L", (1, 1)), top=0, left=0)


def _place_mask(record: LayerRecord, mask: MaskCut) -> None:
    stored = record.mask_data
    assert stored is not None
    assert stored.flags is not None
    stored.bottom, stored.right = mask.plane.shape
    stored.flags.mask_disabled = not mask.enabled
    stored.background_color = 255 if mask.ground >= 128 else 0


def _set_resource(file: PSDImage, key: Resource, data: bytes) -> None:
    file.image_resources[key] = ImageResource(key=int(key), data=data)  # pyright: ignore[reportArgumentType]


def _resolution(dpi: float) -> bytes:
    """Return the resolution in px an inch as 16.16 fixed point, shown in inches."""
    fixed = round(dpi * 65536)
    return struct.pack(">IHHIHH", fixed, 1, 1, fixed, 1, 1)
