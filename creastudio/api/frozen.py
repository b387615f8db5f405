"""The base of the values of the studio."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Finite = Annotated[float, Field(allow_inf_nan=False)]
"""A number that is one: JSON from elsewhere may say NaN, or 1e999, which is infinity."""


class Frozen(BaseModel):
    """Base of the immutable values of the studio; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
