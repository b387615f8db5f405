"""``music.from_text`` as a job."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.score import Score
from creastudio.api.testing import FakeContext
from creastudio_music.engine.from_text import run
from creastudio_music.tools.from_text import FromTextParams


def made(folder: Path, text: str, **settings: object) -> FakeContext:
    context = FakeContext(folder, seed=11)
    run(FromTextParams(text=text, melody=settings.pop("melody", "rules"), **settings), context)  # type: ignore[arg-type]
    return context


def test_what_is_said_is_done_and_told(tmp_path: Path) -> None:
    context = made(tmp_path, "a happy waltz in G major for violin, 120 bpm", length=20.0)
    (artifact,) = context.results
    score = Score.loads(artifact.read())
    assert (score.keys[0].fifths, score.keys[0].mode) == (1, "major")
    assert score.tempi[0].bpm == 120
    assert score.bar_map.bar(0).metre.numerator == 3
    assert score.tracks[0].program == 40
    told = artifact.metadata["mood"]
    assert (told["style"], told["key"], told["lead"]) == ("waltz", "G major", "violin")
    assert "happy" in told["understood"]


@pytest.mark.parametrize("seconds", [6.0, 15.0, 30.0, 60.0, 120.0])
def test_the_length_is_about_what_was_asked(tmp_path: Path, seconds: float) -> None:
    context = made(tmp_path, "欢快的早晨", length=seconds, count=2)
    for artifact in context.results:
        assert abs(Score.loads(artifact.read()).seconds - seconds) <= max(4.0, 0.2 * seconds)


def test_who_plays(tmp_path: Path) -> None:
    (plain,) = made(tmp_path, "rock", length=10.0, band="no drums", melody="none").results
    assert not any(track.percussion or track.name == "Melody" for track in Score.loads(plain.read()).tracks)
    (alone,) = made(tmp_path, "rock", length=10.0, band="none").results
    assert [track.name for track in Score.loads(alone.read()).tracks] == ["Melody"]


def test_words_that_say_nothing_are_told(tmp_path: Path) -> None:
    context = made(tmp_path, "xyzzy", length=8.0)
    assert len(context.results) == 1
    assert "None of the words" in context.notices[0]


def test_what_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no words"):
        made(tmp_path, " ... ")
    with pytest.raises(UserError, match="Nobody"):
        made(tmp_path, "rock", band="none", melody="none")
    with pytest.raises(UserError, match="no model"):
        made(tmp_path, "rock", melody="model")
