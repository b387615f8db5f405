"""``text.script``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Input, param
from creastudio_text.tools.common import API, CATEGORY
from creastudio_text.tools.sampling import SamplingParams


class ScriptParams(SamplingParams):
    """Settings of ``text.script``."""

    premise: str = param(
        "",
        title="Premise",
        help="What happens, in a few sentences.",
        role="prompt",
        max_length=4000,
    )
    characters: str = param(
        "Mara: tired, dry humour\nBen: hopeful, talks too much",
        title="Characters",
        help="One a line: a name, a colon, what they are like. Two to twelve.",
        role="prompt",
        max_length=4000,
    )
    places: str = param(
        "Kitchen\nEXT. Roof",
        title="Places",
        help="One a line, inside unless it begins with EXT. or is plainly outside. Scenes take them in turn.",
        max_length=2000,
    )
    title: str = param("", title="Title", max_length=200)
    scenes: int = param(2, title="Scenes", ge=1, le=20)
    turns: int = param(6, title="Turns a scene", help="How often somebody speaks.", ge=2, le=40)
    line: int = param(120, title="Longest turn", unit="characters", ge=16, le=600, soft_le=300)


SCRIPT = Generator(
    id="text.script",
    title="Script",
    summary="Scenes in Fountain with places, actions, talk and transitions; each scene has an id that stays with it. Given a script, "
    "it goes on with it and leaves what is there.",
    category=CATEGORY,
    takes=(Input(name="script", kind="text", title="Script to go on with", required=False),),
    makes="text",
    good_for=("scripts", "films", "dialogue"),
    params=ScriptParams,
    entry="creastudio_text.engine.script:run",
    memory=900,
    replay="exact",
    api=API,
    trial={"characters": "Mara\nBen", "scenes": 1, "turns": 2, "line": 16, "count": 2, "language": "en"},
)
