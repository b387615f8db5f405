"""*Save as file* of a score: notes, sound and pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from creastudio.api.score import Note
from creastudio.shell.chooser import ending_by
from creastudio.shell.panels.results.asset_menu import SCORE_SUFFIXES, save_as_file
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.saving import saving_of
from creastudio.shell.window.status import StatusLine

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


@pytest.mark.parametrize("suffix", [".wav", ".pdf", ".mid"])
def test_a_score_becomes_notes_sound_or_pages(
    studio: StudioRobot, editor: ScoreEditor, tmp_path: Path, suffix: str
) -> None:
    assert editor.score is not None
    editor.set_score(editor.score.with_notes(0, [Note(0, 960, 72, 90)]), "One note")
    asset = editor.source.asset
    assert asset is not None
    out = tmp_path / f"tune{suffix}"
    studio.chooser.answers.append(out)
    assert save_as_file(studio.session, asset, studio.window) == out
    studio.wait(lambda: any(f"Saved {out.name}" in notice for notice in studio.notices()))
    assert out.stat().st_size > 50


def test_a_sound_shows_how_far_it_is_and_may_be_given_up(
    studio: StudioRobot, editor: ScoreEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert editor.score is not None
    editor.set_score(editor.score.with_notes(0, [Note(0, 960 * 400, 72, 90)]), "One long note")
    asset = editor.source.asset
    assert asset is not None
    # Pieces so small that there are many: it is given up long before its end.
    monkeypatch.setattr("creastudio.export.score_audio._SECONDS", 0.01)
    out = tmp_path / "tune.wav"
    studio.chooser.answers.append(out)
    save_as_file(studio.session, asset, studio.window)
    line = studio.window.statusBar()
    assert isinstance(line, StatusLine)
    studio.wait(lambda: saving_of(studio.session).share > 0)
    line.saving.refresh()
    assert not line.saving.isHidden()
    assert out.name in line.saving.text.text()
    line.saving.cancel.click()
    studio.wait(lambda: not saving_of(studio.session).busy)
    assert list(tmp_path.iterdir()) == []
    assert not any("Saved" in notice for notice in studio.notices())


def test_the_ending_follows_the_kind_that_was_chosen() -> None:
    kinds = ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in SCORE_SUFFIXES)
    assert ending_by("a/tune.mid", "tune.mid", "WAV (*.wav)", kinds) == "a/tune.wav"
    assert ending_by("a/tune.mid", "tune.mid", "MID (*.mid)", kinds) == "a/tune.mid"
    assert ending_by("a/tune.abc", "tune.mid", "MID (*.mid)", kinds) == "a/tune.abc"
    assert ending_by("a/tune.abc", "tune.mid", "WAV (*.wav)", kinds) == "a/tune.abc"
    assert ending_by("a/tune", "tune.mid", "WAV (*.wav)", kinds) == "a/tune.wav"
    assert ending_by("a/tune.mid", "tune.mid", "Music (*.mid *.wav)", kinds) == "a/tune.mid"
