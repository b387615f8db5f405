from __future__ import annotations

import pytest
import torch

from creastudio_gan.engine.micro import Micro, out_of_memory


def test_parts_are_whole_groups_and_cover_the_batch() -> None:
    assert Micro(16).parts == [slice(0, 16)]
    assert Micro(16, 9).parts == [slice(0, 8), slice(8, 16)]
    assert Micro(20, 8).parts == [slice(0, 8), slice(8, 16), slice(16, 20)]
    assert Micro(16, 1).size == 4
    micro = Micro(20, 8)
    assert sum(micro.share(part) for part in micro.parts) == pytest.approx(1)


def test_a_batch_without_whole_groups_is_not_split() -> None:
    assert Micro(6, 4).parts == [slice(0, 6)]


def test_an_interrupted_training_goes_on_with_its_parts_unless_they_were_too_large() -> None:
    micro = Micro(16, 4)
    micro.restore(16)
    assert micro.size == 16
    micro = Micro(16, 4, most=4)
    micro.restore(16)
    assert micro.size == 4
    micro.restore(4)
    assert micro.size == 4


def test_memory_that_runs_out_makes_the_parts_smaller_and_is_said() -> None:
    said: list[int] = []
    micro = Micro(16, on_smaller=said.append)

    def work() -> int:
        if micro.size > 4:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return micro.size

    assert micro.run(work) == 4
    assert said == [8, 4]


def test_where_nothing_smaller_is_possible_it_is_an_error() -> None:
    micro = Micro(6)
    with pytest.raises(RuntimeError, match="DefaultCPUAllocator"):
        micro.run(lambda: _raise(RuntimeError("DefaultCPUAllocator: can't allocate memory")))


def test_other_errors_are_not_taken_for_it() -> None:
    assert not out_of_memory(RuntimeError("shapes don't fit"))
    assert out_of_memory(MemoryError())
    with pytest.raises(RuntimeError, match="shapes"):
        Micro(16).run(lambda: _raise(RuntimeError("shapes don't fit")))


def _raise(error: Exception) -> None:
    raise error
