"""Folders that say more than they should, or otherwise than expected, are opened with care."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from safetensors.torch import load_file
from tokenizers import Tokenizer

from creastudio.api import Model, ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import loading
from creastudio_text.engine.decoding import write
from creastudio_text.engine.foreign.source import save_packed
from creastudio_text.engine.language import Sampling, TextModel
from tests.support.text_models import opened, random_folder, write_config

TEXT = "The moon is over the hill and the river is still. "


@pytest.fixture(autouse=True)
def _cold() -> None:
    loading.forget_all()


def _open(folder: Path) -> TextModel:
    return loading.load(FakeContext(folder.parent / "job"), opened(folder))


def test_a_text_is_read_whole_whatever_length_the_tokenizer_was_trained_with(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Cut")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    whole = tokenizer.encode(TEXT, add_special_tokens=False).ids
    tokenizer.enable_truncation(4)
    tokenizer.enable_padding(length=200)
    tokenizer.save(str(folder / "tokenizer.json"))
    assert _open(folder).tokens.encode(TEXT) == whole


def test_ids_that_the_network_does_not_know_are_never_read(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "More")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    known = tokenizer.get_vocab_size()
    tokenizer.add_tokens(["hill"])
    tokenizer.save(str(folder / "tokenizer.json"))
    model = _open(folder)
    assert model.tokens.size == known
    ids = model.tokens.encode("The hill is")
    assert max(ids) < known
    found = write(model, ids, [1], Sampling(), longest=4, check_cancelled=lambda: None)
    assert found[0].tokens


def test_what_the_tokenizer_calls_the_end_ends_a_text_too(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Ends")
    write_config(folder, "tokenizer_config.json", eos_token={"content": "<s>"})
    assert _open(folder).tokens.ends == {0, 1}


def test_weights_that_are_packed_another_way_are_refused(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Packed")
    write_config(folder, "config.json", quantization_config={"quant_method": "gptq", "bits": 4})
    with pytest.raises(UserError, match="packed in a way"):
        _open(folder)


def test_names_inside_a_file_are_never_paths(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "made-of", "GPT2")
    described = json.loads((folder / "tokenizer.json").read_text())
    outside = tmp_path / "outside.json"
    texts = {
        "config.json": (folder / "config.json").read_text(),
        "vocab.json": json.dumps(described["model"]["vocab"]),
        "merges.txt": "\n".join(" ".join(pair) for pair in described["model"]["merges"]),
        str(outside): "{}",
        "../../../../outside.json": "{}",
    }
    (tmp_path / "one").mkdir()
    weights = tmp_path / "one" / "model.safetensors"
    save_packed(load_file(folder / "model.safetensors"), texts, weights)
    model = loading.load(
        FakeContext(tmp_path / "job"),
        Model(ModelCard(id="one", title="One", family="text"), weights.parent, weights),
    )
    assert model.tokens.decode(model.tokens.encode(TEXT)) == TEXT
    assert not outside.exists()
