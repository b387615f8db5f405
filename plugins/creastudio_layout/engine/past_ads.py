"""Ads of the past as archetypes: those that are like the format come back as arrangements that compete with the composer's own.

A few retrieved examples help more than many that a network was trained on (Horita et al., "Retrieval-augmented layout transformer", CVPR 2024).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from creastudio.api.past_ads import PastAd
from creastudio_layout.engine.crops import Crop, crops
from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.pictures import Seen
from creastudio_layout.engine.regions import NOTHING, Rect, within
from creastudio_layout.theory.concepts import Concept, Family
from creastudio_layout.theory.sizes import Room

WORDS = ("headline", "subhead", "body", "cta", "price", "legal", "badge")

NEAREST = 3
"""Ads that a format takes as examples."""

FARTHEST = math.log(1.6)
"""Ratio of proportions beyond which an ad says nothing of a format."""

AIR = 0.04
"""What is added around the words of an ad, as a share of the format: other words want other room."""


def box_of(ad: PastAd, roles: Sequence[str]) -> Rect:
    """Return the box around all elements of some roles, as shares of the ad; of no size where there are none."""
    boxes = np.array([element.box for element in ad.elements if element.role in roles])
    if not len(boxes):
        return NOTHING
    left, top = boxes[:, 0].min(), boxes[:, 1].min()
    right, bottom = (boxes[:, 0] + boxes[:, 2]).max(), (boxes[:, 1] + boxes[:, 3]).max()
    shares = (left / ad.width, top / ad.height, (right - left) / ad.width, (bottom - top) / ad.height)
    x, y, width, height = within(tuple(float(share) for share in shares), (0.0, 0.0, 1.0, 1.0))  # type: ignore[arg-type]
    return (x, y, width, height)


def family_of(ad: PastAd) -> Family:
    """Return the idea that an ad is made after, by how its words and its picture lie."""
    words, picture = box_of(ad, WORDS), box_of(ad, ("picture", "background"))
    if picture[2] * picture[3] <= 0.01:
        return "type"
    shared = within(words, picture)
    if shared[2] * shared[3] > 0.5 * words[2] * words[3]:
        plate = within(box_of(ad, ("underlay",)), words)
        return "card" if plate[2] * plate[3] > 0.6 * words[2] * words[3] else "full"
    edges = (picture[0], picture[1], 1 - picture[0] - picture[2], 1 - picture[1] - picture[3])
    return "inset" if sum(edge < 0.01 for edge in edges) < 2 else "split"


def align_of(ad: PastAd) -> str:
    """Return whether its words are centred or begin at an edge: what their boxes agree in more."""
    told = [element.align for element in ad.elements if element.role in WORDS and element.align]
    if told:
        return "center" if told.count("center") * 2 > len(told) else "start"
    boxes = np.array([element.box for element in ad.elements if element.role in WORDS])
    if len(boxes) < 2:
        return "start"
    return "center" if (boxes[:, 0] + boxes[:, 2] / 2).std() < 0.6 * boxes[:, 0].std() else "start"


def nearest(room: Room, present: Iterable[str], ads: Sequence[PastAd]) -> list[PastAd]:
    """Return the ads that are most like what is asked, the nearest first: by proportions, then by which elements are there.

    Those that were rated badly are no examples.
    """
    wanted = set(present)

    def distance(ad: PastAd) -> tuple[float, float]:
        there = {element.role for element in ad.elements if element.role in WORDS or element.role == "logo"}
        unlike = 1 - len(there & wanted) / max(1, len(there | wanted))
        return _apart(room, ad) + 0.4 * unlike, unlike

    near = [ad for ad in ads if ad.liked and _apart(room, ad) <= FARTHEST]
    return sorted(near, key=distance)[:NEAREST]


def _apart(room: Room, ad: PastAd) -> float:
    return abs(math.log(room.width / room.height) - math.log(ad.width / ad.height))


def past_frames(
    room: Room, concepts: Sequence[Concept], present: Iterable[str], seen: Seen | None, ads: Sequence[PastAd]
) -> list[Frame]:
    """Return arrangements after the nearest ads, for each concept of their family; none for long, low formats."""
    if room.shape == "strip" or not ads:
        return []
    found: list[Frame] = []
    for ad in nearest(room, present, ads):
        family = family_of(ad)
        for number, concept in enumerate(concepts):
            if concept.family == family and (seen is not None) == (family != "type"):
                found += _frames(room, ad, family, concept, number, seen)
    return found


def _frames(
    room: Room, ad: PastAd, family: Family, concept: Concept, number: int, seen: Seen | None
) -> list[Frame]:
    words = box_of(ad, WORDS)
    if words[2] * words[3] <= 0:
        return []
    picture = _scaled(box_of(ad, ("picture", "background")), room) if family != "type" else NOTHING
    if family in ("full", "card"):
        picture = (0.0, 0.0, room.width, room.height)
    grown = (words[0] - AIR, words[1] - AIR, words[2] + 2 * AIR, words[3] + 2 * AIR)
    zone = within(_scaled(grown, room), room.safe)
    if family in ("split", "inset"):
        zone = _beside(zone, picture, room.margin)
    pad = min(0.9 * room.margin, 0.12 * min(zone[2:]))
    if family == "card":
        # The plate itself keeps the margin of the format.
        x, y, across, down = within(
            (zone[0] - pad, zone[1] - pad, zone[2] + 2 * pad, zone[3] + 2 * pad), room.safe
        )
        zone = (x + pad, y + pad, across - 2 * pad, down - 2 * pad)
    if min(zone[2:]) < 0.12 * room.side:
        return []
    logo, corner = _logo(room, ad, words)
    if family != "full" and logo == "corner":
        logo, corner = "foot", NOTHING
    ground = {"full": "picture", "card": "plate"}.get(family, "panel")
    panel = _panel(room, zone, picture, family, pad)
    pictures = [picture]
    if family == "card":
        # What draws the eye in this picture may be where the plate lies: then it stands beside, as far as under the plate's middle.
        half = (panel[0] + panel[2] / 4, panel[1] + panel[3] / 4, panel[2] / 2, panel[3] / 2)
        pictures.append(max(_rests(room, half), key=lambda rest: rest[2] * rest[3]))
    found: list[Frame] = []
    for one in pictures:
        options = _cuts(seen, one) if family != "type" else ()
        if options or family == "type":
            found.append(
                Frame(
                    number,
                    zone,
                    "middle",
                    concept.align,
                    logo,
                    corner,
                    ground,
                    one,
                    options,
                    panel,
                    past=True,
                )
            )
    return found


def _cuts(seen: Seen | None, picture: Rect) -> tuple[Crop, ...]:
    if seen is None or min(picture[2:]) <= 0:
        return ()
    return tuple(crops(seen, picture[2], picture[3], (1.0, 1.22), 4)[:8])


def _panel(room: Room, zone: Rect, picture: Rect, family: Family, pad: float) -> Rect:
    if family == "full":
        return NOTHING
    if family == "card":
        return (zone[0] - pad, zone[1] - pad, zone[2] + 2 * pad, zone[3] + 2 * pad)
    if family == "split":
        return max(_rests(room, picture), key=lambda rest: within(rest, zone)[2] * within(rest, zone)[3])
    return (0.0, 0.0, room.width, room.height)


def _rests(room: Room, picture: Rect) -> list[Rect]:
    """Return what of a format lies at each side of a picture."""
    x, y, width, height = picture
    return [
        (0.0, 0.0, x, room.height), (x + width, 0.0, room.width - x - width, room.height), (0.0, 0.0, room.width, y),
        (0.0, y + height, room.width, room.height - y - height),
    ]  # fmt: skip


def _beside(zone: Rect, picture: Rect, margin: float) -> Rect:
    """Return the largest part of a zone that keeps a margin to a picture."""
    x, y, width, height = zone
    left, top = picture[0] - margin, picture[1] - margin
    right, bottom = picture[0] + picture[2] + margin, picture[1] + picture[3] + margin
    parts = [
        (x, y, min(width, left - x), height), (max(x, right), y, x + width - max(x, right), height),
        (x, y, width, min(height, top - y)), (x, max(y, bottom), width, y + height - max(y, bottom)),
    ]  # fmt: skip
    return max(parts, key=lambda part: max(0.0, part[2]) * max(0.0, part[3]))


def _scaled(box: Rect, room: Room) -> Rect:
    return (box[0] * room.width, box[1] * room.height, box[2] * room.width, box[3] * room.height)


def _logo(room: Room, ad: PastAd, words: Rect) -> tuple[str, Rect]:
    """Return where the logo stands: with the words, or in a corner of its own, and the room there."""
    logo = box_of(ad, ("logo",))
    if logo[2] * logo[3] <= 0:
        return "foot", NOTHING
    if logo[0] < words[0] + words[2] and logo[0] + logo[2] > words[0]:
        if logo[1] + logo[3] <= words[1] + 0.02:
            return "top", NOTHING
        if logo[1] >= words[1] + words[3] - 0.02:
            return "foot", NOTHING
    grown = (logo[0] - AIR, logo[1] - AIR, logo[2] + 2 * AIR, logo[3] + 2 * AIR)
    corner = within(_scaled(grown, room), room.safe)
    return ("corner", corner) if min(corner[2:]) > 0.04 * room.side else ("foot", NOTHING)
