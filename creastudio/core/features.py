"""What is known of a thing, of whatever medium it is: numbers, words and lists by name, as plugins say them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, cast

Value = float | str | tuple[float, ...]
Features = Mapping[str, Value]
Ends = Mapping[str, tuple[str, str]]
"""Name of a number -> what things are called whose number is low, and high."""

MOST_FEATURES = 64
"""Features of one thing that are read."""
LONGEST_NAME, LONGEST_WORD, LONGEST_LIST = 60, 120, 1024
"""Characters of a name and of a word, and numbers of a list; what is longer isn't read."""

RICH, RICH_WEIGHT = 16, 3.0
"""A list of so many numbers stands for many things at once, such as what a network makes of a piece, and counts so often."""


def read_features(found: object) -> dict[str, Value]:
    """Return what a plugin says of a thing, in the form that is compared; what is of another form is left out.

    Parameters
    ----------
    found : object
        ``metadata["features"]`` of a result: names -> finite numbers, words, or lists of finite numbers.
    """
    if not isinstance(found, Mapping):
        return {}
    made: dict[str, Value] = {}
    for name, value in cast(Mapping[object, Any], found).items():
        if len(made) == MOST_FEATURES:
            break
        if isinstance(name, str) and 0 < len(name) <= LONGEST_NAME:
            read = _read(value)
            if read is not None:
                made[name] = read
    return made


def is_rich(value: Value) -> bool:
    """Tell whether a feature is a list that stands for many things at once."""
    return isinstance(value, tuple) and len(value) >= RICH


def read_ends(found: object) -> dict[str, tuple[str, str]]:
    """Return what a plugin calls things at both ends of a number, names -> (low, high); what is of another form is left out."""
    if not isinstance(found, Mapping):
        return {}
    made: dict[str, tuple[str, str]] = {}
    for name, pair in list(cast(Mapping[object, Any], found).items())[:MOST_FEATURES]:
        words = [_read(word) for word in cast(Sequence[Any], pair)] if isinstance(pair, list | tuple) else []
        if (
            isinstance(name, str)
            and len(words) == 2
            and isinstance(words[0], str)
            and isinstance(words[1], str)
        ):
            made[name] = (words[0], words[1])
    return made


def _read(value: Any) -> Value | None:
    if isinstance(value, str):
        return value if 0 < len(value) <= LONGEST_WORD else None
    if isinstance(value, list | tuple):
        items = cast(Sequence[Any], value)
        if not 0 < len(items) <= LONGEST_LIST or not all(map(_is_number, items)):
            return None
        return tuple(float(item) for item in items)
    return float(value) if _is_number(value) else None


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) <= 1e12
