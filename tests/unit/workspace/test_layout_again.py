"""An ad is composed again with the words, pictures and sizes of now; what nobody changed is left to the generator."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from creastudio.api.errors import UserError
from creastudio.api.layout import MEDIA_TYPE
from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard
from creastudio.core.edits.artboards import remove_artboard, update_artboard
from creastudio.core.edits.assets import add_assets
from creastudio.core.edits.canvas import remove_layers, update_layers
from creastudio.core.edits.linked_layouts import replace_picture
from creastudio.core.layout_layers import element_layers, inner_of
from creastudio.core.results import Result
from creastudio.workspace.layout_again import composed_again
from creastudio.workspace.opening import new_project
from creastudio.workspace.workspace import Workspace
from tests.support.layouts import picture_bytes
from tests.support.projects import toy_environment
from tests.unit.core.layouts import LOGO, PICTURE, ad

PARAMS = {
    "brief": "Bread", "headline": "", "cta": "", "legal": "", "formats": "300x250, 160x600", "variants": 2,
}  # fmt: skip


@pytest.fixture
def workspace(qapp: object) -> Iterator[Workspace]:
    workspace = new_project(toy_environment(), "Ads", 500, 400)
    shown = {PICTURE: workspace.blobs.put(picture_bytes(1)), LOGO: workspace.blobs.put(picture_bytes(2))}
    told = tuple(
        RecipeInput(name=name, sha256=sha256, media_type="image/png")
        for name, sha256 in zip(("picture", "logo"), shown.values(), strict=True)
    )
    recipe = Recipe(generator="toy.picture", makes="layout", seed=3, inputs=told, params=PARAMS)
    names = []
    for width, height in ((300, 250), (160, 600)):
        layout = ad(width, height)
        elements = [
            item.model_copy(update={"picture": shown.get(item.picture, "")}) for item in layout.elements
        ]
        layout = layout.model_copy(update={"elements": tuple(elements)})
        sha256, facts = workspace.blobs.put(layout.dumps()), dict(layout.artifact().metadata)
        asset = Asset(sha256=sha256, media_type=MEDIA_TYPE, title="Ad", recipe=recipe, metadata=facts)
        result = Result(job="job", asset=asset)
        workspace.tray.add(result)
        names.append(result.id)
    workspace.accept(names[0])
    yield workspace
    workspace.close("stop")


def boards(workspace: Workspace) -> list[Artboard]:
    return [board for board in workspace.document.artboards if board.layout is not None]


def again(workspace: Workspace) -> tuple[dict[str, Any], dict[str, str]]:
    board = boards(workspace)[0]
    assert board.layout is not None
    asset = workspace.document.find_asset(board.layout.asset)
    assert asset is not None
    assert asset.recipe is not None
    values, inputs = composed_again(workspace, board, asset.recipe)
    return values, {name: item.sha256 for name, item in inputs.items()}


def layer(board: Artboard, name: str) -> str:
    return inner_of(next(item for item in element_layers(board) if item.element == name)).id


def test_what_nobody_changed_is_written_anew(workspace: Workspace) -> None:
    values, inputs = again(workspace)
    assert values == PARAMS
    assert set(inputs) == {"picture", "logo"}


def test_words_that_were_changed_or_taken_away_count(workspace: Workspace) -> None:
    workspace.apply(update_layers([layer(boards(workspace)[1], "headline")], text="Hot soup"))
    values, _ = again(workspace)
    assert (values["headline"], values["cta"], values["brief"]) == ("Hot soup", "Buy now", "Bread")
    ids = [
        next(item.id for item in element_layers(board) if item.element == "cta")
        for board in boards(workspace)
    ]
    workspace.apply(remove_layers(ids))
    assert again(workspace)[0]["cta"] == ""


def test_sizes_that_were_changed_or_deleted_count(workspace: Workspace) -> None:
    first, second = boards(workspace)
    workspace.apply(update_artboard(second.id, width=200))
    assert again(workspace)[0]["formats"] == "300x250, 200x600"
    workspace.apply(remove_artboard(second.id))
    assert again(workspace)[0]["formats"] == "300x250"
    assert first.id == boards(workspace)[0].id


def test_another_picture_counts_and_a_missing_one_is_told(workspace: Workspace) -> None:
    data = picture_bytes(9)
    sha256 = workspace.blobs.put(data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    workspace.apply(add_assets([Asset(sha256=sha256, media_type="image/png")]))
    before = again(workspace)[1]
    workspace.apply(replace_picture([layer(boards(workspace)[0], "picture")], sha256))
    assert again(workspace)[1] == {**before, "picture": sha256}
    workspace.blobs.path(before["logo"]).unlink()
    with pytest.raises(UserError, match="logo"):
        again(workspace)
