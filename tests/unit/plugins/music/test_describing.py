"""What a score is like, as the studio compares it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.score import Key, Metre, Note, Score, Tempo, track_of
from creastudio.api.score_changes import transposed
from creastudio.api.testing import FakeContext
from creastudio.core.features import read_ends, read_features
from creastudio.core.likeness import Likeness
from creastudio_music.engine import describing
from creastudio_music.theory.likeness import FEATURES
from creastudio_music.tools.describe import DescribeParams
from creastudio_music.words import ZH_CN

MAJOR = (60, 62, 64, 65, 67, 69, 71, 72, 67, 64, 60, 60)


def piece(pitches: tuple[int, ...] = MAJOR, length: int = 960, bpm: float = 100, fifths: int = 0) -> Score:
    score = Score(
        tempi=(Tempo(tick=0, bpm=bpm),), metres=(Metre(tick=0, numerator=3, denominator=4),),
        keys=(Key(tick=0, fifths=fifths),),
    )  # fmt: skip
    return track_of(score, [Note(i * length, length, pitch) for i, pitch in enumerate(pitches)])


def test_every_feature_can_be_compared_and_has_words() -> None:
    found = describing.described(piece())
    assert read_features(found) == {name: tuple(v) if isinstance(v, list) else v for name, v in found.items()}
    assert found["metre"] == "3/4"
    assert found["mode"] == "major"
    assert found["key area"] == pytest.approx([1, 0], abs=1e-6)
    assert set(read_ends(describing.ENDS)) == set(describing.NAMES.values())
    assert set(describing.NAMES) | {"major", "triple"} == set(FEATURES)
    words = {*found, *(word for pair in describing.ENDS.values() for word in pair), describing.EAR}
    assert sorted(word for word in words if word not in ZH_CN and not word[0].isdigit()) == []


def test_keys_that_are_near_have_a_small_angle() -> None:
    scores = [transposed(piece(), shift) for shift in (0, 7, 6)]
    areas = [{"key area": describing.described(score)["key area"]} for score in scores]
    near, far = Likeness([read_features(area) for area in areas]).alike([0], [1, 2])[0]
    assert near > far


def test_the_slow_are_nearer_to_the_slow() -> None:
    scores = [piece(), piece(MAJOR[::-1]), piece(length=240, bpm=190), piece(length=240, bpm=200)]
    near, far, other = Likeness([read_features(describing.described(s)) for s in scores]).alike(
        [0], [1, 2, 3]
    )[0]
    assert near > max(far, other)


def test_a_model_adds_its_ear_and_may_refuse() -> None:
    found = describing.described(piece(), lambda score: [0.6, 0.8])
    assert found[describing.EAR] == [0.6, 0.8]

    def refuses(score: Score) -> list[float]:
        raise UserError("Too many tracks.")

    assert describing.EAR not in describing.described(piece(), refuses)


def test_a_score_without_notes_is_described_too() -> None:
    found = describing.described(track_of(Score(), []))
    assert "mode" not in found
    assert found["metre"] == "4/4"


def test_the_report_and_the_live_session_say_the_same(tmp_path: Path) -> None:
    file = tmp_path / "piece.score"
    file.write_bytes(piece().dumps())
    ctx = FakeContext(tmp_path, inputs={"score": file})
    describing.run(DescribeParams(), ctx)
    made = ctx.results[0]
    assert json.loads(made.read()) == made.metadata["features"]
    live = FakeContext(tmp_path, params=DescribeParams())
    render = describing.open_live(live)
    assert (
        render(DescribeParams(score=piece().dumps().decode())).metadata["features"]
        == made.metadata["features"]
    )
    assert render(DescribeParams()).metadata == {}
