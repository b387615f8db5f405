"""``text.convert``: what a person can say of a model in a GGUF file, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_text.tools.common import CATEGORY


class ConvertParams(Params):
    """Settings of ``text.convert``."""

    title: str = param(
        "",
        title="Title",
        help="What the model is called here. Empty: as the file calls it.",
        max_length=200,
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
        help="What its makers allow. Empty: as the file says.",
        max_length=500,
    )
    source: str = param(
        "",
        title="Source",
        help="Where the model comes from: a name or an address, for its card.",
        max_length=500,
    )


CONVERT = Generator(
    id="text.convert",
    title="Convert a language model",
    summary="A model in a GGUF file becomes a model of your library, once. It says first what memory that takes.",
    category=CATEGORY,
    takes=(Input(name="file", kind="model", title="Model file (.gguf)", endings=(".gguf",)),),
    makes="text",
    good_for=("models from elsewhere",),
    params=ConvertParams,
    entry="creastudio_text.engine.convert:run",
    device="cpu",
    memory=1500,
    quick=False,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)
