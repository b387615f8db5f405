"""One file of a whole model: what torch's own reader finds in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from creastudio.api.errors import UserError
from creastudio.store.packed_model import FILES, pack


def _folder(path: Path) -> Path:
    path.mkdir()
    (path / "config.json").write_text("{}")
    (path / "merges.txt").write_text("秋 山\n", encoding="utf-8")
    save_file(
        {"a": torch.arange(6.0).reshape(2, 3), "b": torch.ones(3, dtype=torch.bfloat16)},
        path / "model.safetensors",
    )
    return path


def test_numbers_and_texts_are_all_there(tmp_path: Path) -> None:
    target = tmp_path / "one.safetensors"
    with target.open("wb") as file:
        pack(_folder(tmp_path / "m"), file)
    with safe_open(target, framework="pt") as opened:
        assert opened.get_tensor("a").tolist() == [[0, 1, 2], [3, 4, 5]]
        assert opened.get_tensor("b").dtype == torch.bfloat16
        assert json.loads(opened.metadata()[FILES]) == {"config.json": "{}", "merges.txt": "秋 山\n"}


@pytest.mark.parametrize("offsets", [[0, 1 << 40], [4, 0], [0], "ab", None, {"a": 1}])
def test_offsets_that_lie_are_refused(tmp_path: Path, offsets: object) -> None:
    folder = _folder(tmp_path / "m")
    header = json.dumps({"a": {"dtype": "F32", "shape": [4], "data_offsets": offsets}}).encode()
    (folder / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + b"\0" * 16)
    with pytest.raises(UserError, match="damaged"), (tmp_path / "x").open("wb") as file:
        pack(folder, file)
