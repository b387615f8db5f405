"""The shape of a network as a file states it: whole numbers within bounds, so that no file asks for all memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field
from typing import Any, ClassVar, Protocol, TypeVar

LARGEST: Mapping[str, int] = {
    "vocabulary": 1 << 20,
    "width": 1 << 14,
    "layers": 256,
    "heads": 256,
    "inner": 1 << 16,
    "context": 1 << 15,
    "near": 1 << 15,
}
"""The largest of each size; beyond what any preset or setting makes."""


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


Shape = TypeVar("Shape", bound=_Dataclass)


def shape_of(kind: type[Shape], facts: Mapping[str, Any]) -> Shape:
    """Return a dataclass of sizes as JSON states them; other keys are ignored.

    Raises
    ------
    ValueError
        When one is missing, is no whole number, or is out of bounds.
    """
    try:
        found = kind(**{name: facts[name] for name in kind.__dataclass_fields__ if name in facts})
    except TypeError as error:
        raise ValueError(str(error)) from None
    for name, most in LARGEST.items():
        size = getattr(found, name, 1)
        if type(size) is not int or not 1 <= size <= most:
            raise ValueError(f"{name} is {size!r}")
    return found
