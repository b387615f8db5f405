"""``picture.network``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_pictures.tools.common import CATEGORY


class NetworkParams(Params):
    """Settings of ``picture.network``."""

    title: str = param(
        "", title="Name", help="How the library shall call it; empty for the name of the file.", max_length=80
    )
    licence: str = param("", title="Licence", help="Of the weights, as their maker states it.", max_length=80)


NETWORK = Generator(
    id="picture.network",
    title="Add a network",
    summary="Puts weights from elsewhere into the library: for enlarging, cleaning or filling. Nothing in the file is run.",
    category=CATEGORY,
    takes=(Input(name="file", kind="model", title="File of weights"),),
    makes="text",
    params=NetworkParams,
    entry="creastudio_pictures.engine.add_net:run",
    memory=1500,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)
