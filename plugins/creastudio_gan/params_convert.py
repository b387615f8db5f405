"""What a person can say of a model from elsewhere."""

from __future__ import annotations

from creastudio.api import Params, param


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
