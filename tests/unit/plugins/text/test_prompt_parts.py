"""Prompts in parts: nothing is lost, and a refusal between them is the end."""

from __future__ import annotations

import pytest
import torch

from creastudio.api import JobCancelled
from creastudio_text.engine.prompt_parts import PART, in_parts


def test_all_is_read_in_order() -> None:
    ids = torch.arange(2 * (2 * PART + 3)).reshape(2, -1)
    asked: list[int] = []
    parts = list(in_parts(ids, lambda: asked.append(0)))
    assert [part.shape[1] for part in parts] == [PART, PART, 3]
    assert torch.equal(torch.cat(parts, dim=1), ids)
    assert len(asked) == 2


def test_a_short_prompt_is_one_part_and_nothing_is_asked() -> None:
    def never() -> None:
        raise AssertionError

    assert len(list(in_parts(torch.zeros(1, PART, dtype=torch.int64), never))) == 1


def test_what_is_raised_ends_the_reading() -> None:
    def cancelled() -> None:
        raise JobCancelled

    read = in_parts(torch.zeros(1, 2 * PART, dtype=torch.int64), cancelled)
    assert next(read).shape == (1, PART)
    with pytest.raises(JobCancelled):
        next(read)
