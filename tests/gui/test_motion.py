"""The way of layers that keyframes move, on the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from creastudio.core.canvas import Artboard, GroupLayer, ShapeLayer, Transform
from creastudio.core.edits.artboards import add_artboard
from creastudio.core.edits.timeline import add_sequence
from creastudio.core.edits.timeline_keys import set_keyframe
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.canvas.motion import Motion, motions
from creastudio.shell.session import Session
from tests.gui.conftest import StudioRobot


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
