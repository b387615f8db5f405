"""What a project needs elsewhere: the models that its recipes use, and the fonts of its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.recipe import ModelRef, Recipe
from creastudio.core.canvas import TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.results import Result
from creastudio.resources import resource_path
from creastudio.store.model_library import ModelEntry, ModelLibrary

STUDIO_FONT = "Inter"
"""The family of text without one of its own."""


@dataclass(frozen=True)
class Contents:
    """What collecting a project takes along.

    Attributes
    ----------
    models : tuple of ModelEntry
        Those that its recipes use and that are here.
    missing_models : tuple of str
        Those that aren't.
    foreign_models : tuple of str
        Those of other makers that are used from their folders; they stay there.
    fonts : tuple of Path
        Files of the families that ship with the studio and that its texts use, with their licences.
    other_fonts : tuple of str
        Families that it uses and that may not be copied along.
    """

    models: tuple[ModelEntry, ...] = ()
    missing_models: tuple[str, ...] = ()
    foreign_models: tuple[str, ...] = ()
    fonts: tuple[Path, ...] = ()
    other_fonts: tuple[str, ...] = ()

    @property
    def model_bytes(self) -> int:
        """Bytes of all models."""
        return sum(_size(entry.weights) for entry in self.models)


def contents_of(document: Document, results: Iterable[Result], library: ModelLibrary) -> Contents:
    """Return what has to go along with a project; reads no weights."""
    found: dict[tuple[str, str], ModelEntry] = {}
    missing: dict[str, None] = {}
    foreign: dict[str, None] = {}
    for ref in models_used(document, results):
        entry = _entry(library, ref)
        if entry is None:
            missing[str(ref)] = None
        elif entry.foreign:
            foreign[entry.card.title] = None
        else:
            found[entry.card.id, entry.card.sha256] = entry
    fonts, others = _fonts_of(document)
    return Contents(tuple(found.values()), tuple(missing), tuple(foreign), fonts, others)


def models_used(document: Document, results: Iterable[Result]) -> Iterator[ModelRef]:
    """Yield every model that a recipe of a project names, those of inputs and ancestors included, each once."""
    assets = (*document.assets, *document.trash, *(result.asset for result in results))
    waiting = [asset.recipe for asset in assets if asset.recipe is not None]
    seen: set[int] = set()
    known: set[str] = set()
    while waiting:
        recipe: Recipe = waiting.pop()
        if id(recipe) in seen:
            continue
        seen.add(id(recipe))
        for ref in recipe.models:
            if str(ref) not in known:
                known.add(str(ref))
                yield ref
        waiting += [item.recipe for item in recipe.sources if item.recipe is not None]
        if recipe.parent is not None:
            waiting.append(recipe.parent)


def _entry(library: ModelLibrary, ref: ModelRef) -> ModelEntry | None:
    try:
        return library.find(str(ref))
    except UserError:
        return None


def _fonts_of(document: Document) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return the font files that ship with the studio and are used, and the families that don't ship with it."""
    families = {
        layer.family or STUDIO_FONT
        for board in document.artboards
        for layer in walk(board.layers)
        if isinstance(layer, TextLayer)
    }
    files: list[Path] = []
    others: list[str] = []
    for family in sorted(families):
        found = _shipped(family)
        files += found
        if not found:
            others.append(family)
    return tuple(dict.fromkeys(files)), tuple(others)


def _shipped(family: str) -> list[Path]:
    """Return the files of a family that ships with the studio: "NotoSansSC_400Regular.ttf", "NotoSansSC_OFL.txt"."""
    base, _, style = family.rpartition(" ")
    # Old names of styles are families of their own: "Inter SemiBold".
    for name, needed in ((family, ""), (base, style)):
        stem = "".join(filter(str.isalnum, name))
        found = sorted(resource_path("fonts").glob(f"{stem}_*")) if stem else []
        if any(needed in file.name for file in found):
            return found
    return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
