"""Checking one field of a frozen model by itself."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, cast

from pydantic import BaseModel, TypeAdapter


def check_field(model: type[BaseModel], name: str, value: Any) -> Any:
    """Return `value` as the field `name` of `model` would hold it; pydantic's ValidationError when it doesn't fit.

    Checking the field alone spares checking a whole document for one changed number.
    """
    return _adapter(model, name).validate_python(value)


def dump_field(value: BaseModel, name: str) -> Any:
    """Return the field `name` of `value` in JSON types."""
    return _adapter(type(value), name).dump_python(getattr(value, name), mode="json")


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    # Through Any: a checker takes the brackets for a type expression, and these are values.
    annotated = cast(Any, Annotated)
    return TypeAdapter(annotated[info.annotation, info])
