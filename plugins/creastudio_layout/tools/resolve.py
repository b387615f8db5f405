"""``layout.resolve``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_layout.tools.compose import CATEGORY

LAYOUTS = 4_000_000
"""Characters of layouts that are taken."""

TINY = (
    '[{"width":300,"height":250,"elements":[{"id":"headline","role":"headline","text":"Good coffee",'
    '"box":{"x":10,"y":10,"width":200,"height":40},"look":{"size":30}}]}]'
)


class ResolveParams(Params):
    """Settings of ``layout.resolve``."""

    layouts: str = param(
        "",
        title="Layouts",
        help="A JSON list of layouts, with the words and sizes that they have now; locked elements stay.",
        max_length=LAYOUTS,
        advanced=True,
    )
    formats: str = param(
        "",
        title="Formats",
        help="Other formats to bring the layouts into; empty: those that they have.",
        role="formats",
        max_length=40_000,
    )


RESOLVE = Generator(
    id="layout.resolve",
    title="Arrange again",
    summary="Finds new places in layouts whose words, sizes or locks have changed, or brings them into other formats.",
    category=CATEGORY,
    takes=(Input(name="layout", kind="layout", title="Layout", required=False),),
    makes="layout",
    languages=("en", "zh"),
    good_for=("advertisements", "banners"),
    params=ResolveParams,
    entry="creastudio_layout.engine.resolve:run",
    live_entry="creastudio_layout.engine.resolve:open_session",
    memory=300,
    quick=True,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
    trial={"layouts": TINY},
)
