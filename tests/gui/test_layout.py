"""Where the parts of the window lie."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.edits.artboards import add_artboard
from creastudio.core.edits.timeline import add_track
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Track
from creastudio.resources import resource_path
from creastudio.shell.canvas.zoom_view import LEAST
from tests.gui.conftest import StudioRobot


def test_it_goes_under_the_side_panels_and_back_and_is_remembered(studio: StudioRobot) -> None:
    window = studio.window
    window.resize(1300, 800)
    studio.wait(lambda: window.canvas.width() > 500)
    below = window.canvas.width()
    studio.wait(lambda: window.timeline.width() == window.canvas.width())
    studio.do("view.wide_timeline")
    studio.wait(lambda: window.timeline.width() == window.width())
    assert window.canvas.width() == below
    studio.wait(lambda: window.actions_by_id["view.wide_timeline"].isChecked())
    window.closing.drop()
    window.close()
    again = studio.new()
    studio.wait(lambda: again.timeline.width() == again.width())
    studio.do("view.wide_timeline")
    studio.wait(lambda: again.timeline.width() == again.canvas.width())


def test_it_brings_back_a_hidden_timeline(studio: StudioRobot) -> None:
    studio.do("view.timeline")
    assert not studio.window.timeline.isVisible()
    studio.do("view.wide_timeline")
    assert studio.window.timeline.isVisible()


def test_keys_go_to_the_timeline_of_a_film_and_else_to_the_canvas(bare_studio: StudioRobot) -> None:
    bare_studio.studio.start([str(resource_path("samples", "first-film.crea"))])
    bare_studio.wait(lambda: bare_studio.window.timeline.hasFocus())
    film = bare_studio.window
    bare_studio.wait(lambda: film.timeline.height() > film.height() / 4)
    bare_studio.wait(lambda: film.actions_by_id["view.wide_timeline"].isChecked())
    film.close()
    assert not bare_studio.new().timeline.hasFocus()


def test_a_film_in_a_low_window_leaves_generators_and_results_their_buttons(studio: StudioRobot) -> None:
    window = studio.window
    window.resize(1280, 780)
    studio.wait(lambda: window.height() == 780)
    for wide in (True, False, True):
        window.arrangement.set_wide(wide)
        studio.wait(lambda: window.docks.docks["generators"].height() > 400)
    studio.wait(lambda: window.timeline.height() > 220)
    window.arrangement.set_wide(False)
    window.resize(1600, 1000)
    studio.wait(lambda: window.height() == 1000)
    window.arrangement.set_wide(True)
    studio.wait(lambda: window.timeline.height() > 400)


def test_a_film_shows_a_row_of_its_results(studio: StudioRobot) -> None:
    studio.make(1)
    window, docks = studio.window, studio.window.docks.docks
    window.resize(1600, 960)
    studio.wait(lambda: window.height() == 960)
    window.arrangement.set_wide(True)
    studio.wait(lambda: window.timeline.height() > 400)
    assert docks["tray"].height() > 0.6 * docks["layers"].height()


def test_a_few_pictures_in_a_row_leave_the_room_to_the_canvas(bare_studio: StudioRobot) -> None:
    bare_studio.studio.start([str(resource_path("samples", "Night market.crea"))])
    window = bare_studio.window
    sequence = bare_studio.session.sequence
    assert sequence is not None
    assert sum(len(track.clips) for track in sequence.tracks) > 1
    assert not window.arrangement.wide
    assert not window.timeline.hasFocus()


def test_a_project_that_becomes_a_film_gets_a_wide_timeline(studio: StudioRobot) -> None:
    window = studio.window
    studio.session.show_panel("timeline")
    assert not window.arrangement.wide
    track = Track(kind="text", clips=tuple(
        Clip(kind="text", text="a", start=start * FLICKS_PER_SECOND, duration=FLICKS_PER_SECOND) for start in (0, 1)
    ))  # fmt: skip
    sequence = studio.session.sequence
    assert sequence is not None
    studio.session.apply(add_track(sequence.id, track))
    studio.session.show_panel("timeline")
    studio.wait(lambda: window.timeline.width() == window.width())
    studio.do("view.wide_timeline")
    studio.session.show_panel("timeline")
    assert not window.arrangement.wide


def test_the_keyboard_goes_into_a_panel_that_is_shown(studio: StudioRobot) -> None:
    studio.session.show_panel("layers")
    focused = studio.window.focusWidget()
    panel = studio.window.panel("layers")
    assert focused is panel or panel.isAncestorOf(focused)


def test_an_ad_in_many_sizes_opens_so_that_it_can_be_read(bare_studio: StudioRobot) -> None:
    bare_studio.studio.start([str(resource_path("samples", "campaign.crea"))])
    window = bare_studio.window
    assert bare_studio.session.sequence is not None
    assert not window.arrangement.wide
    canvas, board = window.canvas, bare_studio.session.document.artboards[0]
    bare_studio.wait(lambda: canvas.viewport_shown.scale * max(board.width, board.height) >= LEAST - 1)
    corner = canvas.viewport_shown.to_view(QPointF(board.x, board.y))
    assert corner.x() > canvas.left_edge()
    assert corner.y() > 0
    window.resize(window.width() - 100, window.height())
    assert canvas.viewport_shown.scale * max(board.width, board.height) >= LEAST - 1
    bare_studio.do("view.fit")
    assert canvas.fits


def test_an_empty_artboard_is_not_what_a_project_opens_with(studio: StudioRobot) -> None:
    canvas, document = studio.window.canvas, studio.session.document
    # Far apart, so that all of them would be tiny; the first is empty.
    for x in (20_000, 30_000):
        board = Artboard(name="Ad", width=1000, height=1000, x=x, layers=(TextLayer(text="Ad"),))
        studio.session.apply(add_artboard(board))
    assert not document.artboards[0].layers
    canvas.zoom_start()
    seen = canvas.viewport_shown.visible(canvas.width(), canvas.height())
    assert seen.contains(QPointF(20_000, 0))
    assert canvas.viewport_shown.scale == LEAST / 1000
