"""Rectangles of layers, in artboard pixels."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.core.canvas import Layer, Transform
from creastudio.core.placement import box_map, mapped


def corners(transform: Transform) -> list[tuple[float, float]]:
    """Return the four corners of a layer's box: top left, top right, bottom right, bottom left."""
    to_board, width, height = box_map(transform), transform.width, transform.height
    return [mapped(point, to_board) for point in ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))]


def bounds_of(layers: Sequence[Layer]) -> Transform:
    """Return the smallest upright rectangle around all `layers`; 1 px where there are none."""
    points = [point for layer in layers for point in corners(layer.transform)]
    if not points:
        return Transform()
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width, height = max(right - left, 1e-6), max(bottom - top, 1e-6)
    return Transform(x=(left + right) / 2, y=(top + bottom) / 2, width=width, height=height)


def fitted(width: float, height: float, box_width: float, box_height: float) -> tuple[float, float]:
    """Return the largest size with the shape of `width` x `height` that fits the box, px."""
    if width <= 0 or height <= 0:
        return box_width, box_height
    scale = min(box_width / width, box_height / height)
    return width * scale, height * scale
