"""The values of OpenTimelineIO files: times, ranges, names. What our own metadata in them is called.

The library of that name refuses a whole file for one schema that it doesn't know in the place of an effect, and lets
a file that is nested deeply enough end the process; so files are read, and written, as the JSON that they are.
Format: OpenTimelineIO, "Serialized File Format" and "Serialized Data" of its documentation (0.18).
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeGuard, cast

from creastudio.core.time import FLICKS_PER_SECOND

KEY = "creastudio"
"""Of the metadata that are ours."""

VERSION = 1
"""Of those metadata."""

Value = dict[str, Any]

MOST_FLICKS = 10**9 * FLICKS_PER_SECOND
"""Times beyond are damage."""

COLORS: dict[str, str] = {
    "PINK": "#ff80c0", "RED": "#e04040", "ORANGE": "#e0a030", "YELLOW": "#e0d040", "GREEN": "#50b050", "CYAN": "#40b8c8",
    "BLUE": "#4070e0", "PURPLE": "#9050d0", "MAGENTA": "#d040b0", "BLACK": "#202020", "WHITE": "#f0f0f0",
}  # fmt: skip
"""The only colours that a marker has there."""


def schema_of(value: object) -> str:
    """Return the name of a value's schema without its version ("Clip"); empty for what has none."""
    name = cast("Value", value).get("OTIO_SCHEMA") if isinstance(value, dict) else None
    return name.rpartition(".")[0] or name if isinstance(name, str) else ""


def made(schema: str, **fields: object) -> Value:
    """Return a value of a schema ("Clip.2")."""
    return {"OTIO_SCHEMA": schema, **fields}


def rate_to_write(rate: Fraction) -> Fraction:
    """Return the rate that times are written in: the sequence's own, or flicks where that one can't be told from others."""
    return rate if rate_of(made("RationalTime.1", rate=float(rate))) == rate else Fraction(FLICKS_PER_SECOND)


def time_value(flicks: int, rate: Fraction) -> Value:
    """Return a time in frames of `rate`, with a fraction where it lies on none: ``flicks_of`` gives the same again."""
    # Whole numbers by whole numbers is the nearest float there is, and ten times as fast as fractions.
    value = flicks * rate.numerator / (rate.denominator * FLICKS_PER_SECOND)
    return made("RationalTime.1", rate=float(rate), value=value)


def range_value(start: int, duration: int, rate: Fraction) -> Value:
    """Return a range, of flicks."""
    return made("TimeRange.1", start_time=time_value(start, rate), duration=time_value(duration, rate))


def flicks_of(value: object) -> int | None:
    """Return a time in flicks; None for what is none."""
    rate = rate_of(value)
    count = cast("Value", value).get("value") if rate is not None else None
    if rate is None or not _is_number(count):
        return None
    above, below = count.as_integer_ratio()
    above, below = above * rate.denominator * FLICKS_PER_SECOND, below * rate.numerator
    flicks = (2 * above + below) // (2 * below)
    return flicks if abs(flicks) <= MOST_FLICKS else None


def range_of(value: object) -> tuple[int, int] | None:
    """Return start and duration of a range in flicks; None for what is none, or lasts less than nothing."""
    if schema_of(value) != "TimeRange":
        return None
    fields = cast("Value", value)
    start, duration = flicks_of(fields.get("start_time")), flicks_of(fields.get("duration"))
    return None if start is None or duration is None or duration < 0 else (start, duration)


def rate_of(value: object) -> Fraction | None:
    """Return the rate of a time, frames/s, those of NTSC exactly; None for what has none."""
    given = cast("Value", value).get("rate") if schema_of(value) == "RationalTime" else None
    return _exact(given) if _is_number(given) and 0.001 <= given <= 1e9 else None


@lru_cache(maxsize=256)
def _exact(given: float) -> Fraction:
    nominal = math.ceil(given)
    ntsc = Fraction(nominal * 1000, 1001)
    # 23.976, 23.98 and 29.97 are all written for them.
    if given != nominal and abs(given - ntsc) < Fraction(6, 1000):
        return ntsc
    return Fraction(given).limit_denominator(1001)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def text_of(value: object, longest: int = 1000) -> str:
    """Return a text that can be shown; empty for what is none."""
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value[:longest] if c.isprintable() or c in "\n\t").strip()


def own_of(value: Value) -> Value:
    """Return our own metadata of a value; empty where it has none."""
    metadata = value.get("metadata")
    found = cast("Value", metadata).get(KEY) if isinstance(metadata, dict) else None
    return cast("Value", found) if isinstance(found, dict) else {}


def list_of(value: object) -> list[Any]:
    """Return a list; empty for what is none."""
    return cast("list[Any]", value) if isinstance(value, list) else []
