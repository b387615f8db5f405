"""How a project says that it was made with generators: visibly, and in the metadata of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from creastudio.api.format_table import asks_for_labels, asks_for_labels_at
from creastudio.api.own_formats import OWN
from creastudio.api.recipe import Frozen

if TYPE_CHECKING:
    from creastudio.core.canvas import Artboard
    from creastudio.core.document import Document
    from creastudio.core.timeline import Sequence


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
        Whether what has a format or size of platforms that have to label what was generated is labelled in both ways in any case.
    """

    visible: bool = False
    text: str = Field(default="AI生成 · AI-generated", min_length=1, max_length=64)
    metadata: bool = False
    producer: str = Field(default="", max_length=128)
    by_platform: bool = True


def labelling_of(labelling: Labelling, board: Artboard) -> Labelling:
    """Return how an artboard is labelled: as the project says, and as the platform has to that its format or size is of."""
    if not (labelling.by_platform and _is_for_such_a_platform(board)):
        return labelling
    return _in_both_ways(labelling, told=_tells(board))


def labelling_of_film(
    labelling: Labelling, document: Document, sequence: Sequence, size: tuple[int, int] | None = None
) -> Labelling:
    """Return how a film is labelled: as the project says, and as the platform has to that it, or an artboard in it, is made for.

    Parameters
    ----------
    size : tuple of int, optional
        Width and height of the frames, px; those of the sequence where it is left out.
    """
    clips = [clip for track in sequence.tracks for clip in track.clips if clip.kind == "artboard"]
    shown = {clip.artboard for clip in clips if not clip.missing}
    boards = [board for board in document.artboards if board.id in shown]
    sizes = {(sequence.width, sequence.height), size or (sequence.width, sequence.height)}
    wanted = any(asks_for_labels_at(*item) for item in sizes) or any(map(_is_for_such_a_platform, boards))
    if not (labelling.by_platform and wanted):
        return labelling
    return _in_both_ways(labelling, told=bool(boards) and all(map(_tells, boards)))


def _is_for_such_a_platform(board: Artboard) -> bool:
    form = board.layout.format if board.layout is not None else ""
    return asks_for_labels(form) or (
        # The size tells only where the format doesn't.
        (form in ("", f"{board.width}x{board.height}") or form.startswith(OWN))
        and asks_for_labels_at(board.width, board.height)
    )


def _tells(board: Artboard) -> bool:
    """Return whether a label was laid out as an element: it needs none on top of it."""
    return any(layer.role == "label" and layer.visible for layer in board.layers)


def _in_both_ways(labelling: Labelling, *, told: bool) -> Labelling:
    return labelling.model_copy(update={"visible": labelling.visible or not told, "metadata": True})
