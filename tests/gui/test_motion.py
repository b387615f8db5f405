"""The way of layers that keyframes move, on the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core.animation import curve_of, look_at
from creastudio.core.canvas import Artboard, GroupLayer, ShapeLayer, Transform
from creastudio.core.edits.artboards import add_artboard
from creastudio.core.edits.timeline import add_sequence
from creastudio.core.edits.timeline_keys import set_keyframe
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.canvas.motion import Motion, motions
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.session import Session
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag, move


@pytest.fixture
def session(studio: StudioRobot) -> Session:
    """A clip that moves a box in a group by 80 px to the right in its second second."""
    session = studio.session
    box = ShapeLayer(id="box", transform=Transform(x=50, y=50, width=20, height=10))
    group = GroupLayer(id="group", layers=(box,), transform=Transform(x=50, y=50, width=20, height=10))
    board = Artboard(id="board", x=400, y=0, width=200, height=100, layers=(group,))
    session.apply(add_artboard(board))
    clip = Clip(id="clip", kind="artboard", artboard="board", start=SECOND, duration=3 * SECOND)
    sequence = Sequence(tracks=(Track(clips=(clip,)),))
    session.apply(add_sequence(sequence))
    session.set_sequence(sequence.id)
    session.apply(set_keyframe("clip", "x", 0, 0.0, "box"))
    session.apply(set_keyframe("clip", "x", SECOND, 80.0, "box"))
    session.apply(set_keyframe("clip", "scale", 0, 2.0, "box"))
    return session


def seen(session: Session, seconds: float) -> list[Motion]:
    session.set_playhead(round(seconds * SECOND))
    return motions(session, session.document)


def test_a_selected_clip_shows_where_its_layers_are_and_go(session: Session) -> None:
    session.select(clips=["clip"])
    (motion,) = seen(session, 1.5)
    assert motion.outline.boundingRect().center() == QPointF(90, 50)
    assert motion.outline.boundingRect().width() == pytest.approx(40)
    assert (motion.way[0], motion.way[-1]) == (QPointF(50, 50), QPointF(130, 50))
    assert motion.keys == (QPointF(50, 50), QPointF(130, 50))


def test_a_selected_layer_shows_its_way_too(session: Session) -> None:
    assert seen(session, 1.5) == []
    session.select(layers=["box"])
    assert len(seen(session, 1.5)) == 1
    session.select(layers=["group"])
    assert seen(session, 1.5) == []


def test_nothing_is_shown_where_the_clip_isnt(session: Session) -> None:
    session.select(clips=["clip"])
    assert seen(session, 0.5) == []
    assert seen(session, 9) == []


def test_it_is_drawn_over_the_artboards_and_follows_the_playhead(
    studio: StudioRobot, session: Session
) -> None:
    canvas = studio.window.canvas
    session.select(clips=["clip"])
    session.set_playhead(SECOND)
    studio.wait(canvas.is_sharp)
    first = canvas.grab().toImage()
    session.set_playhead(round(1.7 * SECOND))
    assert canvas.grab().toImage() != first
    session.select()
    bare = canvas.grab().toImage()
    session.set_playhead(SECOND)
    assert canvas.grab().toImage() == bare


def test_the_dashed_frame_is_dragged_and_a_keyframe_set_at_the_playhead(
    studio: StudioRobot, session: Session
) -> None:
    canvas = studio.window.canvas
    session.select(clips=["clip"])
    (motion,) = seen(session, 1.5)
    place = board_map(motion.artboard, canvas.viewport_shown)
    steps = len(session.workspace.history.entries())
    drag(
        studio.qtbot,
        canvas,
        place.map(QPointF(90, 50)),
        place.map(QPointF(90, 80)),
        Qt.KeyboardModifier.ShiftModifier,
    )
    assert len(session.workspace.history.entries()) == steps + 1
    clip = session.document.sequences[-1].tracks[0].clips[0]
    now = look_at(clip, round(1.5 * SECOND), "box")
    assert now.y == pytest.approx(30, abs=1)
    assert now.x == pytest.approx(40, abs=0.5)
    x = curve_of(clip, "x", "box")
    assert x is not None
    assert [key.at for key in x.keys] == [0, SECOND // 2, SECOND]
    layer = session.document.find_layer("box")
    assert layer is not None
    assert layer[1].transform.y == 50
    assert session.selected_clips == ("clip",)


def test_the_frame_follows_the_mouse_all_the_way(studio: StudioRobot, session: Session) -> None:
    canvas = studio.window.canvas
    session.select(clips=["clip"])
    (motion,) = seen(session, 1.5)
    place = board_map(motion.artboard, canvas.viewport_shown)
    start = place.map(QPointF(90, 50))
    drag(studio.qtbot, canvas, start, place.map(QPointF(90, 60)), release=False)
    shown = []
    for y in (70, 80, 90):
        move(canvas, place.map(QPointF(90, y)))
        (now,) = motions(session, canvas.tool.document())
        shown.append(now.outline.boundingRect().center().y())
    assert shown == pytest.approx([70, 80, 90], abs=2)
    studio.qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place.map(QPointF(90, 90)).toPoint())
