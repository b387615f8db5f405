"""Work in blocks: in order, a few at a time, and no longer than it is wanted."""

from __future__ import annotations

import threading
import time
import weakref
from collections import deque

import pytest
import torch

from creastudio.api import JobCancelled
from creastudio_gan.engine.blocks import in_order

CPU = torch.device("cpu")


def test_results_come_in_the_order_of_their_items() -> None:
    def work(item: int) -> int:
        time.sleep(0.002 * (item % 3))
        return item * item

    assert list(in_order(work, range(12), CPU, workers=3)) == [item * item for item in range(12)]
    assert list(in_order(work, [], CPU)) == []


def test_what_was_handed_on_is_let_go_and_little_is_made_ahead() -> None:
    """256 pictures of a large model would take gigabytes, were they all there until the last one was written."""
    made: list[weakref.ref[torch.Tensor]] = []

    def work(item: int) -> torch.Tensor:
        found = torch.full((4,), item)
        made.append(weakref.ref(found))
        return found

    most = 0
    for found in in_order(work, range(30), CPU, workers=2):
        del found
        most = max(most, sum(ref() is not None for ref in made))
    assert most <= 4
    assert len(made) == 30


def test_each_block_is_computed_by_one_thread() -> None:
    assert set(in_order(lambda item: torch.get_num_threads(), range(3), CPU, workers=2)) == {1}


def test_it_can_be_stopped_and_leaves_no_thread() -> None:
    done: list[int] = []

    def between() -> None:
        if len(done) == 2:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        deque(map(done.append, in_order(int, range(1000), CPU, between, 2)))
    assert done == [0, 1]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("gan-blocks")]
