"""What the plugin offers; imports the api and nothing heavier."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api import Generator, hookimpl
from creastudio_layout.tools.campaign import CAMPAIGN
from creastudio_layout.tools.compose import COMPOSE
from creastudio_layout.tools.resolve import RESOLVE
from creastudio_layout.tools.results import RESULTS
from creastudio_layout.words import EN, ZH_CN

GENERATORS: tuple[Generator, ...] = (
    COMPOSE,
    RESOLVE,
    CAMPAIGN,
    RESULTS,
)


@hookimpl
def creastudio_generators() -> tuple[Generator, ...]:
    """Return the generators of layouts."""
    return GENERATORS


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return Simplified Chinese for everything that these generators show."""
    return {"zh_CN": ZH_CN, "en": EN}
