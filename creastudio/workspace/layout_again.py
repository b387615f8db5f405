"""An ad composed again as it is now: with the words, pictures and sizes that people gave it since it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from creastudio.api.errors import UserError
from creastudio.api.formats import format_of
from creastudio.api.layout import TEXT_ROLES, Element
from creastudio.api.recipe import Recipe
from creastudio.core.edits.linked_layouts import links_of
from creastudio.core.layout_layers import element_layers, element_of
from creastudio.jobs.job import JobInput
from creastudio.workspace.layout_results import made_layout

if TYPE_CHECKING:
    from creastudio.core.canvas import Artboard
    from creastudio.workspace.workspace import Workspace

TAUGHT = "taste"
"""The input that is what was learned, which is given anew."""

SIZES = "formats"
"""The parameter that says in which formats."""


def composed_again(
    workspace: Workspace, board: Artboard, recipe: Recipe
) -> tuple[dict[str, Any], dict[str, JobInput]]:
    """Return parameters and inputs for new variants of the ad that an artboard shows.

    What nobody changed since `recipe` made it is left to the generator as it was: words that were written from a brief are
    written anew.

    Raises
    ------
    UserError
        When the layout that it was made from, or a picture is gone.
    """
    boards = links_of(workspace.document, board.layout.link if board.layout is not None else "") or [board]
    made = [item for one in boards for item in _made(workspace, one)]
    now = [element_of(one, layer) for one in boards for layer in element_layers(one) if layer.visible]
    values = dict(recipe.params)
    values |= _words(values, _texts(made), _texts(now), _dropped(boards))
    formats = [_format(one) for one in boards]
    if SIZES in values and set(formats) != _made_formats(workspace, board):
        values[SIZES] = ", ".join(dict.fromkeys(formats))
    return values, _inputs(workspace, recipe, _replaced(made, now))


def _made(workspace: Workspace, board: Artboard) -> tuple[Element, ...]:
    """Return the elements of the layout that an artboard was placed as."""
    asset = workspace.document.find_asset(board.layout.asset) if board.layout is not None else None
    return made_layout(workspace.read_blob, asset).layout.elements if asset is not None else ()


def _words(
    values: Mapping[str, Any], made: Mapping[str, str], now: Mapping[str, str], dropped: set[str]
) -> dict[str, str]:
    """Return the words of now by parameter, once any of them was changed; "" for what was taken away."""
    roles = [role for role in TEXT_ROLES if isinstance(values.get(role), str)]
    if all(made.get(role, "") == now.get(role, "") for role in roles if role not in dropped):
        return {}
    kept = {role: values[role] or made.get(role, "") for role in dropped & set(roles)}
    return {role: now.get(role, kept.get(role, "")) for role in roles}


def _texts(elements: Iterable[Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in elements:
        if element.text:
            found.setdefault(element.role, element.text)
    return found


def _dropped(boards: Iterable[Artboard]) -> set[str]:
    """Return the roles that had no room on some artboard."""
    return {str(item.role) for board in boards if board.layout is not None for item in board.layout.dropped}


def _format(board: Artboard) -> str:
    """Return the format that an artboard has now: the one it was made in, or its size where that was changed."""
    told = board.layout
    known = format_of(told.format, told.settings) if told is not None else None
    same = known is not None and (known.width, known.height) == (board.width, board.height)
    return known.id if known is not None and same else f"{board.width}x{board.height}"


def _made_formats(workspace: Workspace, board: Artboard) -> set[str]:
    """Return the formats in which the ad was made."""
    asset = workspace.document.find_asset(board.layout.asset) if board.layout is not None else None
    link = asset.metadata.get("link") if asset is not None else None
    return {
        str(item.metadata.get("format"))
        for item in workspace.document.assets
        if item.kind == "layout" and link and item.metadata.get("link") == link
    }


def _replaced(made: Iterable[Element], now: Iterable[Element]) -> dict[str, str]:
    """Return which pictures (their hashes) were replaced by which."""
    pictures = {element.id: element.picture for element in made if element.picture}
    found = {element.id: element.picture for element in now if element.picture}
    return {pictures[name]: sha256 for name, sha256 in found.items() if pictures.get(name, sha256) != sha256}


def _inputs(workspace: Workspace, recipe: Recipe, replaced: Mapping[str, str]) -> dict[str, JobInput]:
    given: dict[str, JobInput] = {}
    for item in recipe.inputs:
        sha256, media_type, how = item.sha256, item.media_type, item.recipe
        asset = workspace.document.find_asset(replaced.get(sha256, ""))
        if asset is not None:
            sha256, media_type, how = asset.sha256, asset.media_type, asset.recipe
        if item.name == TAUGHT:
            continue
        if not workspace.blobs.has(sha256):
            raise UserError(f"'{item.name}' isn't in the project any more.", "Look for missing media first.")
        path = str(workspace.blobs.path(sha256))
        given[item.name] = JobInput(
            name=item.name, path=path, media_type=media_type, sha256=sha256, recipe=how
        )
    return given
