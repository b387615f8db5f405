"""Layers as the elements of an ad of the past: by their role, by what they are called, or by their kind and size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from creastudio.api.layout import ElementRole
from creastudio.api.past_ads import MOST_ELEMENTS, MOST_TEXT
from creastudio.core.canvas import GroupLayer, ImageLayer, Layer, TextLayer
from creastudio.core.document import walk
from creastudio.core.geometry import bounds_of
from creastudio.core.layout_layers import ROLE_NAMES, inner_of
from creastudio.core.past_guess import Rect, Unnamed, guessed

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


def role_called(name: str) -> ElementRole | None:
    """Return the role that a layer's name tells ("Headline 2", "CTA copy"); None where it tells none."""
    words = re.sub(r"[\s_\-.#:()\d]+", " ", name.casefold()).strip()
    words = re.sub(r" (copy|副本)$", "", words)
    return CALLED.get(words)


def past_ad(
    layers: Iterable[Layer], width: int, height: int, image: str, words: Mapping[str, str] | None = None
) -> dict[str, Any] | None:
    """Return an ad as annotations (docs/layout.md, "Ads of the past"); None where no layer tells what it is.

    A layer tells by its role or its name. Where none is called a headline, those that nothing names are told by their kind, their
    size and their place.

    Parameters
    ----------
    words : mapping, optional
        Id of a layer -> its words, where it came as a picture of them.
    """
    words = words or {}
    leaves = list(_leaves(layers))
    boxes = {layer.id: box for _, layer in leaves if (box := _box(layer, width, height)) is not None}
    roles: dict[str, ElementRole] = {layer.id: role for role, layer in leaves if role}
    if "headline" not in roles.values():
        unnamed = {
            layer.id: _unnamed(layer, boxes[layer.id], words)
            for role, layer in leaves
            if not role and layer.id in boxes
        }
        named = {roles[layer.id]: boxes[layer.id] for role, layer in leaves if role and layer.id in boxes}
        roles |= guessed(unnamed, named, width, height)
    told = [
        _told(roles[layer.id], layer, boxes[layer.id], words)
        for _, layer in leaves
        if layer.id in roles and layer.id in boxes
    ]
    return (
        {"image": image, "width": width, "height": height, "elements": told[:MOST_ELEMENTS]} if told else None
    )


def _leaves(layers: Iterable[Layer]) -> Iterator[tuple[ElementRole | None, Layer]]:
    """Yield the layers that are seen, with the role that they tell; None where they tell none. What has one is taken whole."""
    for layer in layers:
        if not layer.visible:
            continue
        role = _role(layer)
        if role or not isinstance(layer, GroupLayer):
            yield role, layer
        else:
            yield from _leaves(layer.layers)


def _role(layer: Layer) -> ElementRole | None:
    return next((role for role in ROLE_NAMES if role == layer.role), None) or role_called(layer.name)


def _box(layer: Layer, width: int, height: int) -> Rect | None:
    """Return where a layer is seen on its page; None where it is nowhere."""
    seen = bounds_of((layer,))
    left, top = max(0.0, seen.x - seen.width / 2), max(0.0, seen.y - seen.height / 2)
    right, bottom = min(width, seen.x + seen.width / 2), min(height, seen.y + seen.height / 2)
    if right - left < 1 or bottom - top < 1:
        return None
    return left, top, right - left, bottom - top


def _unnamed(layer: Layer, box: Rect, words: Mapping[str, str]) -> Unnamed:
    if isinstance(layer, TextLayer):
        return Unnamed("words", box, layer.text, layer.size)
    said = words.get(layer.id, "").strip()
    if said:
        return Unnamed("words", box, said, box[3] / (said.count("\n") + 1))
    return Unnamed("picture" if isinstance(layer, ImageLayer) else "shape", box)


def _told(role: str, layer: Layer, box: Rect, words: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"role": role, "box": [round(value, 2) for value in box]}
    inner = inner_of(layer)
    if isinstance(inner, TextLayer):
        told["size"] = round(inner.size, 2)
        told["align"] = "start" if inner.align == "justify" else inner.align
    said = _words_of(layer, words)
    return told | ({"text": said[:MOST_TEXT]} if said else {})


def _words_of(layer: Layer, words: Mapping[str, str]) -> str:
    inner = inner_of(layer)
    if isinstance(inner, TextLayer):
        return inner.text.strip()
    inside = walk(layer.layers) if isinstance(layer, GroupLayer) else (layer,)
    return next((words[item.id].strip() for item in inside if words.get(item.id, "").strip()), "")
