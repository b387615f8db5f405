"""Keys of results that change over time: what holds at a time, and how it goes on from there.

A generator that makes videos may say of a result that it goes from key to key (``keyed``). The studio then lays it on
the timeline as a clip whose keys can be moved, added, eased and taken away; what lies between two keys is the
generator's own affair. Time is an integer count of flicks (1/705,600,000 s), which divides the usual frame and sample
rates exactly.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

from pydantic import Field, TypeAdapter, ValidationError, field_validator

from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen

FLICKS_PER_SECOND = 705_600_000

Easing = Literal["hold", "linear", "ease-in", "ease-out", "ease-in-out", "bezier"]
"""How a value goes from one key to the next; the first three names of curves are CSS's."""

Bezier = tuple[float, float, float, float]

MAX_KEYS = 1000
"""Of one result."""

MAX_TEXT = 4_000_000
"""Length of keys as text."""

_BEZIERS: dict[str, Bezier] = {
    "ease-in": (0.42, 0.0, 1.0, 1.0), "ease-out": (0.0, 0.0, 0.58, 1.0), "ease-in-out": (0.42, 0.0, 0.58, 1.0),
}  # fmt: skip

_MOST_STEPS, _PRECISION = 60, 1e-14
"""Halvings that come to the precision of a float, and that precision."""


def checked_bezier(bezier: Bezier) -> Bezier:
    """Return a curve whose time only goes on, x1 and x2 between 0 and 1, and whose values stay within 100; else ValueError."""
    if not (0 <= bezier[0] <= 1 and 0 <= bezier[2] <= 1 and all(abs(y) <= 100 for y in bezier[1::2])):
        raise ValueError("the times of a curve are between 0 and 1")
    return bezier


class TimedKey(Frozen):
    """What holds at a time of a result.

    Attributes
    ----------
    at : int
        Flicks from its beginning.
    params : dict
        Parameters of one of the generators that the result names as ``by``, in JSON types; beside them ``generator`` and
        ``seed``.
    easing : str
        Of the way to the next key.
    bezier : tuple of float
        x1, y1, x2, y2 of the easing "bezier": the inner control points of a cubic from (0, 0) to (1, 1), x being
        time, as CSS's ``cubic-bezier``.
    """

    at: int
    params: dict[str, Any] = Field(default_factory=dict)
    easing: Easing = "ease-in-out"
    bezier: Bezier = (0.25, 0.1, 0.25, 1.0)

    @field_validator("bezier")
    @classmethod
    def _goes_on(cls, bezier: Bezier) -> Bezier:
        return checked_bezier(bezier)


Keys = tuple[TimedKey, ...]

_KEYS = TypeAdapter(Keys)


def dump_keys(keys: Sequence[TimedKey]) -> str:
    """Return keys as JSON text, for a parameter; equal keys are equal texts, and "" is none."""
    if not keys:
        return ""
    rows = [{"at": key.at, "easing": key.easing, **_curve(key), "params": key.params} for key in keys]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def load_keys(text: str) -> Keys:
    """Read what ``dump_keys`` wrote, in the order of time.

    Raises
    ------
    UserError
        When it is no list of keys, holds too many, or two at one time.
    """
    if not text.strip():
        return ()
    if len(text) > MAX_TEXT:
        raise _wrong(f"they are longer than {MAX_TEXT:,} characters")
    try:
        keys = _KEYS.validate_json(text)
    except ValidationError as error:
        raise _wrong(str(error.errors()[0]["msg"])) from None
    if len(keys) > MAX_KEYS:
        raise _wrong(f"there are more than {MAX_KEYS:,}")
    ordered = tuple(sorted(keys, key=lambda key: key.at))
    if any(left.at == right.at for left, right in pairwise(ordered)):
        raise _wrong("two of them are at the same time")
    return ordered


def keyed(param: str, by: Sequence[str], keys: Sequence[TimedKey], **facts: Any) -> dict[str, Any]:
    """Return what a video's metadata say as ``keyed``, so that the timeline takes it as a clip with keys.

    Parameters
    ----------
    param : str
        Parameter of its generator that takes the keys, as ``dump_keys`` writes them.
    by : sequence of str
        Generators whose results can be keys.
    keys : sequence of TimedKey
        Those that it was made from.
    **facts
        What else the studio may know. ``state``: what of the metadata of a result holds the parameters of its key;
        those of its recipe when left out. ``score``: an input that may follow a score track.
    """
    return {"param": param, "by": list(by), "keys": dump_keys(keys), **facts}


def place_of(keys: Sequence[TimedKey], at: int) -> tuple[int, int, float]:
    """Return between which two keys a time lies, by their index, and which share of the way from one to the other is gone.

    Before the first key it is the first alone, after the last one the last.
    """
    index = bisect_right(keys, at, key=lambda key: key.at)
    if index == 0:
        return 0, 0, 0.0
    if index == len(keys):
        return index - 1, index - 1, 0.0
    left, right = keys[index - 1], keys[index]
    return index - 1, index, eased(left.easing, (at - left.at) / (right.at - left.at), left.bezier)


def eased(easing: Easing, share: float, bezier: Bezier = (0.25, 0.1, 0.25, 1.0)) -> float:
    """Return which share of the way to the next key is gone when `share` (0 to 1) of the time is."""
    if easing == "hold":
        return 0.0
    if easing == "linear":
        return share
    return bezier_at(_BEZIERS.get(easing, bezier), share)


def bezier_at(bezier: Bezier, x: float) -> float:
    """Return y where a cubic from (0, 0) to (1, 1) with inner points (x1, y1), (x2, y2) has this x, 0 to 1.

    Newton's method on the curve's parameter, kept between bounds by bisection: x grows with it, but may hardly do so.
    """
    x1, y1, x2, y2 = bezier
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    low, high, at = 0.0, 1.0, x
    for _ in range(_MOST_STEPS):
        off = _cubic(x1, x2, at) - x
        if abs(off) < _PRECISION:
            break
        if off < 0:
            low = at
        else:
            high = at
        slope = 3 * ((1 - at) ** 2 * x1 + 2 * (1 - at) * at * (x2 - x1) + at * at * (1 - x2))
        near = at - off / slope if slope > _PRECISION else -1.0
        at = near if low < near < high else (low + high) / 2
    return _cubic(y1, y2, at)


def _cubic(first: float, second: float, at: float) -> float:
    rest = 1 - at
    return 3 * rest * rest * at * first + 3 * rest * at * at * second + at**3


def _curve(key: TimedKey) -> dict[str, Any]:
    return {"bezier": list(key.bezier)} if key.easing == "bezier" else {}


def _wrong(why: str) -> UserError:
    return UserError(f"These keys can't be read: {why}.", "Set them on the timeline, or leave them empty.")
