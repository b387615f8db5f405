"""The one way of working: preview in place, compare, before, accept, discard, vary, takes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.core.canvas import ImageLayer
from creastudio.core.results import Result
from creastudio.shell.canvas.view import CanvasView
from creastudio.shell.panels.results.review import Review, review_of
from creastudio.shell.widgets.number_field import NumberField
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def review(studio: StudioRobot) -> Review:
    return review_of(studio.session)


@pytest.fixture
def canvas(studio: StudioRobot) -> CanvasView:
    studio.window.canvas.setFocus()
    return studio.window.canvas


def test_new_results_come_up_in_place(studio: StudioRobot, review: Review, canvas: CanvasView) -> None:
    results = studio.make(3)
    assert studio.session.review == tuple(result.id for result in results)
    assert studio.session.active_result == results[0].id
    assert canvas.candidate.ghost is not None
    assert isinstance(canvas.candidate.ghost.layer, ImageLayer)
    assert canvas.candidate.ghost.layer.asset == results[0].asset.sha256
    assert studio.session.document.artboards[0].layers == ()
    assert canvas.overlays.review.isVisible()


def test_arrows_compare_round_and_round(studio: StudioRobot, canvas: CanvasView) -> None:
    results = studio.make(3)
    for expected, key in ((1, Key.Key_Right), (2, Key.Key_Right), (0, Key.Key_Right), (2, Key.Key_Left)):
        studio.qtbot.keyClick(canvas, key)
        assert studio.session.active_result == results[expected].id


def test_the_keyboard_goes_to_what_was_placed_when_the_bar_leaves(
    studio: StudioRobot, canvas: CanvasView
) -> None:
    bar = canvas.overlays.review
    studio.make(2)
    bar.timeline.setFocus()
    bar.timeline.click()
    assert studio.window.timeline.hasFocus()
    for button in (bar.close_button, bar.accept):
        studio.make(1, seed=9)
        button.setFocus()
        button.click()
        assert canvas.hasFocus()


def test_before_is_shown_while_b_is_held(studio: StudioRobot, review: Review, canvas: CanvasView) -> None:
    studio.make(1)
    center = (
        canvas.viewport_shown.to_view(canvas.candidate.ghost.rect.center()).toPoint()
        if canvas.candidate.ghost
        else None
    )
    assert center is not None
    studio.wait(lambda: canvas.grab().toImage().pixelColor(center).name() != "#ffffff")
    studio.qtbot.keyPress(canvas, Key.Key_B)
    assert review.before
    assert canvas.grab().toImage().pixelColor(center).name() == "#ffffff"
    studio.qtbot.keyRelease(canvas, Key.Key_B)
    assert not review.before


def test_enter_accepts_as_one_step_with_takes(studio: StudioRobot, canvas: CanvasView) -> None:
    results = studio.make(3)
    studio.qtbot.keyClick(canvas, Key.Key_Right)
    studio.qtbot.keyClick(canvas, Key.Key_Return)
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, ImageLayer)
    assert layer.asset == results[1].asset.sha256
    assert layer.takes == tuple(result.asset.sha256 for result in results)
    assert len(studio.session.workspace.history.entries()) == 2
    assert studio.session.selected_layers == (layer.id,)
    assert studio.session.review == ()
    assert not canvas.overlays.review.isVisible()


@pytest.mark.parametrize(
    ("target", "layers", "clips"), [("canvas", 1, 0), ("timeline", 0, 1), ("both", 1, 1)]
)
def test_enter_goes_where_the_settings_say(
    studio: StudioRobot, canvas: CanvasView, target: str, layers: int, clips: int
) -> None:
    studio.session.update_settings(accept_to=target)
    studio.make(1)
    studio.qtbot.keyClick(canvas, Key.Key_Return)
    document = studio.session.document
    assert len(document.artboards[0].layers) == layers
    assert len(document.sequences[0].tracks[0].clips) == clips


def test_shift_enter_goes_to_the_timeline(studio: StudioRobot, canvas: CanvasView) -> None:
    studio.make(1)
    studio.qtbot.keyClick(canvas, Key.Key_Return, SHIFT)
    assert studio.session.document.artboards[0].layers == ()
    assert len(studio.session.document.sequences[0].tracks[0].clips) == 1


def test_escape_closes_the_preview_and_keeps_everything(studio: StudioRobot, canvas: CanvasView) -> None:
    results = studio.make(2)
    studio.qtbot.keyClick(canvas, Key.Key_Escape)
    assert studio.session.review == ()
    assert canvas.candidate.ghost is None
    assert not canvas.overlays.review.isVisible()
    assert [result.state for result in studio.session.workspace.results] == ["new"] * len(results)


def test_escape_keeps_old_results_that_were_only_looked_at(studio: StudioRobot, review: Review) -> None:
    first, second = studio.make(2, seed=1), studio.make(2, seed=30)
    review.look_at(first[1].id)
    studio.qtbot.keyClick(studio.window.canvas, Key.Key_Escape)
    assert studio.session.review == ()
    assert len(first + second) == 4
    assert {result.state for result in studio.session.workspace.results} == {"new"}


def test_what_a_job_still_makes_comes_not_up_after_escape(studio: StudioRobot, canvas: CanvasView) -> None:
    (first,) = studio.make(1)
    studio.qtbot.keyClick(canvas, Key.Key_Escape)
    workspace = studio.session.workspace
    late = first.asset.model_copy(update={"sha256": "0" * 64})
    workspace.tray.add(Result(job=first.job, asset=late))
    workspace.listeners.announce("results")
    assert studio.session.review == ()
    studio.make(1, seed=40)
    assert studio.session.active_result


def test_the_same_seed_again_is_told_once(studio: StudioRobot) -> None:
    studio.make(3)
    studio.make(3)
    assert len([notice for notice in studio.notices() if "identical" in notice]) == 1


def test_escape_closes_the_preview_from_a_button_or_field_of_the_form(studio: StudioRobot) -> None:
    form = studio.window.generators.choose("toy.dots")
    assert form is not None
    panel = studio.window.generators
    for widget in (panel.run_button, form.findChildren(NumberField)[0], panel.list):
        studio.make(1)
        assert studio.session.active_result
        widget.setFocus()
        focused = QApplication.focusWidget()
        assert focused is not None
        studio.qtbot.keyClick(focused, Key.Key_Escape)
        assert studio.session.active_result == "", widget
    assert {result.state for result in studio.session.workspace.results} == {"new"}


def test_the_search_of_the_generators_clears_itself_first(studio: StudioRobot) -> None:
    studio.make(1)
    search = studio.window.generators.search
    studio.qtbot.keyClicks(search, "dots")
    studio.qtbot.keyClick(search, Key.Key_Escape)
    assert search.text() == ""
    assert studio.session.active_result
    studio.qtbot.keyClick(search, Key.Key_Escape)
    assert studio.session.active_result == ""


def test_discard_all_throws_the_group_away_and_undo_brings_it_back(
    studio: StudioRobot, canvas: CanvasView
) -> None:
    studio.make(2)
    studio.wait(studio.window.actions_by_id["generate.discard_all"].isEnabled)
    studio.do("generate.discard_all")
    assert studio.session.active_result == ""
    assert {result.state for result in studio.session.workspace.results} == {"discarded"}
    studio.window.toasts.cards()[-1].act.click()
    assert {result.state for result in studio.session.workspace.results} == {"new"}


def test_delete_discards_only_what_is_shown(studio: StudioRobot, canvas: CanvasView) -> None:
    results = studio.make(3)
    studio.qtbot.keyClick(canvas, Key.Key_Delete)
    assert studio.session.active_result == results[1].id
    states = [result.state for result in studio.session.workspace.results]
    assert states == ["discarded", "new", "new"]
    studio.window.toasts.cards()[-1].act.click()
    assert {result.state for result in studio.session.workspace.results} == {"new"}
    assert studio.session.review == tuple(result.id for result in results)
    assert studio.session.active_result == results[0].id


def test_what_is_placed_is_not_discarded(studio: StudioRobot, review: Review, canvas: CanvasView) -> None:
    results = studio.make(2)
    studio.session.accept(results[0].id)
    review.look_at(results[0].id)
    studio.qtbot.keyClick(canvas, Key.Key_Delete)
    assert len(studio.session.document.artboards[0].layers) == 1
    assert [result.state for result in studio.session.workspace.results] == ["accepted", "new"]
    assert any("is placed" in notice for notice in studio.notices())


def test_v_varies_and_the_variations_take_over(
    studio: StudioRobot, review: Review, canvas: CanvasView
) -> None:
    (parent,) = studio.make(1)
    review.set_strength(0.7)
    studio.qtbot.keyClick(canvas, Key.Key_V)
    studio.wait(lambda: len(studio.session.workspace.results) == 5)
    studio.idle()
    shown = review.active
    assert shown is not None
    assert shown.asset.recipe is not None
    assert shown.asset.recipe.parent == parent.asset.recipe
    assert shown.asset.recipe.variation == 0.7


def test_results_of_a_job_that_waited_wait_their_turn(
    studio: StudioRobot, review: Review, canvas: CanvasView
) -> None:
    session = studio.session
    for seed in (1, 50):
        assert session.run("toy.dots", {"count": 2}, seed=seed)
    studio.wait(lambda: len(session.workspace.results) == 4)
    studio.idle()
    first = session.workspace.results[0]
    assert session.active_result == first.id
    assert review.waiting == 2
    assert "2" in canvas.overlays.review.waiting.text()
    studio.qtbot.keyClick(canvas, Key.Key_Return)
    assert session.active_result == session.workspace.results[2].id
    assert review.waiting == 0


def test_the_bar_discards_one_and_closes(studio: StudioRobot, canvas: CanvasView) -> None:
    studio.make(3)
    bar = canvas.overlays.review
    click(studio.qtbot, bar.discard, bar.discard.rect().center())
    click(studio.qtbot, bar.close_button, bar.close_button.rect().center())
    assert studio.session.review == ()
    states = [result.state for result in studio.session.workspace.results]
    assert states == ["discarded", "new", "new"]


def test_placing_by_any_way_ends_the_comparison(studio: StudioRobot) -> None:
    results = studio.make(2)
    studio.session.accept(results[0].id, "both")
    assert studio.session.review == ()


@pytest.mark.parametrize("name", ["canvas", "tray", "timeline"])
def test_every_view_knows_the_keys(studio: StudioRobot, name: str) -> None:
    panel = studio.window.panel("tray")
    results = studio.make(2)
    views: dict[str, QWidget] = {
        "canvas": studio.window.canvas,
        "tray": getattr(panel, "list"),  # noqa: B009  its name is that of a type
        "timeline": studio.window.timeline,
    }
    studio.qtbot.keyClick(views[name], Key.Key_Right)
    if name != "timeline":
        # On the timeline arrows move the playhead by frames.
        assert studio.session.active_result == results[1].id
    studio.qtbot.keyClick(views[name], Key.Key_Return)
    assert len(studio.session.document.artboards[0].layers) == 1


def test_the_bar_leaves_the_slider_out_where_there_is_no_room(
    studio: StudioRobot, canvas: CanvasView
) -> None:
    studio.make(2)
    bar = canvas.overlays.review
    canvas.resize(1200, 500)
    assert not bar._strength.isHidden()
    whole = bar.width()
    canvas.resize(whole - 20, 500)
    assert bar._strength.isHidden()
    assert bar.close_button.text() == "Close"
    assert bar.geometry().right() < canvas.width()
    less = bar.width()
    canvas.resize(less, 500)
    assert bar.close_button.text() == ""
    assert bar.close_button.accessibleName()
    assert bar.geometry().right() < canvas.width()
    canvas.resize(1200, 500)
    assert bar.width() == whole
