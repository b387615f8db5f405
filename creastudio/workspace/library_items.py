"""What the library shows: the pictures, texts and sounds of a project, and the files of a person's own folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from creastudio.api.media import Kind
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.results import Result
from creastudio.workspace.tray import shown_assets


@dataclass(frozen=True)
class LibraryItem:
    """One thing that can be found, whatever it comes from.

    Attributes
    ----------
    key : str
        Permanent name: ``asset:SHA256`` or ``file:PATH``.
    place : str
        Where it is, as a person calls it: "" for the project, else the name of its folder.
    sha256 : str
        Of an asset; empty for a file.
    path : Path or None
        Of a file; None for an asset.
    result : str
        Id of the result in the tray that it came from; empty for none.
    changed : int
        When a file was last changed, ns; 0 for an asset.
    duration : float
        s, of what plays; 0 where that isn't known.
    used : bool
        Whether the document shows it.
    trashed : bool
        Whether it lies in the trash of the project.
    text : str
        What is searched, in lower case: title, generator, ``name=value`` of its settings, tags.
    """

    key: str
    title: str
    kind: Kind = "image"
    media_type: str = ""
    place: str = ""
    sha256: str = ""
    path: Path | None = None
    result: str = ""
    width: int = 0
    height: int = 0
    duration: float = 0.0
    changed: int = 0
    generator: str = ""
    seed: int | None = None
    models: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    stars: int = 0
    used: bool = False
    trashed: bool = False
    text: str = ""

    @property
    def made(self) -> bool:
        """Whether it says how it was made."""
        return bool(self.generator)


def project_items(document: Document, results: Iterable[Result]) -> list[LibraryItem]:
    """Return the assets of a document and what waits in the tray, newest last; then what lies in the trash."""
    shown = shown_assets(document)
    found: dict[str, LibraryItem] = {}
    owners: dict[str, str] = {}
    thrown: list[LibraryItem] = []
    for result in results:
        asset = result.asset
        if result.state == "discarded":
            thrown.append(_asset_item(asset, result=result.id, used=False, trashed=True))
            continue
        owners[asset.sha256] = result.id
        found[asset.sha256] = _asset_item(asset, result=result.id, used=asset.sha256 in shown, trashed=False)
    for asset in document.assets:
        # What the document says goes before the tray: its tags and stars can be edited.
        owner = owners.get(asset.sha256, "")
        found[asset.sha256] = _asset_item(asset, result=owner, used=asset.sha256 in shown, trashed=False)
    thrown += [_asset_item(asset, result="", used=False, trashed=True) for asset in document.trash]
    gone = {item.sha256: item for item in thrown if item.sha256 not in found}
    return [*found.values(), *gone.values()]


def recipe_text(recipe: Recipe) -> str:
    """Return what of a recipe is searched: generator, seed, models, and every setting as ``name=value``."""
    lines = [recipe.generator, recipe.plugin, f"seed={recipe.seed}", *(str(model) for model in recipe.models)]
    lines += [f"{name}={_plain(value)}" for name, value in recipe.params.items()]
    return "\n".join(lines)


@lru_cache(maxsize=20_000)
def _asset_text(title: str, kind: str, tags: tuple[str, ...], licence: str, recipe_lines: str) -> str:
    return "\n".join((title, kind, licence, *tags, recipe_lines)).casefold()


def _asset_item(asset: Asset, *, result: str, used: bool, trashed: bool) -> LibraryItem:
    recipe = asset.recipe
    width, height = asset.size
    return LibraryItem(
        key=f"asset:{asset.sha256}",
        title=asset.title,
        kind=asset.kind,
        media_type=asset.media_type,
        sha256=asset.sha256,
        result=result,
        width=width,
        height=height,
        duration=_seconds(asset),
        generator=recipe.generator if recipe is not None else "",
        seed=recipe.seed if recipe is not None else None,
        models=tuple(model.id for model in recipe.models) if recipe is not None else (),
        tags=asset.tags,
        stars=asset.stars,
        used=used,
        trashed=trashed,
        text=_asset_text(
            asset.title,
            asset.kind,
            asset.tags,
            asset.licence,
            recipe_text(recipe) if recipe is not None else "",
        ),
    )


def _seconds(asset: Asset) -> float:
    found = asset.metadata.get("duration")
    return float(found) if isinstance(found, int | float) else 0.0


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
