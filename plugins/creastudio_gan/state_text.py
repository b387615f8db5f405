"""The small languages of a state: labels, style mixing, directions and points, as text that a recipe can hold.

| of | example | means |
|---|---|---|
| label | ``impasto:0.7,woodcut:0.3`` | seven parts of one class, three of another |
| mix | ``coarse=12;5-6=7,3.5;fine=99*0.5`` | layers from seed 12, from a point of the plane, half from seed 99 |
| directions | ``smile:1.5, warm=sefa.fine.3:-0.4, 2:1`` | a name, a name that says what it is, a number |
| point | base64 of float16 | styles of a projected picture, by layer |

Parsed here without any library, so that forms and command lines say what is wrong before a job begins.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

RANGES = ("all", "coarse", "middle", "fine")
PLANE = 1000.0
"""How far the seed plane reaches from its middle."""

MOST_LAYERS = 64
MOST_SEEDS = 2**63
FARTHEST = 20.0
"""How far a direction can be followed, standard deviations."""

LONGEST_NAME = 40
"""Characters of the name of a direction."""

Basis = Literal["sefa", "pca"]
_ID = re.compile(r"(sefa|pca)\.(all|coarse|middle|fine|\d{1,2}|\d{1,2}-\d{1,2})\.(\d{1,4})")


class StateTextError(ValueError):
    """A sentence about what is wrong in such a text, without a full stop."""


@dataclass(frozen=True)
class Layers:
    """Some layers of a network, named or numbered from 1 (coarsest).

    Attributes
    ----------
    name : str
        "all", "coarse", "middle" or "fine"; empty for numbers.
    first, last : int
        From 1, inclusive; without a name.
    """

    name: str = "all"
    first: int = 0
    last: int = 0

    def __str__(self) -> str:
        if self.name:
            return self.name
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def of(self, count: int) -> range:
        """Return the indices, from 0, of these layers in a network that has `count`.

        Named ranges are thirds, as in Karras et al. 2019, section 3.1, where they are those of 4-8, 16-32 and 64-1024 px.

        Raises
        ------
        StateTextError
            When the network has fewer layers.
        """
        third, two = math.ceil(count / 3), math.ceil(2 * count / 3)
        named = {"all": (0, count), "coarse": (0, third), "middle": (third, two), "fine": (two, count)}
        if self.name:
            return range(*named[self.name])
        if self.last > count:
            raise StateTextError(f"There is no layer {self.last}: this model has {count}")
        return range(self.first - 1, self.last)


@dataclass(frozen=True)
class Mixed:
    """Layers that come from another point.

    Attributes
    ----------
    seed : int, optional
        The other point's seed, or else
    x, y : float
        its place on the plane.
    strength : float
        0 leaves the layers as they are, 1 replaces them.
    """

    layers: Layers
    seed: int | None = None
    x: float = 0.0
    y: float = 0.0
    strength: float = 1.0


@dataclass(frozen=True)
class DirectionId:
    """A direction that follows from the weights of a model alone: "sefa.coarse.3", numbered from 1."""

    basis: Basis
    layers: Layers
    index: int

    def __str__(self) -> str:
        return f"{self.basis}.{self.layers}.{self.index}"


@dataclass(frozen=True)
class Step:
    """How far to go in one direction, standard deviations.

    Attributes
    ----------
    name : str
        What a person called it; empty for none.
    id : DirectionId, optional
        Missing where only the name is known.
    """

    name: str
    id: DirectionId | None
    amount: float


def parse_label(text: str) -> tuple[tuple[str, float], ...]:
    """Return classes and their shares, which sum to 1; empty for an empty text."""
    found: list[tuple[str, float]] = []
    for part in _parts(text, ","):
        name, colon, share = part.rpartition(":")
        weight = number(share, f"the share of '{name.strip()}'") if colon else 1.0
        name = (name if colon else part).strip()
        if not name:
            raise StateTextError(f"'{part}' names no class; write for example impasto:0.7,woodcut:0.3")
        if weight < 0:
            raise StateTextError(f"The share of '{name}' is negative")
        found.append((name, weight))
    total = sum(weight for _, weight in found)
    if found and not total > 0:
        raise StateTextError("The shares of the classes sum to nothing")
    return tuple((name, weight / total) for name, weight in found)


def parse_mix(text: str) -> tuple[Mixed, ...]:
    """Return what is mixed in, in order; empty for an empty text."""
    return tuple(_mixed(part) for part in _parts(text, ";"))


def parse_directions(text: str) -> tuple[Step, ...]:
    """Return the steps, in order; empty for an empty text."""
    return tuple(_step(part) for part in _parts(text, ","))


def parse_direction(text: str) -> tuple[str, DirectionId | None]:
    """Return the name and the id in "smile", "smile=sefa.all.3", "sefa.all.3" or "3", which is sefa.all.3."""
    name, equals, rest = text.partition("=")
    name, rest = name.strip(), rest.strip()
    if equals:
        if not name:
            raise StateTextError(f"'{text}' has no name before the =")
        return name, parse_id(rest)
    if name.isdecimal():
        return "", parse_id(f"sefa.all.{name}")
    return ("", parse_id(name)) if _ID.fullmatch(name) else (name, None)


def parse_id(text: str) -> DirectionId:
    """Return the id of a direction ("sefa.coarse.3")."""
    found = _ID.fullmatch(text)
    if found is None or int(found[3]) < 1:
        raise StateTextError(f"'{text}' is no direction; write for example sefa.coarse.3 or pca.all.1")
    return DirectionId(cast(Basis, found[1]), parse_layers(found[2]), int(found[3]))


def parse_layers(text: str) -> Layers:
    """Return the layers called "coarse", "5" or "5-8"."""
    text = text.strip()
    if text in RANGES:
        return Layers(text)
    first, dash, last = text.partition("-")
    if not (first.isdecimal() and (last.isdecimal() if dash else True)):
        raise StateTextError(
            f"'{text}' names no layers; they are all, coarse, middle, fine, or numbers as 5-8"
        )
    low, high = int(first), int(last or first)
    if not 1 <= low <= high <= MOST_LAYERS:
        raise StateTextError(f"The layers {text} don't count upwards from 1 to {MOST_LAYERS}")
    return Layers("", low, high)


def parse_names(text: str) -> dict[str, DirectionId | int]:
    """Return what "3=smile, sefa.fine.2=warm" names: a number among those that are shown, or an id."""
    found: dict[str, DirectionId | int] = {}
    for part in _parts(text, ","):
        what, equals, name = (piece.strip() for piece in part.partition("="))
        if not equals or not name:
            raise StateTextError(f"'{part}' gives no name; write for example 3=smile")
        if _names_a_direction(name) and not _names_a_direction(what):
            what, name = name, what  # "smile=3" can only mean the same
        if not name or set(name) & set(":=;*") or _names_a_direction(name) or len(name) > LONGEST_NAME:
            raise StateTextError(
                f"'{name}' can't be a name: one has up to {LONGEST_NAME} letters, no : = ; * and is no number"
            )
        found[name] = int(what) if what.isdecimal() and 1 <= int(what) <= 9999 else parse_id(what)
    return found


def format_directions(steps: tuple[Step, ...]) -> str:
    """Return the text of `steps`; ``parse_directions`` reads it back."""
    return ", ".join(
        f"{'='.join(filter(None, (step.name, str(step.id or ''))))}:{step.amount:.6g}" for step in steps
    )


def encode_point(values: bytes) -> str:
    """Return a point as text; `values` are little-endian float16, layer by layer."""
    return base64.b64encode(values).decode("ascii")


@lru_cache(maxsize=8)
def decode_point(text: str) -> bytes:
    """Return the little-endian float16 values of a point; empty for an empty text."""
    try:
        values = base64.b64decode(text, validate=True)
        numbers = struct.unpack(f"<{len(values) // 2}e", values)
    except (binascii.Error, ValueError, struct.error):
        raise StateTextError("This is no point of a projected picture") from None
    if not all(map(math.isfinite, numbers)):
        raise StateTextError("This point holds values that are no numbers")
    return values


def _names_a_direction(text: str) -> bool:
    return text.isdecimal() or _ID.fullmatch(text) is not None


def _parts(text: str, separator: str) -> list[str]:
    return [part.strip() for part in text.split(separator) if part.strip()]


def number(text: str, what: str) -> float:
    """Return the finite number in `text`; StateTextError says `what` is none."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise StateTextError(f"{what[:1].upper()}{what[1:]} is '{text.strip()}', which is no number")
    return value


def _mixed(part: str) -> Mixed:
    layers, equals, point = part.partition("=")
    if not equals or not point.strip():
        raise StateTextError(f"'{part}' says no point; write for example coarse=12 or fine=7,3.5")
    where, star, share = point.partition("*")
    strength = number(share, "the strength behind *") if star else 1.0
    if not 0 <= strength <= 1:
        raise StateTextError(f"The strength behind * is {strength:g} but must be from 0 to 1")
    x, comma, y = where.partition(",")
    if not comma:
        if not x.strip().isdecimal() or int(x) >= MOST_SEEDS:
            raise StateTextError(
                f"'{x.strip()}' is no seed; a seed is a whole number, a point of the plane x,y"
            )
        return Mixed(parse_layers(layers), seed=int(x), strength=strength)
    place = number(x, "x"), number(y, "y")
    if max(map(abs, place)) > PLANE:
        raise StateTextError(f"The point {where.strip()} lies outside of the plane, -{PLANE:g} to {PLANE:g}")
    return Mixed(parse_layers(layers), x=place[0], y=place[1], strength=strength)


def _step(part: str) -> Step:
    what, colon, amount = part.rpartition(":")
    if not colon or not what.strip():
        raise StateTextError(f"'{part}' doesn't say how far; write for example smile:1.5 or 3:-2")
    name, direction = parse_direction(what.strip())
    far = number(amount, f"how far '{what.strip()}' goes")
    if abs(far) > FARTHEST:
        raise StateTextError(
            f"'{what.strip()}' goes to {far:g} but can go from -{FARTHEST:g} to {FARTHEST:g}"
        )
    return Step(name, direction, far)
