"""Folders as transformers writes them, opened and written with."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import loading
from creastudio_text.engine.decoding import write
from creastudio_text.engine.foreign.library import transformers
from creastudio_text.engine.language import Sampling
from tests.support.text_models import SMALL, opened, random_folder, write_config

GREEDY = Sampling(temperature=0.0)


@pytest.fixture(autouse=True)
def _cold() -> None:
    loading.forget_all()


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_folder(tmp_path_factory.mktemp("models") / "Tiny")


def _never() -> None:
    return


@pytest.mark.parametrize("architecture", sorted(SMALL))
def test_it_writes_what_transformers_writes(tmp_path: Path, architecture: str) -> None:
    folder = random_folder(tmp_path / architecture, architecture)
    model = loading.load(FakeContext(tmp_path / "job"), opened(folder))
    ids = model.tokens.encode("The moon is over the hill")
    library = transformers()
    kind = library.AutoModelForSeq2SeqLM if architecture in ("T5", "Bart") else library.AutoModelForCausalLM
    plain = kind.from_pretrained(folder).eval()
    with torch.inference_mode():
        read = torch.tensor([ids])
        out = plain.generate(
            read, attention_mask=torch.ones_like(read), max_new_tokens=12, do_sample=False, num_beams=1
        )[0].tolist()
    expected = out[1:] if architecture in ("T5", "Bart") else out[len(ids) :]
    found = write(model, ids, [1, 2], GREEDY, longest=12, check_cancelled=_never)
    written = expected[: expected.index(1)] if 1 in expected else expected
    assert [list(item.tokens) for item in found] == [written, written]
    assert written


def test_rows_are_kept_in_any_order(llama: Path, tmp_path: Path) -> None:
    model = loading.load(FakeContext(tmp_path / "job"), opened(llama))
    found = write(
        model, model.tokens.encode("The"), [1, 2, 3, 4], Sampling(), longest=30, check_cancelled=_never
    )
    alone = [
        write(model, model.tokens.encode("The"), [seed], Sampling(), longest=30, check_cancelled=_never)[0]
        for seed in (1, 2, 3, 4)
    ]
    assert found == alone


def test_the_second_time_it_is_warm(llama: Path, tmp_path: Path) -> None:
    ctx = FakeContext(tmp_path / "job")
    assert loading.load(ctx, opened(llama)) is loading.load(ctx, opened(llama))


def test_half_characters_are_never_told(llama: Path, tmp_path: Path) -> None:
    model = loading.load(FakeContext(tmp_path / "job"), opened(llama))
    ids = model.tokens.encode("桂花🌕")
    assert model.tokens.decode(ids) == "桂花🌕"
    assert model.tokens.decode(ids[:-1]) == "桂花"
    assert model.tokens.surface(ids[-1]) == ""


def test_code_of_its_own_is_refused(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Coded")
    write_config(folder, "config.json", auto_map={"AutoModelForCausalLM": "modeling.Net"})
    with pytest.raises(UserError, match="program code of its own"):
        loading.load(FakeContext(tmp_path / "job"), opened(folder))


def test_a_missing_tokenizer_is_said(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Mute")
    (folder / "tokenizer.json").unlink()
    with pytest.raises(UserError, match="no tokenizer"):
        loading.load(FakeContext(tmp_path / "job"), opened(folder))


def test_what_is_no_folder_of_a_model_is_said(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(UserError, match="can't be read here"):
        loading.load(FakeContext(tmp_path / "job"), opened(tmp_path / "none", architecture="stylegan"))
