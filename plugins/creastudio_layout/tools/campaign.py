"""``layout.campaign``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_layout.tools.compose import CATEGORY, TEACHERS, follow_learned, writer


class CampaignParams(Params):
    """Settings of ``layout.campaign``; what is advertised stands in the campaign itself."""

    languages: str = param(
        "", title="Only these languages", help="Such as en; empty: all of the campaign.", max_length=200
    )
    music: bool = param(True, title="Make the music", help="For the films that the campaign asks for.")
    learned: bool = follow_learned()
    writer: str = writer()


CAMPAIGN = Generator(
    id="layout.campaign",
    title="Campaign",
    summary="Everything that a campaign file asks for: ads in all formats and languages, films with music, and a report that names "
    "what doesn't keep a rule.",
    category=CATEGORY,
    takes=(
        Input(name="campaign", kind="campaign", title="Campaign file", endings=(".toml", ".creacampaign")),
        *TEACHERS,
    ),
    makes="layout",
    languages=("en", "zh"),
    good_for=("advertisements", "campaigns", "banners"),
    params=CampaignParams,
    entry="creastudio_layout.engine.campaign:run",
    memory=900,
    quick=False,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
    trial={"music": False},
)
