"""Cuts of other programs and subtitles come in by drop, by the menu and by opening."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.export.otio import otio_of
from creastudio.export.otio_media import OtioMedia
from creastudio.export.work import Work
from creastudio.shell.canvas import dropping as canvas
from creastudio.shell.timeline import dropping as timeline
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import dragged_files
from tests.support.sequences import document_of

SUBTITLES = "1\n00:00:01,000 --> 00:00:03,000\nHello\n\n2\n00:00:02,000 --> 00:00:04,000\n你好\n"


@pytest.fixture
def cut(tmp_path: Path) -> Path:
    """A cut with a picture that is there, one that isn't, and a marker of nobody's."""
    Image.new("RGB", (32, 24), "teal").save(tmp_path / "moon.png")
    clips = (
        '{"OTIO_SCHEMA":"Clip.1","name":"%s","metadata":{},"effects":[{"OTIO_SCHEMA":"Effect.1","name":"","metadata":{},'
        '"effect_name":"glow"}],"markers":[],"source_range":{"OTIO_SCHEMA":"TimeRange.1","start_time":'
        '{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":0},"duration":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":50}},'
        '"media_reference":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"%s","metadata":{}}}'
    )
    children = ",".join(clips % (name, f"{name}.png") for name in ("moon", "lost"))
    path = tmp_path / "cut.otio"
    path.write_text(f'{{"OTIO_SCHEMA":"Track.1","name":"Pictures","kind":"Video","children":[{children}]}}')
    return path


def test_a_cut_that_is_dropped_is_a_sequence_that_is_shown(studio: StudioRobot, cut: Path) -> None:
    session = studio.session
    before = session.document
    mime = dragged_files(cut)
    assert timeline.drop(session, mime, timeline.Spot(0))
    studio.wait(lambda: len(session.document.sequences) == 2)
    added = session.document.sequences[1]
    assert session.sequence is added
    (track,) = added.tracks
    assert [(clip.name, clip.missing) for clip in track.clips] == [("moon", False), ("lost", True)]
    assert session.workspace.blobs.has(track.clips[0].asset)
    told = studio.studio.notifier.notices[-1]
    assert "cut.otio" in told.message
    assert "'glow'" in told.hint
    assert "'lost.png'" in told.hint
    session.workspace.undo()
    assert session.document == before


def test_a_placeholder_of_a_cut_is_kept_by_a_project_file(
    studio: StudioRobot, cut: Path, tmp_path: Path
) -> None:
    timeline.drop(studio.session, dragged_files(cut), timeline.Spot(0))
    studio.wait(lambda: len(studio.session.document.sequences) == 2)
    document = studio.session.document
    studio.session.workspace.save(tmp_path / "a.crea")
    studio.studio.open_path(tmp_path / "a.crea")
    assert studio.session.document.sequences == document.sequences


def test_a_damaged_cut_is_told_of_and_changes_nothing(studio: StudioRobot, tmp_path: Path) -> None:
    (tmp_path / "bad.otio").write_text("{")
    before = studio.session.document
    canvas.drop_files(studio.session, [tmp_path / "bad.otio"])
    studio.wait(lambda: any("bad.otio" in notice.message for notice in studio.studio.notifier.notices))
    assert studio.session.document is before


def test_subtitles_lie_where_their_times_are_as_one_step(studio: StudioRobot, tmp_path: Path) -> None:
    session = studio.session
    (tmp_path / "talk.srt").write_bytes(SUBTITLES.encode("gb18030"))
    before = session.document
    timeline.drop(session, dragged_files(tmp_path / "talk.srt"), timeline.Spot(7 * SECOND))
    studio.wait(lambda: session.document is not before)
    texts = [track for track in session.sequence.tracks if track.kind == "text"]
    assert [[(clip.text, clip.start // SECOND) for clip in track.clips] for track in texts] == [
        [("Hello", 1)],
        [("你好", 2)],
    ]
    session.workspace.undo()
    assert session.document == before


def test_a_cut_of_our_own_is_opened_as_a_project(studio: StudioRobot, tmp_path: Path) -> None:
    sequence = Sequence(
        name="Mine", tracks=(Track(kind="text", clips=(Clip(kind="text", text="Hi", start=5, duration=9),)),)
    )
    work = Work(document_of(sequence), lambda _: b"")
    (tmp_path / "mine.otio").write_bytes(otio_of(sequence, OtioMedia(work, sequence, None)))
    studio.studio.open_path(tmp_path / "mine.otio")
    studio.wait(lambda: studio.session.document.sequences == (sequence,))
    assert studio.session.workspace.path is None
    assert studio.session.sequence == sequence


def test_a_cut_that_isnt_there_is_told_of(studio: StudioRobot, tmp_path: Path) -> None:
    before = studio.session
    studio.studio.open_path(tmp_path / "gone.otio")
    assert studio.session is before
    assert "gone.otio" in studio.studio.notifier.notices[-1].message
