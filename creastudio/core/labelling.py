"""How a project says that it was made with generators: visibly, and in the metadata of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from creastudio.api.formats import asks_for_labels
from creastudio.api.recipe import Frozen

if TYPE_CHECKING:
    from creastudio.core.canvas import Artboard


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
    by_platform : bool
        Whether ads in formats of platforms that have to label what was generated are labelled in both ways in any case.
    """

    visible: bool = False
    text: str = Field(default="AI生成 · AI-generated", min_length=1, max_length=64)
    metadata: bool = False
    producer: str = Field(default="", max_length=128)
    by_platform: bool = True


def labelling_of(labelling: Labelling, board: Artboard) -> Labelling:
    """Return how an artboard is labelled: as the project says, and as the platform has to that its format is of."""
    if not labelling.by_platform or board.layout is None or not asks_for_labels(board.layout.format):
        return labelling
    # A label that was laid out as an element needs none on top of it.
    told = any(layer.role == "label" and layer.visible for layer in board.layers)
    return labelling.model_copy(update={"visible": labelling.visible or not told, "metadata": True})
