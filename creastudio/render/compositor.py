"""The compositor: layers onto a sheet, from bottom to top, the same for screen, thumbnails and files.

What QPainter can do in one go is painted straight onto the sheet. A layer with a mask, effects or clipped layers,
and a group that doesn't melt into what is below, gets a sheet of its own, no larger than what it paints.
What needs NumPy or Pillow is imported with the first layer that needs it: the window starts without them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from creastudio.core.canvas import (
    AdjustmentLayer,
    Artboard,
    GroupLayer,
    Layer,
    LinkedLayer,
    ShapeLayer,
    is_frame,
)
from creastudio.core.document import Document
from creastudio.core.fills import SolidFill
from creastudio.core.placement import between
from creastudio.render import blend
from creastudio.render.bounds import group_transform, layer_transform
from creastudio.render.content import paint_content, paint_placeholder
from creastudio.render.hiding import covered, shown
from creastudio.render.image_source import ImageSource
from creastudio.render.layer_pictures import LayerPictures
from creastudio.render.links import MAX_LINKS, bounds, layer_of, sources
from creastudio.render.reach import device_room, reach_of
from creastudio.render.shapes import color
from creastudio.render.sheet import PAINTED, Sheet


class Abandoned(Exception):
    """Painting ended before its end, as ``Compositor.go_on`` asked for."""


_ATOP = QPainter.CompositionMode.CompositionMode_DestinationIn

_Step = tuple[Layer, list[Layer], QRegion, QRegion | None]
"""A layer, those clipped to it, what is hidden by those above, and what of it shows; None for all."""


@dataclass(frozen=True)
class Compositor:
    """Composes the artboards of one version of a document. Any thread may use one of its own.

    Parameters
    ----------
    images : ImageSource
        Where pictures and masks come from.
    pictures : LayerPictures
        Where layers with effects are kept; one of its own when left out.
    go_on : callable, optional
        Asked between layers; painting ends with ``Abandoned`` once it returns False.
    """

    document: Document
    images: ImageSource
    pictures: LayerPictures = field(default_factory=LayerPictures)
    go_on: Callable[[], bool] | None = None
    depth: int = 0

    def artboard(self, artboard: Artboard, rect: QRect, to_device: QTransform) -> QImage:
        """Return some device px of an artboard, its background included.

        Parameters
        ----------
        rect : QRect
            Which device px; what lies beyond the artboard and its bleed stays transparent.
        to_device : QTransform
            From artboard px to device px.
        """
        sheet = Sheet(rect, to_device)
        bleed = artboard.bleed
        whole = QRectF(-bleed, -bleed, artboard.width + 2 * bleed, artboard.height + 2 * bleed)
        if artboard.background:
            with sheet.painter() as painter:
                painter.fillRect(whole, color(artboard.background))
        self.layers(sheet, artboard.layers)
        if not whole.contains(sheet.region):
            _cut(sheet, whole)
        return sheet.image

    def layers(
        self,
        sheet: Sheet,
        layers: Sequence[Layer],
        hidden: QRegion | None = None,
        *,
        clips: bool = True,
    ) -> None:
        """Paint layers onto a sheet, over what is there.

        Parameters
        ----------
        clips : bool
            Whether layers are clipped to those below them as they ask for.
        hidden : QRegion, optional
            Device px on which nothing needs to be painted, since it will be painted over.
        """
        groups = list(clip_groups(layers)) if clips else [(layer, list[Layer]()) for layer in layers]
        direct: list[tuple[Layer, QRegion | None]] = []
        for base, clipped, above, part in self._plan(sheet, groups, hidden or QRegion()):
            if not clipped and _is_direct(base):
                direct.append((base, part))
                continue
            self._paint_direct(sheet, direct)
            direct.clear()
            self._ask()
            self._one(sheet, base, clipped, above)
        self._paint_direct(sheet, direct)

    def _plan(
        self, sheet: Sheet, groups: Sequence[tuple[Layer, list[Layer]]], hidden: QRegion
    ) -> list[_Step]:
        """Return what is to be painted, from bottom to top, without what will be painted over."""
        region = sheet.region
        steps: list[_Step] = []
        for base, clipped in reversed(groups):
            if not base.visible or base.opacity <= 0:
                continue
            around = bounds(self.document, base)
            if not around.intersects(region):
                continue
            part: QRegion | None = None
            if not hidden.isEmpty():
                part = shown(_device_rect(sheet, around) & sheet.rect, hidden)
                if part is not None and part.isEmpty():
                    continue
            steps.append((base, clipped, hidden, part))
            cover = covered(base, sheet.to_device, self.images) & sheet.rect
            if not cover.isEmpty():
                hidden = hidden | cover
        steps.reverse()
        return steps

    def _one(self, sheet: Sheet, base: Layer, clipped: Sequence[Layer], hidden: QRegion) -> None:
        """Paint a layer that QPainter can't compose by itself."""
        if clipped:
            self._clip_group(sheet, base, clipped)
        elif isinstance(base, AdjustmentLayer):
            self._adjust(sheet, base)
        elif isinstance(base, GroupLayer) and melts(base):
            # Painting over is associative: the picture is the same without a sheet of its own.
            self.layers(sheet.turned(group_transform(base)), base.layers, hidden)
        else:
            own = self.alone(sheet, base)
            if own is not None:
                blend.lay(sheet, own, base.opacity, base.blend)

    def alone(self, sheet: Sheet, layer: Layer) -> Sheet | None:
        """Return what a layer paints within a sheet, with effects and mask, without opacity and blending."""
        whole = _device_rect(sheet, bounds(self.document, layer))
        rect = whole & sheet.rect
        if rect.isEmpty():
            return None
        scale = scale_of(sheet.to_device)
        reach = reach_of(layer.effects)
        if reach:
            kept = self.pictures.get(
                (layer, *sources(self.document, (layer,))),
                sheet.to_device,
                whole,
                lambda: self._effected(sheet, layer, whole, scale),
            )
            if kept is None:
                kept = self._effected(sheet, layer, device_room(rect, reach, scale), scale)
            own = sheet.part(rect)
            own.lay(kept)
        else:
            own = self._content(sheet.part(rect), layer)
        if layer.mask is not None and layer.mask.enabled:
            from creastudio.render.masks import apply_mask

            apply_mask(own, layer.mask, self.images)
        return own

    def shadow(self, sheet: Sheet, layer: Layer) -> Sheet | None:
        """Return the shadows that a layer casts within a sheet, without the layer."""
        from creastudio.render.effects import shadows

        rect = _device_rect(sheet, bounds(self.document, layer)) & sheet.rect
        if rect.isEmpty():
            return None
        scale = scale_of(sheet.to_device)
        room = device_room(rect, reach_of(layer.effects), scale)
        found = sheet.part(rect)
        found.lay(shadows(self._content(sheet.part(room), layer), layer.effects, scale))
        return found

    def _effected(self, sheet: Sheet, layer: Layer, rect: QRect, scale: float) -> Sheet:
        from creastudio.render.effects import with_effects

        return with_effects(self._content(sheet.part(rect), layer), layer.effects, scale)

    def _content(self, sheet: Sheet, layer: Layer) -> Sheet:
        """Paint what a layer is, onto an empty sheet."""
        if isinstance(layer, GroupLayer):
            self.layers(sheet.turned(group_transform(layer)), layer.layers)
        elif isinstance(layer, LinkedLayer):
            self._linked(sheet, layer)
        elif not isinstance(layer, AdjustmentLayer):
            with sheet.painter() as painter:
                painter.setTransform(layer_transform(layer), True)
                paint_content(painter, layer, self.images)
        return sheet

    def _paint_direct(self, sheet: Sheet, layers: Sequence[tuple[Layer, QRegion | None]]) -> None:
        """Paint layers that need no sheet of their own with one painter, each where it isn't hidden."""
        if not layers:
            return
        with sheet.painter() as painter:
            outer = painter.transform()
            shift = -sheet.rect.topLeft()
            for layer, part in layers:
                self._ask()
                if part is not None:
                    painter.resetTransform()
                    painter.setClipRegion(part.translated(shift))
                elif painter.hasClipping():
                    painter.setClipping(False)
                assert not isinstance(layer, GroupLayer | LinkedLayer | AdjustmentLayer)
                painter.setOpacity(layer.opacity)
                painter.setCompositionMode(blend.NATIVE[layer.blend])
                painter.setTransform(layer_transform(layer) * outer)
                paint_content(painter, layer, self.images)

    def _linked(self, sheet: Sheet, layer: LinkedLayer) -> None:
        source = layer_of(self.document, layer.source) if self.depth < MAX_LINKS else None
        if source is None:
            with sheet.painter() as painter:
                painter.setTransform(layer_transform(layer), True)
                paint_placeholder(painter, QRectF(0, 0, layer.transform.width, layer.transform.height))
            return
        deeper = replace(self, depth=self.depth + 1)
        moved = sheet.turned(QTransform(*between(source.transform, layer.transform)))
        own = deeper.alone(moved, source)
        if own is not None:
            sheet.lay(own)

    def _clip_group(self, sheet: Sheet, base: Layer, clipped: Sequence[Layer]) -> None:
        """Paint a layer with the layers that are clipped to it, blended as one."""
        rect = _device_rect(sheet, bounds(self.document, base)) & sheet.rect
        if rect.isEmpty() or isinstance(base, AdjustmentLayer):
            return
        scale, reach = scale_of(sheet.to_device), reach_of(base.effects)
        own = sheet.part(device_room(rect, reach, scale) if reach else rect)
        if is_frame(base):
            self._clip_into(own, base, clipped)
        else:
            self._clip_onto(self._content(own, base), clipped)
        if reach:
            from creastudio.render.effects import with_effects

            # Afterwards, so that nothing is clipped to a shadow.
            own = with_effects(own, base.effects, scale)
        if base.mask is not None and base.mask.enabled:
            from creastudio.render.masks import apply_mask

            apply_mask(own, base.mask, self.images)
        blend.lay(sheet, own, base.opacity, base.blend)

    def _clip_into(self, own: Sheet, frame: Layer, clipped: Sequence[Layer]) -> None:
        """Paint layers onto an empty sheet, where a frame lies that paints nothing itself."""
        solid = frame.model_copy(update={"fill": SolidFill(color="#000000")})
        shape = self._content(own.part(own.rect), solid).image
        self.layers(own, clipped, clips=False)
        with QPainter(own.image) as painter:
            painter.setCompositionMode(_ATOP)
            painter.drawImage(0, 0, shape)

    def _clip_onto(self, own: Sheet, clipped: Sequence[Layer]) -> None:
        """Paint layers onto what is on a sheet, where that is."""
        shape = QImage(own.image)
        # What is clipped meets opaque colours, as if the base had no edge; then its edge is cut again.
        straight = own.image.convertToFormat(QImage.Format.Format_ARGB32)
        straight.reinterpretAsFormat(QImage.Format.Format_RGB32)
        own.image = straight.convertToFormat(PAINTED)
        self.layers(own, clipped, clips=False)
        with QPainter(own.image) as painter:
            painter.setCompositionMode(_ATOP)
            painter.drawImage(0, 0, shape)

    def _ask(self) -> None:
        if self.go_on is not None and not self.go_on():
            raise Abandoned

    def _adjust(self, sheet: Sheet, layer: AdjustmentLayer) -> None:
        """Change the colours of what is on the sheet."""
        from creastudio.render.adjustments import adjust

        adjust(sheet, layer, self.images)


def clip_groups(layers: Sequence[Layer]) -> Iterator[tuple[Layer, list[Layer]]]:
    """Yield each layer that isn't clipped with those that are clipped to it, from bottom to top."""
    base: Layer | None = None
    clipped: list[Layer] = []
    for layer in layers:
        if layer.clip and base is not None:
            clipped.append(layer)
            continue
        if base is not None:
            yield base, clipped
        base, clipped = layer, []
    if base is not None:
        yield base, clipped


def melts(group: GroupLayer) -> bool:
    """Whether a group looks the same when its layers are painted straight onto what is below."""
    plain = group.opacity >= 1 and group.blend == "normal" and group.mask is None and not group.effects
    return plain and all(is_plain(item) for item in group.layers)


def scale_of(to_device: QTransform) -> float:
    """Return device px a layer px, the mean of both directions."""
    return math.sqrt(abs(to_device.determinant()))


def is_plain(layer: Layer) -> bool:
    """Whether a layer is laid over what is below without looking at its colours."""
    if layer.blend != "normal" or isinstance(layer, AdjustmentLayer):
        return False
    return not isinstance(layer, GroupLayer) or all(is_plain(item) for item in layer.layers)


def _is_direct(layer: Layer) -> bool:
    """Whether QPainter composes a layer in one go."""
    if layer.mask is not None or layer.effects or layer.blend not in blend.NATIVE:
        return False
    if isinstance(layer, ShapeLayer) and layer.outline is not None and layer.fill is not None:
        # Where outline and inside meet, what is below must not show through.
        return layer.opacity >= 1 and layer.blend == "normal"
    return not isinstance(layer, GroupLayer | LinkedLayer | AdjustmentLayer)


def _device_rect(sheet: Sheet, bounds: QRectF) -> QRect:
    return sheet.to_device.mapRect(bounds).toAlignedRect()


def _cut(sheet: Sheet, whole: QRectF) -> None:
    """Leave nothing beyond `whole`."""
    cover = sheet.part(sheet.rect)
    with cover.painter() as painter:
        painter.fillRect(whole, color("#ffffff"))
    sheet.lay(cover, 1.0, _ATOP)
