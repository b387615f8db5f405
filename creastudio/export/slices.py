"""An artboard in slices: its layers as pixels one by one, in groups, for formats that know layers but not ours.

A slice holds what a layer paints, effects included; opacity, blend mode, clipping and (where the format has them)
masks stay what they are. The pixels are painted when they are asked for, so that a file of a hundred layers never
needs them all at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QTransform

from creastudio.core.canvas import (
    AdjustmentLayer,
    Artboard,
    BlendMode,
    GroupLayer,
    ImageLayer,
    Layer,
    ShapeLayer,
    is_frame,
)
from creastudio.core.document import walk
from creastudio.core.fills import SolidFill
from creastudio.core.masks import Mask
from creastudio.core.placement import Transform
from creastudio.export.work import Work
from creastudio.render.bounds import group_transform
from creastudio.render.compositor import clip_groups
from creastudio.render.hiding import covered
from creastudio.render.masks import apply_mask
from creastudio.render.pixels import pixels_of
from creastudio.render.shapes import color
from creastudio.render.sheet import Sheet

MAX_GROUPS = 32
"""Groups in groups that are kept; deeper ones become a picture."""


@dataclass(frozen=True)
class Cut:
    """Pixels at their place; `left` and `top` count from the corner of the page, px."""

    image: QImage
    left: int
    top: int


@dataclass(frozen=True)
class MaskCut:
    """A mask over the whole page.

    Attributes
    ----------
    plane : ndarray
        Shape (height, width), uint8; 255 shows.
    ground : int
        What counts beyond the page.
    enabled : bool
        Whether it is applied.
    """

    plane: NDArray[np.uint8]
    ground: int
    enabled: bool


@dataclass(frozen=True)
class Slice:
    """One layer of the file, from bottom to top.

    Attributes
    ----------
    children : tuple of Slice or None
        What is in it, for a group.
    paint : callable
        Gives the pixels of what isn't a group; None where it paints nothing.
    mask : callable or None
        Gives the mask.
    layer : Layer or None
        What it is made of; None where several layers had to become one picture.
    to_page : QTransform
        From the px that the layer lies in to px of the page.
    last : str
        Id of the topmost layer that it stands for.
    """

    name: str
    opacity: float
    blend: BlendMode
    visible: bool
    clip: bool
    locked: bool
    children: tuple[Slice, ...] | None = None
    paint: Callable[[], Cut | None] = lambda: None
    mask: Callable[[], MaskCut] | None = None
    layer: Layer | None = None
    to_page: QTransform = field(default_factory=QTransform)
    last: str = ""


@dataclass(frozen=True)
class Ability:
    """What a format can hold.

    Attributes
    ----------
    masks : callable
        Whether the mask of a layer stays apart from its pixels.
    clip_blends : bool
        Clipped layers with a blend mode of their own.
    vectors : bool
        Text and shapes.
    clips : callable
        Whether other layers can be clipped to a layer.
    groups : callable
        Why a group can't be one; an empty text where it can.
    """

    name: str
    masks: Callable[[Layer], bool]
    clip_blends: bool
    vectors: bool = False
    clips: Callable[[Layer], bool] = lambda layer: True
    groups: Callable[[GroupLayer], str] = lambda group: ""


class Slicer:
    """Cuts one artboard.

    Parameters
    ----------
    page : QRect
        Device px of the page.
    to_device : QTransform
        From artboard px to device px.
    """

    def __init__(
        self, work: Work, artboard: Artboard, page: QRect, to_device: QTransform, ability: Ability
    ) -> None:
        self._work, self._artboard, self._ability = work, artboard, ability
        self._page, self._compositor = page, work.compositor
        across, down = page.width() // 2, page.height() // 2
        # What lies beyond the edges goes along some way, so that layers can be moved in the other program.
        self._room = page.adjusted(-across, -down, across, down)
        self._frame = _frame(self._room, to_device)

    def slices(self) -> tuple[Slice, ...]:
        """Return the layers of the artboard, its background first."""
        found = self._list(self._artboard.layers, self._frame, 0, root=True)
        flat = {"text", "shape", "linked"} if not self._ability.vectors else set[str]()
        if any(layer.type in flat for layer in walk(self._artboard.layers)):
            self._work.note(f"Text, shapes and linked copies are pixels in {self._ability.name} files.")
        return found

    def _list(
        self, layers: Sequence[Layer], frame: Sheet, depth: int, *, root: bool = False
    ) -> tuple[Slice, ...]:
        """Return slices of layers that lie in the px of `frame`."""
        groups = list(clip_groups(layers))
        last = max((i for i, (base, _) in enumerate(groups) if _adjusts(base)), default=-1)
        found: list[Slice] = []
        if last >= 0:
            below = [layer for base, clipped in groups[: last + 1] for layer in (base, *clipped)]
            found.append(self._flat_below(below, frame, root=root))
        elif root and self._artboard.background:
            found.append(self._background())
        for base, clipped in groups[last + 1 :]:
            if not isinstance(base, AdjustmentLayer):
                found += self._clip_group(base, clipped, frame, depth)
        return tuple(found)

    def _clip_group(self, base: Layer, clipped: Sequence[Layer], frame: Sheet, depth: int) -> Iterator[Slice]:
        shown = [layer for layer in clipped if layer.visible and layer.opacity > 0]
        if any(_adjusts(layer) for layer in shown):
            yield self._flat_clip(base, clipped, frame, "an adjustment is clipped to it")
            return
        if not self._ability.clip_blends and any(layer.blend != "normal" for layer in shown):
            yield self._flat_clip(base, clipped, frame, "a clipped layer has a blend mode")
            return
        if clipped and not self._ability.clips(base):
            yield self._flat_clip(base, clipped, frame, f"{self._ability.name} files can't clip to it")
            return
        if clipped and is_frame(base) and not self._ability.vectors:
            if not self._opaque(clipped, frame):
                yield self._flat_clip(base, clipped, frame, "its frame paints nothing")
                return
            # Such files clip to what is painted alone, and all of it is covered.
            base = base.model_copy(update={"fill": SolidFill()})
        yield self._slice(base, frame, depth, whole=bool(clipped))
        for layer in clipped:
            if not isinstance(layer, AdjustmentLayer):
                yield self._slice(layer, frame, depth, whole=True)

    def _opaque(self, layers: Sequence[Layer], frame: Sheet) -> bool:
        """Return whether layers surely paint without a hole."""
        return all(not covered(layer, frame.to_device, self._compositor.images).isEmpty() for layer in layers)

    def _slice(self, layer: Layer, frame: Sheet, depth: int, *, whole: bool) -> Slice:
        """Return a layer; `whole` where it can't be a group, as what is clipped and what clips can't."""
        own_mask = layer.mask
        apart = own_mask is not None and self._ability.masks(layer)
        children, group = None, False
        if isinstance(layer, GroupLayer):
            reason = self._kept_whole(layer, depth, whole=whole, apart=apart)
            group = not reason
            if reason:
                self._work.note(f"The group '{_name(layer)}' is one layer, because {reason}.")
        if own_mask is not None and own_mask.enabled and not apart:
            self._work.note(f"Masks are part of the pixels in {self._ability.name} files.")
        if group and isinstance(layer, GroupLayer):
            children = self._list(layer.layers, frame.turned(group_transform(layer)), depth + 1)
        return Slice(
            _name(layer), layer.opacity, layer.blend, layer.visible, layer.clip, layer.locked, children,
            lambda: self._painted(layer, frame, masked=not apart),
            (lambda: self._mask(own_mask, frame)) if apart and own_mask is not None else None,
            layer, frame.to_device, layer.id,
        )  # fmt: skip

    def _kept_whole(self, group: GroupLayer, depth: int, *, whole: bool, apart: bool) -> str:
        """Return why a group can't be one in the file, or an empty text."""
        if whole:
            return "it is part of a clipping"
        if any(effect.visible for effect in group.effects):
            return "it has effects"
        if group.mask is not None and group.mask.enabled and not apart:
            return "it has a mask"
        return "it lies too deep" if depth >= MAX_GROUPS else self._ability.groups(group)

    def _painted(self, layer: Layer, frame: Sheet, *, masked: bool) -> Cut | None:
        shown = layer if masked else layer.model_copy(update={"mask": None})
        own = self._compositor.alone(frame, shown)
        return None if own is None else self._trimmed(own)

    def _mask(self, mask: Mask, frame: Sheet) -> MaskCut:
        sheet = Sheet(self._page, frame.to_device)
        sheet.image.fill(Qt.GlobalColor.white)
        apply_mask(sheet, mask, self._work.images)
        return MaskCut(pixels_of(sheet.image)[..., 3].copy(), mask.ground, mask.enabled)

    def _background(self) -> Slice:
        def paint() -> Cut:
            sheet = Sheet(self._page, self._frame.to_device)
            self._fill(sheet)
            return Cut(sheet.image, 0, 0)

        ground = ground_of(self._artboard, self._frame.to_device.inverted()[0].mapRect(QRectF(self._page)))
        return Slice(
            "Background", 1.0, "normal", True, False, True, None, paint, None, ground, self._frame.to_device
        )

    def _fill(self, sheet: Sheet) -> None:
        if self._artboard.background:
            with sheet.painter() as painter:
                painter.fillRect(QRectF(sheet.region), color(self._artboard.background))

    def _flat_below(self, layers: Sequence[Layer], frame: Sheet, *, root: bool) -> Slice:
        """Return all up to an adjustment as one picture."""
        name = _name(layers[-1])
        self._work.note(f"All below the adjustment '{name}' is one layer, changed by it.")

        def paint() -> Cut | None:
            sheet = Sheet(self._page, frame.to_device)
            if root:
                self._fill(sheet)
            self._compositor.layers(sheet, layers)
            return self._trimmed(sheet)

        return Slice(name, 1.0, "normal", True, False, False, None, paint, last=layers[-1].id)

    def _flat_clip(self, base: Layer, clipped: Sequence[Layer], frame: Sheet, reason: str) -> Slice:
        """Return a layer and what is clipped to it as one picture."""
        self._work.note(f"'{_name(base)}' and what is clipped to it are one layer, because {reason}.")
        plain = base.model_copy(update={"opacity": 1.0, "blend": "normal", "visible": True})

        def paint() -> Cut | None:
            sheet = Sheet(self._page, frame.to_device)
            self._compositor.layers(sheet, [plain, *clipped])
            return self._trimmed(sheet)

        last = clipped[-1].id if clipped else base.id
        return Slice(
            _name(base), base.opacity, base.blend, base.visible, False, base.locked, None, paint, last=last
        )

    def _trimmed(self, sheet: Sheet) -> Cut | None:
        """Return what is painted of a sheet, without empty margins; None where nothing is."""
        alpha = pixels_of(sheet.image, writable=False)[: sheet.rect.height(), : sheet.rect.width(), 3]
        corner = sheet.rect.topLeft() - self._page.topLeft()
        whole = sheet.image.size() == sheet.rect.size()
        if whole and all(edge.any() for edge in (alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1])):
            return Cut(sheet.image, corner.x(), corner.y())
        rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
        if not rows.size:
            return None
        top, left = int(rows[0]), int(columns[0])
        box = QRect(left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)
        return Cut(sheet.image.copy(box), corner.x() + left, corner.y() + top)


def ground_of(artboard: Artboard, box: QRectF) -> ShapeLayer:
    """Return the background of an artboard as a shape over `box`, artboard px."""
    center = box.center()
    place = Transform(x=center.x(), y=center.y(), width=box.width(), height=box.height())
    return ShapeLayer(name="Background", transform=place, fill=SolidFill(color=artboard.background))


def count(slices: Sequence[Slice]) -> int:
    """Return how many slices there are, those in groups included."""
    return sum(1 + count(item.children or ()) for item in slices)


def runs(slices: Sequence[Slice]) -> list[list[Slice]]:
    """Return each slice with those that are clipped to it, from bottom to top."""
    found: list[list[Slice]] = []
    for item in slices:
        if item.clip and found:
            found[-1].append(item)
        else:
            found.append([item])
    return found


def _frame(rect: QRect, to_device: QTransform) -> Sheet:
    """Return a sheet that says where pixels lie and has none itself."""
    frame = Sheet(QRect(), to_device)
    frame.rect = QRect(rect)
    return frame


def _adjusts(layer: Layer) -> bool:
    return isinstance(layer, AdjustmentLayer) and layer.visible and layer.opacity > 0


def _name(layer: Layer) -> str:
    if layer.name:
        return layer.name
    if isinstance(layer, AdjustmentLayer):
        return "Adjustment"
    return "Image" if isinstance(layer, ImageLayer) else layer.type.capitalize()
