"""Layers as the elements of an ad of the past: by the role that they have, or by what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from creastudio.api.layout import ElementRole
from creastudio.core.canvas import GroupLayer, Layer, TextLayer
from creastudio.core.geometry import bounds_of
from creastudio.core.layout_layers import ROLE_NAMES, inner_of

CALLED: dict[str, ElementRole] = {
    **{role: role for role in get_args(ElementRole)},
    **{name.lower(): role for role, name in ROLE_NAMES.items()},
    "title": "headline", "heading": "headline", "subtitle": "subhead", "subheadline": "subhead", "tagline": "subhead",
    "subheading": "subhead", "text": "body", "copy": "body", "body text": "body", "button": "cta", "photo": "picture",
    "image": "picture", "bg": "background", "disclaimer": "legal", "plate": "underlay", "panel": "shape",
    "标题": "headline", "主标题": "headline", "副标题": "subhead", "正文": "body", "按钮": "cta", "价格": "price", "标志": "logo",
    "图片": "picture", "背景": "background", "底板": "underlay", "法律声明": "legal",
}  # fmt: skip
"""What layers are called -> role."""

MOST = 60


def role_called(name: str) -> ElementRole | None:
    """Return the role that a layer's name tells ("Headline 2", "CTA copy"); None where it tells none."""
    words = re.sub(r"[\s_\-.#:()\d]+", " ", name.casefold()).strip()
    words = re.sub(r" (copy|副本)$", "", words)
    return CALLED.get(words)


def past_ad(layers: Iterable[Layer], width: int, height: int, image: str) -> dict[str, Any] | None:
    """Return an ad as annotations (docs/layout.md, "Ads of the past"); None where no layer has a role or a name that tells one."""
    elements = [
        told for role, layer in _found(layers) if (told := _told(role, layer, width, height)) is not None
    ]
    return (
        {"image": image, "width": width, "height": height, "elements": elements[:MOST]} if elements else None
    )


def _found(layers: Iterable[Layer]) -> Iterator[tuple[str, Layer]]:
    for layer in layers:
        if not layer.visible:
            continue
        role = layer.role if layer.role in ROLE_NAMES else role_called(layer.name)
        if role:
            yield role, layer
        elif isinstance(layer, GroupLayer):
            yield from _found(layer.layers)


def _told(role: str, layer: Layer, width: int, height: int) -> dict[str, Any] | None:
    seen = bounds_of((layer,))
    left, top = max(0.0, seen.x - seen.width / 2), max(0.0, seen.y - seen.height / 2)
    right, bottom = min(width, seen.x + seen.width / 2), min(height, seen.y + seen.height / 2)
    if right - left < 1 or bottom - top < 1:
        return None
    told: dict[str, Any] = {
        "role": role,
        "box": [round(value, 2) for value in (left, top, right - left, bottom - top)],
    }
    inner = inner_of(layer)
    if isinstance(inner, TextLayer):
        told["size"] = round(inner.size, 2)
        told["align"] = "start" if inner.align == "justify" else inner.align
    return told
