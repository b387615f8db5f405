"""Texts among the results of a project: reading them, and the edits that place them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.api.evaluation import Evaluation
from creastudio.core.assets import Asset
from creastudio.core.blocked import refuse_blocked
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place_text import (
    Words,
    keep_writing,
    place_text_on_both,
    place_text_on_canvas,
    place_text_on_timeline,
)
from creastudio.core.edits.writing import add_passages
from creastudio.core.writing import MAX_LETTERS, WritingKind
from creastudio.core.writing_results import MadeText, continuation, words_of_result

if TYPE_CHECKING:
    from creastudio.workspace.placing import Destination
    from creastudio.workspace.workspace import Workspace


def is_report(asset: Asset) -> bool:
    """Return whether a text tells of a model or a folder, as its metadata say: it is read, and placed nowhere."""
    if asset.metadata.get("report") is True:
        return True
    try:
        return asset.kind == "text" and Evaluation.of(asset.metadata) is not None
    except UserError:
        return False


def made_text(workspace: Workspace, asset: Asset) -> MadeText:
    """Return an asset as what it says; UserError for what is no text, is gone, or blocked."""
    if asset.kind != "text" or is_report(asset):
        raise UserError(
            f"'{asset.title or asset.kind}' can't be placed as a text.", "It can be read and saved."
        )
    refuse_blocked(workspace.document, asset)
    text = workspace.read_blob(asset.sha256).decode("utf-8", "replace")
    return MadeText(asset, text.replace("\r\n", "\n")[:MAX_LETTERS])


def result_words(workspace: Workspace, result_id: str, document: Document | None = None) -> Words:
    """Return what placing a text of the tray places: its siblings come along as alternatives.

    Parameters
    ----------
    document : Document, optional
        What is looked through for a writing that holds it; the project's when left out.
    """
    made = made_text(workspace, workspace.tray.get(result_id).asset)
    takes = [
        made_text(workspace, item)
        for item in workspace.tray.takes_of(result_id, workspace.document)
        if item.kind == "text"
    ]
    return words_of_result(document or workspace.document, made, takes)


def dropped_words(
    workspace: Workspace, result_ids: Iterable[str], assets: Iterable[Asset] = ()
) -> list[Words]:
    """Return what placing texts of the tray and of the project places; two of one batch come of one writing."""
    document, found = workspace.document, list[Words]()
    for result_id in result_ids:
        found.append(result_words(workspace, result_id, document))
        document = keep_writing(found[-1]).apply(document)
    for asset in assets:
        found.append(words_of_result(document, made_text(workspace, asset)))
        document = keep_writing(found[-1]).apply(document)
    return found


def append_edit(workspace: Workspace, result_id: str, writing_id: str) -> Edit:
    """Return the edit that goes on with a text where a writing ends now; its siblings come along as alternatives."""
    writing = workspace.document.find_writing(writing_id)
    if writing is None:
        raise UserError("This writing isn't in the document any more.", "Undo may bring it back.")
    own = workspace.tray.get(result_id).asset
    made = [
        made_text(workspace, item)
        for item in workspace.tray.takes_of(result_id, workspace.document)
        if item.kind == "text"
    ]
    made = [item for item in made if item.text.strip()]
    index = next((place for place, item in enumerate(made) if item.asset == own), 0)
    return add_passages(writing_id, continuation(writing, made), parent=writing.at, choose=index)


def text_edit(
    words: Words,
    to: Destination,
    *,
    artboard_id: str,
    sequence_id: str,
    at: int = 0,
    center: tuple[float, float] | None = None,
) -> Edit:
    """Return the edit that places a text: a layer on the canvas, subtitles on the timeline."""
    if to == "canvas":
        return place_text_on_canvas(artboard_id, words, center=center)
    if to == "timeline":
        return place_text_on_timeline(sequence_id, words, at=at)
    return place_text_on_both(artboard_id, sequence_id, words, at=at, center=center)


def keep_result(workspace: Workspace, result_id: str, kind: WritingKind | None = None) -> str:
    """Keep a text of the tray as a writing of the project, as one step; returns the id of the writing."""
    words = result_words(workspace, result_id)
    if kind is not None and workspace.document.find_writing(words.writing.id) is None:
        words = Words(words.writing.model_copy(update={"kind": kind}), words.passage)
    workspace.apply(keep_writing(words))
    return words.writing.id
