"""Results in the tray: what jobs made and nobody has placed or thrown away yet."""

from __future__ import annotations

from collections.abc import Sequence
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


def twin_of(results: Sequence[Result], result: Result) -> Result | None:
    """Return the first of `results`, oldest first, that another job made with the same bytes before `result`."""
    first = next((item for item in results if item.asset.sha256 == result.asset.sha256), result)
    return None if first.job == result.job else first
