"""A walk through the shipped model: made, put on the timeline, its key dragged, made anew, exported, saved and opened."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt

from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip
from creastudio.export.film_options import Mp4Options
from creastudio.export.films import export_sequence
from creastudio.media.video import VideoReader
from creastudio.shell.panels.properties.panel import PropertiesPanel
from creastudio.shell.timeline.clip_updates import updates_of
from creastudio.shell.timeline.lane_map import LaneMap, made_key_y
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project
from tests.gui.conftest import StudioRobot
from tests.gui.timeline_robot import TimelineRobot

WAIT = 120_000
"""Milliseconds: an engine starts, with torch, on a machine that may be busy."""


def walk_of(robot: TimelineRobot) -> Clip:
    return next(clip for clip in robot.clips() if clip.generated is not None)


def frames(path: Path, *seconds: float) -> list[np.ndarray]:
    reader = VideoReader(path, threads=1)
    try:
        return [reader.frame(round(second * SECOND), 64, 64).astype(int).copy() for second in seconds]
    finally:
        reader.close()


def test_a_walk_from_the_form_to_a_film(studio: StudioRobot, tmp_path: Path) -> None:
    studio.new(256, 256)
    robot, session = TimelineRobot(studio), studio.session
    values = {"seconds": 2.0, "stops": 2, "size": "model", "closes": True}
    assert session.run("gan.walk", values, seed=14) is not None
    studio.wait(lambda: len(session.workspace.results) == 1, WAIT)
    assert session.accept(session.workspace.results[0].id)
    session.set_review([])
    clip = walk_of(robot)
    assert (clip.kind, clip.duration) == ("generated", 2 * SECOND)
    assert clip.generated is not None
    assert [key.at for key in clip.generated.keys] == [0, SECOND]

    # A key is dragged with the mouse, undone, and dragged again.
    robot.click(1.7)
    lanes = LaneMap(robot.sequence, robot.view.state.scale)
    assert robot.sequence is not None
    start = robot.at(1.0)
    start.setY(made_key_y(lanes.place(robot.sequence.tracks[0], clip)))
    end = robot.at(0.48)
    end.setY(start.y())
    robot.drag(start, end)
    assert updates_of(session).stale(walk_of(robot))
    studio.do("edit.undo")
    assert not updates_of(session).stale(walk_of(robot))
    studio.do("edit.redo")

    # Made anew in the background; the window goes on.
    panel = studio.window.panel("properties")
    assert isinstance(panel, PropertiesPanel)
    studio.window.show_panel("properties")
    before, began = clip.asset, time.monotonic()
    studio.qtbot.mouseClick(panel.clip.made.update_button, Qt.MouseButton.LeftButton)
    assert time.monotonic() - began < 5, "pressing Update waits for nothing"
    studio.wait(lambda: walk_of(robot).asset != before, WAIT)
    studio.wait(lambda: updates_of(session).record(walk_of(robot)) is None, WAIT)
    made = walk_of(robot)
    assert not updates_of(session).stale(made)

    # The second key is where it was dragged to; a walk that closes ends as it began.
    blobs = session.workspace.blobs
    at_key, old_place, first, last = frames(blobs.path(made.asset), 0.48, 1.0, 0.0, 1.96)
    (wanted,) = frames(blobs.path(before), 1.0)
    assert np.abs(at_key - wanted).mean() * 2 < np.abs(old_place - wanted).mean()
    assert np.abs(last - first).mean() < np.abs(at_key - first).mean()

    film = tmp_path / "film.mp4"
    document = session.document
    options = Mp4Options(width=128, height=128)
    export_sequence(
        document, document.sequences[0].id, session.workspace.read_blob, blobs.path, film, options
    )
    assert len(frames(film, 0.0, 1.0)) == 2

    target = session.workspace.save(tmp_path / "walk.crea")
    loaded = load_project(target, BlobStore(tmp_path / "blobs")).document
    assert loaded.sequences[0].tracks == document.sequences[0].tracks
