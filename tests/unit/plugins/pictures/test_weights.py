from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from creastudio.api import UserError
from creastudio_pictures.engine import weights


class Canary:
    """Runs a command where it is unpickled by an ordinary reader."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch '{self._path}'",)


def test_tensors_of_both_kinds_of_file(tmp_path: Path) -> None:
    tensor = torch.arange(6.0).reshape(2, 3)
    save_file({"a": tensor}, tmp_path / "a.safetensors")
    torch.save({"params": {"a": tensor}}, tmp_path / "a.pth")
    assert torch.equal(weights.read(tmp_path / "a.safetensors")["a"], tensor)
    assert torch.equal(weights.read(tmp_path / "a.pth")["params"]["a"], tensor)


@pytest.mark.parametrize("name", ["evil.pth", "evil.pt", "evil.ckpt"])
def test_a_pickle_that_would_run_code_is_refused_by_name(name: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    torch.save({"a": torch.zeros(1), "b": Canary(canary)}, tmp_path / name)
    with pytest.raises(UserError, match=r"evil.*run code.*system"):
        weights.read(tmp_path / name)
    assert not canary.exists()


def test_what_is_no_file_of_weights_is_said(tmp_path: Path) -> None:
    for name, data, said in (
        ("a.pth", b"nothing of the kind", "known here"),
        ("b.pth", b"\x80\x02 and no more", "damaged"),
        ("c.pth", b"PK\x03\x04 and no more", "damaged"),
        ("a.safetensors", b"\x08\0\0\0\0\0\0\0{ and no more", "damaged"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UserError, match=said):
            weights.read(tmp_path / name)
    torch.save([1, 2], tmp_path / "list.pth")
    with pytest.raises(UserError, match="no weights by name"):
        weights.read(tmp_path / "list.pth")


def test_a_file_that_unfolds_to_more_than_fits_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "LARGEST", 10_000)
    with zipfile.ZipFile(tmp_path / "bomb.pth", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", bytes(100_000))
    with pytest.raises(UserError, match="too large"):
        weights.read(tmp_path / "bomb.pth")


def test_flat_tensors_share_no_memory() -> None:
    tensor = torch.zeros(4)
    made = weights.flat({"a": tensor, "b": tensor, "c": tensor[::2], "d": 3})
    assert sorted(made) == ["a", "b", "c"]
    assert made["a"].data_ptr() != made["b"].data_ptr()
    assert made["c"].is_contiguous()


def test_what_the_studio_keeps_without_a_name_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    tensor = torch.arange(6.0)
    for index, save in enumerate((save_file, torch.save)):
        path = tmp_path / f"{index}{'0f' * 31}e"
        save({"a": tensor}, path)
        assert torch.equal(weights.read(path)["a"], tensor)
    (tmp_path / ("ab" * 32)).write_bytes(b"something else")
    with pytest.raises(UserError, match=r"^The file is no file of weights"):
        weights.read(tmp_path / ("ab" * 32))


def test_a_program_of_torchscript_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "script.pt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("script/constants.pkl", b"\x80\x02).")
        archive.writestr("script/data.pkl", b"\x80\x02}.")
        archive.writestr("script/code/a.py", "print()")
        archive.writestr("script/version", "3")
    with pytest.raises(UserError, match=r"script\.pt"):
        weights.read(path)


def test_weights_that_show_one_number_a_million_times_are_refused(tmp_path: Path) -> None:
    torch.save({"params": {"weight": torch.ones(1).expand(10**6, 10**6)}}, tmp_path / "view.pth")
    with pytest.raises(UserError, match=r"'view\.pth' would take more than 1500 MB"):
        weights.read(tmp_path / "view.pth")
