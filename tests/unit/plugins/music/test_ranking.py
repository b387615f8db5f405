"""The order of candidates."""

from __future__ import annotations

from creastudio.api.score import Note, Score, loose_track
from creastudio_music.engine.composing import Candidate
from creastudio_music.engine.ranking import rank


def candidate(upper: list[int], lower: list[int], nats: float = 8.0) -> Candidate:
    score = Score()
    parts = [[Note(960 * at, 960, pitch) for at, pitch in enumerate(part)] for part in (upper, lower)]
    tracks = (
        loose_track(score, part, name=name) for part, name in zip(parts, ("Soprano", "Alto"), strict=True)
    )
    return Candidate(score.with_(tracks=tuple(tracks)), nats, 8)


GOOD = ([72, 74, 76, 74], [64, 65, 67, 65])
PARALLEL = ([72, 74, 76, 74], [65, 67, 69, 67])


def test_clean_voice_leading_comes_first() -> None:
    found = rank([candidate(*PARALLEL), candidate(*GOOD)], [0])
    assert [item.row for item in found] == [1, 0]
    assert found[0].leading.counts == {}


def test_what_the_model_would_not_write_comes_last_and_what_it_would_most_is_no_better() -> None:
    found = rank([candidate(*GOOD, nats=40), candidate(*GOOD, nats=8), candidate(*GOOD, nats=2)], [0])
    assert [item.row for item in found] == [1, 2, 0]


def test_faults_far_from_what_was_written_do_not_count() -> None:
    bad_start = [*PARALLEL[0], *[72] * 8], [*PARALLEL[1], *[64] * 8]
    found = rank([candidate(*bad_start)], [2])
    assert "parallel fifth" not in found[0].leading.counts


def test_what_ends_at_home_comes_first() -> None:
    found = rank([candidate(*GOOD, nats=2), candidate(*GOOD, nats=8)], [0], [False, True])
    assert [(item.row, item.closes) for item in found] == [(1, True), (0, False)]
    assert rank([candidate(*GOOD)], [0])[0].closes is None


def test_nothing_to_rank() -> None:
    assert rank([], []) == []
