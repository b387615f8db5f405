"""Models become folders that other programs open, and never write where they shouldn't."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from creastudio.api.errors import UserError
from creastudio.store.model_folder import write_folder
from creastudio.store.packed_model import FILES

TENSORS = {"a": torch.arange(6.0).reshape(2, 3), "b": torch.ones(3, dtype=torch.bfloat16)}


def model(path: Path, **files: str) -> Path:
    """Write a model that holds these files."""
    texts = {name.replace("__", "."): text for name, text in files.items()}
    save_file(TENSORS, path, metadata={FILES: json.dumps(texts)})
    return path


def test_texts_lie_beside_the_numbers(tmp_path: Path) -> None:
    weights = model(tmp_path / "w.safetensors", config__json="{}", merges__txt="秋 山\n")
    out = tmp_path / "Deep" / "out"
    write_folder(weights, "Mine", out)
    assert sorted(path.name for path in out.iterdir()) == ["config.json", "merges.txt", "model.safetensors"]
    assert (out / "merges.txt").read_text(encoding="utf-8") == "秋 山\n"
    with safe_open(out / "model.safetensors", framework="pt") as file:
        assert file.metadata() == {"format": "pt"}
        assert {name: file.get_tensor(name).tolist() for name in TENSORS} == {
            name: tensor.tolist() for name, tensor in TENSORS.items()
        }
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_our_own_tell_their_texts_among_their_facts(tmp_path: Path) -> None:
    weights = tmp_path / "w.safetensors"
    save_file(TENSORS, weights, metadata={"creastudio": json.dumps({"folder": {"config.json": "{}"}})})
    write_folder(weights, "Mine", tmp_path / "out")
    assert (tmp_path / "out" / "config.json").read_text() == "{}"


@pytest.mark.parametrize("metadata", [None, {"creastudio": "{}"}, {FILES: '{"a.json": "{}"}'}])
def test_what_is_no_such_model_is_refused(tmp_path: Path, metadata: dict[str, str] | None) -> None:
    save_file(TENSORS, tmp_path / "w.safetensors", metadata=metadata)
    with pytest.raises(UserError, match="can't be written as such a folder"):
        write_folder(tmp_path / "w.safetensors", "Mine", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("metadata", [{FILES: "nonsense"}, {"creastudio": "[]"}, {FILES: "7"}])
def test_a_damaged_header_is_told(tmp_path: Path, metadata: dict[str, str]) -> None:
    save_file(TENSORS, tmp_path / "w.safetensors", metadata=metadata)
    with pytest.raises(UserError, match="are damaged"):
        write_folder(tmp_path / "w.safetensors", "Mine", tmp_path / "out")


@pytest.mark.parametrize(
    "name", ["../evil.json", "/tmp/evil.json", "sub/a.json", "model.py", ".bashrc", "a.json\n"]
)
def test_names_that_lead_elsewhere_and_programs_are_refused(tmp_path: Path, name: str) -> None:
    weights = model(tmp_path / "w.safetensors", config__json="{}", **{name: "x"})
    with pytest.raises(UserError, match="strange name"):
        write_folder(weights, "Mine", tmp_path / "sub" / "out")
    assert not (tmp_path / "sub" / "out").exists()


def test_what_is_there_stays(tmp_path: Path) -> None:
    weights = model(tmp_path / "w.safetensors", config__json="{}")
    out = tmp_path / "out"
    out.mkdir()
    (out / "own.txt").write_text("mine")
    with pytest.raises(UserError, match="There is something in 'out' already"):
        write_folder(weights, "Mine", out)
    assert [path.name for path in out.iterdir()] == ["own.txt"]
    (out / "own.txt").unlink()
    write_folder(weights, "Mine", out)
    assert (out / "config.json").is_file()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    weights = model(tmp_path / "w.safetensors", config__json="{}")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UserError, match="was not written"):
        write_folder(weights, "Mine", tmp_path / "file" / "out")
