"""Texts that generators made: compared in place, and placed as layers, subtitles, scripts and notes by every hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton

from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.canvas import TextLayer
from creastudio.core.edits import add_writing
from creastudio.core.results import Result
from creastudio.core.timeline import Clip
from creastudio.core.writing import Passage, Writing
from creastudio.shell.canvas import dropping
from creastudio.shell.canvas.view import CanvasView
from creastudio.shell.dialogs.reader import ReaderDialog
from creastudio.shell.panels.results.result_data import asset_mime, result_mime
from creastudio.shell.panels.results.result_menu import result_menu
from creastudio.shell.panels.results.tray import TrayPanel
from creastudio.shell.reading import beginning_of
from creastudio.shell.timeline import dropping as timeline
from tests.gui.conftest import StudioRobot

POEMS = ("空山新雨后，\n天气晚来秋。", "明月松间照，\n清泉石上流。")

Key = Qt.Key


def made(studio: StudioRobot, texts: tuple[str, ...] = POEMS, job: str = "job") -> list[Result]:
    """Let a generator have made texts."""
    workspace = studio.session.workspace
    for seed, text in enumerate(texts):
        asset = Asset(
            sha256=workspace.blobs.put(text.encode()),
            media_type="text/plain",
            title=f"秋 {seed}",
            recipe=Recipe(generator="text.poem", seed=seed, makes="text", params={"form": "jueju5"}),
        )
        workspace.tray.add(Result(job=job, asset=asset))
    workspace.listeners.announce("results")
    return [item for item in workspace.results if item.job == job]


def layers(studio: StudioRobot) -> list[TextLayer]:
    board = studio.session.document.artboards[0]
    return [layer for layer in board.layers if isinstance(layer, TextLayer)]


def subtitles(studio: StudioRobot) -> list[Clip]:
    return [
        clip
        for sequence in studio.session.document.sequences
        for track in sequence.tracks
        for clip in track.clips
        if clip.kind == "text"
    ]


@pytest.fixture
def canvas(studio: StudioRobot) -> CanvasView:
    studio.window.canvas.setFocus()
    return studio.window.canvas


def test_short_texts_are_compared_in_place_and_enter_places_one(
    studio: StudioRobot, canvas: CanvasView
) -> None:
    results = made(studio)
    assert studio.session.active_result == results[0].id
    assert canvas.candidate.ghost is not None
    assert isinstance(canvas.candidate.ghost.layer, TextLayer)
    assert canvas.candidate.ghost.layer.text == POEMS[0]
    studio.qtbot.keyClick(canvas, Key.Key_Right)
    assert canvas.candidate.ghost.layer.text == POEMS[1]
    studio.qtbot.keyClick(canvas, Key.Key_Return)
    (layer,) = layers(studio)
    assert layer.text == POEMS[1]
    assert studio.session.selected_layers == (layer.id,)
    (writing,) = studio.session.document.writings
    # What was not chosen stays as an alternative.
    assert [item.text for item in writing.passages] == list(POEMS)
    assert (writing.kind, writing.language, writing.form) == ("verse", "zh", "jueju5")
    assert studio.session.result(results[1].id).state == "accepted"  # type: ignore[union-attr]
    studio.session.workspace.undo()
    assert studio.session.document.writings == ()
    assert layers(studio) == []


def test_shift_enter_makes_subtitles_of_it(studio: StudioRobot, canvas: CanvasView) -> None:
    made(studio)
    studio.qtbot.keyClick(canvas, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [clip.text for clip in subtitles(studio)] == POEMS[0].split("\n")
    studio.session.workspace.undo()
    assert subtitles(studio) == []


def test_a_long_text_is_offered_for_reading_and_placed_from_the_tray(studio: StudioRobot) -> None:
    (result,) = made(studio, ("A long story. " * 400,), "long")
    assert studio.session.active_result == ""
    studio.session.show_panel("tray")
    panel = studio.window.panel("tray")
    assert isinstance(panel, TrayPanel)
    panel.list.setCurrentIndex(panel.model.index(panel.model.row_of(result.id)))
    assert panel.place.text() == "Place"
    studio.qtbot.keyClick(panel.list, Key.Key_Return)
    assert len(layers(studio)) == 1


@pytest.mark.parametrize(
    ("entry", "kind"), [("Keep as writing", "verse"), ("Keep as script", "script"), ("Keep as note", "note")]
)
def test_the_menu_keeps_it_as_a_writing(studio: StudioRobot, entry: str, kind: str) -> None:
    results = made(studio)
    menu = result_menu(studio.session, results[:1], studio.window)
    next(action for action in menu.actions() if action.text().startswith(entry)).trigger()
    (writing,) = studio.session.document.writings
    assert writing.kind == kind
    assert studio.session.writing_id == writing.id
    assert layers(studio) == []


def test_a_text_goes_on_where_the_shown_writing_ends(studio: StudioRobot) -> None:
    own = Passage(text="One.")
    studio.session.apply(add_writing(Writing(title="Mine", passages=(own,), at=own.id)))
    results = made(studio)
    menu = result_menu(studio.session, results[1:2], studio.window)
    next(action for action in menu.actions() if action.text().startswith("Go on with it in 'Mine'")).trigger()
    (writing,) = studio.session.document.writings
    assert writing.text() == f"One.\n\n{POEMS[1]}"
    assert len(writing.siblings(writing.at)) == 2
    studio.session.workspace.undo()
    assert studio.session.document.writings[0].text() == "One."


def test_a_text_is_kept_from_its_dialog(studio: StudioRobot) -> None:
    (result,) = made(studio, POEMS[:1])
    dialog = ReaderDialog(studio.session, result.asset, studio.window)
    studio.qtbot.addWidget(dialog)
    next(part for part in dialog.findChildren(QPushButton) if part.text() == "Keep as writing").click()
    assert studio.session.document.writings[0].text() == POEMS[0]


def test_a_text_is_dropped_where_the_mouse_is(studio: StudioRobot) -> None:
    results = made(studio)
    board = studio.session.document.artboards[0]
    point = QPointF(board.x + 100, board.y + 120)
    assert dropping.drop(studio.session, result_mime(studio.session, results[:1]), point)
    (layer,) = layers(studio)
    assert (layer.transform.x, layer.transform.y) == (100, 120)
    assert studio.session.document.artboards[0].layers == (layer,)


def test_beside_all_artboards_a_text_gets_one_of_its_own(studio: StudioRobot) -> None:
    results = made(studio)
    assert dropping.drop(studio.session, result_mime(studio.session, results), QPointF(5000, 5000))
    board = studio.session.document.artboards[-1]
    assert [layer.text for layer in board.layers if isinstance(layer, TextLayer)] == list(POEMS)
    # Both are alternatives of one writing.
    assert len(studio.session.document.writings) == 1
    studio.session.workspace.undo()
    assert len(studio.session.document.artboards) == 1


def test_a_text_is_dropped_on_the_timeline_as_subtitles(studio: StudioRobot) -> None:
    results = made(studio)
    mime = result_mime(studio.session, results[:1])
    assert timeline.drop(studio.session, mime, timeline.Spot(705_600_000))
    first, second = subtitles(studio)
    assert (first.start, second.start) == (705_600_000, first.end)
    assert studio.session.selected_clips == (first.id, second.id)
    assert len(studio.session.document.writings) == 1
    studio.session.workspace.undo()
    assert (subtitles(studio), studio.session.document.writings) == ([], ())


def test_a_text_among_the_assets_of_the_project_is_dropped_too(studio: StudioRobot) -> None:
    (result,) = made(studio, POEMS[:1])
    mime = asset_mime(studio.session, [result.asset])
    board = studio.session.document.artboards[0]
    assert dropping.drop(studio.session, mime, QPointF(board.x + 50, board.y + 50))
    assert timeline.drop(studio.session, mime, timeline.Spot(0))
    assert (len(layers(studio)), len(subtitles(studio))) == (1, 2)
    assert len(studio.session.document.writings) == 1


def test_the_list_shows_how_texts_begin_and_the_titles_of_reports(studio: StudioRobot) -> None:
    first, _ = made(studio)
    assert beginning_of(studio.session, first) == POEMS[0]
    asset = first.asset.model_copy(update={"metadata": {"report": True}, "title": "Report"})
    assert beginning_of(studio.session, Result(job="x", asset=asset)) == "Report"


def test_a_text_that_came_back_begins_as_it_does(studio: StudioRobot) -> None:
    (result,) = made(studio, ("Back again",))
    file = studio.session.workspace.blobs.path(result.asset.sha256)
    data = file.read_bytes()
    file.unlink()
    assert beginning_of(studio.session, result) == result.asset.title
    file.write_bytes(data)
    assert beginning_of(studio.session, result) == "Back again"
