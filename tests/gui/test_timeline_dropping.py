"""What comes onto the timeline by drag and by keys, and what leaves it as files."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent

from creastudio.api.recipe import Recipe
from creastudio.api.score import MEDIA_TYPE as SCORE_TYPE
from creastudio.api.score import Note, Score, track_of
from creastudio.core.assets import Asset
from creastudio.core.blocked import Blocked
from creastudio.core.canvas import ShapeLayer, TextLayer
from creastudio.core.edits import place_on_timeline, set_safety
from creastudio.core.edits.canvas import add_layer
from creastudio.core.edits.timeline import add_sequence
from creastudio.core.safety import Finding, SafetyReport, with_rule
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.export.marking import read
from creastudio.export.midi import midi_of
from creastudio.export.musicxml import musicxml_of
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.panels.layers.model import LAYER_TYPE as ROWS_TYPE
from creastudio.shell.panels.results.result_data import result_mime
from creastudio.shell.timeline.clip_files import clip_files
from creastudio.shell.timeline.drop_source import BOARD_TYPE, CLIP_TYPE, LAYER_TYPE
from creastudio.shell.timeline.dropping import place_from_canvas
from creastudio.shell.transfer.drag_files import orders_of
from creastudio.shell.transfer.mime_ids import ids_in, with_ids
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import PLAIN, drag, dragged_files, move
from tests.support.media_files import write_sound
from tests.support.sound import sine

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton


class DropRobot:
    """A sequence with a track of each kind, and things to drop on it."""

    def __init__(self, studio: StudioRobot, folder: Path) -> None:
        self.studio, self.session, self.folder = studio, studio.session, folder
        studio.window.resize(1500, 1000)
        tracks = (
            Track(id="s", name="S1", kind="score"),
            Track(id="a", name="A1", kind="audio"),
            Track(id="v", name="V1", kind="picture"),
            Track(id="t", name="T1", kind="text"),
        )
        assert self.session.apply(add_sequence(Sequence(id="film", tracks=tracks)))
        self.session.set_sequence("film")
        self.lanes = studio.window.timeline.lanes
        studio.wait(lambda: self.lanes.width() > 400)

    def at(self, seconds: float, track: str = "") -> QPointF:
        """Where a time is on a track; below all tracks without one."""
        rows = self.lanes.hand.lanes().rows
        top, height = rows.place(track) if track else (rows.height, 20)
        x = self.studio.window.timeline.state.scale.to_x(round(seconds * SECOND))
        return QPointF(x, top + height / 2)

    def hover(self, mime: QMimeData, at: QPointF, keys: Qt.KeyboardModifier = PLAIN) -> None:
        self.lanes.dragMoveEvent(QDragMoveEvent(at.toPoint(), COPY, mime, LEFT, keys))

    def drop(self, mime: QMimeData, at: QPointF, keys: Qt.KeyboardModifier = PLAIN) -> None:
        self.lanes.dropEvent(QDropEvent(at, COPY, mime, LEFT, keys))

    def track(self, track_id: str) -> Track:
        return next(item for item in self.session.document.sequence("film").tracks if item.id == track_id)

    def spans(self, track_id: str) -> list[tuple[float, float]]:
        return [(clip.start / SECOND, clip.end / SECOND) for clip in self.track(track_id).clips]

    def shown(self, track_id: str) -> list[float]:
        """Where the clips of a track begin while something is over the lanes."""
        found = self.lanes.sequence()
        assert found is not None
        return [clip.start / SECOND for track in found.tracks if track.id == track_id for clip in track.clips]

    def clips(self) -> list[Clip]:
        return [clip for track in self.session.document.sequence("film").tracks for clip in track.clips]

    def sound(self, name: str, seconds: float) -> Path:
        path = self.folder / name
        tone = sine(440.0, round(48_000 * seconds))
        write_sound(path, np.stack([tone, tone], axis=1))
        return path


def score_file(name: str) -> bytes:
    """Return a note in the format that a name ends with."""
    score = track_of(Score(), [Note(0, 3840, 60)])
    if name.endswith(".abc"):
        return b"X:1\nT:Tune\nL:1/4\nK:C\nCDEF|\n"
    if name.endswith(".score"):
        return score.dumps()
    return midi_of(score) if name.endswith(".mid") else musicxml_of(score)


@pytest.fixture
def robot(studio: StudioRobot, tmp_path: Path) -> DropRobot:
    return DropRobot(studio, tmp_path)


def test_a_drag_shows_where_it_would_land_and_leaves_no_trace(robot: DropRobot) -> None:
    mime = result_mime(robot.session, robot.studio.make(1))
    robot.hover(mime, robot.at(2, "v"))
    shown = robot.lanes.sequence()
    assert shown is not None
    assert [clip.start for track in shown.tracks for clip in track.clips] == [2 * SECOND]
    assert robot.clips() == []
    robot.lanes.dragLeaveEvent(None)  # type: ignore[arg-type]
    assert robot.lanes.sequence() == robot.session.sequence
    assert preview_of(robot.session).of(robot.session.document) is robot.session.document


def test_a_drop_covers_what_lies_there_and_ctrl_pushes_it(robot: DropRobot) -> None:
    results = robot.studio.make(3)
    robot.drop(result_mime(robot.session, results[:1]), robot.at(0, "v"))
    robot.drop(result_mime(robot.session, results[1:2]), robot.at(1, "v"))
    assert robot.spans("v") == [(0, 1), (1, 4)]
    robot.drop(result_mime(robot.session, results[2:]), robot.at(1, "v"), CTRL)
    assert robot.spans("v") == [(0, 1), (1, 4), (4, 7)]


def test_a_drop_clings_unless_shift_is_held(robot: DropRobot) -> None:
    mime = result_mime(robot.session, robot.studio.make(1))
    robot.session.set_playhead(2 * SECOND)
    near = robot.at(2, "v") + QPointF(4, 0)
    assert robot.lanes._dropping.spot(near, PLAIN).time == 2 * SECOND
    assert robot.lanes._dropping.spot(near, SHIFT).time > 2 * SECOND
    robot.drop(mime, near)
    assert robot.spans("v") == [(2, 5)]


def test_below_the_tracks_a_new_one_is_made(robot: DropRobot) -> None:
    robot.drop(result_mime(robot.session, robot.studio.make(1)), robot.at(1))
    tracks = robot.session.document.sequence("film").tracks
    assert [(track.name, len(track.clips)) for track in tracks if track.kind == "picture"] == [
        ("V1", 0),
        ("V2", 1),
    ]
    robot.session.workspace.undo()
    assert len(robot.session.document.sequence("film").tracks) == 4


def test_files_come_one_after_the_other_on_tracks_of_their_kind(robot: DropRobot) -> None:
    first, second = robot.sound("one.wav", 1.0), robot.sound("two.wav", 0.5)
    mime = dragged_files(first, second)
    robot.hover(mime, robot.at(1, "v"))
    shown = robot.lanes.sequence()

    def lengths() -> list[float]:
        found = robot.lanes.sequence()
        assert found is not None
        return [clip.duration / SECOND for track in found.tracks for clip in track.clips]

    assert shown is not None
    robot.studio.wait(lambda: lengths() == [1.0, 0.5])
    robot.drop(mime, robot.at(1, "v"))
    robot.studio.wait(lambda: len(robot.clips()) == 2)
    assert robot.spans("a") == [(1, 2), (2, 2.5)]


@pytest.mark.parametrize("name", ["tune.abc", "tune.musicxml", "tune.mid", "tune.score"])
def test_scores_of_every_format_land_on_a_track_of_scores(robot: DropRobot, name: str) -> None:
    path = robot.folder / name
    path.write_bytes(score_file(name))
    mime = dragged_files(path)
    robot.hover(mime, robot.at(1, "s"))
    robot.studio.wait(lambda: robot.shown("s") == [1])
    robot.drop(mime, robot.at(1, "s"))
    robot.studio.wait(lambda: [start for start, _ in robot.spans("s")] == [1])


def test_artboards_and_words_of_the_canvas_become_clips(robot: DropRobot) -> None:
    board = robot.session.document.artboards[0]
    mime = QMimeData()
    with_ids(mime, BOARD_TYPE, [board.id])
    robot.drop(mime, robot.at(1, "v"))
    (clip,) = robot.track("v").clips
    assert (clip.kind, clip.artboard, clip.name) == ("artboard", board.id, board.name)
    layer = TextLayer(text="Once upon a time")
    robot.session.apply(add_layer(board.id, layer))
    mime = QMimeData()
    with_ids(mime, LAYER_TYPE, [layer.id])
    robot.drop(mime, robot.at(2, "t"))
    (clip,) = robot.track("t").clips
    assert (clip.kind, clip.text, clip.start) == ("text", "Once upon a time", 2 * SECOND)
    rows = QMimeData()
    with_ids(rows, ROWS_TYPE, [layer.id])
    robot.drop(rows, robot.at(6, "t"))
    assert [clip.start / SECOND for clip in robot.track("t").clips] == [2, 6]


def test_what_is_no_picture_comes_as_a_picture_of_it(robot: DropRobot) -> None:
    board = robot.session.document.artboards[0]
    layer = ShapeLayer()
    robot.session.apply(add_layer(board.id, layer))
    robot.session.set_playhead(SECOND)
    place_from_canvas(robot.session, [], [layer.id])
    robot.studio.wait(lambda: bool(robot.track("v").clips))
    assert robot.track("v").clips[0].kind == "image"
    assert robot.spans("v") == [(1, 4)]


def test_the_action_places_layers_or_the_artboard(robot: DropRobot) -> None:
    robot.session.select()
    robot.studio.do("layer.on_timeline")
    assert [clip.kind for clip in robot.track("v").clips] == ["artboard"]


def test_a_drag_of_the_canvas_goes_on_over_the_timeline(robot: DropRobot) -> None:
    (result,) = robot.studio.make(1)
    robot.session.accept(result.id, "canvas")
    layer = robot.session.document.artboards[0].layers[-1]
    canvas, carried = robot.studio.window.canvas, []
    assert robot.lanes.property("takesLayers")
    canvas.drag_out.run = lambda made: carried.append(made.mimeData())
    canvas.drag_out.takes_layers = lambda _point: True
    start = canvas.viewport_shown.to_view(QPointF(128, 128))
    drag(robot.studio.qtbot, canvas, start, start + QPointF(30, 0))
    (mime,) = carried
    assert ids_in(mime, LAYER_TYPE) == [layer.id]
    robot.drop(mime, robot.at(2, "v"))
    (clip,) = robot.track("v").clips
    assert (clip.kind, clip.asset, clip.start) == ("image", result.asset.sha256, 2 * SECOND)


def test_clips_leave_as_files(robot: DropRobot) -> None:
    robot.drop(dragged_files(robot.sound("tone.wav", 1.0)), robot.at(0, "a"))
    robot.studio.wait(lambda: bool(robot.clips()))
    robot.drop(result_mime(robot.session, robot.studio.make(1)), robot.at(0, "v"))
    words = Clip(kind="text", text="Hi there", start=0, duration=SECOND)
    named = clip_files(robot.session, [*robot.clips(), words])
    orders = orders_of(named)
    for order in orders:
        order.work()
        assert order.error is None
    kinds = {order.path.suffix for order in orders}
    assert kinds == {".wav", ".png", ".txt"}
    heard = next(order.path for order in orders if order.path.suffix == ".wav")
    with wave.open(str(heard)) as sound:
        assert (sound.getframerate(), sound.getnchannels()) == (48_000, 2)
        assert abs(sound.getnframes() - 48_000) <= 1
        samples = np.frombuffer(sound.readframes(48_000), "<i2")
    assert abs(samples).max() > 5000


def test_what_was_generated_says_so_where_it_leaves_and_what_is_blocked_stays(
    robot: DropRobot, tmp_path: Path
) -> None:
    session, blobs = robot.session, robot.session.workspace.blobs
    report = SafetyReport(
        findings=(Finding(check="a.b", category="bare", title="Bare", score=0.8, flagged=True),)
    )
    score = track_of(Score(), [Note(0, 960, 60)])
    sound = write_sound(tmp_path / "made.wav", np.repeat(sine(440.0, 9600)[:, None], 2, axis=1))
    for data, media_type in ((score.dumps(), SCORE_TYPE), (sound.read_bytes(), "audio/wav")):
        asset = Asset(
            sha256=blobs.put(data), media_type=media_type, title="Made", recipe=Recipe(generator="a.b", seed=7),
            metadata=report.within({"duration": 0.2}),
        )  # fmt: skip
        assert session.apply(place_on_timeline(session.sequence_id, asset))
    orders = orders_of(clip_files(session, robot.clips()))
    for order in orders:
        order.work()
        assert order.error is None
        found = read(order.path)
        assert found is not None
        assert [made.recipe.seed for made in found.made] == [7]
    assert {order.path.suffix for order in orders} == {".mid", ".wav"}
    session.apply(set_safety(with_rule(session.document.safety, "bare", "block")))
    for order in orders_of(clip_files(session, robot.clips())):
        order.work()
        assert isinstance(order.error, Blocked)


def test_a_clip_is_dragged_out_of_the_window_and_back(robot: DropRobot) -> None:
    robot.drop(result_mime(robot.session, robot.studio.make(1)), robot.at(1, "v"))
    drags: list[QDrag] = []
    robot.lanes.run_drag = drags.append
    drag(robot.studio.qtbot, robot.lanes, robot.at(2, "v"), robot.at(3, "v"), release=False)
    assert not drags
    move(robot.lanes, QPointF(400, 5000))
    assert len(drags) == 1
    mime = drags[0].mimeData()
    assert mime.hasFormat(CLIP_TYPE)
    assert [Path(url.toLocalFile()).suffix for url in mime.urls()] == [".png"]
    assert robot.spans("v") == [(1, 4)]
    robot.drop(mime, robot.at(5, "v"))
    assert robot.spans("v") == [(5, 8)]
    drags[0].deleteLater()
