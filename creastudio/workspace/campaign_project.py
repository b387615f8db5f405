"""The results of a campaign as a project: an artboard of each layout, and a film of each that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creastudio.api.campaign_file import CampaignPack, read_pack
from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.board_film import film_of
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.artboards import GAP
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.insert_layout import insert_layouts
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline import add_sequence
from creastudio.core.results import Result
from creastudio.core.safety import SafetyPolicy
from creastudio.core.timeline import Sequence as Timeline
from creastudio.workspace.ad_plan import told_in, told_of
from creastudio.workspace.layout_results import MadeLayout, made_layout, pictures_of, placed_boards

if TYPE_CHECKING:
    from creastudio.store.blobs import BlobStore

INPUT = "campaign"
"""Name of the input that holds the campaign."""

GENERATOR = "layout.campaign"


def is_campaign(results: Sequence[Result]) -> bool:
    """Return whether results are those of a campaign."""
    recipes = [item.asset.recipe for item in results]
    return bool(recipes) and all(recipe is not None and recipe.generator == GENERATOR for recipe in recipes)


def pack_of(results: Sequence[Result], blobs: BlobStore) -> CampaignPack:
    """Return the campaign that results were made from; UserError when it is gone."""
    recipe = results[0].asset.recipe
    sha256 = next((item.sha256 for item in recipe.inputs if item.name == INPUT), "") if recipe else ""
    if not sha256 or not blobs.has(sha256):
        raise UserError(
            "The campaign that this was made from isn't here any more.", "Make it again from its file."
        )
    return read_pack(blobs.read(sha256))


@dataclass(frozen=True)
class CampaignParts:
    """What the results of a campaign are in a project.

    Attributes
    ----------
    boards : tuple of Artboard
        A block of each language, side by side.
    assets : tuple of Asset
        The layouts, their pictures, and the music of the films.
    films : tuple of Sequence
        Of each language and format the first variant.
    """

    boards: tuple[Artboard, ...]
    assets: tuple[Asset, ...]
    films: tuple[Timeline, ...]


def campaign_parts(blobs: BlobStore, results: Sequence[Result]) -> CampaignParts:
    """Return artboards and films of a campaign's results, with new ids.

    Raises
    ------
    UserError
        When a layout can't be read, or the campaign is gone.
    """
    campaign = pack_of(results, blobs).campaign
    made = [made_layout(blobs.read, item.asset, item.id) for item in results]
    boards = _boards(made, blobs)
    assets = [item.asset for item in made]
    films: list[Timeline] = []
    music: dict[str, Asset] = {}
    for board in boards:
        told = told_of(board)
        if "film" not in told.get("uses", ()) or board.layout is None or board.layout.variant:
            continue
        for seconds in campaign.deliver.films.seconds:
            row = told.get("music", {}).get(f"{seconds:g}")
            heard = _score(row, assets, blobs) if row else None
            if heard is not None:
                music[heard.sha256] = heard
            length = float(row["seconds"]) if row else 0.0
            name = f"{board.layout.format} {told.get('language', '')} {seconds:g} s"
            films.append(film_of(board, seconds, music=heard, music_seconds=length, name=name))
    every = (*assets, *pictures_of(made, blobs).values(), *music.values())
    return CampaignParts(boards, every, tuple(films))


def campaign_edit(
    blobs: BlobStore, results: Sequence[Result], *, at: tuple[float, float] | None = None
) -> Edit:
    """Return the edit that places all artboards and films of a campaign in one step; see ``campaign_parts``."""
    parts = campaign_parts(blobs, results)
    boards = insert_layouts(parts.boards, parts.assets, at=at)
    return combined("Place campaign", boards, *(add_sequence(film) for film in parts.films))


def campaign_project(
    blobs: BlobStore, results: Sequence[Result], policy: SafetyPolicy | None = None
) -> Document:
    """Return a project with the artboards of a campaign in rows, and its films as sequences; `policy` is that of the project.

    Raises
    ------
    Blocked
        When the policy blocks something of it.
    """
    title = pack_of(results, blobs).campaign.title
    document = Document(title=title, safety=policy or SafetyPolicy())
    return campaign_edit(blobs, results).apply(document)


def campaign_of(results: Iterable[Result], result: Result) -> list[Result]:
    """Return all results of the campaign that a result belongs to; none where it belongs to none."""
    if not is_campaign([result]):
        return []
    return [
        item
        for item in results
        if item.job == result.job and item.asset.kind == "layout" and item.state != "discarded"
    ]


def _boards(made: Sequence[MadeLayout], blobs: BlobStore) -> tuple[Artboard, ...]:
    """Return the artboards of all languages, side by side, each named after its language where there are several."""
    languages: dict[str, list[MadeLayout]] = {}
    for item in made:
        languages.setdefault(told_in(item.layout.settings).get("language", ""), []).append(item)
    found: list[Artboard] = []
    for language, items in languages.items():
        left = max((board.x + board.width + board.bleed + 3 * GAP for board in found), default=0.0)
        for board in placed_boards(items, blobs, [item.asset for item in items]):
            name = f"{board.name} · {language}" if len(languages) > 1 else board.name
            found.append(board.model_copy(update={"x": board.x + left, "name": name}))
    return tuple(found)


def _score(row: Mapping[str, Any], layouts: Sequence[Asset], blobs: BlobStore) -> Asset | None:
    """Return the music of a length as an asset, with the recipe that the layouts tell; None where it is gone."""
    sha256 = str(row.get("sha256", ""))
    if not blobs.has(sha256):
        return None
    recipes = [asset.recipe for asset in layouts if asset.recipe is not None]
    told = next((item for recipe in recipes for item in recipe.asked if item.sha256 == sha256), None)
    if told is None:
        return None
    return Asset(
        sha256=sha256,
        media_type=told.media_type,
        title=str(row.get("title", "")) or "Music",
        recipe=told.recipe,
        metadata={"duration": float(row.get("seconds", 0.0))},
    )
