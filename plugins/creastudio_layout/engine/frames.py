"""Frames: where picture, panel and text may stand in a format; each family offers many, the energy chooses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creastudio_layout.engine.crops import Crop, crops
from creastudio_layout.engine.pictures import Seen
from creastudio_layout.theory.concepts import Concept
from creastudio_layout.theory.sizes import Room

Rect = tuple[float, float, float, float]
"""x, y, width and height, px."""

NOTHING: Rect = (0.0, 0.0, 0.0, 0.0)
WHOLE = Crop(0.0, 0.0, 1.0, 1.0, 1.0)

ANCHORS = ("top", "middle", "bottom", "spread")
LOGOS = ("top", "foot", "corner")
GROUNDS = ("panel", "picture", "plate")


class Frame(NamedTuple):
    """One arrangement.

    Attributes
    ----------
    zone : Rect
        What the texts may fill.
    anchor : str
        Where they stand in it; "spread": the words above, button and foot below.
    logo : str
        "top": above the words. "foot": below them. "corner": at `corner`, outside of the zone.
    corner : Rect
        Room for the logo there; its corner of the format is the nearest.
    ground : str
        What lies under the words.
    panel : Rect
        A panel of the ground's colour, or the room that a plate may take.
    row : bool
        Whether words, button and logo stand beside each other.
    """

    concept: int
    zone: Rect
    anchor: str
    align: str
    logo: str
    corner: Rect
    ground: str
    picture: Rect
    crop: Crop
    panel: Rect
    row: bool = False


def frames(room: Room, concept: Concept, number: int, seen: Seen | None) -> list[Frame]:
    """Return the arrangements of a concept in a format."""
    if seen is None or concept.family == "type":
        return list(_type(room, concept, number))
    makers = {"full": _full, "split": _split, "card": _card, "inset": _inset}
    return list(makers[concept.family](room, concept, number, seen))


def _full(room: Room, concept: Concept, number: int, seen: Seen) -> Iterator[Frame]:
    whole = (0.0, 0.0, room.width, room.height)
    options = crops(seen, room.width, room.height, (1.0, 1.22), steps=4)
    chosen = [crop for crop in options if crop.kept > 0.8][:7] or options[:3]
    if room.shape == "strip":
        yield from (
            Frame(number, zone, "middle", "start", "top", NOTHING, "picture", whole, crop, NOTHING, True)
            for crop in options[:6]
            for zone in (room.safe, _cut(room.safe, left=0.28), _cut(room.safe, right=0.28))
        )
    if room.shape == "strip" and room.height < 160:
        return
    for zone, anchors in _zones(room):
        for anchor in anchors:
            for logo, corner in _logos(room, zone, anchor, concept.align):
                for crop in chosen:
                    yield Frame(
                        number, zone, anchor, concept.align, logo, corner, "picture", whole, crop, NOTHING
                    )


def _zones(room: Room) -> list[tuple[Rect, tuple[str, ...]]]:
    """Return parts of a format that words over a picture may take, with where they may stand in each."""
    safe = room.safe
    if room.shape in ("strip", "wide"):
        shares = (0.38, 0.46, 0.56)
        sides = [_cut(safe, right=1 - share) for share in shares] + [
            _cut(safe, left=1 - share) for share in shares
        ]
        zones = [(zone, ("middle", "spread")) for zone in sides]
        return zones if room.shape == "strip" else [*zones, (_cut(safe, top=0.5), ("bottom",))]
    low = [(_cut(safe, top=1 - share), ("bottom",)) for share in (0.34, 0.44, 0.56)]
    high = [(_cut(safe, bottom=1 - share), ("top",)) for share in (0.34, 0.44, 0.56)]
    if room.shape == "square":
        sides = [_cut(safe, right=0.46), _cut(safe, left=0.46)]
        return [*low, *high, *((zone, ("middle", "spread")) for zone in sides)]
    return [*low, *high]


def _logos(room: Room, zone: Rect, anchor: str, align: str) -> list[tuple[str, Rect]]:
    """Return where the logo may stand: above or below the words, or at the far end of the format."""
    x, y, width, height = room.safe
    over, under = zone[1] - y, y + height - zone[1] - zone[3]
    found = [("foot" if anchor == "spread" else "top", NOTHING)]
    if anchor == "middle":
        found.append(("foot", NOTHING))
    share = 0.5 * width
    left = x if align == "start" else x + share / 2
    if over > 0.2 * height:
        found.append(("corner", (left, y, share, min(over, 0.25 * height))))
    if under > 0.2 * height:
        top = y + height - min(under, 0.25 * height)
        found.append(("corner", (left, top, share, min(under, 0.25 * height))))
    return found


def _split(room: Room, concept: Concept, number: int, seen: Seen) -> Iterator[Frame]:
    for picture, panel, row in _halves(room, concept):
        zone = _inside(room, panel, room.margin)
        for crop in crops(seen, picture[2], picture[3], (1.0,), steps=3)[:2]:
            yield from _on_panel(number, concept, zone, picture, crop, panel, row)


def _on_panel(
    number: int, concept: Concept, zone: Rect, picture: Rect, crop: Crop, panel: Rect, row: bool
) -> Iterator[Frame]:
    if row:
        yield Frame(number, zone, "middle", "start", "top", NOTHING, "panel", picture, crop, panel, True)
        return
    for anchor, logo in (("middle", "top"), ("middle", "foot"), ("spread", "foot"), ("spread", "top")):
        yield Frame(number, zone, anchor, concept.align, logo, NOTHING, "panel", picture, crop, panel)


def _halves(room: Room, concept: Concept) -> Iterator[tuple[Rect, Rect, bool]]:
    """Return picture and panel side by side, or one above the other; whether words stand in a row."""
    width, height = room.width, room.height
    strip = room.shape == "strip"
    text_first = concept.side == "start"
    if room.shape in ("strip", "wide", "square"):
        narrow = (0.62, 0.7, 0.76, 0.82) if strip else (0.4, 0.46, 0.52, 0.58)
        for share in narrow:
            part = share * width
            panel = (0.0 if text_first else width - part, 0.0, part, height)
            picture = (part if text_first else 0.0, 0.0, width - part, height)
            if strip:
                yield picture, panel, True
            if not strip or height >= 160:
                yield picture, panel, False
    if room.shape in ("square", "tall", "tower"):
        for share in (0.36, 0.43, 0.5, 0.57):
            # What the platform covers at an end is added to the part that stands there.
            y, high = room.safe[1], room.safe[3]
            line = y + high * (share if text_first else 1 - share)
            above, below = (0.0, 0.0, width, line), (0.0, line, width, height - line)
            yield (below, above, False) if text_first else (above, below, False)


def _card(room: Room, concept: Concept, number: int, seen: Seen) -> Iterator[Frame]:
    whole = (0.0, 0.0, room.width, room.height)
    options = crops(seen, room.width, room.height, (1.0, 1.22), steps=4)
    chosen = [crop for crop in options if crop.kept > 0.8][:6] or options[:3]
    strip = room.shape == "strip"
    for plate, anchor in _plates(room):
        pad = min(0.9 * room.margin, 0.12 * min(plate[2:]))
        zone = (plate[0] + pad, plate[1] + pad, plate[2] - 2 * pad, plate[3] - 2 * pad)
        for crop in chosen:
            for logo in ("top",) if strip else ("top", "foot"):
                yield Frame(
                    number, zone, anchor, "start" if strip else concept.align, logo, NOTHING, "plate", whole, crop, plate, strip
                )  # fmt: skip


def _plates(room: Room) -> list[tuple[Rect, str]]:
    """Return the room that plates may take and where they stand in it; they are cut to what they hold."""
    x, y, width, height = room.safe
    if room.shape == "strip":
        return [
            ((x + at * width * (1 - share), y, share * width, height), "middle")
            for share in (0.66, 0.74, 0.82)
            for at in (0, 1)
        ]
    if room.shape == "wide":
        places = [(share, at) for share in (0.4, 0.48, 0.56) for at in (0.0, 1.0)]
        return [
            ((x + at * width * (1 - share), y, share * width, height), anchor)
            for share, at in places
            for anchor in ("middle", "bottom")
        ]
    found: list[tuple[Rect, str]] = []
    for share in (0.74, 1.0) if room.shape == "square" else (0.86, 1.0):
        part = share * width
        for left in {x, x + width - part}:
            found += [
                ((left, y, part, 0.62 * height), "top"),
                ((left, y + 0.38 * height, part, 0.62 * height), "bottom"),
            ]
    return found


def _inset(room: Room, concept: Concept, number: int, seen: Seen) -> Iterator[Frame]:
    whole = (0.0, 0.0, room.width, room.height)
    for half, panel, row in _halves(room, concept):
        margin = room.margin
        x, y, width, height = half
        sx, sy, sw, sh = room.safe
        # The framed picture keeps the margin of the format, and leaves the gap to the words' own margin.
        left, top = max(x, sx), max(y, sy)
        right, bottom = min(x + width, sx + sw), min(y + height, sy + sh)
        picture = (left, top, right - left, bottom - top)
        if min(picture[2:]) < 3 * margin and not row:
            continue
        zone = _inside(room, panel, margin)
        for crop in crops(seen, picture[2], picture[3], (1.0,), steps=3)[:2]:
            yield from _on_panel(number, concept, zone, picture, crop, whole, row)


def _type(room: Room, concept: Concept, number: int) -> Iterator[Frame]:
    whole = (0.0, 0.0, room.width, room.height)
    if room.shape == "strip":
        yield Frame(
            number, room.safe, "middle", "start", "top", NOTHING, "panel", NOTHING, WHOLE, whole, True
        )
        if room.height < 160:
            return
    zones = [room.safe, _cut(room.safe, right=0.2)] if concept.align == "start" else [room.safe]
    for zone in zones:
        for anchor, logo in (("spread", "foot"), ("spread", "top"), ("middle", "top"), ("middle", "foot")):
            yield Frame(number, zone, anchor, concept.align, logo, NOTHING, "panel", NOTHING, WHOLE, whole)


def _cut(rect: Rect, *, top: float = 0, right: float = 0, bottom: float = 0, left: float = 0) -> Rect:
    x, y, width, height = rect
    return (x + left * width, y + top * height, width * (1 - left - right), height * (1 - top - bottom))


def _inside(room: Room, panel: Rect, pad: float) -> Rect:
    """Return what of a panel lies in the safe part, with a margin to the edges that aren't the format's own."""
    x, y, width, height = panel
    sx, sy, sw, sh = room.safe
    left, top = max(sx, x + (pad if x > 0 else 0)), max(sy, y + (pad if y > 0 else 0))
    right = min(sx + sw, x + width - (pad if x + width < room.width else 0))
    bottom = min(sy + sh, y + height - (pad if y + height < room.height else 0))
    return (left, top, max(1.0, right - left), max(1.0, bottom - top))


def columns(items: Sequence[Frame], name: str) -> list[Rect]:
    """Return one field of all frames."""
    return [getattr(item, name) for item in items]
