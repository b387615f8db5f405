"""Ads in a language that is read from the right: they are laid out as if looked at in a mirror, and the layout is turned back.

So every rule of reading order (words before the picture or after it, logo, words and button in a row, price before the button) and every measure of
the picture under the words holds for them too. Pictures and logos themselves aren't turned.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from creastudio.api.formats import ArtboardFormat
from creastudio.api.layout import Box, Element, Fade, Layout
from creastudio.api.past_ads import PastAd
from creastudio_layout.engine.copy import Words
from creastudio_layout.engine.pictures import Seen, turned
from creastudio_layout.engine.solve import Material

FROM_RIGHT = "from_right"
"""Setting of a layout that was laid out for words that are read from the right."""

_RECTS = ("zone", "corner", "picture", "panel", "fade")


def reads_from_right(words: Words) -> bool:
    """Return whether most letters of an ad are of a script that runs from right to left (Unicode Standard Annex 9)."""
    kinds = [unicodedata.bidirectional(sign) for text in words.texts.values() for sign in text]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return right > kinds.count("L")


def mirrored_format(form: ArtboardFormat) -> ArtboardFormat:
    """Return a format with what is to be kept free at its other side."""
    top, right, bottom, left = form.safe
    return form.model_copy(update={"safe": (top, left, bottom, right)})


def mirrored_material(material: Material) -> Material:
    """Return what an ad is made of, its pictures looked at in a mirror."""
    picture = mirrored_picture(material.picture)
    others = tuple(turned(other) for other in material.others)
    return replace(material, picture=picture, others=others)


def mirrored_picture(seen: Seen | None) -> Seen | None:
    """Return a picture looked at in a mirror."""
    return turned(seen) if seen is not None else None


def mirrored_past(ad: PastAd) -> PastAd:
    """Return an ad of the past with everything at its other side: what comes of it in a mirror is turned back like all."""
    elements = tuple(
        element.model_copy(update={"box": (ad.width - element.box[0] - element.box[2], *element.box[1:])})
        for element in ad.elements
    )
    return ad.model_copy(update={"elements": elements})


def mirrored(layout: Layout) -> Layout:
    """Return a layout with everything at its other side; twice is the same layout."""
    top, right, bottom, left = layout.safe
    settings = dict(layout.settings)
    frame = settings.get("frame")
    if isinstance(frame, Mapping):
        settings["frame"] = _frame(dict(frame), layout.width)
    elements = tuple(_element(element, layout.width) for element in layout.elements)
    return layout.model_copy(
        update={"elements": elements, "safe": (top, left, bottom, right), "settings": settings}
    )


def _element(element: Element, width: float) -> Element:
    fields: dict[str, Any] = {"box": _box(element.box, width)}
    if element.crop is not None:
        fields["crop"] = _box(element.crop, 1.0)
    if isinstance(element.fill, Fade):
        fields["fill"] = element.fill.model_copy(update={"angle": (180.0 - element.fill.angle) % 360})
    return element.model_copy(update=fields)


def _box(box: Box, width: float) -> Box:
    return box.model_copy(update={"x": round(max(-1e6, width - box.x - box.width), 5)})


def _frame(told: dict[str, Any], width: float) -> dict[str, Any]:
    """Return the settings of a frame; those that can't be read stay, and are refused where they are read."""
    try:
        for name in _RECTS:
            if told.get(name):
                told[name] = _rect(told[name], width)
        # A cut is x, y, width and height of the picture, and how much it is enlarged.
        told["crop"] = _rect(told["crop"], 1.0)
        told["more"] = [[_rect(place, width), _rect(cut, 1.0)] for place, cut in told.get("more", ())]
    except (KeyError, TypeError, ValueError, IndexError):
        return told
    return told


def _rect(rect: Any, width: float) -> list[float]:
    x, y, wide, *rest = (float(part) for part in rect)
    if not wide:
        return [x, y, wide, *rest]
    return [round(width - x - wide, 4), y, wide, *rest]
