"""What layers without a telling role or name are in an ad: told by their kind, their size and where they lie.

The larger letters are, the higher they stand in the order in which an ad is read (Lupton, "Thinking with Type", hierarchy); a
button is few words on a plate of their own. What can't be told so is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from creastudio.api.layout import ElementRole

Rect = tuple[float, float, float, float]

WHOLE = 0.9
"""Share of the page from which a plain shape is its ground."""
PICTURE = 0.2
"""Share of the page from which a picture is what the ad shows."""
SMALL = 0.06
"""Share of the page up to which a picture may be a logo, or a plate a button."""
EDGE = 0.25
"""How near to an edge a logo lies, as a share of the page's side."""
BUTTON = 28
"""Characters of a button at most."""
FINE = 0.3
"""Height of letters as a share of the headline's, up to which long words at the foot are legal ones."""

_PRICE = re.compile(r"(?:[$€£¥￥]\s*\d|\d[\d.,]*\s*(?:[$€£¥]|元|EUR|USD|GBP)|\d\s*%)", re.IGNORECASE)


@dataclass(frozen=True)
class Unnamed:
    """A layer that nothing names.

    Attributes
    ----------
    box : tuple of float
        x, y, width and height, px.
    size : float
        Height of its letters, px; 0 for what has none.
    """

    kind: Literal["words", "picture", "shape"]
    box: Rect
    text: str = ""
    size: float = 0.0

    @property
    def area(self) -> float:
        """In px^2."""
        return self.box[2] * self.box[3]


def guessed(
    layers: Mapping[str, Unnamed], named: Mapping[str, Rect], width: int, height: int
) -> dict[str, ElementRole]:
    """Return the roles of layers, as far as they can be told.

    Parameters
    ----------
    layers : mapping
        Id -> layer, from bottom to top.
    named : mapping
        Role -> place of the layers whose role is known already.
    """
    found: dict[str, ElementRole] = {}
    found |= _words(layers, named, width, height)
    knows_words = bool(found) or any(role in named for role in ("headline", "subhead", "body", "cta"))
    found |= _pictures(layers, named, width, height, knows_words=knows_words)
    boxes = [layers[one].box for one in found if layers[one].kind == "words"]
    for one, layer in layers.items():
        if layer.kind != "shape":
            continue
        if layer.area >= WHOLE * width * height:
            found[one] = "background"
        elif layer.area > SMALL * width * height and any(inside(box, layer.box) for box in boxes):
            found[one] = "underlay"
    return found


def inside(inner: Rect, outer: Rect) -> bool:
    """Whether most of a box lies in another one."""
    across = min(inner[0] + inner[2], outer[0] + outer[2]) - max(inner[0], outer[0])
    down = min(inner[1] + inner[3], outer[1] + outer[3]) - max(inner[1], outer[1])
    return max(0.0, across) * max(0.0, down) >= 0.8 * inner[2] * inner[3]


def _words(
    layers: Mapping[str, Unnamed], named: Mapping[str, Rect], width: int, height: int
) -> dict[str, ElementRole]:
    texts = [(one, layer) for one, layer in layers.items() if layer.kind == "words"]
    # By the height of their letters; of two alike the upper one comes first.
    texts.sort(key=lambda item: (-item[1].size, item[1].box[1]))
    plates = [layer for layer in layers.values() if layer.kind != "words"]
    most = texts[0][1].size if texts else 0.0
    found: dict[str, ElementRole] = {}
    for one, layer in texts:
        role = _role(layer, plates, width * height, most, height)
        taken = {*named, *found.values()}
        if role == "body" and "headline" not in taken:
            role = "headline"
        elif role == "body" and "subhead" not in taken:
            role = "subhead"
        found[one] = role
    return found


def _role(layer: Unnamed, plates: Sequence[Unnamed], page: float, most: float, height: int) -> ElementRole:
    short = len(layer.text.strip()) <= BUTTON and "\n" not in layer.text.strip()
    if short and any(inside(layer.box, plate.box) and plate.area <= SMALL * page for plate in plates):
        return "cta"
    if len(layer.text) <= 16 and _PRICE.search(layer.text):
        return "price"
    if layer.size <= FINE * most and len(layer.text) > BUTTON and layer.box[1] > 0.75 * height:
        return "legal"
    return "body"


def _pictures(
    layers: Mapping[str, Unnamed], named: Mapping[str, Rect], width: int, height: int, *, knows_words: bool
) -> dict[str, ElementRole]:
    pictures = [(one, layer) for one, layer in layers.items() if layer.kind == "picture"]
    pictures.sort(key=lambda item: -item[1].area)
    found: dict[str, ElementRole] = {}
    if pictures and "picture" not in named and pictures[0][1].area >= PICTURE * width * height:
        found[pictures[0][0]] = "picture"
    # Where a file doesn't tell which of its layers are words, a small picture may as well be some.
    for one, layer in pictures:
        x, y, across, down = layer.box
        near = min(x / width, y / height, 1 - (x + across) / width, 1 - (y + down) / height) <= EDGE / 2
        if (
            knows_words
            and one not in found
            and "logo" not in named
            and near
            and layer.area <= SMALL * width * height
        ):
            found[one] = "logo"
            break
    return found
