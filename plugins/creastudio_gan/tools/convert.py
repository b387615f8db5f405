"""``gan.convert``: what a person can say of a model from elsewhere, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_gan.tools.common import CATEGORY


class ConvertParams(Params):
    """Settings of ``gan.convert``."""

    title: str = param(
        "", title="Title", help="What the model is called here. Empty: after what made it.", max_length=200
    )
    id: str = param(
        "",
        title="ID",
        help="Its short name on the command line and in recipes. Empty: made of the title.",
        max_length=200,
        advanced=True,
    )
    licence: str = param(
        "",
        title="Licence",
        help="What those who made the model allow you to do with it. It stays on its card.",
        max_length=500,
    )
    source: str = param(
        "",
        title="Source",
        help="Where the model comes from: a name or an address, for its card.",
        max_length=500,
    )


CONVERT = Generator(
    id="gan.convert",
    title="Convert a model",
    summary="A StyleGAN2 or StyleGAN3 file (.pkl), or one of rosinality's (.pt), becomes a model of your library. Nothing in it is run.",
    category=CATEGORY,
    takes=(Input(name="file", kind="model", title="Model file (.pkl or .pt)", endings=(".pkl", ".pt")),),
    makes="text",
    good_for=("models from elsewhere",),
    params=ConvertParams,
    entry="creastudio_gan.engine.convert:run",
    device="cpu",
    memory=1500,
    quick=False,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)
