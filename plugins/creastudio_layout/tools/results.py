"""``layout.results``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Input, Params, param
from creastudio_layout.tools.compose import CATEGORY


class ResultsParams(Params):
    """Settings of ``layout.results``."""

    goal: Literal["clicks", "conversions"] = param(
        "clicks", title="What counts", help="A column of the table, as a share of the impressions."
    )


RESULTS = Generator(
    id="layout.results",
    title="Results of ads",
    summary="Ranks the variants of an ad by a table of impressions and clicks, says how sure that is, and lets the composer learn from it.",
    category=CATEGORY,
    takes=(
        Input(name="figures", kind="text", title="Table of figures", endings=(".csv", ".tsv", ".txt")),
        Input(
            name="layouts", kind="text", title="Layouts", required=False, role="layouts", endings=(".json",)
        ),
    ),
    makes="text",
    languages=("en", "zh"),
    good_for=("advertisements", "campaigns"),
    params=ResultsParams,
    entry="creastudio_layout.engine.results:run",
    memory=100,
    quick=True,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)
