"""The parts of a past ad that are pictures with no words on them: what a model of pictures may learn from it."""

from __future__ import annotations

from collections.abc import Iterable

from creastudio.api.past_ads import PastAd
from creastudio.core.past_guess import Rect

ON_TOP = ("headline", "subhead", "body", "cta", "price", "badge", "legal", "label", "logo", "underlay")
"""What lies on a picture and is no part of it."""

LEAST_SIDE = 48
"""Shorter side of a picture that is worth learning from, px."""
LEAST_SHARE = 0.3
"""Share of a picture that has to be free of words: less of it shows too little."""
MOST_OVER = 10
"""Elements on a picture that are looked around; the largest count."""


def regions_of(ad: PastAd, *, whole: bool = False) -> list[Rect]:
    """Return the parts of an ad that are pictures with no words on them, px: of each the largest such part.

    A picture that hardly has one is left out. An ad without annotations has none, as nobody said what in it is a picture.
    """
    page = (0.0, 0.0, float(ad.width), float(ad.height))
    if whole:
        return [page] if min(page[2:]) >= LEAST_SIDE else []
    shown = [item.box for item in ad.elements if item.role == "picture"]
    shown = shown or [item.box for item in ad.elements if item.role == "background"]
    over = [item.box for item in ad.elements if item.role in ON_TOP]
    found = (_free(cut, over) for box in shown if (cut := _common(box, page)) is not None)
    return [region for region in found if region is not None]


def _free(box: Rect, over: Iterable[Rect]) -> Rect | None:
    """Return the largest part of a box that others leave free; None where it is too small."""
    cuts = [cut for item in over if (cut := _common(item, box)) is not None]
    cuts = sorted(cuts, key=lambda cut: -cut[2] * cut[3])[:MOST_OVER]
    xs = sorted({box[0], box[0] + box[2], *(x for cut in cuts for x in (cut[0], cut[0] + cut[2]))})
    best: Rect | None = None
    for at, left in enumerate(xs):
        for right in xs[at + 1 :]:
            # Between two edges the free heights are those between the boxes that reach into there.
            spans = sorted(
                (cut[1], cut[1] + cut[3]) for cut in cuts if cut[0] < right and cut[0] + cut[2] > left
            )
            low = box[1]
            for start, end in (*spans, (box[1] + box[3], box[1] + box[3])):
                if best is None or (right - left) * (start - low) > best[2] * best[3]:
                    best = (left, low, right - left, start - low)
                low = max(low, end)
    if best is None or min(best[2:]) < LEAST_SIDE or best[2] * best[3] < LEAST_SHARE * box[2] * box[3]:
        return None
    return best


def _common(one: Rect, other: Rect) -> Rect | None:
    """Return where two boxes lie over each other; None for nowhere."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    foot = min(one[1] + one[3], other[1] + other[3])
    return (left, top, right - left, foot - top) if right > left and foot > top else None
