"""Generated clips as a person uses them: keys on the timeline, what is stale, and making it anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from creastudio import paths
from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.api.score import Note, Score, track_of
from creastudio.core.assets import Asset
from creastudio.core.edits import add_assets, set_speed
from creastudio.core.edits.generated import move_key, set_settings
from creastudio.core.edits.timeline import add_track
from creastudio.core.edits.timeline_move import move_clips
from creastudio.core.edits.timeline_split import split_clip
from creastudio.core.generated import wanted_params
from creastudio.core.results import Result
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Track
from creastudio.export.film_options import Mp4Options
from creastudio.export.film_plan import PlannedFilm
from creastudio.export.sequence_formats import sequence_format
from creastudio.shell.canvas.importing import import_files
from creastudio.shell.canvas.review_bar import ReviewBar
from creastudio.shell.exporting.film_summary import FilmSummary
from creastudio.shell.live.dropping import LiveDrag
from creastudio.shell.panels.properties.clip_made import ClipMade
from creastudio.shell.panels.properties.panel import PropertiesPanel
from creastudio.shell.panels.results.result_data import ASSET_TYPE, RESULT_TYPE
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.timeline.clip_updates import Updates, updates_of
from creastudio.shell.timeline.dropping import ghost_clip, place
from creastudio.shell.timeline.key_adding import add_at_playhead
from creastudio.shell.timeline.lane_map import LaneMap, made_key_y
from creastudio.shell.timeline.painting.clip_pictures import clip_pictures_of
from creastudio.shell.timeline.score_links import score_links_of
from creastudio.shell.timeline.situation import stale_clips
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment
from tests.gui import toy_walk
from tests.gui.conftest import StudioRobot
from tests.gui.timeline_robot import FRAME, TimelineRobot


@pytest.fixture
def environment() -> Environment:
    """As that of all tests of the window, with a generator of walks."""
    store = SettingsStore(paths.settings_file())
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    return Environment(store, store.load(), toy_walk.registry(), library, in_thread=True)


class WalkRobot(TimelineRobot):
    """A timeline with a walk from 0 to 2 s on its first track."""

    def __init__(self, studio: StudioRobot) -> None:
        super().__init__(studio)
        session = studio.session
        assert session.run("toy.walk", {}, seed=3) is not None
        studio.wait(lambda: len(session.workspace.results) == 1)
        studio.idle()
        assert session.accept(session.workspace.results[0].id)
        session.set_review([])
        studio.window.show_panel("properties")
        self.click(1.8)

    @property
    def clip(self) -> Clip:
        """The walk, or its first part."""
        tracks = self.session.document.sequences[0].tracks
        return next(clip for track in tracks for clip in track.clips if clip.generated is not None)

    @property
    def panel(self) -> ClipMade:
        """How it is made, in the properties."""
        panel = self.studio.window.panel("properties")
        assert isinstance(panel, PropertiesPanel)
        return panel.clip.made

    def keys(self) -> list[tuple[float, int]]:
        """Time and seed of each key."""
        assert self.clip.generated is not None
        return [(round(key.at / SECOND, 2), key.params["seed"]) for key in self.clip.generated.keys]

    def key_at(self, seconds: float) -> QPointF:
        """Where the picture of a key is."""
        lanes = LaneMap(self.sequence, self.view.state.scale)
        assert self.sequence is not None
        place = lanes.place(self.sequence.tracks[0], self.clip)
        return QPointF(self.at(seconds).x(), made_key_y(place))

    def press_update(self) -> None:
        """Press Update, and wait until it is over."""
        self.qtbot.mouseClick(self.panel.update_button, Qt.MouseButton.LeftButton)
        self.studio.wait(lambda: updates_of(self.session).record(self.clip) is None)
        self.studio.idle()

    def drop(self, result_id: str, at: QPointF) -> None:
        """Drop a result on the lanes."""
        mime = QMimeData()
        mime.setData(RESULT_TYPE, json.dumps([result_id]).encode())
        event = QDropEvent(
            at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        self.view.lanes.dropEvent(event)


@pytest.fixture
def robot(studio: StudioRobot) -> WalkRobot:
    return WalkRobot(studio)


def test_a_walk_comes_on_the_timeline_with_its_keys(robot: WalkRobot) -> None:
    assert robot.clip.kind == "generated"
    assert robot.spans() == [(0.0, 2.0)]
    assert robot.keys() == [(0.0, 3), (1.0, 4)]
    assert robot.panel.state.text() == "Up to date."
    assert not robot.panel.update_button.isEnabled()
    assert [row.time.text() for row in robot.panel.keys.rows] == ["00:00:00:00", "00:00:01:00"]


def test_a_key_is_dragged_undone_and_the_clip_made_anew(robot: WalkRobot) -> None:
    before = robot.clip.asset
    robot.drag(robot.key_at(1.0), robot.key_at(0.6))
    assert robot.keys() == [(0.0, 3), (0.6, 4)]
    assert robot.panel.state.text() == "Changed since it was made."
    assert clip_pictures_of(robot.session).freshness(robot.clip) == "changed"
    robot.studio.do("edit.undo")
    assert robot.keys()[1] == (1.0, 4)
    assert robot.panel.state.text() == "Up to date."
    robot.studio.do("edit.redo")
    steps = len(robot.session.workspace.history.entries())
    robot.press_update()
    assert robot.clip.asset != before
    assert len(robot.session.workspace.history.entries()) == steps + 1
    assert robot.panel.state.text() == "Up to date."
    assert review_of(robot.session).active is None
    robot.studio.do("edit.undo")
    assert robot.clip.asset == before
    assert robot.panel.state.text() == "Changed since it was made."


def test_a_key_is_deleted_by_a_double_click_and_eased_and_timed_in_the_properties(robot: WalkRobot) -> None:
    row = robot.panel.keys.rows[1]
    row.time.setFocus()
    row.time.selectAll()
    robot.qtbot.keyClicks(row.time, "1:10")
    robot.qtbot.keyClick(row.time, Qt.Key.Key_Return)
    assert robot.keys()[1] == (1.4, 4)
    row.easing.setCurrentIndex(row.easing.findData("linear"))
    row.easing.activated.emit(row.easing.currentIndex())
    assert robot.clip.generated is not None
    assert robot.clip.generated.keys[1].easing == "linear"
    robot.qtbot.mouseDClick(robot.view.lanes, Qt.MouseButton.LeftButton, pos=robot.key_at(1.4).toPoint())
    assert robot.keys() == [(0.0, 3)]
    assert not robot.panel.keys.rows[0].remove.isEnabled()


def test_a_result_becomes_a_key_by_a_drop_and_by_the_button(robot: WalkRobot) -> None:
    (dot,) = robot.studio.make(1, seed=77)
    robot.session.set_review([])
    robot.drop(dot.id, robot.at(0.4))
    assert robot.keys() == [(0.0, 3), (0.4, 77), (1.0, 4)]
    assert len(robot.clips()) == 1
    assert robot.session.selected_clips == (robot.clip.id,)
    robot.session.set_playhead(15 * FRAME)
    robot.session.select(clips=[robot.clip.id])
    robot.qtbot.mouseClick(robot.panel.add_button, Qt.MouseButton.LeftButton)
    assert robot.keys()[2] == (0.6, 77)


def test_settings_are_one_step_after_they_come_to_rest(robot: WalkRobot) -> None:
    assert robot.panel._form is not None
    form = robot.panel._form[1]
    steps = len(robot.session.workspace.history.entries())
    for value in (2.5, 3.0):
        form.rows["seconds"].field.set_value(value)
    robot.studio.wait(lambda: len(robot.session.workspace.history.entries()) > steps)
    assert len(robot.session.workspace.history.entries()) == steps + 1
    robot.press_update()
    assert robot.spans() == [(0.0, 3.0)]


def test_what_is_set_while_it_is_made_stays_stale(robot: WalkRobot) -> None:
    robot.session.apply(move_key(robot.clip.id, SECOND, SECOND // 2))
    assert updates_of(robot.session).update(robot.clip)
    robot.session.apply(set_settings(robot.clip.id, closes=True))
    robot.studio.wait(lambda: updates_of(robot.session).record(robot.clip) is None)
    assert robot.panel.state.text() == "Changed since it was made."


def test_settings_that_change_no_byte_are_up_to_date_after_an_update(robot: WalkRobot) -> None:
    before = robot.clip.asset
    robot.session.apply(set_settings(robot.clip.id, closes=True))
    robot.press_update()
    assert robot.clip.asset == before
    robot.studio.wait(lambda: robot.panel.state.text() == "Up to date.")


def test_both_parts_of_one_that_was_cut_are_made_anew_together(robot: WalkRobot) -> None:
    robot.session.apply(split_clip(robot.clip.id, SECOND))
    for clip in robot.clips():
        robot.session.apply(move_key(clip.id, SECOND, SECOND // 2))
    assert updates_of(robot.session).update(robot.clips()[0])
    robot.studio.wait(lambda: not any(updates_of(robot.session).stale(clip) for clip in robot.clips()))
    assert robot.spans() == [(0.0, 1.0), (1.0, 2.0)]


def score_file() -> Path:
    score = track_of(Score(), [Note(0, 960, 60), Note(960, 960, 64)], name="Piano")
    path = paths.settings_file().parent / "a.score"
    path.write_bytes(score.dumps())
    return path


def test_a_walk_follows_a_score_track_and_notices_when_its_notes_change(robot: WalkRobot) -> None:
    session = robot.session
    path = score_file()
    import_files(session, [path], lambda assets: place(session, assets, [[]], 0, None))
    robot.studio.wait(lambda: any(track.kind == "score" for track in session.document.sequences[0].tracks))
    session.select(clips=[robot.clip.id])
    box = robot.panel.score
    track = next(track for track in session.document.sequences[0].tracks if track.kind == "score")
    assert box.isVisible()
    box.setCurrentIndex(box.findData(track.id))
    box.activated.emit(box.currentIndex())
    assert robot.panel.state.text() == "Changed since it was made."
    robot.press_update()
    assert robot.panel.state.text() == "Up to date."
    asset = session.document.find_asset(robot.clip.asset)
    assert asset is not None
    assert asset.metadata["notes"] > 0
    session.apply(move_clips([track.clips[0].id], SECOND))
    assert robot.panel.state.text() == "Changed since it was made."
    robot.press_update()
    assert robot.panel.state.text() == "Up to date."


def test_what_is_reviewed_becomes_a_key_at_the_playhead(robot: WalkRobot) -> None:
    session = robot.session
    (dot,) = robot.studio.make(1, seed=50)
    assert review_of(session).active is not None
    bar = robot.studio.window.findChild(ReviewBar)
    assert bar is not None
    session.set_playhead(9 * SECOND)
    assert bar.key.isHidden() is False, "the selected clip takes it, wherever the playhead is"
    session.select()
    session.set_playhead(8 * SECOND)
    assert bar.key.isHidden()
    session.set_playhead(SECOND // 2)
    assert not bar.key.isHidden()
    robot.qtbot.mouseClick(bar.key, Qt.MouseButton.LeftButton)
    assert robot.keys()[1] == (0.5, 50)
    assert session.selected_clips == (robot.clip.id,)
    session.set_playhead(8 * SECOND)
    session.select()
    assert not add_at_playhead(session, dot.asset)
    assert any("no walk at the playhead" in text for text in robot.studio.notices())


def test_a_film_of_a_changed_clip_says_so(robot: WalkRobot) -> None:
    def warned() -> bool:
        summary = FilmSummary(robot.session)
        robot.qtbot.addWidget(summary)
        sequence = robot.session.document.sequences[0]
        film = PlannedFilm(
            paths.settings_file().parent / "a.mp4", sequence.id, sequence_format("mp4"), Mp4Options()
        )
        return any("changed since it was made" in text for text in summary._warnings(sequence, film))

    assert not warned()
    robot.session.apply(move_key(robot.clip.id, SECOND, SECOND // 2))
    assert warned()


def test_a_score_that_is_dropped_on_a_walk_moves_it(robot: WalkRobot) -> None:
    session, taken = robot.session, list[Asset]()
    import_files(session, [score_file()], taken.extend)
    robot.studio.wait(lambda: bool(taken))
    session.apply(add_assets(taken))
    mime = QMimeData()
    mime.setData(ASSET_TYPE, json.dumps([taken[0].sha256]).encode())
    event = QDropEvent(
        robot.at(0.5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    robot.view.lanes.dropEvent(event)
    assert [track.kind for track in session.document.sequences[0].tracks if track.clips] == ["picture"]
    assert robot.clip.generated is not None
    assert [item.name for item in robot.clip.generated.recipe.inputs] == ["score"]
    assert robot.panel.score.currentText() == "From a file"
    robot.press_update()
    assert robot.panel.state.text() == "Up to date."
    robot.panel.score.setCurrentIndex(0)
    robot.panel.score.activated.emit(0)
    assert robot.clip.generated.recipe.inputs == ()


def test_a_walk_at_another_speed_stays_in_step_with_its_notes(robot: WalkRobot) -> None:
    session = robot.session
    import_files(session, [score_file()], lambda assets: place(session, assets, [[]], 0, None))
    robot.studio.wait(lambda: any(track.kind == "score" for track in session.document.sequences[0].tracks))
    track = next(track for track in session.document.sequences[0].tracks if track.kind == "score")
    session.apply(set_speed(robot.clip.id, 2.0))
    session.apply(move_clips([robot.clip.id], SECOND // 4))
    link = score_links_of(session).link(robot.clip, track.id)
    assert link is not None
    score = Score.loads(link.data)
    # The second note sounds 0.5 s after the sequence begins, 0.25 s after the clip does: 0.5 s into its source.
    second = score.tempo_map.seconds(960) - link.start
    assert second == pytest.approx(0.5)
    assert robot.clip.source_time(SECOND // 2) == SECOND // 2


def test_a_walk_in_review_is_seen_where_it_would_come(robot: WalkRobot) -> None:
    session = robot.session
    assert session.run("toy.walk", {"seconds": 1.0}, seed=9) is not None
    robot.studio.wait(lambda: review_of(session).active is not None)
    found = ghost_clip(session, review_of(session).active)
    assert found is not None
    assert (found[1].start, found[1].duration) == (2 * SECOND, SECOND)
    robot.view.lanes.grab()


def test_a_command_makes_all_changed_clips_anew(robot: WalkRobot) -> None:
    session = robot.session
    session.apply(split_clip(robot.clip.id, SECOND))
    first, second = robot.clips()
    session.apply(move_key(first.id, SECOND, SECOND // 2))
    session.apply(move_key(second.id, SECOND, SECOND // 3))
    session.select()
    assert len(stale_clips(session)) == 2
    commands = robot.view.commands
    assert commands.possible("timeline.update")
    commands.run("timeline.update")
    robot.studio.wait(lambda: not any(updates_of(session).stale(clip) for clip in robot.clips()))
    assert robot.clips()[0].asset != robot.clips()[1].asset
    robot.studio.idle()
    assert not commands.possible("timeline.update")


def test_an_update_that_was_under_way_when_the_project_was_opened_still_comes_to_its_place(
    robot: WalkRobot,
) -> None:
    session = robot.session
    session.apply(set_settings(robot.clip.id, seconds=3.0))
    generated = robot.clip.generated
    assert generated is not None
    # A job that nobody here asked for, as one is that the queue has brought back.
    assert session.run("toy.walk", wanted_params(generated), seed=generated.recipe.seed) is not None
    again = Updates(session)
    assert again.record(robot.clip) is not None
    robot.studio.wait(lambda: robot.clip.duration == 3 * SECOND)
    robot.studio.idle()
    assert review_of(session).active is None


def test_a_live_picture_that_is_dropped_on_a_walk_is_made_as_its_key_and_not_offered_again(
    robot: WalkRobot,
) -> None:
    session = robot.session
    mime = LiveDrag("toy.dots", {"count": 1}, seed=60, size=(24, 24), title="Live").to_mime()
    event = QDropEvent(
        robot.at(0.4),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    robot.view.lanes.dropEvent(event)
    robot.studio.wait(lambda: len(robot.keys()) == 3)
    robot.studio.idle()
    assert robot.keys()[1] == (0.4, 60)
    assert review_of(session).active is None


def test_music_for_a_walk_is_seen_under_it(robot: WalkRobot) -> None:
    session = robot.session
    session.apply(move_clips([robot.clip.id], SECOND))
    sequence = session.document.sequences[0].id
    session.apply(add_track(sequence, Track(id="music", name="S1", kind="score")))
    told = RecipeInput(name="clip", sha256=robot.clip.asset, media_type="video/mp4")
    made = Asset(
        sha256="c" * 64,
        media_type="application/x-creastudio-score",
        metadata={"duration": 2.0},
        recipe=Recipe(generator="toy.music", makes="score", inputs=(told,)),
    )
    session.set_playhead(9 * SECOND)
    found = ghost_clip(session, Result(id="made", job="1", asset=made))
    assert found is not None
    assert (found[0].id, found[1].start) == ("music", robot.clip.start)
