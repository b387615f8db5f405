"""Which models a project was made with, and which of them are missing on this machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from creastudio.api.recipe import ModelRef
from creastudio.core.assets import Asset
from creastudio.store.model_library import ModelLibrary, ModelMissing


@dataclass(frozen=True)
class MissingModel:
    """A model that isn't there.

    Attributes
    ----------
    uses : int
        How many assets of the project were made with it.
    """

    ref: ModelRef
    uses: int = 0


def missing_models(assets: Iterable[Asset], library: ModelLibrary) -> tuple[MissingModel, ...]:
    """Return the models that recipes of `assets` name and that the library lacks, the most used first."""
    recipes = {asset.sha256: asset.recipe for asset in assets if asset.recipe is not None}
    uses = Counter(str(ref) for recipe in recipes.values() for ref in recipe.models)
    return tuple(
        MissingModel(ModelRef.parse(text), count)
        for text, count in uses.most_common()
        if _lacks(library, text)
    )


def _lacks(library: ModelLibrary, text: str) -> bool:
    try:
        library.find(text)
    except ModelMissing:
        return True
    return False
