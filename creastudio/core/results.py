"""Results in the tray: what jobs made and nobody has placed or thrown away yet."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.assets import Asset
from creastudio.core.ids import new_id

ResultState = Literal["new", "accepted", "discarded"]


class Result(Frozen):
    """One finished result of a job.

    Results of one job are siblings: alternatives of which a person accepts one, and which stay with it as takes.
    """

    id: str = Field(default_factory=new_id)
    job: str
    asset: Asset
    state: ResultState = "new"
