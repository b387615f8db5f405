"""Frames: where picture, panel and text may stand in a format; each family offers many, the energy chooses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creastudio_layout.engine.crops import Crop, crops
from creastudio_layout.engine.pictures import Seen
from creastudio_layout.engine.regions import (
    NOTHING,
    Half,
    Rect,
    around,
    cut,
    fades,
    halves,
    inside,
    logo_places,
    lopsided,
    plates,
    tilings,
    within,
    zones,
)
from creastudio_layout.theory.concepts import Concept
from creastudio_layout.theory.sizes import Room

WHOLE = Crop(0.0, 0.0, 1.0, 1.0, 1.0)

ENDS = (
    ("middle", "top"), ("middle", "foot"), ("spread", "foot"), ("spread", "top"), ("middle", "side"), ("spread", "side"),
)  # fmt: skip
"""Anchor and place of the logo of words on a panel."""


class Frame(NamedTuple):
    """One arrangement.

    Attributes
    ----------
    concept : int
        Number of the concept that it is of.
    zone : Rect
        What the texts may fill.
    anchor : {"top", "middle", "bottom", "spread"}
        Where they stand in it; "spread": the words above, button and foot below.
    align : {"start", "center"}
    logo : {"top", "foot", "corner", "side"}
        "top": above the words. "foot": below them. "side": at the far end of the line of the button. "corner": at `corner`, outside of the zone.
    corner : Rect
        Room for the logo there; its corner of the format is the nearest.
    ground : {"panel", "picture", "plate"}
        What lies under the words.
    picture : Rect
        Where the picture stands; without size where there is none.
    options : tuple of Crop
        Ways to cut the picture, of which the energy chooses `crop`.
    panel : Rect
        A panel of the ground's colour, or the room that a plate may take.
    row : bool
        Whether words, button and logo stand beside each other.
    fade : Rect
        Where the picture melts into the ground; without size where it has an edge.
    crop : Crop
    past : bool
        Whether it is after an ad of the past.
    more : tuple of (Rect, Crop)
        Further pictures, each with its cut.
    """

    concept: int
    zone: Rect
    anchor: str
    align: str
    logo: str
    corner: Rect
    ground: str
    picture: Rect
    options: tuple[Crop, ...]
    panel: Rect
    row: bool = False
    fade: Rect = NOTHING
    crop: Crop = WHOLE
    past: bool = False
    more: tuple[tuple[Rect, Crop], ...] = ()

    @property
    def pictures(self) -> Rect:
        """What all pictures take together."""
        return around([self.picture, *(rect for rect, _ in self.more)])


def frames(
    room: Room, concept: Concept, number: int, seen: Seen | None, others: Sequence[Seen] = ()
) -> list[Frame]:
    """Return the arrangements of a concept in a format.

    Parameters
    ----------
    others : sequence of Seen
        Further pictures that a grid shows beside the first.
    """
    if seen is None or concept.family == "type":
        return list(_type(room, concept, number))
    if concept.family == "grid":
        return list(_grid(room, concept, number, seen, others))
    makers = {"full": _full, "split": _split, "card": _card, "inset": _inset}
    return list(makers[concept.family](room, concept, number, seen))


def _full(room: Room, concept: Concept, number: int, seen: Seen) -> Iterator[Frame]:
    whole = (0.0, 0.0, room.width, room.height)
    options = _moved(seen, room.width, room.height)
    if room.shape == "strip":
        for zone in (room.safe, cut(room.safe, left=0.28), cut(room.safe, right=0.28)):
            yield _row(number, zone, "picture", whole, options)
    if room.shape != "strip" or room.height >= 160:
        for zone, anchors in zones(room):
            for anchor in anchors:
                for logo, corner in logo_places(room, zone, anchor, concept.align):
                    yield Frame(
                        number, zone, anchor, concept.align, logo, corner, "picture", whole, options, NOTHING
                    )
    yield from _melting(room, concept, number, seen)


def _melting(room: Room, concept: Concept, number: int, seen: Seen) -> Iterator[Frame]:
    """Return frames in which the picture melts into the ground, for formats that it can't fill well."""
    for half in fades(room):
        options = _best(seen, half.picture, 2)
        for frame in _on_panel(room, number, concept, half, half.panel, options):
            yield frame._replace(fade=half.fade)


def _split(room: Room, concept: Concept, number: int, seen: Seen) -> Iterator[Frame]:
    for text_first in _sides(room, concept):
        for half in halves(room, text_first=text_first):
            yield from _on_panel(room, number, concept, half, half.panel, _best(seen, half.picture, 2))
    if lopsided(room):
        yield from _bands(room, number, concept, seen)


def _grid(room: Room, concept: Concept, number: int, seen: Seen, others: Sequence[Seen]) -> Iterator[Frame]:
    """Return pictures together on one side, words on the other."""
    gap = 0.22 * room.margin
    for text_first in _sides(room, concept):
        for half in halves(room, text_first=text_first):
            for tiles in tilings(half.picture, 1 + len(others), gap):
                if min(min(tile[2:]) for tile in tiles) < 1.5 * gap:
                    continue
                more = tuple(
                    (tile, _best(other, tile, 1)[0]) for tile, other in zip(tiles[1:], others, strict=True)
                )
                one = half._replace(picture=tiles[0])
                for frame in _on_panel(room, number, concept, one, half.panel, _best(seen, tiles[0], 2)):
                    yield frame._replace(more=more)


def _sides(room: Room, concept: Concept) -> tuple[bool, ...]:
    """Return whether words may come before the picture, after it, or both: in lopsided formats their own side may be empty."""
    own = concept.side == "start"
    return (own, not own) if lopsided(room) else (own,)


def _bands(room: Room, number: int, concept: Concept, seen: Seen) -> Iterator[Frame]:
    """Return words on a band across a picture that goes on above and below it."""
    x, y, width, height = room.safe
    whole = (0.0, 0.0, room.width, room.height)
    options = _moved(seen, room.width, room.height)
    for share in (0.5, 0.66):
        for anchor, top in (("bottom", y + (1 - share) * height), ("top", y)):
            zone = (x, top, width, share * height)
            panel = (0.0, top - x, room.width, share * height + 2 * x)
            for logo in ("top", "foot", "side"):
                yield Frame(
                    number, zone, anchor, concept.align, logo, NOTHING, "plate", whole, options, panel
                )


def _on_panel(
    room: Room, number: int, concept: Concept, half: Half, panel: Rect, options: tuple[Crop, ...]
) -> Iterator[Frame]:
    zone = inside(room, half.panel, room.margin)
    if half.row:
        yield _row(number, zone, "panel", half.picture, options, panel)
        return
    for anchor, logo in ENDS:
        yield Frame(number, zone, anchor, concept.align, logo, NOTHING, "panel", half.picture, options, panel)


def _card(room: Room, concept: Concept, number: int, seen: Seen) -> Iterator[Frame]:
    for picture, plate, anchor in plates(room):
        options = _moved(seen, picture[2], picture[3]) if picture[2] else ()
        pad = min(0.9 * room.margin, 0.12 * min(plate[2:]))
        zone = (plate[0] + pad, plate[1] + pad, plate[2] - 2 * pad, plate[3] - 2 * pad)
        if room.shape == "strip":
            yield _row(number, zone, "plate", picture, options, plate)
            continue
        for logo in ("top", "foot", "side"):
            yield Frame(number, zone, anchor, concept.align, logo, NOTHING, "plate", picture, options, plate)


def _inset(room: Room, concept: Concept, number: int, seen: Seen) -> Iterator[Frame]:
    whole = (0.0, 0.0, room.width, room.height)
    every = [half for first in _sides(room, concept) for half in halves(room, text_first=first)]
    for half in every:
        # The framed picture keeps the margin of the format, and leaves the gap to the words' own margin.
        margin = room.margin
        frame = (margin, margin, room.width - 2 * margin, room.height - 2 * margin)
        picture = within(half.picture, frame)
        if min(picture[2:]) < (1.5 if half.row else 3) * margin:
            continue
        framed = half._replace(picture=picture)
        yield from _on_panel(room, number, concept, framed, whole, _best(seen, picture, 2))


def _type(room: Room, concept: Concept, number: int) -> Iterator[Frame]:
    whole = (0.0, 0.0, room.width, room.height)
    if room.shape == "strip":
        yield _row(number, room.safe, "panel", NOTHING, (), whole)
        if room.height < 160:
            return
    parts = [room.safe, cut(room.safe, right=0.2)] if concept.align == "start" else [room.safe]
    for zone in parts:
        for anchor, logo in ENDS:
            yield Frame(number, zone, anchor, concept.align, logo, NOTHING, "panel", NOTHING, (), whole)


def _row(
    number: int, zone: Rect, ground: str, picture: Rect, options: tuple[Crop, ...], panel: Rect = NOTHING
) -> Frame:
    return Frame(number, zone, "middle", "start", "top", NOTHING, ground, picture, options, panel, row=True)


def _best(seen: Seen, rect: Rect, count: int) -> tuple[Crop, ...]:
    """Return cuts of which the picture loses least."""
    return tuple(crops(seen, rect[2], rect[3], (1.0,), 3)[:count])


def _moved(seen: Seen, width: float, height: float) -> tuple[Crop, ...]:
    """Return cuts that move what draws the eye to one side or the other."""
    options = crops(seen, width, height, (1.0, 1.22), 4)
    most = options[0].kept
    return tuple([crop for crop in options if crop.kept > 0.88 * most][:10])
