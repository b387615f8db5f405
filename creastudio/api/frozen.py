"""The base of the values of the studio."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Base of the immutable values of the studio; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
