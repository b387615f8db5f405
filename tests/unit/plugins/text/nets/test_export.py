"""A folder that others open."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import loading
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling
from creastudio_text.engine.nets import open_own
from creastudio_text.engine.nets.export import export_folder
from tests.support.own_text_models import TOKENS, own_model
from tests.support.text_models import opened

CPU = torch.device("cpu")


def test_an_exported_folder_writes_the_same(tmp_path: Path) -> None:
    own = open_own(own_model(tmp_path / "own"), CPU)
    with torch.no_grad():
        for weight in own.network.parameters():
            weight.copy_(weight.half())  # the folder holds fp16
    export_folder(own, tmp_path / "Out")
    loading.forget_all()
    other = loading.load(FakeContext(tmp_path / "job"), opened(tmp_path / "Out"))
    marked = "⟦jueju5⟧⟦verse⟧秋山明月"
    assert other.tokens.encode(marked) == TOKENS.encode_marked(marked)
    prompts = TOKENS.encode_marked(marked), other.tokens.encode(marked)
    found = [
        write(model, prompt, [1, 2], Sampling(), longest=20, check_cancelled=lambda: None)
        for model, prompt in zip((own, other), prompts, strict=True)
    ]
    assert found[0] == found[1]
    assert found[0][0].text


def test_others_are_refused(tmp_path: Path) -> None:
    own = open_own(own_model(tmp_path / "own", "gru"), CPU)
    with pytest.raises(UserError, match="can't be exported"):
        export_folder(own, tmp_path / "out")
