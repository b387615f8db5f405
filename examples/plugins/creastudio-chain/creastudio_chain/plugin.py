"""The face: what the plugin offers. Loaded at every start, so it imports the api alone."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api import Generator, Panel, Params, hookimpl, param
from creastudio_chain.translations import ZH_CN


class WriteParams(Params):
    """Settings of ``chain.write``."""

    text: str = param("", title="Text", help="It goes on from here.", role="prompt", max_length=400_000)
    count: int = param(4, title="Alternatives", help="Each has its own seed.", ge=1, le=16, role="count")
    words: int = param(
        40, title="Longest", help="It also ends at the end of a paragraph.", unit="words", ge=1, le=400
    )
    freedom: float = param(
        1.0,
        title="Freedom",
        help="At 0 the likeliest word always comes; above 1 rare words come more often.",
        ge=0.0,
        le=2.0,
        step=0.1,
    )
    sample: str = param("", title="Sample", help="It also learns from this.", max_length=400_000)
    stops: str = param(
        "", title="Stop at", help="One string a line; the text ends before it.", max_length=2000
    )
    pace: float = param(
        0.0,
        title="Pause",
        help="After each word, to watch it write.",
        unit="s",
        ge=0.0,
        le=1.0,
        advanced=True,
    )


class CheckParams(Params):
    """Settings of ``chain.check``."""

    text: str = param("", title="Text", role="prompt", max_length=400_000)
    longest: int = param(90, title="Longest line", unit="characters", ge=10, le=1000)


WRITE = Generator(
    id="chain.write",
    title="Word chain",
    summary="Goes on with a text as words follow each other in what it has read.",
    category="Text",
    makes="text",
    params=WriteParams,
    entry="creastudio_chain.engine:run",
    replay="exact",
    languages=("en", "zh"),
    good_for=("trying the writing panel",),
    trial={"text": "The sea", "words": 12},
    api=">=1.3,<2",
)

CHECK = Generator(
    id="chain.check",
    title="Repeated words",
    summary="Finds words that repeat within a line, and lines that are long.",
    category="Text",
    makes="text",
    params=CheckParams,
    entry="creastudio_chain.check:run",
    live_entry="creastudio_chain.check:open_session",
    replay="exact",
    trial={"text": "The sea and the sea."},
    api=">=1.3,<2",
)

DESK = Panel(
    id="chain.desk",
    title="Word chain",
    view="branches",
    generator="chain.write",
    bindings={
        "text": "text",
        "sample": "sample",
        "stops": "stops",
        "style": "words,freedom,pace",
        "presets": "Careful: freedom=0.5; Free: freedom=1; Wild: freedom=1.7",
        "checks": "chain.check",
    },
)


@hookimpl
def creastudio_generators() -> list[Generator]:
    """Return what this plugin makes."""
    return [WRITE, CHECK]


@hookimpl
def creastudio_panels() -> list[Panel]:
    """Return the panel in which it writes."""
    return [DESK]


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return the words of the face in other languages."""
    return {"zh_CN": ZH_CN}
