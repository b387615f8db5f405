"""Folders of other makers' models: what their config says, how they are used in place, and what is refused."""

from __future__ import annotations

import json
import struct
import sys
from pathlib import Path
from typing import Any

import pytest

from creastudio.api.errors import UserError
from creastudio.store.foreign_folder import foreign_folders, header_of, read_foreign
from creastudio.store.model_library import ModelLibrary
from creastudio.store.packed_model import FILES


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    (tmp_path / "own").mkdir()
    return ModelLibrary([("own", tmp_path / "own")], writable=tmp_path / "own")


def tensors(path: Path, **values: list[float]) -> None:
    """Write a safetensors file of float32 vectors."""
    header: dict[str, Any] = {}
    data = b""
    for name, numbers in values.items():
        part = struct.pack(f"<{len(numbers)}f", *numbers)
        offsets = [len(data), len(data) + len(part)]
        header[name] = {"dtype": "F32", "shape": [len(numbers)], "data_offsets": offsets}
        data += part
    written = json.dumps(header).encode()
    path.write_bytes(len(written).to_bytes(8, "little") + written + data)


def folder_of(path: Path, **config: Any) -> Path:
    path.mkdir(parents=True)
    values = {"model_type": "llama", "architectures": ["LlamaForCausalLM"], **config}
    (path / "config.json").write_text(json.dumps(values))
    (path / "tokenizer.json").write_text("{}")
    tensors(path / "model.safetensors", a=[1.0, 2.0], b=[3.0])
    return path


def test_a_folder_is_named_with_what_it_says(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "Tiny Tales")
    front = "---\nlicense: apache-2.0\nlanguage:\n- en\n- zh\ntags: [x]\n---\nA model.\n"
    (folder / "README.md").write_text(front)
    card = read_foreign(folder)
    assert (card.id, card.title, card.family) == ("tiny-tales", "Tiny Tales", "text")
    assert (card.architecture, card.parameters, card.licence) == ("LlamaForCausalLM", 3, "apache-2.0")
    assert card.languages == ("en", "zh")


def test_it_is_used_in_place_and_forgotten(library: ModelLibrary, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "models" / "Tales")
    folder_of(tmp_path / "models" / "Other" / "snapshots" / "abc")
    before = sorted(path.name for path in folder.iterdir())
    located = library.locate(tmp_path / "models")
    assert {entry.card.id for entry in located} == {"other", "tales"}
    entry = library.resolve("tales")
    assert (entry.origin, entry.folder) == ("located", folder)
    assert sorted(path.name for path in folder.iterdir()) == before
    assert [item.card.id for item in library.locate(folder)] == ["tales"], "twice is once"
    assert len(library.entries()) == 2
    library.forget(entry)
    assert [item.card.id for item in library.entries()] == ["other"]


def test_a_changed_file_is_noticed(library: ModelLibrary, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "Tales")
    library.locate(folder)
    tensors(folder / "model.safetensors", a=[1.0, 2.0], b=[4.0])
    with pytest.raises(UserError, match="is damaged"):
        library.resolve("tales")


def test_weights_in_parts_are_one_model(library: ModelLibrary, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "Parts")
    (folder / "model.safetensors").unlink()
    tensors(folder / "one.safetensors", a=[1.0])
    tensors(folder / "two.safetensors", b=[2.0, 3.0])
    index = folder / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {"a": "one.safetensors", "b": "two.safetensors"}}))
    entry = library.locate(folder)[0]
    assert entry.card.parameters == 3
    assert library.resolve("parts").weights == index
    copied = library.import_model(folder)
    header, start = header_of(copied.weights)
    assert {name: header[name]["data_offsets"] for name in ("a", "b")} == {"a": [0, 4], "b": [4, 12]}
    assert copied.weights.read_bytes()[start:] == struct.pack("<3f", 1, 2, 3)
    index.write_text(json.dumps({"weight_map": {"a": "../one.safetensors"}}))
    with pytest.raises(UserError, match="lacks its weights"):
        library.resolve("parts")


def test_a_copy_is_one_file_with_everything_in_it(library: ModelLibrary, tmp_path: Path) -> None:
    entry = library.import_model(folder_of(tmp_path / "Tales"))
    assert (entry.origin, entry.card.id) == ("own", "tales")
    header, _ = header_of(entry.weights)
    assert set(json.loads(header["__metadata__"][FILES])) == {"config.json", "tokenizer.json"}
    assert library.resolve("tales").card.sha256 == entry.card.sha256
    shared = library.export("tales", tmp_path / "tales.creamodel")
    assert library.import_model(shared).card.id == "tales-2"


def test_a_located_one_can_be_shared(library: ModelLibrary, tmp_path: Path) -> None:
    library.locate(folder_of(tmp_path / "Tales"))
    shared = library.export("tales", tmp_path / "tales.creamodel")
    entry = library.import_model(shared)
    assert FILES in header_of(entry.weights)[0]["__metadata__"]
    assert not list((tmp_path / "own").glob(".packed*"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"auto_map": {"AutoModelForCausalLM": "net.Net"}}, "program code of its own"),
        ({"architectures": ["ViTForImageClassification"]}, "no model that writes but ViTFor"),
        ({"architectures": []}, "no model that writes"),
    ],
)
def test_what_is_refused(library: ModelLibrary, tmp_path: Path, change: dict[str, Any], said: str) -> None:
    folder = folder_of(tmp_path / "Bad", **change)
    for act in (library.locate, library.import_model):
        with pytest.raises(UserError, match=said) as error:
            act(folder)
        assert error.value.hint
    assert library.entries() == ()


@pytest.mark.parametrize(
    ("gone", "there", "said"),
    [
        ("tokenizer.json", "", "no tokenizer"),
        ("model.safetensors", "", "no weights"),
        ("model.safetensors", "pytorch_model.bin", "can run code"),
    ],
)
def test_what_is_missing_is_said(
    library: ModelLibrary, tmp_path: Path, gone: str, there: str, said: str
) -> None:
    folder = folder_of(tmp_path / "Bad")
    (folder / gone).unlink()
    if there:
        (folder / there).write_bytes(b"x")
    with pytest.raises(UserError, match=said):
        library.locate(folder)


def test_a_damaged_file_is_said(library: ModelLibrary, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "Bad")
    (folder / "model.safetensors").write_bytes(b"\xff" * 64)
    with pytest.raises(UserError, match="no safetensors file"):
        library.locate(folder)
    (folder / "config.json").write_text("[1]")
    with pytest.raises(UserError, match=r"config.json.*can't be read"):
        library.locate(folder)


def test_a_folder_that_is_no_model_is_said(library: ModelLibrary, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert foreign_folders(tmp_path / "empty") == []
    with pytest.raises(UserError, match="has no models"):
        library.locate(tmp_path / "empty")


def test_downloads_of_the_same_name_have_ids_of_their_own(library: ModelLibrary, tmp_path: Path) -> None:
    for maker in ("ada", "bob"):
        folder_of(tmp_path / "hub" / f"models--{maker}--tiny" / "snapshots" / "1")
    found = library.locate(tmp_path / "hub")
    assert [entry.card.id for entry in found] == ["tiny", "tiny-2"]
    assert [entry.card.id for entry in library.locate(tmp_path / "hub")] == ["tiny", "tiny-2"]


@pytest.mark.parametrize(
    "tensor",
    [
        {"shape": "abc", "data_offsets": [0, 4]},
        {"shape": None, "data_offsets": [0, 4]},
        {"shape": [1.5], "data_offsets": [0, 4]},
        {"shape": [-1], "data_offsets": [0, 4]},
        {"shape": [10**4000] * 10, "data_offsets": [0, 4]},
        {"shape": [2] * 100_000, "data_offsets": [0, 4]},
        {"data_offsets": [0, 4]},
        [1],
    ],
)
def test_a_header_that_says_nonsense_is_told(tmp_path: Path, tensor: Any) -> None:
    folder = folder_of(tmp_path / "Odd")
    sys.set_int_max_str_digits(0)
    try:
        written = json.dumps({"a": tensor}).encode()
    finally:
        sys.set_int_max_str_digits(4300)
    (folder / "model.safetensors").write_bytes(len(written).to_bytes(8, "little") + written + bytes(4))
    with pytest.raises(UserError, match="no safetensors file"):
        read_foreign(folder)


@pytest.mark.parametrize(
    ("name", "text"),
    [("config.json", '{"a": ' + "[" * 100_000), ("model.safetensors.index.json", '{"weight_map": ["a"]}')],
)
def test_texts_that_say_nonsense_are_told(tmp_path: Path, name: str, text: str) -> None:
    folder = folder_of(tmp_path / "Odd")
    (folder / "model.safetensors").unlink()
    (folder / name).write_text(text)
    with pytest.raises(UserError):
        read_foreign(folder)
