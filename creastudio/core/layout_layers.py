"""Elements of a layout as live layers, and layers as elements again, wherever a person has put them since.

A picture that isn't seen whole is a group of a frame and the picture clipped to it; words on a plate are a group of both.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from creastudio.api.layout import SIZE, TEXT_ROLES, Box, Element, ElementRole, Fade, TextLook
from creastudio.core.board_layout import Placed
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import walk
from creastudio.core.fills import Fill, GradientFill, GradientStop, SolidFill
from creastudio.core.geometry import bounds_of

ROLE_NAMES: dict[ElementRole, str] = {
    "background": "Background", "picture": "Picture", "scrim": "Scrim", "underlay": "Underlay", "shape": "Shape",
    "logo": "Logo", "headline": "Headline", "subhead": "Subhead", "body": "Body", "cta": "Call to action",
    "price": "Price", "badge": "Badge", "legal": "Legal line", "label": "Label",
}  # fmt: skip
"""What layers are called by their role; the shell translates it."""

STAYS = 1e-3
"""Px that a layer is off by rounding at most; what is farther away was moved."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

Known = Callable[[str], bool]
"""Whether a font family is there."""


def layer_name(element: Element) -> str:
    """Return what the layer of an element is called: "Headline", "Picture 2"."""
    number = re.search(r"[-_ ](\d+)$", element.id)
    return ROLE_NAMES[element.role] + (f" {number[1]}" if number else "")


def is_words(element: Element) -> bool:
    """Return whether an element is a text."""
    return element.look is not None and (element.role in TEXT_ROLES or element.text != "")


def layer_of(
    element: Element,
    known: Known | None = None,
    smooth: Callable[[str], bool] | None = None,
    page: Box | None = None,
) -> Layer:
    """Return the layer that shows an element.

    Parameters
    ----------
    page : Box, optional
        The artboard where nothing is painted beyond it: a picture that fills it needs no frame.
    known : callable, optional
        Says whether a font family is there; else the first one counts.
    smooth : callable, optional
        Says whether a picture (its hash) is to be scaled smoothly; else all are.
    """
    place, radius, fill = place_of(element.box), min(element.radius, 16384.0), _fill(element)
    shape = ShapeLayer(transform=place, radius=radius, fill=fill)
    if element.picture:
        image = ImageLayer(
            asset=element.picture,
            transform=picture_place(element.box, element.crop),
            smooth=smooth is None or smooth(element.picture),
        )
        if not radius and (element.crop is None or element.box == page):
            return _called(image, element)
        # The frame cuts the picture and paints nothing: what lies below shows where the picture is transparent.
        frame = shape
        image = _called(image, element).model_copy(update={"opacity": 1.0, "clip": True})
        return _called(GroupLayer(transform=place, layers=(frame, image)), element)
    if not is_words(element):
        return _called(shape, element)
    words = text_of(element, known)
    if fill is None:
        return _called(words, element)
    inside = _called(words, element).model_copy(update={"opacity": 1.0})
    return _called(GroupLayer(transform=place, layers=(shape, inside)), element)


def text_of(element: Element, known: Known | None = None) -> TextLayer:
    """Return the words of an element as a layer in its box, which shrinks what doesn't fit."""
    look = element.look or TextLook(size=16)
    return TextLayer(
        text=element.text,
        family=next((name for name in look.families if known and known(name)), (*look.families, "")[0]),
        size=min(look.size, 10_000.0),
        weight=look.weight,
        italic=look.italic,
        color=look.color,
        tracking=min(max(look.tracking, -500.0), 2000.0),
        leading=look.leading,
        align=look.align,
        anchor=look.anchor,
        fit=True,
        balance=look.balance,
        language=look.language if _LANGUAGE.fullmatch(look.language) else "",
        transform=place_of(element.box),
    )


def placed_of(element: Element) -> Placed:
    """Return what is remembered of where an element was put."""
    size = element.look.size if is_words(element) and element.look is not None else 0.0
    families = element.look.families if element.look is not None else ()
    return Placed(
        element=element.id,
        box=element.box,
        crop=element.crop,
        size=size,
        families=families,
        pinned=element.locked,
    )


def element_layers(board: Artboard) -> Iterator[Layer]:
    """Yield the outer layer of each element of an artboard, from bottom to top; of two of one element the lower one."""
    found: set[str] = set()
    stack = list(reversed(board.layers))
    while stack:
        layer = stack.pop()
        if layer.element and layer.role in ROLE_NAMES:
            if layer.element not in found:
                found.add(layer.element)
                yield layer
        elif isinstance(layer, GroupLayer):
            stack.extend(reversed(layer.layers))


def element_of(board: Artboard, layer: Layer) -> Element:
    """Return the element that a layer shows as it lies on its artboard now."""
    placed = board.layout.place_of(layer.element) if board.layout is not None else None
    inner = inner_of(layer)
    box = box_of(board, layer)
    image = inner if isinstance(inner, ImageLayer) else None
    plate = _plate(layer)
    return Element(
        id=layer.element,
        role=_role(layer.role),
        box=_as_put(box, placed),
        text=inner.text if isinstance(inner, TextLayer) else "",
        look=look_of(inner, placed) if isinstance(inner, TextLayer) else None,
        picture=image.asset if image is not None else "",
        crop=_crop_of(box, image, placed) if image is not None else None,
        fill=_fill_of(plate) if image is None else "",
        radius=plate.radius if plate is not None else 0.0,
        opacity=layer.opacity,
        locked=layer.locked or is_pinned(board, layer),
    )


def is_pinned(board: Artboard, layer: Layer) -> bool:
    """Return whether an element stays where it is when words and sizes change: a person put it there, or said so."""
    placed = board.layout.place_of(layer.element) if board.layout is not None else None
    if placed is None or placed.pinned:
        # What isn't known was added by a person.
        return True
    if not _alike(box_of(board, layer, _page_of(board)), placed.box):
        return True
    return placed.size > 0 and abs(size_of(layer) - placed.size) > STAYS


def inner_of(layer: Layer) -> Layer:
    """Return what an element is about: its picture or its words, without frame and plate."""
    if not isinstance(layer, GroupLayer):
        return layer
    inside = list(walk(layer.layers))
    for wanted in (TextLayer, ImageLayer, ShapeLayer):
        found = next((item for item in inside if isinstance(item, wanted)), None)
        if found is not None:
            return found
    return layer


def size_of(layer: Layer) -> float:
    """Return the font size of an element, px; 0 where it has no words."""
    inner = inner_of(layer)
    return inner.size if isinstance(inner, TextLayer) else 0.0


def box_of(board: Artboard, layer: Layer, page: tuple[float, float] | None = None) -> Box:
    """Return where an element is seen on its artboard, px; `page` is the size that cuts it, where that is another one."""
    across, along = page or (board.width, board.height)
    seen = bounds_of((_plate(layer) or layer,))
    left, top = seen.x - seen.width / 2, seen.y - seen.height / 2
    right, bottom = left + seen.width, top + seen.height
    if isinstance(layer, ImageLayer) and not board.bleed:
        # The artboard cuts it.
        cut = max(left, 0.0), max(top, 0.0), min(right, across), min(bottom, along)
        if cut[2] > cut[0] and cut[3] > cut[1]:
            left, top, right, bottom = cut
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _page_of(board: Artboard) -> tuple[float, float] | None:
    """Return the size that an artboard had when its layout was made; None where it tells none."""
    size: Any = board.layout.settings.get(SIZE) if board.layout is not None else None
    try:
        across, along = (float(side) for side in size)
    except (TypeError, ValueError):
        return None
    return across, along


def place_of(box: Box) -> Transform:
    """Return the place of a layer that fills a box."""
    return Transform(x=box.x + box.width / 2, y=box.y + box.height / 2, width=box.width, height=box.height)


def picture_place(box: Box, crop: Box | None) -> Transform:
    """Return where a whole picture lies of which `crop` is seen in a box."""
    if crop is None:
        return place_of(box)
    width, height = box.width / crop.width, box.height / crop.height
    return place_of(Box(x=box.x - crop.x * width, y=box.y - crop.y * height, width=width, height=height))


def look_of(layer: TextLayer, placed: Placed | None = None) -> TextLook:
    """Return how a text is set."""
    asked = placed.families if placed is not None else ()
    families = asked if layer.family in asked or (not asked and not layer.family) else (layer.family,)
    return TextLook(
        families=families if any(families) else (),
        size=layer.size,
        weight=layer.weight,
        italic=layer.italic,
        color=layer.color,
        tracking=layer.tracking,
        leading=layer.leading,
        align="start" if layer.align == "justify" else layer.align,
        anchor=layer.anchor,
        language=layer.language,
        balance=layer.balance,
    )


def _plate(layer: Layer) -> ShapeLayer | None:
    """Return the shape that an element's box is: its plate, its frame, or itself."""
    if isinstance(layer, ShapeLayer):
        return layer
    if isinstance(layer, GroupLayer):
        return next((item for item in layer.layers if isinstance(item, ShapeLayer)), None)
    return None


def _role(name: str) -> ElementRole:
    return next(role for role in ROLE_NAMES if role == name)


def _called(layer: Layer, element: Element) -> Layer:
    """Return a layer with what all layers have of an element."""
    told = {
        "name": layer_name(element),
        "role": element.role,
        "element": element.id,
        "opacity": element.opacity,
    }
    return layer.model_copy(update=told)


def _fill(element: Element) -> Fill | None:
    fill = element.fill
    if isinstance(fill, Fade):
        return _gradient(fill, element.box.width, element.box.height)
    return SolidFill(color=fill) if fill else None


def _gradient(fade: Fade, width: float, height: float) -> GradientFill:
    """Return a fade over a box: its line goes through the middle and ends where the corners get the end colours."""
    across, down = math.cos(math.radians(fade.angle)), math.sin(math.radians(fade.angle))
    reach = abs(width * across) + abs(height * down)
    half = across * reach / (2 * width), down * reach / (2 * height)
    held = (GradientStop(offset=fade.hold, color=fade.start),) if fade.hold else ()
    return GradientFill(
        start=(0.5 - half[0], 0.5 - half[1]),
        end=(0.5 + half[0], 0.5 + half[1]),
        stops=(GradientStop(offset=0.0, color=fade.start), *held, GradientStop(offset=1.0, color=fade.end)),
    )


def _fill_of(plate: ShapeLayer | None) -> str | Fade:
    if plate is None or plate.fill is None:
        return ""
    fill = plate.fill
    if isinstance(fill, SolidFill):
        return fill.color
    width, height = plate.transform.width, plate.transform.height
    across, down = (fill.end[0] - fill.start[0]) * width, (fill.end[1] - fill.start[1]) * height
    angle = round(math.degrees(math.atan2(down, across)), 6) % 360.0
    first, second = fill.stops[:2]
    hold = min(second.offset, 0.95) if len(fill.stops) == 3 and first.color == second.color else 0.0
    return Fade(start=first.color, end=fill.stops[-1].color, angle=angle, hold=hold)


def _crop_of(box: Box, image: ImageLayer, placed: Placed | None) -> Box | None:
    place = image.transform
    left, top = place.x - place.width / 2, place.y - place.height / 2
    found = Box(
        x=(box.x - left) / place.width,
        y=(box.y - top) / place.height,
        width=box.width / place.width,
        height=box.height / place.height,
    )
    if placed is not None and placed.crop is not None and _alike(found, placed.crop, 1e-6):
        return placed.crop
    return None if _alike(found, Box(x=0, y=0, width=1, height=1), 1e-6) else found


def _as_put(box: Box, placed: Placed | None) -> Box:
    return placed.box if placed is not None and _alike(box, placed.box) else box


def _alike(box: Box, other: Box, by: float = STAYS) -> bool:
    sides = ((box.x, other.x), (box.y, other.y), (box.width, other.width), (box.height, other.height))
    return all(abs(here - there) <= by for here, there in sides)
