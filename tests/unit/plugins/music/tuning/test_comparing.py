from __future__ import annotations

from creastudio.ml.score_metrics import MEASURES
from creastudio_music.engine.tuning.comparing import compared
from tests.support.music_pieces import chorale


def test_the_like_share_more_than_the_unlike() -> None:
    real = [chorale(6, seed) for seed in range(6)]
    unlike = [chorale(6, seed, pickup=0).with_(tracks=chorale(6, seed).tracks[:1]) for seed in range(20, 24)]
    found = compared(real, unlike, [chorale(6, seed) for seed in range(30, 34)])
    assert [item.name for item in found] == [measure.name for measure in MEASURES.values()]
    assert sum(item.after for item in found) > sum(item.before for item in found) + 1
    assert all(0 <= item.before <= 1 and 0 <= item.after <= 1 for item in found)


def test_too_little_is_not_compared() -> None:
    one = chorale(6, 1)
    assert compared([one], [one], [one]) == []
    assert compared([one, one], [], [one]) == []
