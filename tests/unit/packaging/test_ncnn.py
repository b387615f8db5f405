from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest


@pytest.fixture
def ncnn(content: Callable[[str], ModuleType]) -> ModuleType:
    return content("ncnn")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A convolution in fp16 and one in fp32, with a slope between."""
    param, weights = tmp_path / "a.param", tmp_path / "a.bin"
    param.write_text(
        "7767517\n4 4\n"
        "Input data 0 1 data\n"
        "Convolution c0 1 1 data a 0=1 1=1 5=1 6=3\n"
        "PReLU p0 1 1 a b 0=1\n"
        "Convolution c1 1 1 b c 0=2 1=1 5=0 6=2\n"
    )
    half = np.array([0.5, -1, 2, 0], "<f2").tobytes()  # three numbers, and two bytes that fill up
    data = struct.pack("<I", 0x01306B47) + half + struct.pack("<ff", 0.25, 0.1)
    weights.write_bytes(data + struct.pack("<Iff", 0, 3.0, 4.0))
    return param, weights


def test_weights_go_to_their_layers(ncnn: ModuleType, files: tuple[Path, Path]) -> None:
    _, first, slope, second = ncnn.layers(*files)
    assert first.tensors["weight"].ravel().tolist() == [0.5, -1, 2]
    assert first.tensors["bias"].tolist() == [0.25]
    assert slope.tensors["weight"].tolist() == pytest.approx([0.1])
    assert second.tensors["weight"].shape == (2, 1, 1, 1)
    assert "bias" not in second.tensors


def test_a_file_of_another_length_is_refused(ncnn: ModuleType, files: tuple[Path, Path]) -> None:
    param, weights = files
    weights.write_bytes(weights.read_bytes() + b"\0\0\0\0")
    with pytest.raises(ValueError, match="too many"):
        list(ncnn.layers(param, weights))
