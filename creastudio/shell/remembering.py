"""What the settings remember of things by a key, as the last export of each artboard: the newest of them, and read with care."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)


def with_newest(kept: Mapping[str, Any], key: str, value: Any, most: int) -> dict[str, Any]:
    """Return what is kept with `value` under `key` as the newest; the oldest go where there are more than `most`."""
    others = {name: item for name, item in kept.items() if name != key}
    return dict(list({**others, key: value}.items())[-most:])


def read_as(model: type[Model], stored: object) -> Model | None:
    """Return what is stored as a value; None where nothing is, or another version of the studio stored it."""
    if stored is None:
        return None
    try:
        return model.model_validate(stored)
    except ValidationError:
        return None
