"""Texts among the results: placed as layers, subtitles and writings, and known as placed."""

from __future__ import annotations

from typing import Any

import pytest

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.canvas import TextLayer
from creastudio.core.results import Result
from creastudio.workspace.text_results import dropped_words, is_report, keep_result
from creastudio.workspace.workspace import Workspace


def made(workspace: Workspace, text: str, seed: int = 0, **metadata: Any) -> str:
    asset = Asset(
        sha256=workspace.blobs.put(text.encode()),
        media_type="text/plain",
        title=f"Text {seed}",
        recipe=Recipe(generator="text.poem", seed=seed, makes="text"),
        metadata=metadata,
    )
    result = Result(job="job", asset=asset)
    workspace.tray.add(result)
    return result.id


def states(workspace: Workspace) -> list[str]:
    return [result.state for result in workspace.results]


def test_a_text_is_placed_everywhere_in_one_step_and_counts_as_placed(workspace: Workspace) -> None:
    one, two = made(workspace, "One\r\nTwo", 1), made(workspace, "Three", 2)
    document = workspace.accept(one, "both")
    layer = document.artboards[0].layers[-1]
    assert isinstance(layer, TextLayer)
    assert layer.text == "One\nTwo"
    clips = [clip.text for track in document.sequences[0].tracks for clip in track.clips]
    assert clips == ["One", "Two"]
    workspace.accept(two)
    assert len(workspace.document.writings) == 1
    workspace.undo()
    workspace.undo()
    assert workspace.document.writings == ()
    assert states(workspace) == ["new", "new"]


def test_what_is_placed_is_known(workspace: Workspace) -> None:
    one, two = made(workspace, "One", 1), made(workspace, "Two", 2)
    workspace.accept(one)
    assert states(workspace) == ["accepted", "new"]
    workspace.accept(two, "timeline")
    assert states(workspace) == ["accepted", "accepted"]


def test_keeping_is_a_step_of_its_own(workspace: Workspace) -> None:
    one = made(workspace, "One", 1)
    writing_id = keep_result(workspace, one, "note")
    assert workspace.document.writing(writing_id).kind == "note"
    assert keep_result(workspace, one) == writing_id
    assert states(workspace) == ["accepted"]


def test_several_of_a_batch_come_of_one_writing(workspace: Workspace) -> None:
    ids = [made(workspace, text, seed) for seed, text in enumerate(("One", "Two"))]
    found = dropped_words(workspace, ids)
    assert [words.text for words in found] == ["One", "Two"]
    assert len({words.writing.id for words in found}) == 1


def test_a_report_is_placed_nowhere(workspace: Workspace) -> None:
    report = made(workspace, "It is good.", report=True)
    assert is_report(workspace.results[0].asset)
    with pytest.raises(UserError, match="can't be placed"):
        workspace.accept(report)
