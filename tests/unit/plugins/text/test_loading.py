"""Folders as transformers writes them, opened and written with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from creastudio.api import Model, UserError
from creastudio.api.testing import FakeContext
from creastudio.store.model_library import ModelLibrary
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


def test_weights_of_other_shapes_are_refused(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Wrong")
    write_config(folder, "config.json", intermediate_size=48)
    with pytest.raises(UserError, match="don't fit its config"):
        loading.load(FakeContext(tmp_path / "job"), opened(folder))


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Half")
    tensors = load_file(folder / "model.safetensors")
    del tensors["model.layers.1.mlp.up_proj.weight"]
    save_file(tensors, folder / "model.safetensors")
    with pytest.raises(UserError, match="don't fit its config"):
        loading.load(FakeContext(tmp_path / "job"), opened(folder))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers_are_refused(tmp_path: Path, value: float) -> None:
    folder = random_folder(tmp_path / "Nan")
    tensors = load_file(folder / "model.safetensors")
    tensors["model.norm.weight"][3] = value
    save_file(tensors, folder / "model.safetensors")
    with pytest.raises(UserError, match="no numbers"):
        loading.load(FakeContext(tmp_path / "job"), opened(folder))


def test_weights_in_parts_are_read(llama: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Parts"
    shutil.copytree(llama, folder)
    tensors = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    names = sorted(tensors)
    parts = {"a.safetensors": names[:4], "b.safetensors": names[4:]}
    for file, keys in parts.items():
        save_file({key: tensors[key] for key in keys}, folder / file)
    write_config(
        folder,
        "model.safetensors.index.json",
        weight_map={key: file for file, keys in parts.items() for key in keys},
    )
    assert _greedy(folder, tmp_path) == _greedy(llama, tmp_path)


def test_one_file_writes_as_its_folder_does(llama: Path, tmp_path: Path) -> None:
    library = ModelLibrary([("own", tmp_path / "library")], tmp_path / "library")
    entry = library.import_model(llama)
    ctx = FakeContext(tmp_path / "job")
    model = loading.load(ctx, Model(entry.card, entry.folder, entry.weights))
    ids = model.tokens.encode("The hill")
    found = write(model, ids, [1], GREEDY, longest=8, check_cancelled=_never)
    assert list(found[0].tokens) == _greedy(llama, tmp_path)


def test_what_does_not_write_is_refused(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Odd")
    write_config(folder, "config.json", model_type="vit")
    with pytest.raises(UserError, match="doesn't write"):
        loading.load(FakeContext(tmp_path / "job"), opened(folder))
    write_config(folder, "config.json", model_type="of another world")
    with pytest.raises(UserError, match="isn't known here"):
        loading.load(FakeContext(tmp_path / "job"), opened(folder))


def test_older_files_of_a_tokenizer_do_too(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Older", "GPT2")
    described = json.loads((folder / "tokenizer.json").read_text())
    (folder / "tokenizer.json").unlink()
    (folder / "vocab.json").write_text(json.dumps(described["model"]["vocab"]))
    (folder / "merges.txt").write_text("\n".join(" ".join(pair) for pair in described["model"]["merges"]))
    model = loading.load(FakeContext(tmp_path / "job"), opened(folder))
    assert model.tokens.decode(model.tokens.encode("The hill 秋")) == "The hill 秋"


def test_a_chat_template_asks(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Chat")
    template = "{{ bos_token }}{% for m in messages %}[{{ m.role }}] {{ m.content }}\n{% endfor %}[answer] "
    write_config(folder, "tokenizer_config.json", chat_template=template, bos_token="<s>")
    model = loading.load(FakeContext(tmp_path / "job"), opened(folder))
    asked = model.prompt("Shorten it.", "Well")
    assert asked is not None
    assert asked[0] == 0
    assert model.tokens.decode(asked) == "[user] Shorten it.\n[answer] Well"
    hostile = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
    write_config(folder, "tokenizer_config.json", chat_template=hostile)
    loading.forget_all()
    with pytest.raises(UserError, match="can't be filled"):
        loading.load(FakeContext(tmp_path / "job"), opened(folder)).prompt("x")


def _greedy(folder: Path, place: Path) -> list[int]:
    model = loading.load(FakeContext(place / "job"), opened(folder))
    ids = model.tokens.encode("The hill")
    return list(write(model, ids, [1], GREEDY, longest=8, check_cancelled=_never)[0].tokens)


@pytest.mark.parametrize(
    "values",
    [
        {"num_hidden_layers": 10**9},
        {"vocab_size": 10**9},
        {"hidden_size": 1 << 20},
        {"intermediate_size": 10**10},
    ],
)
def test_a_config_cannot_ask_for_a_giant(tmp_path: Path, values: dict[str, int]) -> None:
    folder = random_folder(tmp_path / "Giant")
    write_config(folder, "config.json", **values)
    with pytest.raises(UserError, match="don't fit its config"):
        loading.load(FakeContext(tmp_path / "job"), opened(folder))
