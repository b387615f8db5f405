"""A pickle is read by a closed table of names."""

from __future__ import annotations

import io
import pickle  # noqa: TID251 - written here, never read
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from creastudio.api import UserError
from creastudio.ml.pickles import Recorded, numbers, read_pickle
from tests.support.foreign_models import Module, pretended, reduce_to, write_pickle


def read(folder: Path, held: Any, protocol: int = 4) -> Any:
    (folder / "x.pkl").write_bytes(pickle.dumps(held, protocol))
    return read_pickle(folder / "x.pkl")[0]


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_tensors_and_plain_things_come_through(tmp_path: Path, protocol: int) -> None:
    whole = torch.arange(12.0).reshape(3, 4)
    held = {
        "part": whole[1:, ::2], "half": whole.half(), "parameter": torch.nn.Parameter(whole), "set": {1}, "kind": torch.float16,
        "size": whole.shape, "ordered": OrderedDict(a=1), "array": np.array([3, 5]), "number": np.float64(0.25),
    }  # fmt: skip
    found = read(tmp_path, held, protocol)
    assert torch.equal(found["part"], whole[1:, ::2])
    assert torch.equal(found["half"], whole.half())
    assert torch.equal(found["parameter"], whole)
    assert (found["set"], found["kind"], found["size"]) == ({1}, torch.float16, (3, 4))
    assert (numbers(found["array"]), numbers(found["number"])) == ([3, 5], [0.25])


def test_modules_become_records(tmp_path: Path) -> None:
    found = read(tmp_path, torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3)))
    assert isinstance(found, Recorded)
    assert found.name == "Sequential"
    assert set(found.tensors()) >= {"0.weight", "0.bias", "1.running_mean"}
    made, sources = read_pickle(write_pickle(tmp_path / "p.pkl", Module("Generator", {"z_dim": 5})))
    assert (made.name, made.state["z_dim"], sources) == ("Generator", 5, 1)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("builtins", "eval"),
        ("builtins", "getattr"),
        ("os", "getcwd"),
        ("torch", "load"),
        ("torch.hub", "load"),
        ("pathlib", "Path"),
    ],
)
def test_what_is_not_in_the_table_is_refused_by_name(tmp_path: Path, module: str, name: str) -> None:
    with pytest.raises(UserError, match=name):
        read(tmp_path, reduce_to(module, name, "1"))


def test_a_way_round_the_table_is_refused(tmp_path: Path) -> None:
    """Protocol 4 may name attributes of what it names."""
    code = b"\x80\x04\x8c\x0bcollections\x8c\x20OrderedDict.__init__.__globals__\x93."
    (tmp_path / "x.pkl").write_bytes(code)
    with pytest.raises(UserError, match="__globals__"):
        read_pickle(tmp_path / "x.pkl")


def test_a_storage_with_code_in_it_is_refused(tmp_path: Path) -> None:
    canary = tmp_path / "canary"

    class Evil:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (canary,)

    inside = io.BytesIO()
    torch.save(Evil(), inside)
    with pytest.raises(UserError):
        read(tmp_path, reduce_to("torch.storage", "_load_from_bytes", inside.getvalue()))
    assert not canary.exists()


def test_tensors_larger_than_their_data_are_refused(tmp_path: Path) -> None:
    inside = io.BytesIO()
    torch.save(torch.zeros(4).untyped_storage(), inside)
    storage = reduce_to("torch.storage", "_load_from_bytes", inside.getvalue())
    with pytest.raises(UserError, match="larger than its data"):
        read(
            tmp_path,
            reduce_to("torch._utils", "_rebuild_tensor_v2", storage, 0, (10**9,), (0,), False, OrderedDict()),
        )


def test_damage_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.pkl").write_bytes(b"\x80\x04X\xff\xff\xff")
    with pytest.raises(UserError, match="damaged"):
        read_pickle(tmp_path / "x.pkl")
    with pretended(("dnnlib.tflib.network", "Network")), pytest.raises(UserError, match="tflib"):
        read(tmp_path, reduce_to("dnnlib.tflib.network", "Network"))
