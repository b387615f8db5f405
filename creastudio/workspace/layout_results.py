"""Layouts among the results of a project: which belong together, what pictures they show, and the edit that places them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.api.layout import Layout
from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.arrange_layouts import retake
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.insert_layout import boards_of, insert_layouts
from creastudio.core.edits.linked_layouts import links_of
from creastudio.core.layout_layers import element_layers, element_of
from creastudio.core.results import Result
from creastudio.core.safety import SafetyReport

if TYPE_CHECKING:
    from creastudio.core.canvas import Artboard
    from creastudio.store.blobs import BlobStore
    from creastudio.workspace.workspace import Workspace

Read = Callable[[str], bytes]


@dataclass(frozen=True)
class MadeLayout:
    """A layout among the results, with its stored form."""

    asset: Asset
    layout: Layout
    result: str = ""


def variant_of(results: Iterable[Result], result: Result) -> list[Result]:
    """Return the results that are versions of one ad in other formats: those of its job with its link."""
    link = result.asset.metadata.get("link")
    if not link:
        return [result]
    return [
        item
        for item in results
        if item.job == result.job and item.asset.kind == "layout" and item.asset.metadata.get("link") == link
    ]


def made_layout(read: Read, asset: Asset, result: str = "") -> MadeLayout:
    """Return an asset as the layout that it is; UserError for what is none, or is gone."""
    if asset.kind != "layout":
        raise UserError(f"'{asset.title or asset.kind}' is no layout.", "Choose a layout among the results.")
    return MadeLayout(asset, Layout.loads(read(asset.sha256), asset.title or "layout"), result)


def variant_layouts(workspace: Workspace, result_id: str) -> list[MadeLayout]:
    """Return a result and those that are the same ad in other formats, in the order they were made."""
    result = workspace.tray.get(result_id)
    found = variant_of(workspace.tray.siblings(result_id), result) or [result]
    return [made_layout(workspace.read_blob, item.asset, item.id) for item in found]


def layout_edit(
    workspace: Workspace, result_ids: Sequence[str], *, at: tuple[float, float] | None = None
) -> Edit:
    """Return the edit that places layouts of the tray with all their formats; their other variants stay as takes."""
    made: dict[str, MadeLayout] = {}
    for result_id in result_ids:
        made |= {item.asset.sha256: item for item in variant_layouts(workspace, result_id)}
    takes = [
        item for result_id in result_ids for item in workspace.tray.takes_of(result_id, workspace.document)
    ]
    boards = placed_boards(list(made.values()), workspace.blobs, takes)
    kept = {name for board in boards if board.layout is not None for name in board.layout.takes}
    pictures = pictures_of(list(made.values()), workspace.blobs)
    # What else the job made, as music and other sets of a campaign, isn't placed with it.
    others = [asset for asset in takes if asset.sha256 in kept]
    assets = [*(item.asset for item in made.values()), *others, *pictures.values()]
    return insert_layouts(boards, assets, at=at)


def retake_edit(workspace: Workspace, artboard_id: str, sha256: str) -> tuple[Edit, bool]:
    """Return the edit that shows another variant on an artboard and all sizes linked to it.

    Returns
    -------
    Edit
    bool
        Whether the words are other ones now than the variant was composed for.

    Raises
    ------
    UserError
        When the variant is gone.
    """
    document = workspace.document
    board, wanted = document.find_artboard(artboard_id), document.find_asset(sha256)
    if board is None or board.layout is None or wanted is None:
        raise UserError("This take isn't in the project any more.", "Compose the ad again.")
    # One ad has one link in all its formats; two languages of a campaign may both have a variant 0.
    same = "link" if wanted.metadata.get("link") else "variant"
    sign = wanted.metadata.get(same)
    boards = links_of(document, board.layout.link) or [board]
    chosen: dict[str, MadeLayout] = {}
    for item in boards:
        told = item.layout.takes if item.layout is not None else ()
        assets = [asset for name in told if (asset := document.find_asset(name)) is not None]
        take = next((asset for asset in assets if asset.metadata.get(same) == sign), None)
        if take is not None:
            chosen[item.id] = made_layout(workspace.read_blob, take)
    pictures = pictures_of(list(chosen.values()), workspace.blobs)
    layouts = {name: (made.layout, made.asset.sha256) for name, made in chosen.items()}
    edit = retake(layouts, tuple(pictures.values()), _family_is_there)
    other = any(_other_words(item, chosen[item.id].layout) for item in boards if item.id in chosen)
    return edit, other


def _other_words(board: Artboard, layout: Layout) -> bool:
    now = {layer.element: element_of(board, layer).text for layer in element_layers(board)}
    return any(item.text != now.get(item.id, item.text) for item in layout.elements)


def write_layout_picture(workspace: Workspace, asset: Asset, out: Path) -> None:
    """Write a layout as the artboard that it becomes; the suffix says the format.

    Raises
    ------
    UserError
        For an unknown suffix, or a folder that can't be written.
    """
    from creastudio.export.raster import export_artboard

    made = [made_layout(workspace.read_blob, asset)]
    boards = placed_boards(made, workspace.blobs)
    assets = [asset, *pictures_of(made, workspace.blobs).values()]
    document = insert_layouts(boards, assets).apply(Document())
    export_artboard(document, boards[0].id, workspace.read_blob, out)


def asset_edit(
    workspace: Workspace, assets: Sequence[Asset], *, at: tuple[float, float] | None = None
) -> Edit:
    """Return the edit that places layouts of the project by themselves, as they are stored."""
    made = [made_layout(workspace.read_blob, asset) for asset in assets]
    boards = placed_boards(made, workspace.blobs)
    return insert_layouts(boards, [*assets, *pictures_of(made, workspace.blobs).values()], at=at)


def placed_boards(
    made: Sequence[MadeLayout], blobs: BlobStore, takes: Iterable[Asset] = ()
) -> tuple[Artboard, ...]:
    """Return artboards of layouts in a grid from (0, 0) on; each keeps those of `takes` that are in its format."""
    pictures = pictures_of(made, blobs)
    hashes = [item.asset.sha256 for item in made]
    boards = boards_of([item.layout for item in made], pictures, stored=hashes, known=_family_is_there)
    others = [asset for asset in takes if asset.kind == "layout"]
    return tuple(
        board if board.layout is None else board.model_copy(
            update={"layout": board.layout.model_copy(update={"takes": _takes(item.asset, others)})}
        )
        for board, item in zip(boards, made, strict=True)
    )  # fmt: skip


def pictures_of(made: Iterable[MadeLayout], blobs: BlobStore) -> dict[str, Asset]:
    """Return the pictures that layouts show, by hash, as assets with the recipes that the layouts' recipes tell.

    One whose bytes are missing is left out: a placeholder stands for it.
    """
    found: dict[str, Asset] = {}
    for item in made:
        told = dict(_inputs(item.asset.recipe))
        for element in item.layout.elements:
            sha256 = element.picture
            if sha256 and sha256 not in found:
                asset = _picture(sha256, told.get(sha256), blobs, element.role)
                if asset is not None:
                    # What checks said of a picture came with the layout; of a picture of the project, the project tells.
                    said = SafetyReport.of(item.asset.metadata).part(sha256)
                    found[sha256] = (
                        asset.model_copy(update={"metadata": said.within(asset.metadata)}) if said else asset
                    )
    return found


def _picture(sha256: str, told: RecipeInput | None, blobs: BlobStore, title: str) -> Asset | None:
    # Pillow comes with the first picture, not with the window.
    from creastudio.media.images import header, image_size

    try:
        width, height = image_size(blobs.path(sha256))
        media_type = told.media_type if told is not None else header(blobs.read(sha256), title)[2]
    except UserError:
        return None
    recipe = told.recipe if told is not None else None
    size = {"width": width, "height": height}
    return Asset(sha256=sha256, media_type=media_type, title=title.capitalize(), recipe=recipe, metadata=size)


def _inputs(recipe: Recipe | None) -> Iterator[tuple[str, RecipeInput]]:
    for item in recipe.sources if recipe is not None else ():
        yield item.sha256, item
        yield from _inputs(item.recipe)


def _takes(asset: Asset, others: Iterable[Asset]) -> tuple[str, ...]:
    """Return the layouts of a job in one format, in the order they were made."""

    def format_of(item: Asset) -> tuple[object, ...]:
        told: Mapping[str, object] = item.metadata
        return told.get("format"), told.get("width"), told.get("height")

    same = [item.sha256 for item in others if format_of(item) == format_of(asset)]
    return tuple(dict.fromkeys(same if asset.sha256 in same else [asset.sha256, *same]))


def _family_is_there(name: str) -> bool:
    # Qt's fonts come with the first layout.
    from creastudio.render.text_families import has_family

    return has_family(name)
