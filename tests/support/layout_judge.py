"""Judges layouts by what their composer never sees: the outline of the thing in the picture, and the painted format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api.layout import TEXT_ROLES, Element, Layout
from creastudio.api.measuring import TextFit, TextSize
from creastudio_layout.engine.colors import contrast_behind, contrast_of
from creastudio_layout.theory.sizes import Room
from tests.support import layout_measures

Map = NDArray[np.float64]
Painted = Callable[[Layout, int], Map]
"""A layout and its longer side, px -> (rows, columns, 3), 0 to 1."""

SIDE = 360
"""Longer side at which a format is judged, px; formats below are judged at their own size."""


def judged(
    layout: Layout,
    room: Room,
    subject: Map,
    paint: Painted,
    measure: Callable[[Sequence[TextFit]], list[TextSize]],
) -> dict[str, float]:
    """Return what one layout is like; shares are 0 to 1."""
    texts = [item for item in layout.elements if item.role in TEXT_ROLES and item.text]
    logos = [item for item in layout.elements if item.role == "logo"]
    plates = [item for item in layout.elements if item.role == "underlay"]
    size = (float(layout.width), float(layout.height))
    side = min(SIDE, max(layout.width, layout.height))
    bare = layout.model_copy(
        update={"elements": tuple(_without_words(item) for item in layout.elements if item.role != "logo")}
    )
    ground = paint(bare, side)
    seen = _seen_subject(layout, subject, ground.shape[:2])
    grey = ground @ np.array([0.299, 0.587, 0.114])
    words = [_box(item) for item in texts]
    boxes = [*words, *(_box(item) for item in [*logos, *plates])]
    head = layout.element("headline")
    at_size = head.look.size / room.unit if head is not None and head.look is not None else 0.0
    return {
        "occlusion": layout_measures.occlusion(seen, boxes, size),
        "unreadability": layout_measures.unreadability(grey, words, [_box(item) for item in plates], size),
        "contrast": min((_contrast(item, ground, size) for item in texts), default=21.0),
        "contrast_large": min(
            (_contrast(item, ground, size) / _asked(item, room) for item in texts), default=21.0
        ),
        "overlap": sum(_shared(one, other) for one, other in combinations([*texts, *logos], 2)),
        "unsafe": float(any(_unsafe(item, layout) for item in [*texts, *logos])),
        "fits": float(all(_fits(item, layout, measure) for item in texts)),
        "size": at_size,
        "headline": (head.look.size if head is not None and head.look is not None else 0.0) / room.side,
        "shows": _shows(layout, boxes, ground.shape[:2], size),
        "dropped": float(len(layout.dropped)),
        "alignment": layout_measures.alignment([*words, *(_box(item) for item in logos)], size),
        "kept": _kept(layout, subject),
        "crowded": float(any(_crowded(logo, texts, layout) for logo in logos)),
    }


def _without_words(item: Element) -> Element:
    return item.model_copy(update={"text": "", "look": None}) if item.text else item


def _box(item: Element) -> tuple[float, float, float, float]:
    return (item.box.x, item.box.y, item.box.width, item.box.height)


def _seen_subject(layout: Layout, subject: Map, shape: tuple[int, ...]) -> Map:
    """Return where the thing is in a format, as its picture is cut there."""
    found = np.zeros(shape)
    for item in layout.elements:
        if item.role != "picture":
            continue
        rows, columns = shape[0] / layout.height, shape[1] / layout.width
        crop = (
            (item.crop.x, item.crop.y, item.crop.width, item.crop.height)
            if item.crop
            else (0.0, 0.0, 1.0, 1.0)
        )
        high, wide = subject.shape
        part = Image.fromarray((subject * 255).astype(np.uint8)).crop(
            (
                round(crop[0] * wide), round(crop[1] * high), round((crop[0] + crop[2]) * wide), round((crop[1] + crop[3]) * high),
            )
        )  # fmt: skip
        place = (max(1, round(item.box.width * columns)), max(1, round(item.box.height * rows)))
        small = Image.new("L", (shape[1], shape[0]), 0)
        small.paste(
            part.resize(place, Image.Resampling.BOX), (round(item.box.x * columns), round(item.box.y * rows))
        )
        found = np.maximum(found, np.asarray(small, dtype=np.float64) / 255)
    return found


def _kept(layout: Layout, subject: Map) -> float:
    """Return how much of the thing is in the cut of the picture that keeps most of it; 1 where there is no thing."""
    rows, columns = subject.shape
    total = float(subject.sum())
    shares = [1.0 if total == 0 else 0.0]
    for item in layout.elements:
        if item.role == "picture" and total > 0:
            crop = item.crop
            x, y, wide, high = (crop.x, crop.y, crop.width, crop.height) if crop else (0.0, 0.0, 1.0, 1.0)
            part = subject[
                round(y * rows) : round((y + high) * rows), round(x * columns) : round((x + wide) * columns)
            ]
            shares.append(float(part.sum()) / total)
    return max(shares)


def _crowded(logo: Element, texts: Sequence[Element], layout: Layout) -> bool:
    """Whether words stand within the clear space that the kit asks for, a quarter of its shorter side where none does."""
    box, kept = logo.box, layout.settings.get("logos")
    clear = {str(item["sha256"]): float(item["clear"]) for item in kept} if isinstance(kept, list) else {}
    room = clear.get(logo.picture, 0.25) * min(box.width, box.height) - 0.5
    return any(
        text.box.x < box.x + box.width + room
        and box.x < text.box.x + text.box.width + room
        and text.box.y < box.y + box.height + room
        and box.y < text.box.y + text.box.height + room
        for text in texts
    )


def _shows(
    layout: Layout, boxes: Sequence[tuple[float, ...]], shape: tuple[int, ...], size: tuple[float, float]
) -> float:
    """Return the share of the format in which the picture shows, free of words, logo and plates."""
    pictures = layout_measures.union(
        [_box(item) for item in layout.elements if item.role == "picture"], shape, size
    )
    return float((pictures & ~layout_measures.union(boxes, shape, size)).mean())


def _contrast(item: Element, ground: Map, size: tuple[float, float]) -> float:
    assert item.look is not None
    if item.role == "cta" and isinstance(item.fill, str) and item.fill:
        return contrast_of(item.look.color[:7], item.fill[:7])
    mask = layout_measures.union([_box(item)], ground.shape[:2], size)
    return contrast_behind(ground[mask], item.look.color[:7]) if mask.any() else 21.0


def _asked(item: Element, room: Room) -> float:
    """Return the contrast that is asked for (WCAG 2.1, 1.4.3: large from 24 px, bold from 18.66)."""
    assert item.look is not None
    large = 18.66 if item.look.weight >= 700 else 24.0
    return 3.0 if item.look.size / room.unit >= large else 4.5


def _shared(one: Element, other: Element) -> float:
    a, b = one.box, other.box
    wide = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    high = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return max(0.0, wide) * max(0.0, high) / min(a.width * a.height, b.width * b.height)


def _unsafe(item: Element, layout: Layout) -> bool:
    top, right, bottom, left = layout.safe
    box, spare = item.box, 0.5
    return (
        box.x < left - spare
        or box.y < top - spare
        or box.x + box.width > layout.width - right + spare
        or box.y + box.height > layout.height - bottom + spare
    )


def _fits(item: Element, layout: Layout, measure: Callable[[Sequence[TextFit]], list[TextSize]]) -> bool:
    look, box = item.look, item.box
    assert look is not None
    (found,) = measure(
        [
            TextFit(
                text=item.text, families=look.families, size=look.size, weight=look.weight, tracking=look.tracking,
                leading=look.leading, language=look.language, width=box.width,
            )
        ]
    )  # fmt: skip
    inside = (
        box.x >= -0.5
        and box.x + box.width <= layout.width + 0.5
        and box.y + box.height <= layout.height + 0.5
    )
    return (
        inside
        and box.y >= -0.5
        and not found.broken
        and found.height <= box.height * 1.02 + 0.5
        and found.width <= box.width + 0.5
    )
