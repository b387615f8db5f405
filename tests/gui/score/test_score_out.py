"""Scores and parts that leave for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from creastudio.api.score import Note, Tempo, track_of
from creastudio.notation.scores import score_of
from creastudio.shell.score.panel import ScorePanel
from creastudio.shell.score.score_out import drag_score, save_score, save_stems, score_file
from creastudio.shell.transfer.drag_files import NamedFile
from creastudio.shell.transfer.file_drag import FileDrag

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


@pytest.fixture
def panel(studio: StudioRobot) -> ScorePanel:
    window = studio.new()
    window.show_panel("score")
    made = window.panel("score")
    assert isinstance(made, ScorePanel)
    made.begin()
    return made


def write(panel: ScorePanel) -> None:
    score = panel.editor.score
    assert score is not None
    both = score.with_notes(0, [Note(0, 960, 72, 90)])
    both = track_of(both, [Note(960, 960, 40, 90)], name="Low", program=32, muted=True)
    panel.editor.set_score(both, "Two parts")


def made(file: NamedFile | None, folder: Path) -> bytes:
    assert file is not None
    name, make = file
    make(folder / name)
    return (folder / name).read_bytes()


def test_nothing_is_dragged_where_there_is_no_note(panel: ScorePanel) -> None:
    assert drag_score(panel.editor, panel) is None


def test_the_score_and_a_muted_part_alone_leave_as_midi_in_the_tempo_that_is_heard(
    panel: ScorePanel, tmp_path: Path
) -> None:
    write(panel)
    whole = score_of(made(score_file(panel.editor, ".mid"), tmp_path), "a").score
    assert [len(track) for track in whole.tracks] == [1, 1]
    assert whole.tempi[0] == Tempo(tick=0, bpm=120)
    part = score_of(made(score_file(panel.editor, ".mid", 1), tmp_path), "b").score
    assert [(track.name, len(track)) for track in part.tracks] == [("Low", 1)]


def test_a_drag_carries_a_sound_file(panel: ScorePanel) -> None:
    write(panel)
    view = QWidget(panel)
    drag = drag_score(panel.editor, view, suffix=".wav")
    assert drag is not None
    data = drag.mimeData()
    assert isinstance(data, FileDrag)
    assert bytes(data.data("text/uri-list").data()).strip().endswith(b".wav")
    assert data.paths[0].read_bytes().startswith(b"RIFF")


def test_it_is_saved_by_the_ending_and_as_stems(
    studio: StudioRobot, panel: ScorePanel, tmp_path: Path
) -> None:
    write(panel)
    studio.chooser.answers = [tmp_path / "a.flac", tmp_path]
    save_score(panel.editor, panel)
    studio.wait(lambda: (tmp_path / "a.flac").exists())
    save_stems(panel.editor, panel, ".wav")

    def folders() -> list[Path]:
        # What is being written lies beside it, hidden.
        return [path for path in tmp_path.iterdir() if path.is_dir() and not path.name.startswith(".")]

    studio.wait(lambda: any(list(path.glob("*.wav")) for path in folders()))
    (folder,) = folders()
    assert len(list(folder.iterdir())) == 1
