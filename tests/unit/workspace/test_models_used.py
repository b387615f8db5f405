"""Which models of a project are missing, and jobs that need them."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef, Recipe
from creastudio.core.assets import Asset
from creastudio.store.model_library import ModelLibrary
from creastudio.workspace.models_used import missing_models


def asset(number: int, *models: ModelRef) -> Asset:
    recipe = Recipe(generator="gan.sample", models=models)
    return Asset(sha256=f"{number:064x}", media_type="image/png", recipe=recipe)


def test_each_missing_model_is_named_once_with_its_uses(tmp_path: Path) -> None:
    library = ModelLibrary([("own", tmp_path)], writable=tmp_path)
    weights = tmp_path / "w"
    weights.write_bytes(b"weights")
    there = library.add(ModelCard(id="cats", title="Cats", family="gan"), weights).ref
    gone, other = ModelRef(id="dogs", sha256="d" * 64), ModelRef(id="cats", sha256="e" * 64)
    assets = [asset(1, there), asset(2, gone), asset(3, gone, other), asset(3, gone, other)]
    found = missing_models([*assets, Asset(sha256="f" * 64, media_type="image/png")], library)
    assert [(item.ref.id, item.uses) for item in found] == [("dogs", 2), ("cats", 1)]
