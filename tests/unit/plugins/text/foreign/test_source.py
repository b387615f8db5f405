"""Where the files of another maker's model lie: a folder or one file, read the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from creastudio.api import Model, ModelCard, UserError
from creastudio_text.engine.foreign.source import (
    FILES,
    FolderSource,
    PackedSource,
    json_of,
    save_packed,
    source_of,
)

TENSORS = {"a": torch.arange(6.0).reshape(2, 3), "b": torch.ones(2)}
TEXTS = {"config.json": '{"model_type": "llama"}', "chat_template.jinja": "{{ messages }}秋"}


def _model(folder: Path, name: str = "model.safetensors") -> Model:
    return Model(ModelCard(id="m", title="Mine", family="text"), folder, folder / name)


def _folder(folder: Path) -> Path:
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    save_file(TENSORS, folder / "model.safetensors")
    return folder


def test_a_folder_and_one_file_made_of_it_read_the_same(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "packed").mkdir()
    save_packed(TENSORS, TEXTS, tmp_path / "packed" / "model.safetensors")
    found = source_of(_model(_folder(tmp_path / "folder"))), source_of(_model(tmp_path / "packed"))
    assert [type(item) for item in found] == [FolderSource, PackedSource]
    for source in found:
        assert source is not None
        assert json_of(source, "config.json") == {"model_type": "llama"}
        assert source.text("chat_template.jinja") == TEXTS["chat_template.jinja"]
        assert source.text("merges.txt") is None
        assert json_of(source, "generation_config.json") is None
        assert {name: value.tolist() for name, value in source.tensors().items()} == {
            name: value.tolist() for name, value in TENSORS.items()
        }


@pytest.mark.parametrize("header", [{}, {FILES: "{"}, {FILES: "[1]"}, {FILES: '{"other.json": ""}'}])
def test_a_file_without_a_config_in_it_is_no_such_model(tmp_path: Path, header: dict[str, str]) -> None:
    save_file(TENSORS, tmp_path / "model.safetensors", metadata=header)
    assert source_of(_model(tmp_path)) is None


def test_what_is_missing_or_damaged_is_no_such_model_or_said(tmp_path: Path) -> None:
    assert source_of(_model(tmp_path)) is None
    _folder(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"\xff" * 40)
    source = source_of(_model(tmp_path))
    assert source is not None
    with pytest.raises(UserError, match="weights of 'Mine' are damaged"):
        source.tensors()


@pytest.mark.parametrize("text", ["{", "[1]", "7"])
def test_what_is_no_json_object_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.json").write_text(text)
    with pytest.raises(UserError, match=r"'config\.json' of 'Mine'"):
        json_of(FolderSource(tmp_path, "Mine"), "config.json")


def test_parts_lie_in_the_folder_and_nowhere_else(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    save_file(TENSORS, tmp_path / "outside.safetensors")
    for part in ("../outside.safetensors", str(tmp_path / "outside.safetensors"), "none.safetensors"):
        (inside / "model.safetensors.index.json").write_text(json.dumps({"weight_map": {"a": part}}))
        with pytest.raises(UserError, match="lacks its weights"):
            FolderSource(inside, "Mine").tensors()
