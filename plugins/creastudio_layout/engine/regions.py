"""Parts of a format: halves, plates, zones of text over a picture, by its shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creastudio_layout.theory.sizes import Room

Rect = tuple[float, float, float, float]
"""x, y, width and height, px."""

NOTHING: Rect = (0.0, 0.0, 0.0, 0.0)


class Half(NamedTuple):
    """Picture and panel beside each other; `fade`: where one melts into the other. `row`: whether words stand in a row."""

    picture: Rect
    panel: Rect
    row: bool = False
    fade: Rect = NOTHING


def lopsided(room: Room) -> bool:
    """Whether a platform covers much of an end of a tall format, where no words may stand."""
    covered = room.height - room.safe[3]
    return (
        room.shape in ("tall", "tower", "square") and room.height > room.width and covered > 0.2 * room.height
    )


def halves(room: Room, *, text_first: bool) -> Iterator[Half]:
    """Return ways to part a format in picture and panel."""
    width, height = room.width, room.height
    strip = room.shape == "strip"
    if room.shape in ("strip", "wide", "square"):
        for share in (0.62, 0.7, 0.76, 0.82) if strip else (0.4, 0.46, 0.52, 0.58):
            part = share * width
            panel = (0.0 if text_first else width - part, 0.0, part, height)
            picture = (part if text_first else 0.0, 0.0, width - part, height)
            if strip:
                yield Half(picture, panel, True)
            if not strip or height >= 160:
                yield Half(picture, panel)
    if room.shape in ("square", "tall", "tower"):
        for share in (0.38, 0.45, 0.52, 0.6):
            # What the platform covers at an end is added to the part that stands there.
            line = room.safe[1] + room.safe[3] * (share if text_first else 1 - share)
            above, below = (0.0, 0.0, width, line), (0.0, line, width, height - line)
            yield Half(below, above) if text_first else Half(above, below)


FADES = 0.3
"""Length of a fade, as a share of the format."""


def fades(room: Room) -> Iterator[Half]:
    """Return ways to let a picture melt into the ground; words stand where the ground is whole."""
    width, height = room.width, room.height
    if room.shape in ("strip", "wide"):
        low = room.shape == "strip" and height < 160
        for share in (0.3, 0.38) if room.shape == "strip" else (0.56, 0.64, 0.72):
            part, long = share * width, min(FADES, 0.6 * share) * width
            solid = width - part + 0.12 * long
            for left in (True, False):
                picture = (0.0 if left else width - part, 0.0, part, height)
                panel = (width - solid if left else 0.0, 0.0, solid, height)
                fade = (part - long if left else width - part, 0.0, long, height)
                if room.shape == "strip":
                    yield Half(picture, panel, True, fade)
                if not low:
                    yield Half(picture, panel, False, fade)
        return
    if room.shape == "square":
        for share in (0.5, 0.58, 0.66):
            part, long = share * width, 0.28 * width
            solid = width - part + 0.12 * long
            for left in (True, False):
                fade = (part - long if left else width - part, 0.0, long, height)
                yield Half(
                    (0.0 if left else width - part, 0.0, part, height),
                    (width - solid if left else 0.0, 0.0, solid, height),
                    False,
                    fade,
                )
    for share in (0.48, 0.56, 0.64, 0.72):
        line = room.safe[1] + room.safe[3] * share
        long = min(FADES * height, 0.6 * line)
        top = line - 0.12 * long
        yield Half(
            (0.0, 0.0, width, line), (0.0, top, width, height - top), False, (0.0, line - long, width, long)
        )
        if lopsided(room):
            # The same upside down: the picture goes on where the platform covers the end.
            end = room.safe[1] + room.safe[3] * (1 - share)
            yield Half(
                (0.0, end, width, height - end),
                (0.0, 0.0, width, end + 0.12 * long),
                False,
                (0.0, end, width, long),
            )


def plates(room: Room) -> Iterator[tuple[Rect, Rect, str]]:
    """Return picture, the room that a plate may take, and where it stands in that; plates are cut to what they hold."""
    x, y, width, height = room.safe
    whole = (0.0, 0.0, room.width, room.height)
    if room.shape == "strip":
        gap = 0.5 * y
        for share in (0.66, 0.73, 0.8):
            for left in (True, False):
                part = (1 - share) * room.width + 2 * y
                picture = (0.0 if left else room.width - part, 0.0, part, room.height)
                start = part - 2 * y if left else gap
                yield picture, (start, gap, share * room.width - gap, room.height - 2 * gap), "middle"
        return
    if room.shape in ("wide", "square"):
        for share in (0.38, 0.46, 0.54) if room.shape == "wide" else (0.5,):
            for left in (x, x + width * (1 - share)):
                for anchor in ("middle", "bottom"):
                    yield whole, (left, y, share * width, height), anchor
            # The plate reaches over the edge of the picture.
            part = (1 - share + 0.07) * room.width
            yield (room.width - part, 0.0, part, room.height), (x, y, share * width, height), "middle"
            yield (
                (0.0, 0.0, part, room.height),
                (x + width * (1 - share), y, share * width, height),
                "middle",
            )
    if room.shape != "wide":
        yield from _upright_plates(room)


def _upright_plates(room: Room) -> Iterator[tuple[Rect, Rect, str]]:
    """Return plates above or below what the picture shows."""
    x, y, width, height = room.safe
    whole = (0.0, 0.0, room.width, room.height)
    for share in (0.74, 1.0) if room.shape == "square" else (0.86, 1.0):
        part = share * width
        for left in {x, x + width - part}:
            yield whole, (left, y + 0.38 * height, part, 0.62 * height), "bottom"
            yield whole, (left, y, part, 0.62 * height), "top"
    # The plate reaches over the lower edge of the picture.
    for share in (0.5, 0.58, 0.66):
        line = y + share * height
        top = line - 0.1 * height
        yield (0.0, 0.0, room.width, line), (x, top, width, y + height - top), "middle"


def zones(room: Room) -> list[tuple[Rect, tuple[str, ...]]]:
    """Return parts of a format that words over a picture may take, with where they may stand in each."""
    safe = room.safe
    if room.shape in ("strip", "wide"):
        shares = (0.38, 0.46, 0.56)
        sides = [cut(safe, right=1 - share) for share in shares] + [
            cut(safe, left=1 - share) for share in shares
        ]
        found: list[tuple[Rect, tuple[str, ...]]] = [(zone, ("middle", "spread")) for zone in sides]
        return found if room.shape == "strip" else [*found, (cut(safe, top=0.5), ("bottom",))]
    low = [(cut(safe, top=1 - share), ("bottom",)) for share in (0.34, 0.44, 0.56)]
    high = [(cut(safe, bottom=1 - share), ("top",)) for share in (0.34, 0.44, 0.56)]
    if room.shape == "square":
        sides = [cut(safe, right=0.46), cut(safe, left=0.46)]
        return [*low, *high, *((zone, ("middle", "spread")) for zone in sides)]
    return [*low, *high]


def logo_places(room: Room, zone: Rect, anchor: str, align: str) -> list[tuple[str, Rect]]:
    """Return where a logo over a picture may stand: above or below the words, or at the far end of the format."""
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
        low = min(under, 0.25 * height)
        found.append(("corner", (left, y + height - low, share, low)))
    return found


def tilings(rect: Rect, count: int, gap: float) -> list[tuple[Rect, ...]]:
    """Return ways to part a rectangle for one to three pictures: the first largest, or all alike along the longer side."""
    x, y, width, height = rect
    if count == 1:
        return [(rect,)]
    along = width >= height
    each = ((width if along else height) - (count - 1) * gap) / count
    alike = tuple(
        (x + at * (each + gap), y, each, height) if along else (x, y + at * (each + gap), width, each)
        for at in range(count)
    )
    ratio = max(width, height) / max(1e-9, min(width, height))
    if ratio > 2.6:
        return [alike]
    first = 0.62
    if count == 2:
        big = first * ((width if along else height) - gap)
        if along:
            return [alike, ((x, y, big, height), (x + big + gap, y, width - big - gap, height))]
        return [alike, ((x, y, width, big), (x, y + big + gap, width, height - big - gap))]
    if along:
        big, rest = first * (width - gap), (height - gap) / 2
        left, wide = x + big + gap, width - big - gap
        return [((x, y, big, height), (left, y, wide, rest), (left, y + rest + gap, wide, rest))]
    big, rest = first * (height - gap), (width - gap) / 2
    top, high = y + big + gap, height - big - gap
    return [((x, y, width, big), (x, top, rest, high), (x + rest + gap, top, rest, high))]


def around(rects: Sequence[Rect]) -> Rect:
    """Return the box around rectangles."""
    left, top = min(rect[0] for rect in rects), min(rect[1] for rect in rects)
    right = max(rect[0] + rect[2] for rect in rects)
    bottom = max(rect[1] + rect[3] for rect in rects)
    return (left, top, right - left, bottom - top)


def cut(rect: Rect, *, top: float = 0, right: float = 0, bottom: float = 0, left: float = 0) -> Rect:
    """Return a rectangle without these shares of its sides."""
    x, y, width, height = rect
    return (x + left * width, y + top * height, width * (1 - left - right), height * (1 - top - bottom))


def within(rect: Rect, other: Rect) -> Rect:
    """Return what two rectangles share, of no size at least."""
    left, top = max(rect[0], other[0]), max(rect[1], other[1])
    right = min(rect[0] + rect[2], other[0] + other[2])
    bottom = min(rect[1] + rect[3], other[1] + other[3])
    return (left, top, max(0.0, right - left), max(0.0, bottom - top))


def inside(room: Room, panel: Rect, pad: float) -> Rect:
    """Return what of a panel lies in the safe part, with a margin to the edges that aren't the format's own."""
    x, y, width, height = panel
    sx, sy, sw, sh = room.safe
    left, top = max(sx, x + (pad if x > 0 else 0)), max(sy, y + (pad if y > 0 else 0))
    right = min(sx + sw, x + width - (pad if x + width < room.width else 0))
    bottom = min(sy + sh, y + height - (pad if y + height < room.height else 0))
    return (left, top, max(1.0, right - left), max(1.0, bottom - top))
