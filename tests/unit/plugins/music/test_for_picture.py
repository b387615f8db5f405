"""``music.for_picture`` as a job: as long as the picture, to the frame."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.artifacts import Artifact
from creastudio.api.score import Score
from creastudio.api.testing import FakeContext, sample_input
from creastudio.ml.video import write_video
from creastudio_music.engine.for_picture import run
from creastudio_music.tools.for_picture import ForPictureParams
from tests.unit.plugins.music.test_looking import shots


def made(folder: Path, inputs: dict[str, Path], **settings: object) -> list[Artifact]:
    context = FakeContext(folder, seed=5, inputs=inputs)
    run(ForPictureParams(melody="rules", **settings), context)  # type: ignore[arg-type]
    return context.results


@pytest.mark.parametrize("rate", [Fraction(25), Fraction(24000, 1001), Fraction(30), Fraction(60000, 1001)])
@pytest.mark.parametrize("ends", ["sound ends", "last chord"])
def test_it_ends_with_the_clip_to_the_frame(tmp_path: Path, rate: Fraction, ends: str) -> None:
    clip = tmp_path / "clip.mp4"
    write_video(clip, shots((61, 80, 73)), rate)
    for artifact in made(tmp_path, {"clip": clip}, ends=ends, count=3):
        score = Score.loads(artifact.read())
        facts = artifact.metadata["picture"]
        assert facts["frames"] == 214
        end = 214 / float(rate)
        assert abs(facts["cut_at"] - end) * float(rate) < 0.001
        last = max(note.start + note.duration for i in range(len(score.tracks)) for note in score.notes(i))
        if ends == "sound ends":
            assert abs(score.tempo_map.seconds(last) - end) * float(rate) < 0.001
        else:
            struck = [
                note.start
                for index in range(len(score.tracks))
                for note in score.notes(index)
                if abs(score.tempo_map.seconds(note.start) - end) < 0.05
            ]
            assert len(struck) >= 3
            assert score.tempo_map.seconds(last) > end


@pytest.mark.parametrize("band", ["all", "none"])
def test_a_picture_has_the_length_that_was_asked(tmp_path: Path, band: str) -> None:
    picture = sample_input("image", tmp_path)
    (artifact,) = made(tmp_path, {"picture": picture}, length=12.5, rate="24", band=band)
    assert abs(artifact.metadata["duration"] - 12.5) < 1e-6


def test_sections_begin_at_cuts(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    write_video(clip, shots((150, 150, 150)), Fraction(25))
    (artifact,) = made(tmp_path, {"clip": clip}, text="90 bpm", follow=True)
    facts = artifact.metadata["picture"]
    assert facts["cuts"] == [6.0, 12.0]
    assert set(facts["sections_at"]) >= {0.0, 6.0}
    score = Score.loads(artifact.read())
    lines = [score.tempo_map.seconds(line.start) for line in score.bar_lines()]
    for cut in facts["sections_at"]:
        assert min(abs(line - cut) for line in lines) < 1e-6
    (straight,) = made(tmp_path, {"clip": clip}, text="90 bpm", follow=False)
    assert len(straight.metadata["picture"]["tempi"]) == 1


def test_words_and_pictures_make_the_mood_together(tmp_path: Path) -> None:
    picture = sample_input("image", tmp_path)
    (seen,) = made(tmp_path, {"picture": picture})
    (told,) = made(tmp_path, {"picture": picture}, text="sad", words=1.0)
    (both,) = made(tmp_path, {"picture": picture}, text="sad", words=0.5)
    valences = [artifact.metadata["mood"]["valence"] for artifact in (seen, both, told)]
    assert valences[2] == -0.7
    assert valences[1] == pytest.approx((valences[0] + valences[2]) / 2, abs=0.002)


def test_what_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="neither"):
        made(tmp_path, {})
    write_video(tmp_path / "a.mp4", shots((10,)), Fraction(25))
    with pytest.raises(UserError, match=r"0.40 s"):
        made(tmp_path, {"clip": tmp_path / "a.mp4"})
