from __future__ import annotations

from creastudio.ml.sampling import Shuffled


def test_each_item_once_an_epoch() -> None:
    sampler = Shuffled(items=10, batch=4, seed=1)
    drawn = [index for _ in range(5) for index in sampler.next().tolist()]
    assert sorted(drawn[:10]) == sorted(drawn[10:]) == list(range(10))
    assert drawn[:10] != drawn[10:]


def test_goes_on_from_any_position() -> None:
    whole = Shuffled(items=7, batch=3, seed=5)
    batches = [whole.next().tolist() for _ in range(12)]
    later = Shuffled(items=7, batch=3, seed=5)
    later.position = 3 * 5
    assert [later.next().tolist() for _ in range(7)] == batches[5:]


def test_a_batch_may_be_larger_than_the_set() -> None:
    assert sorted(Shuffled(items=2, batch=6, seed=0).next().tolist()) == [0, 0, 0, 1, 1, 1]
