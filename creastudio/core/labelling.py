"""How a project says that it was made with generators: visibly, and in the metadata of its files."""

from __future__ import annotations

from pydantic import Field

from creastudio.api.recipe import Frozen


class Labelling(Frozen):
    """What exported files say of generated content; files that show none are never labelled.

    Attributes
    ----------
    visible : bool
        Whether a line of text on the picture says so.
    text : str
        That line.
    metadata : bool
        Whether the IPTC's digital source type and the implicit label of GB 45438-2025 are written, also into files
        that leave their recipe out.
    producer : str
        Who answers for the content: a name, or the code of a service; empty for the studio's own name.
    """

    visible: bool = False
    text: str = Field(default="AI生成 · AI-generated", min_length=1, max_length=64)
    metadata: bool = False
    producer: str = Field(default="", max_length=128)
