"""The edit that places a result of the tray: by what it is, and by what it was made for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import (
    combined,
    place_in_region,
    place_on_both,
    place_on_canvas,
    place_on_timeline,
)
from creastudio.core.results import Result
from creastudio.core.timeline import Sequence
from creastudio.workspace.beneath import beneath_source
from creastudio.workspace.campaign_project import campaign_edit, campaign_of
from creastudio.workspace.layout_results import layout_edit
from creastudio.workspace.text_results import result_words, text_edit

if TYPE_CHECKING:
    from creastudio.workspace.workspace import Workspace

Destination = Literal["canvas", "timeline", "both"]


@dataclass(frozen=True)
class Target:
    """Where a result goes; see ``Workspace.accept``."""

    to: Destination
    artboard_id: str
    sequence_id: str
    at: int = 0
    center: tuple[float, float] | None = None
    above: tuple[str, ...] = ()


def target_in(
    document: Document,
    to: Destination,
    *,
    artboard_id: str = "",
    sequence_id: str = "",
    at: int = 0,
    center: tuple[float, float] | None = None,
    above: Iterable[str] = (),
) -> Target:
    """Return a target of a document, the first artboard and sequence where none are named.

    Raises
    ------
    UserError
        When there is none.
    """
    artboard_id = artboard_id or _first_id(document.artboards, "artboard")
    sequence_id = sequence_id or _first_id(document.sequences, "sequence")
    return Target(to, artboard_id, sequence_id, at, center, tuple(above))


def _first_id(items: tuple[Artboard, ...] | tuple[Sequence, ...], what: str) -> str:
    if not items:
        raise UserError(f"This project has no {what} yet.", f"Add one with New {what}.")
    return items[0].id


def placing(workspace: Workspace, result_id: str, target: Target) -> Edit:
    """Return the edit that places a result with its siblings as takes; UserError for what has no place there."""
    asset = workspace.tray.get(result_id).asset
    to, at, center = target.to, target.at, target.center
    if asset.kind == "text":
        return text_edit(
            result_words(workspace, result_id),
            to,
            artboard_id=target.artboard_id,
            sequence_id=target.sequence_id,
            at=at,
            center=center,
        )
    if asset.kind == "layout":
        return placed_layouts(workspace, [result_id])
    takes = workspace.tray.takes_of(result_id, workspace.document)
    beneath = None if to == "canvas" else beneath_source(workspace.document, target.sequence_id, asset, takes)
    if beneath is not None:
        return beneath
    recipe = asset.recipe
    region = recipe.region if recipe is not None and center is None else None
    if (
        region is not None
        and to != "timeline"
        and workspace.document.find_artboard(region.artboard) is not None
    ):
        of_what_is_there = recipe is not None and bool(recipe.inputs)
        edit = place_in_region(region, asset, takes, above=() if of_what_is_there else target.above)
        if to == "both":
            onto = place_on_timeline(target.sequence_id, asset, takes, at=at)
            edit = combined("Place on canvas and timeline", edit, onto)
        return edit
    if to == "canvas":
        return place_on_canvas(target.artboard_id, asset, takes, center=center)
    if to == "timeline":
        return place_on_timeline(target.sequence_id, asset, takes, at=at)
    return place_on_both(target.artboard_id, target.sequence_id, asset, takes, at=at, center=center)


def placed_layouts(
    workspace: Workspace, result_ids: Iterable[str], *, at: tuple[float, float] | None = None
) -> Edit:
    """Return the edit that places layouts of the tray with all their formats; a campaign comes whole, with its films."""
    ids = list(result_ids)
    campaigns: dict[str, list[Result]] = {}
    for result_id in ids:
        result = workspace.tray.get(result_id)
        found = campaign_of(workspace.tray.siblings(result_id), result)
        if found:
            campaigns[result.job] = found
    others = [name for name in ids if workspace.tray.get(name).job not in campaigns]
    edits = [campaign_edit(workspace.blobs, found, at=at) for found in campaigns.values()]
    if others:
        edits.append(layout_edit(workspace, others, at=at))
    return edits[0] if len(edits) == 1 else combined("Place layouts", *edits)
