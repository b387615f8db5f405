"""What is selected, shown and told after something came into the document."""

from __future__ import annotations

from PySide6.QtCore import Qt

from creastudio.core import edits
from creastudio.core.canvas import ShapeLayer, Transform
from creastudio.core.time import FLICKS_PER_SECOND
from tests.gui.conftest import StudioRobot

SHIFT = Qt.KeyboardModifier.ShiftModifier


def do(studio: StudioRobot, action: str) -> None:
    studio.window.commands.refresh()
    studio.do(action)


def test_redo_selects_what_came_back(studio: StudioRobot) -> None:
    (result,) = studio.make(1)
    studio.session.accept(result.id, "both")
    layers, clips = studio.session.selected_layers, studio.session.selected_clips
    assert (len(layers), len(clips)) == (1, 1)
    do(studio, "edit.undo")
    assert (studio.session.selected_layers, studio.session.selected_clips) == ((), ())
    do(studio, "edit.redo")
    assert (studio.session.selected_layers, studio.session.selected_clips) == (layers, clips)


def test_undoing_a_delete_selects_the_layers_and_not_those_inside(studio: StudioRobot) -> None:
    shapes = [ShapeLayer(name=name, transform=Transform(x=40, y=40, width=9, height=9)) for name in "ab"]
    for shape in shapes:
        studio.session.apply(edits.add_layer(studio.session.artboard_id, shape))
    studio.session.select([shape.id for shape in shapes])
    do(studio, "edit.group")
    (group,) = studio.session.document.artboards[0].layers
    studio.session.select([group.id])
    do(studio, "edit.delete")
    do(studio, "edit.undo")
    assert studio.session.selected_layers == (group.id,)


def test_undo_leaves_the_selection_where_nothing_came_back(studio: StudioRobot) -> None:
    shapes = [ShapeLayer(name=name, transform=Transform(x=40, y=40, width=9, height=9)) for name in "ab"]
    for shape in shapes:
        studio.session.apply(edits.add_layer(studio.session.artboard_id, shape))
    studio.session.apply(edits.update_layers([shapes[0].id], "Change opacity", opacity=0.5))
    studio.session.select([shapes[1].id])
    do(studio, "edit.undo")
    assert studio.session.selected_layers == (shapes[1].id,)


def test_the_history_panel_selects_what_came_back_too(studio: StudioRobot) -> None:
    (result,) = studio.make(1)
    studio.session.accept(result.id)
    (layer,) = studio.session.selected_layers
    history = studio.window.panel("history")
    studio.session.workspace.undo()
    history.redo.click()  # type: ignore[attr-defined]
    assert studio.session.selected_layers == (layer,)


def test_a_clip_placed_out_of_view_is_scrolled_to_and_told(studio: StudioRobot) -> None:
    view = studio.window.timeline
    for seed in (1, 2, 3, 4):
        (result,) = studio.make(1, seed=seed)
        studio.qtbot.keyClick(studio.window.canvas, Qt.Key.Key_Return, SHIFT)
    view.state.set_scale(view.state.scale.scrolled(0))
    view.state.set_scale(type(view.state.scale)(density=400.0))
    (result,) = studio.make(1, seed=9)
    studio.qtbot.keyClick(studio.window.canvas, Qt.Key.Key_Return, SHIFT)
    sequence = studio.session.document.sequences[0]
    clip = sequence.tracks[0].clips[-1]
    assert clip.asset == result.asset.sha256
    assert clip.start >= 4 * FLICKS_PER_SECOND
    box = view.lanes.box_of(sequence, sequence.tracks[0], clip)
    assert 0 <= box.left() <= view.lanes.width() - 20
    assert studio.session.selected_clips == (clip.id,)
    assert any(
        notice.startswith(f"Placed on {sequence.tracks[0].name} at 00:00:") for notice in studio.notices()
    )
