"""Layouts among the results: a variant is placed with all its formats in one step, with its pictures and takes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from creastudio.api.errors import UserError
from creastudio.api.layout import MEDIA_TYPE
from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.core.assets import Asset
from creastudio.core.canvas import TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.edits.canvas import set_transform, update_layers
from creastudio.core.results import Result
from creastudio.core.safety import Finding, SafetyReport
from creastudio.workspace.layout_results import made_layout, pictures_of, variant_layouts
from creastudio.workspace.opening import new_project
from creastudio.workspace.workspace import Workspace
from tests.support.layouts import picture_bytes
from tests.support.projects import toy_environment
from tests.unit.core.layouts import LOGO, PICTURE, ad


@pytest.fixture
def workspace(qapp: object) -> Iterator[Workspace]:
    workspace = new_project(toy_environment(), "Ads", 500, 400)
    yield workspace
    workspace.close("stop")


@pytest.fixture
def results(workspace: Workspace) -> list[str]:
    """Two variants in two formats."""
    shown = {PICTURE: workspace.blobs.put(picture_bytes(1)), LOGO: workspace.blobs.put(picture_bytes(2))}
    told = tuple(
        RecipeInput(
            name=name, sha256=sha256, media_type="image/png", recipe=Recipe(generator="gan.sample", seed=5)
        )
        for name, sha256 in zip(("picture", "logo"), shown.values(), strict=True)
    )
    recipe = Recipe(generator="layout.compose", makes="layout", seed=3, inputs=told)
    made: list[str] = []
    for variant in (0, 1):
        for width, height in ((300, 250), (160, 600)):
            layout = ad(width, height, variant=variant, link=f"l{variant}")
            elements = [
                item.model_copy(update={"picture": shown.get(item.picture, "")}) for item in layout.elements
            ]
            layout = layout.model_copy(update={"elements": tuple(elements)})
            sha256, told_of = workspace.blobs.put(layout.dumps()), dict(layout.artifact().metadata)
            asset = Asset(sha256=sha256, media_type=MEDIA_TYPE, title="Ad", recipe=recipe, metadata=told_of)
            made.append(Result(job="job", asset=asset).id)
            workspace.tray.add(Result(id=made[-1], job="job", asset=asset))
    return made


def test_a_variant_comes_with_all_its_formats_in_one_step(workspace: Workspace, results: list[str]) -> None:
    document = workspace.accept(results[2])
    assert [board.name for board in document.artboards] == ["300 × 250", "160 × 600"]
    assert {board.layout.link for board in document.artboards if board.layout} == {"l1"}
    assert [item.state for item in workspace.results] == ["new", "new", "accepted", "accepted"]
    workspace.undo()
    assert len(workspace.document.artboards) == 1
    assert workspace.document.assets == ()


def test_pictures_come_along_with_their_recipes(workspace: Workspace, results: list[str]) -> None:
    document = workspace.accept(results[0])
    pictures = [asset for asset in document.assets if asset.kind == "image"]
    assert [(asset.size, asset.recipe.generator) for asset in pictures if asset.recipe] == [
        ((40, 40), "gan.sample")
    ] * 2
    assert not any(getattr(layer, "missing", False) for layer in document.artboards[0].layers)


def test_other_variants_stay_as_takes_of_their_format(workspace: Workspace, results: list[str]) -> None:
    document = workspace.accept(results[1])
    by_id = {item.id: item.asset.sha256 for item in workspace.results}
    told = document.artboards[1].layout
    assert told is not None
    assert told.asset == by_id[results[1]]
    assert told.takes == (by_id[results[1]], by_id[results[3]])
    kept = {asset.sha256 for asset in document.assets}
    assert set(told.takes) <= kept


def test_what_else_the_job_made_stays_in_the_tray(workspace: Workspace, results: list[str]) -> None:
    note = Asset(sha256=workspace.blobs.put(b"A report"), media_type="text/plain", title="Report")
    other = ad(999, 100, link="l9")
    wide = Asset(
        sha256=workspace.blobs.put(other.dumps()),
        media_type=MEDIA_TYPE,
        metadata=dict(other.artifact().metadata),
    )
    for asset in (note, wide):
        workspace.tray.add(Result(job="job", asset=asset))
    document = workspace.accept(results[0])
    assert not {note.sha256, wide.sha256} & {asset.sha256 for asset in document.assets}


def test_a_thrown_away_format_stays_away(workspace: Workspace, results: list[str]) -> None:
    workspace.discard([results[1]])
    assert len(variant_layouts(workspace, results[0])) == 1


def test_a_picture_that_is_gone_is_a_placeholder(workspace: Workspace, results: list[str]) -> None:
    picture = next(item.sha256 for item in workspace.results[0].asset.recipe.inputs if item.name == "picture")  # type: ignore[union-attr]
    workspace.blobs.path(picture).unlink()
    layers = workspace.accept(results[0]).artboards[0].layers
    assert [getattr(layer, "missing", False) for layer in layers] == [True, False, False, False, False]


def test_what_is_no_layout_is_refused(workspace: Workspace) -> None:
    sha256 = workspace.blobs.put(b"[]")
    with pytest.raises(UserError, match="no layout"):
        made_layout(workspace.read_blob, Asset(sha256=sha256, media_type=MEDIA_TYPE, title="Odd"))
    with pytest.raises(UserError, match="no layout"):
        made_layout(workspace.read_blob, Asset(sha256=sha256, media_type="text/plain", title="Odd"))


def test_words_reach_all_sizes_in_one_step_that_an_arrangement_can_join(
    workspace: Workspace, results: list[str]
) -> None:
    boards = workspace.accept(results[0]).artboards
    texts = [next(layer for layer in board.layers if isinstance(layer, TextLayer)) for board in boards]
    edited = workspace.apply(update_layers([texts[0].id], text="Hot soup"))
    shown = [layer.text for layer in walk(edited.artboards[1].layers) if isinstance(layer, TextLayer)]
    assert "Hot soup" in shown
    place = texts[1].transform.model_copy(update={"x": 7.0})
    assert not workspace.fold(set_transform({texts[1].id: place}), Document())
    assert workspace.fold(set_transform({texts[1].id: place}), edited)
    assert workspace.last_kind == "fold"
    assert len(workspace.history.entries()) == 3
    workspace.undo()
    found = workspace.document.find_layer(texts[1].id)
    assert found is not None
    assert found[1] == texts[1]


def test_a_picture_comes_with_what_was_said_of_it_in_its_layout(
    workspace: Workspace, results: list[str]
) -> None:
    made = workspace.tray.get(results[0]).asset
    picture = next(iter(pictures_of([made_layout(workspace.read_blob, made)], workspace.blobs)))
    said = Finding(check="a.b", category="bare", score=0.8, flagged=True, of=picture, kind="image")
    metadata = SafetyReport(findings=(said,)).within(made.metadata)
    flagged = made_layout(workspace.read_blob, made.model_copy(update={"metadata": metadata}))
    found = pictures_of([flagged], workspace.blobs)
    reports = {sha256: SafetyReport.of(asset.metadata) for sha256, asset in found.items()}
    assert [item.of for item in reports[picture].findings] == [""]
    assert not any(report for sha256, report in reports.items() if sha256 != picture)
