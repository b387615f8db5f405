"""The live panel under mouse and keys, in the real window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from creastudio.api.keys import load_keys
from creastudio.api.model_card import ModelCard
from creastudio.host.registry import Registry
from creastudio.shell.live.dropping import LIVE_TYPE, live_in
from creastudio.shell.live.pad_view import PadView
from creastudio.shell.live.panel import LivePanel
from creastudio.shell.live.plane import Plane
from tests.gui.conftest import StudioRobot


def colour(view: PadView) -> tuple[int, int, int]:
    red, green, blue, _ = view.picture.image().pixelColor(0, 0).getRgb()  # pyright: ignore[reportGeneralTypeIssues]
    return red, green, blue


def plane_of(view: PadView) -> Plane:
    assert view.plane is not None
    return view.plane


def rests(view: PadView, studio: StudioRobot) -> None:
    """Wait until what is shown is drawn in full."""
    studio.wait(lambda: not view._rest.isActive() and view.picture.picture_size.width() == 16)  # pyright: ignore[reportPrivateUsage]


def test_the_first_picture_is_that_of_the_defaults(view: PadView) -> None:
    assert colour(view) == (127, 127, 100)
    assert view.note.text() == "seed 0"


def test_dragging_on_the_plane_moves_the_picture(view: PadView, studio: StudioRobot) -> None:
    plane = plane_of(view)
    right = QPoint(plane.width() - 1, 0)
    studio.qtbot.mousePress(plane, Qt.MouseButton.LeftButton, pos=plane.rect().center())
    studio.qtbot.mouseMove(plane, right)
    # A drag shows drafts.
    place = plane.to_plane(QPointF(right))
    there = (round(127 + place.x() * 12), round(127 + place.y() * 12))
    studio.wait(lambda: colour(view)[:2] == there)
    assert view.picture.picture_size.width() == 4
    studio.qtbot.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=right)
    rests(view, studio)
    assert colour(view)[:2] == there
    assert view.hand.state.params["x"] == pytest.approx(1.0, abs=0.02)
    # All of it is one step.
    assert len(view.hand.trail.past) == 1


def test_arrow_keys_move_the_point(view: PadView, studio: StudioRobot) -> None:
    plane = plane_of(view)
    plane.setFocus()
    studio.qtbot.keyClick(plane, Qt.Key.Key_Right)
    studio.qtbot.keyClick(plane, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.hand.state.params["x"] == pytest.approx(0.05)
    assert view.hand.state.params["y"] == pytest.approx(0.25)
    assert plane.accessibleName() == "Plane: Across 0.05, Down 0.25"


def test_the_plane_goes_on_beyond_what_is_seen(view: PadView, studio: StudioRobot) -> None:
    plane = plane_of(view)
    for _ in range(12):
        studio.qtbot.keyClick(plane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.hand.state.params["x"] == pytest.approx(3.0)
    assert plane.seen.contains(plane.point) or plane.seen.right() == pytest.approx(3.0)
    studio.qtbot.keyClick(plane, Qt.Key.Key_Home)
    assert plane.seen.center().x() == pytest.approx(0.0)


def test_a_step_is_as_long_both_ways(view: PadView) -> None:
    plane = plane_of(view)
    across, down = plane.width() / plane.seen.width(), plane.height() / plane.seen.height()
    assert across == pytest.approx(down)
    assert max(plane.seen.width(), plane.seen.height()) == pytest.approx(2.0)


def test_zooming_keeps_what_is_under_the_mouse(view: PadView) -> None:
    plane = plane_of(view)
    at = QPointF(plane.width() * 0.25, plane.height() * 0.75)
    before = plane.to_plane(at)
    plane.zoom(0.5, at)
    assert plane.seen.width() == pytest.approx(1.0)
    assert plane.to_plane(at).x() == pytest.approx(before.x())
    for _ in range(40):
        plane.zoom(2.0)
    assert plane.seen.width() <= plane.edges.width() + 1e-6


def test_sliders_change_the_picture_at_once(view: PadView, studio: StudioRobot) -> None:
    view.controls.rows["grey"].field.set_value(200)
    studio.wait(lambda: colour(view)[2] == 200)
    rests(view, studio)
    assert view.hand.state.params["grey"] == 200


def test_states_are_undone_and_redone_by_keys(view: PadView, studio: StudioRobot) -> None:
    view.hand.go(view.hand.state.changed(grey=10))
    view.hand.go(view.hand.state.changed(grey=20))
    plane = plane_of(view)
    studio.qtbot.keyClick(plane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.hand.state.params["grey"] == 10
    studio.wait(lambda: colour(view)[2] == 10)
    assert view.controls.rows["grey"].field.value() == 10
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    studio.qtbot.keyClick(plane, Qt.Key.Key_Z, keys)
    assert view.hand.state.params["grey"] == 20
    assert view.bar.tools["undo"].isEnabled()
    assert not view.bar.tools["redo"].isEnabled()


def test_a_held_key_shows_what_was_there_before(view: PadView, studio: StudioRobot) -> None:
    view.hand.go(view.hand.state.changed(grey=10))
    studio.wait(lambda: colour(view)[2] == 10)
    plane = plane_of(view)
    studio.qtbot.keyPress(plane, Qt.Key.Key_B)
    studio.wait(lambda: colour(view)[2] == 100)
    assert view.picture.words == "Before"
    studio.qtbot.keyRelease(plane, Qt.Key.Key_B)
    studio.wait(lambda: colour(view)[2] == 10)
    assert view.picture.words == ""


def test_two_states_are_compared(view: PadView, studio: StudioRobot) -> None:
    studio.qtbot.keyClick(plane_of(view), Qt.Key.Key_X)
    view.hand.go(view.hand.state.changed(grey=7))
    view.bar.tools["switch"].click()
    assert view.hand.state.params["grey"] == 100
    view.bar.tools["switch"].click()
    assert view.hand.state.params["grey"] == 7
    view.peek(on=True)
    studio.wait(lambda: colour(view)[2] == 100)


def test_keep_makes_a_result_with_this_very_recipe(view: PadView, studio: StudioRobot) -> None:
    view.hand.go(view.hand.state.changed(grey=33, x=0.5))
    view.bar.keep.click()
    studio.wait(lambda: len(studio.session.workspace.results) == 1)
    studio.idle()
    recipe = studio.session.workspace.results[0].asset.recipe
    assert recipe is not None
    assert recipe.generator == "shade.plain"
    assert recipe.params == {**view.hand.state.params, "count": 1}
    assert recipe.seed == view.hand.state.seed


def test_use_these_settings_opens_the_panel_there(view: PadView, studio: StudioRobot) -> None:
    view.hand.go(view.hand.state.changed(grey=33, x=0.5))
    kept = view.hand.state
    view.keep()
    studio.wait(lambda: len(studio.session.workspace.results) == 1)
    studio.idle()
    view.hand.reset()
    studio.window.show_panel("generators")
    studio.session.use_settings(studio.session.workspace.results[0].id)
    studio.wait(view.isVisible)
    assert view.hand.state.params["grey"] == 33
    assert view.hand.state.params["x"] == kept.params["x"]
    studio.wait(lambda: colour(view)[2] == 33)


def test_a_dragged_picture_is_placed_where_it_is_dropped(view: PadView, studio: StudioRobot) -> None:
    mime = view.wish().to_mime()
    live = live_in(mime)
    assert live is not None
    assert (live.generator, live.size) == ("shade.plain", (16, 16))
    canvas = studio.window.canvas
    event = QDropEvent(
        QPointF(canvas.width() / 2, canvas.height() / 2), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    canvas.dropEvent(event)
    assert event.isAccepted()
    studio.wait(lambda: bool(studio.session.document.artboards[0].layers))
    studio.idle()
    assert len(studio.session.document.artboards[0].layers) == 1


def test_a_damaged_drag_is_no_live_picture(view: PadView) -> None:
    mime = view.wish().to_mime()
    mime.setData(LIVE_TYPE, b'{"generator": 3}')
    assert live_in(mime) is None


def test_a_state_goes_over_the_clipboard(view: PadView, studio: StudioRobot) -> None:
    view.hand.go(view.hand.state.changed(grey=5))
    view.hand.copy()
    view.hand.reset()
    assert view.hand.state.params["grey"] == 100
    view.hand.paste()
    assert view.hand.state.params["grey"] == 5
    QApplication.clipboard().setText("just words")
    view.hand.paste()
    assert any("holds no state" in message for message in studio.notices())


def test_chance_moves_the_point_and_the_seed(view: PadView) -> None:
    before = view.hand.state
    view.hand.randomise()
    assert view.hand.state.params["x"] != before.params["x"]
    assert abs(float(view.hand.state.params["x"])) <= 1
    assert view.hand.state.seed != before.seed
    assert view.hand.state.params["grey"] == before.params["grey"]


def test_other_generators_go_on_with_the_same_settings(view: PadView, studio: StudioRobot) -> None:
    view.hand.go(view.hand.state.changed(style="square"))
    entries = view.bar.more.menu().actions()
    assert [entry.text() for entry in entries if entry.text()] == [
        "Dots",
        "Way",
        "A key of the walk at the playhead",
    ]
    view.bar.more.menu().aboutToShow.emit()
    assert not view.bar.key.isEnabled()
    entries[0].trigger()
    form = studio.window.generators.form
    assert form is not None
    assert form.work.id == "toy.dots"
    assert form.values()["style"] == "square"
    assert form.values()["count"] == 2


def test_a_way_begins_with_what_is_shown(view: PadView, studio: StudioRobot) -> None:
    def keys() -> list[dict[str, Any]]:
        view.bar.more.menu().actions()[1].trigger()
        form = studio.window.generators.form
        assert form is not None
        return [key.params for key in load_keys(form.values()["keys"])]

    shown = view.hand.state
    by_chance = keys()
    assert len(by_chance) == 4
    assert by_chance[0] == {**shown.params, "generator": "shade.plain", "seed": shown.seed}
    assert len({str(key["x"]) for key in by_chance}) == 4
    view.hand.switch()
    view.hand.go(shown.changed(x=0.5))
    assert [key["x"] for key in keys()] == [0.5, shown.params["x"]]


def test_a_trouble_is_said_in_one_sentence(view: PadView, studio: StudioRobot) -> None:
    view.hand.go(view.hand.state.changed(x=9.5))
    studio.wait(lambda: bool(view.picture.trouble))
    assert view.picture.trouble == "Too far to the right. Come back."
    view.hand.undo()
    studio.wait(lambda: not view.picture.trouble)


def test_the_session_closes_when_the_panel_is_hidden(view: PadView, studio: StudioRobot) -> None:
    assert view.drawing.is_open
    studio.window.show_panel("library")
    studio.wait(lambda: not view.drawing.is_open)
    assert colour(view) == (127, 127, 100)
    studio.window.show_panel("live")
    studio.wait(lambda: view.drawing.is_open)


def test_the_plane_is_covered_with_tiny_pictures(view: PadView, studio: StudioRobot) -> None:
    live_map = view.map
    assert live_map is not None
    studio.wait(lambda: live_map.count >= 16)
    plane = plane_of(view)
    place = plane.rect().center() + QPoint(22, 11)
    assert plane.grab().toImage().pixelColor(place).blue() > 40
    before = live_map.count
    view.hand.go(view.hand.state.changed(grey=250))
    assert live_map.count < before


def test_without_a_model_it_says_what_to_do(panel: LivePanel, studio: StudioRobot) -> None:
    panel.show_pad("shade.models")
    assert panel.view is None
    assert panel.stack.currentWidget() is panel.no_model
    weights = studio.session.workspace.blobs.folder / "weights"
    weights.write_bytes(b"\x02\x00\x00\x00\x00\x00\x00\x00{}")
    studio.session.environment.models.add(ModelCard(id="m", title="M", family="shade"), weights)
    studio.session.modelsChanged.emit()
    view = panel.view
    assert view is not None
    assert view.hand.state.params["model"] == "m"
    studio.wait(lambda: not view.picture.image().isNull())

    # Another model gets a session of its own, and so does a library that has changed.
    weights.write_bytes(b"\x02\x00\x00\x00\x00\x00\x00\x00{} ")
    studio.session.environment.models.add(ModelCard(id="n", title="N", family="shade"), weights)
    opened: list[int] = []
    view.drawing.opened.connect(lambda: opened.append(1))
    studio.session.modelsChanged.emit()
    studio.wait(lambda: len(opened) == 1)
    assert view.controls.model is not None
    view.controls.model.field.set_value("n")
    studio.wait(lambda: len(opened) == 2)
    assert view.hand.state.params["model"] == "n"
    view.controls.rows["grey"].field.set_value(3)
    studio.wait(lambda: colour(view)[2] == 3)
    assert len(opened) == 2


def test_everything_has_a_name_for_readers(view: PadView) -> None:
    for widget in view.bar.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName(), widget
    assert view.picture.accessibleName()
    assert plane_of(view).accessibleName()


def test_it_can_be_a_large_window_and_come_back(panel: LivePanel, view: PadView, studio: StudioRobot) -> None:
    dock = studio.window.docks.docks["live"]
    panel.large.click()
    studio.wait(lambda: dock.isFloating() and not dock.windowFlags() & Qt.WindowType.FramelessWindowHint)
    studio.wait(lambda: view.drawing.is_open and panel.isVisible())
    assert panel.large.accessibleName() == "Put it back into the window"
    # Its title bar, too, fits onto the screen.
    assert dock.height() <= dock.screen().availableGeometry().height() - 80
    panel.large.click()
    studio.wait(lambda: not dock.isFloating())
    studio.wait(lambda: view.drawing.is_open)


def test_a_wide_panel_has_the_plane_beside_the_picture(view: PadView, studio: StudioRobot) -> None:
    dock = studio.window.docks.docks["live"]
    dock.setFloating(True)
    dock.resize(1000, 640)
    plane = plane_of(view)
    studio.wait(lambda: plane.mapTo(view, QPoint()).x() > view.picture.width() - 20)
    dock.resize(340, 800)
    studio.wait(lambda: plane.mapTo(view, QPoint()).y() > view.picture.height() - 20)
    dock.setFloating(False)


def test_what_is_typed_beside_the_picture_is_no_key_of_the_panel(view: PadView, studio: StudioRobot) -> None:
    field = view.controls.rows["grey"].field
    box = field.focusProxy()
    assert box is not None
    box.setFocus()
    studio.wait(box.hasFocus)
    before = view.hand.state
    for key in (Qt.Key.Key_R, Qt.Key.Key_X, Qt.Key.Key_F, Qt.Key.Key_Return):
        studio.qtbot.keyClick(box, key)
    assert view.hand.state == before
    assert studio.session.workspace.desk.queue.records() == ()
    assert view.favourites.count() == 0


def test_a_form_leads_to_the_live_panel(panel: LivePanel, view: PadView, studio: StudioRobot) -> None:
    form = studio.window.generators.choose("shade.plain")
    assert form is not None
    form.set_values({"grey": 61}, seed=5)
    buttons = [one for one in form.findChildren(QPushButton) if one.text() == "Live"]
    studio.window.show_panel("generators")
    buttons[0].click()
    studio.wait(lambda: view.drawing.is_open)
    assert view.hand.state.params["grey"] == 61
    assert view.hand.state.seed == 5


def test_a_mistake_of_a_plugin_is_told_with_its_report(view: PadView, studio: StudioRobot) -> None:
    view.hand.go(view.hand.state.changed(x=-9.5))
    studio.wait(lambda: bool(view.picture.trouble))
    assert "ZeroDivisionError" in view.picture.trouble
    notice = studio.studio.notifier.notices[-1]
    assert "Traceback" in notice.report


def test_a_picture_that_waits_for_a_job_says_so(view: PadView, studio: StudioRobot) -> None:
    record = studio.session.run("toy.slow", {})
    assert record is not None
    studio.wait(lambda: studio.session.workspace.desk.said.last_preview(record.id) is not None)
    view.hand.go(view.hand.state.changed(grey=61))
    studio.wait(lambda: view.picture.words == "A job goes first…")
    studio.session.workspace.desk.queue.cancel(record.id)
    studio.wait(lambda: colour(view)[2] == 61)
    assert view.picture.words == ""


def test_the_pad_in_front_outlives_a_save_that_breaks_its_plugin(
    panel: LivePanel, studio: StudioRobot
) -> None:
    environment = studio.studio.environment
    weights = studio.session.workspace.blobs.folder / "weights"
    weights.write_bytes(b"\x02\x00\x00\x00\x00\x00\x00\x00{}")
    environment.models.add(ModelCard(id="m", title="M", family="shade"), weights)
    view = panel.show_pad("shade.models")
    assert view is not None
    view.hand.open_state({"x": 0.5, "grey": 7}, 11)
    whole = environment.registry
    studio.studio.use_plugins(whole)
    assert panel.view is not None
    assert panel.view.panel.id == "shade.models"
    assert panel.view.hand.state.params["grey"] == 7
    studio.studio.use_plugins(Registry(()))
    assert panel.view is None
    studio.studio.use_plugins(whole)
    assert panel.view is not None
    assert panel.view.panel.id == "shade.models"
    assert (panel.view.hand.state.params["x"], panel.view.hand.state.seed) == (0.5, 11)


def test_what_a_person_sets_for_a_plugin_is_seen_at_once(view: PadView, studio: StudioRobot) -> None:
    opened: list[int] = []
    view.drawing.opened.connect(lambda: opened.append(1))
    studio.studio.pluginSet.emit("toy")
    assert opened == []
    studio.studio.pluginSet.emit("shade")
    studio.wait(lambda: len(opened) == 1)
