"""Rows and columns of a sheet: which part of a state goes through which values.

| axis | values, as text | means |
|---|---|---|
| ``truncation``, ``x``, ``y`` | ``0.4, 0.7, 1`` or ``-2..2/5`` | a list, or five values from -2 to 2 |
| ``direction`` | ``smile:-2..2/5`` | a direction, by name, number or id, and how far |
| ``label`` | ``impasto, woodcut`` | classes; empty for all of them |
| ``seed`` | ``12, 99`` or ``coarse:1..8/8`` | seeds from which all layers, or some, are taken |
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio_gan import state_text
from creastudio_gan.state_text import StateTextError

Axis = Literal["none", "truncation", "x", "y", "direction", "label", "seed"]
DEFAULTS = {
    "truncation": "0..1.2/5",
    "x": "-2..2/5",
    "y": "-2..2/5",
    "direction": "1:-2..2/5",
    "label": "",
    "seed": "1..5/5",
}
MOST = 16
"""Values of one axis."""


@dataclass(frozen=True)
class Sweep:
    """One axis of a sheet.

    Attributes
    ----------
    what : str
        Of a direction its name or id, of a seed its layers; else empty.
    values : tuple of str
        As text, each as a state writes it; empty of a label for all classes.
    """

    axis: Axis
    what: str = ""
    values: tuple[str, ...] = ()


def parse_sweep(axis: Axis, text: str) -> Sweep:
    """Return an axis; an empty text is its default.

    Raises
    ------
    StateTextError
        With a sentence about what is wrong.
    """
    text = text.strip() or DEFAULTS.get(axis, "")
    if axis == "none":
        return Sweep(axis)
    if axis == "label":
        return Sweep(axis, values=_checked(tuple(part.strip() for part in text.split(",") if part.strip())))
    what, colon, rest = text.rpartition(":")
    what = what.strip()
    if bool(colon) and axis not in ("direction", "seed"):
        raise StateTextError(f"'{text}' are no values of {axis}; write for example 0.4, 0.7, 1 or -2..2/5")
    if axis == "direction":
        if not what:
            raise StateTextError(f"'{text}' names no direction; write for example smile:-2..2/5")
        state_text.parse_direction(what)
    if axis == "seed":
        state_text.parse_layers(what or "all")
    values = _checked(_numbers(rest))
    bound = {"x": state_text.PLANE, "y": state_text.PLANE, "direction": state_text.FARTHEST}.get(axis)
    low, high = (0.0, 1.5) if axis == "truncation" else (-bound if bound else 0.0, bound or 2.0**53)
    for value in values:
        if not low <= float(value) <= high:
            raise StateTextError(f"{value} lies outside of {low:g} to {high:g}")
        if axis == "seed" and not value.isdecimal():
            raise StateTextError(f"{value} is no seed, which is a whole number")
    return Sweep(axis, what or ("all" if axis == "seed" else ""), values)


def _checked(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(values) > MOST:
        raise StateTextError(
            f"There are {len(values)} values, but a sheet has at most {MOST} rows or columns"
        )
    return values


def _numbers(text: str) -> tuple[str, ...]:
    if ".." not in text:
        found = tuple(f"{_number(part):.10g}" for part in text.split(",") if part.strip())
        if not found:
            raise StateTextError("There are no values; write for example 0.4, 0.7, 1 or -2..2/5")
        return found
    first, _, rest = text.partition("..")
    last, slash, count = rest.partition("/")
    if slash and not count.strip().isdecimal():
        raise StateTextError(f"'{count.strip()}' is no number of values; write for example -2..2/5")
    steps = int(count) if slash else 5
    if not 2 <= steps <= MOST:
        raise StateTextError(f"A range has from 2 to {MOST} values, not {steps}")
    low, high = _number(first), _number(last)
    return tuple(f"{low + (high - low) * index / (steps - 1):.6g}" for index in range(steps))


def _number(text: str) -> float:
    return state_text.number(text, "a value")
