"""``music.rhythm`` as a job."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.score import Score
from creastudio.api.testing import FakeContext
from creastudio_music.engine.rhythm import run
from creastudio_music.tools.rhythm import RhythmParams
from tests.support.arranged import empty, melody


def made(folder: Path, given: Score | None = None, **settings: object) -> list[Score]:
    inputs = {}
    if given is not None:
        (folder / "given.score").write_bytes(given.dumps())
        inputs = {"score": folder / "given.score"}
    context = FakeContext(folder, seed=3, inputs=inputs)
    run(RhythmParams(**settings), context)  # type: ignore[arg-type]
    return [Score.loads(artifact.read()) for artifact in context.results]


def test_drums_of_any_length_metre_and_tempo(tmp_path: Path) -> None:
    (score,) = made(tmp_path, length=6, metre="7/8", tempo=90.0, style="rock")
    assert [track.percussion for track in score.tracks] == [True]
    assert score.bar_count == 6
    assert score.bar_map.bar(0).metre.numerator == 7
    assert score.tempi[0].bpm == 90.0
    assert not score.chords


def test_a_whole_band_has_chords(tmp_path: Path) -> None:
    (score,) = made(tmp_path, band="all", style="bossa", intensity=0.6)
    assert score.chords
    assert {"Drums", "Bass", "Chords"} <= {track.name for track in score.tracks}


def test_under_a_score(tmp_path: Path) -> None:
    given = melody(empty((3, 4), bars=5), 5)
    (score,) = made(tmp_path, given, style="waltz", intensity=0.6)
    assert score.tracks[0] == given.tracks[0]
    assert score.tracks[-1].percussion
    assert score.bar_count == 5


def test_nobody_plays(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Nobody"):
        made(tmp_path, drums="no")
    with pytest.raises(UserError, match="intensity"):
        made(tmp_path, style="classical", intensity=0.0)
