"""What layouts are held against: words at random, a centred stack, and a square that is scaled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from creastudio.api.layout import Box, Element, ElementRole, Layout, TextLook
from creastudio_layout.engine.copy import SetText
from creastudio_layout.engine.pictures import Seen
from creastudio_layout.theory.sizes import LEAST, Room

SHARES = {"headline": 0.11, "subhead": 0.045, "price": 0.06, "cta": 0.04, "legal": 0.022}
"""Font sizes as shares of a format's side."""


def centred(room: Room, words: Mapping[str, str], sets: Mapping[str, SetText], seen: Seen) -> Layout:
    """Return all words in the middle, one below the other, over the picture."""
    return _layout(room, seen, _stack(room, words, sets, None))


def at_random(
    room: Room, words: Mapping[str, str], sets: Mapping[str, SetText], seen: Seen, rng: np.random.Generator
) -> Layout:
    """Return the same words where chance puts them."""
    return _layout(room, seen, _stack(room, words, sets, rng))


def scaled(master: Layout, room: Room, seen: Seen) -> Layout:
    """Return a square layout made as large as fits, in the middle, over the picture that fills the format."""
    scale = min(room.width / master.width, room.height / master.height)
    left, top = (room.width - master.width * scale) / 2, (room.height - master.height * scale) / 2
    items: list[Element] = []
    for item in master.elements:
        if (
            item.role == "picture"
            and item.box.width >= master.width - 1
            and item.box.height >= master.height - 1
        ):
            continue
        box = item.box
        look = item.look.model_copy(update={"size": item.look.size * scale}) if item.look else None
        place = Box(
            x=left + box.x * scale, y=top + box.y * scale, width=box.width * scale, height=box.height * scale
        )
        items.append(item.model_copy(update={"box": place, "look": look}))
    return _layout(room, seen, items)


def _stack(
    room: Room, words: Mapping[str, str], sets: Mapping[str, SetText], rng: np.random.Generator | None
) -> list[Element]:
    rows: list[tuple[str, float, float, float]] = []
    for role, text in words.items():
        size = max(SHARES[role] * room.side, 0.8 * LEAST[role] * room.unit)
        wrap = sets[role].wrap
        wide = 0.86 * room.width / size
        lines = wrap.lines(wide) or len(wrap.widths)
        rows.append((role, size, float(wrap.widths[lines - 1]) * size, wrap.height(lines) * size))
        assert text
    y = (room.height - sum(row[3] for row in rows) * 1.15) / 2
    found: list[Element] = []
    for role, size, width, height in rows:
        x = (room.width - width) / 2
        if rng is not None:
            x, y = (
                float(rng.uniform(0, max(1.0, full - own)))
                for full, own in ((room.width, width), (room.height, height))
            )
        face = sets[role].face
        look = TextLook(
            families=face.families, size=size, weight=face.weight, color="#ffffff", tracking=face.tracking, leading=face.leading,
            align="center",
        )  # fmt: skip
        kind: ElementRole = role  # type: ignore[assignment]
        found.append(
            Element(
                id=role, role=kind, box=Box(x=x, y=y, width=width, height=height), text=words[role], look=look
            )
        )
        y += height * 1.15
    return found


def _layout(room: Room, seen: Seen, items: Sequence[Element]) -> Layout:
    ratio = room.width / room.height / seen.aspect
    wide, high = min(1.0, ratio), min(1.0, 1 / ratio)
    picture = Element(
        id="picture", role="picture", box=Box(x=0, y=0, width=room.width, height=room.height), picture=seen.sha256,
        crop=Box(x=(1 - wide) / 2, y=(1 - high) / 2, width=wide, height=high),
    )  # fmt: skip
    top, left, right, bottom = (
        room.safe[1],
        room.safe[0],
        room.safe[0] + room.safe[2],
        room.safe[1] + room.safe[3],
    )
    return Layout(
        width=round(room.width), height=round(room.height), format=room.id, elements=(picture, *items),
        safe=(top, room.width - right, room.height - bottom, left),
    )  # fmt: skip
