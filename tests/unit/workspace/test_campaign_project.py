"""A campaign as artboards and films of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.layout import Layout
from creastudio.core.document import Document
from creastudio.core.results import Result
from creastudio.store.blobs import BlobStore
from creastudio.workspace.campaign_project import campaign_edit, campaign_of, campaign_parts
from tests.support.campaigns import campaign_results


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


@pytest.fixture
def made(blobs: BlobStore) -> list[Result]:
    return campaign_results(blobs, languages=("en", "zh"), variants=2)


def test_languages_stand_apart_and_say_which_they_are(blobs: BlobStore, made: list[Result]) -> None:
    boards = campaign_parts(blobs, made).boards
    places = {(board.x, board.y) for board in boards}
    assert len(places) == len(boards) == 8
    english = [board for board in boards if board.name.endswith(" · en")]
    chinese = [board for board in boards if board.name.endswith(" · zh")]
    assert len(english) == len(chinese) == 4
    assert max(board.x + board.width for board in english) < min(board.x for board in chinese)


def test_takes_are_the_other_variants_in_the_same_language(blobs: BlobStore, made: list[Result]) -> None:
    first = campaign_parts(blobs, made).boards[0]
    assert first.layout is not None
    assert len(first.layout.takes) == 2
    titles = {item.asset.metadata["variant"] for item in made if item.asset.sha256 in first.layout.takes}
    assert titles == {0, 1}


def test_boards_and_films_come_in_one_step(blobs: BlobStore, made: list[Result]) -> None:
    edit = campaign_edit(blobs, made)
    document = edit.apply(Document())
    assert edit.label == "Place campaign"
    assert len(document.artboards) == 8
    assert [film.name for film in document.sequences] == ["64x64 en 2 s", "64x64 zh 2 s"]
    shown = {clip.artboard for film in document.sequences for track in film.tracks for clip in track.clips}
    assert shown - {""} <= {board.id for board in document.artboards}


def test_all_of_a_job_is_one_campaign_but_what_was_thrown_away(made: list[Result]) -> None:
    last = made[-1].model_copy(update={"state": "discarded"})
    assert campaign_of([*made[:-1], last], made[0]) == made[:-1]
    alone = made[0].model_copy(update={"asset": made[0].asset.model_copy(update={"recipe": None})})
    assert campaign_of(made, alone) == []


def test_layouts_that_say_nonsense_of_their_campaign_are_placed_all_the_same(blobs: BlobStore) -> None:
    first, *rest = campaign_results(blobs)
    layout = Layout.loads(blobs.read(first.asset.sha256))
    odd = layout.model_copy(update={"settings": {"campaign": "nonsense"}})
    asset = first.asset.model_copy(update={"sha256": blobs.put(odd.dumps())})
    parts = campaign_parts(blobs, [first.model_copy(update={"asset": asset}), *rest])
    assert len(parts.boards) == 1 + len(rest)
