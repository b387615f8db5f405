"""Networks of other makers read a long prompt in parts, and hear a cancel between them."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from creastudio.api import JobCancelled
from creastudio.api.testing import FakeContext
from creastudio_text.engine import loading, prompt_parts
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling
from tests.support.text_models import opened, random_folder


@pytest.mark.parametrize("architecture", ["Llama", "Bloom", "OPT", "Gemma", "GPT2", "Phi"])
def test_a_prompt_in_parts_gives_the_scores_of_the_whole(
    tmp_path: Path, architecture: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading.forget_all()
    folder = random_folder(tmp_path / "m", architecture)
    model = loading.load(FakeContext(tmp_path / "job"), opened(folder))
    ids = [5 + place % 50 for place in range(20)]
    whole = model.begin(ids, 2).logits()
    monkeypatch.setattr(prompt_parts, "PART", 6)
    asked: list[int] = []
    found = model.begin(ids, 2, lambda: asked.append(0)).logits()
    torch.testing.assert_close(found, whole, rtol=1e-4, atol=1e-4)
    assert len(asked) == 3


@pytest.mark.parametrize("architecture", ["Llama", "GPT2"])
def test_a_cancel_is_heard_while_a_long_prompt_is_read(
    tmp_path: Path, architecture: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading.forget_all()
    folder = random_folder(tmp_path / "m", architecture)
    model = loading.load(FakeContext(tmp_path / "job"), opened(folder))
    monkeypatch.setattr(prompt_parts, "PART", 6)
    asked, told = [], []

    def check() -> None:
        asked.append(0)
        if len(asked) == 3:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        write(
            model,
            [5] * 30,
            [1],
            Sampling(),
            longest=4,
            on_token=lambda *it: told.append(it),
            check_cancelled=check,
        )
    assert (len(asked), told) == (3, [])
