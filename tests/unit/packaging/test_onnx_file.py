"""ONNX files are read without the library of that name."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest


@pytest.fixture
def onnx_file(content: Callable[[str], ModuleType]) -> ModuleType:
    return content("onnx_file")


def varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def field(number: int, value: bytes | int) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def test_nodes_attributes_and_constants_are_read(onnx_file: ModuleType, tmp_path: Path) -> None:
    weight = np.arange(6, dtype="<f4")
    tensor = field(1, varint(2) + varint(3)) + field(2, 1) + field(8, b"w") + field(9, weight.tobytes())
    pads = field(1, b"pads") + field(8, 1) + field(8, 2)
    negative = field(1, b"axis") + field(3, (1 << 64) - 1)
    scale = field(1, b"scale") + varint(2 << 3 | 5) + struct.pack("<f", 0.5)
    node = b"".join(
        (field(1, b"x"), field(1, b"w"), field(2, b"y"), field(3, b"first"), field(4, b"Conv"), field(5, pads))
    ) + field(5, negative) + field(5, scale)  # fmt: skip
    file = tmp_path / "net.onnx"
    file.write_bytes(field(1, 8) + field(7, field(1, node) + field(5, tensor)))
    graph = onnx_file.read_graph(file)
    (found,) = graph.nodes
    assert (found.kind, found.name, found.inputs, found.outputs) == ("Conv", "first", ("x", "w"), ("y",))
    assert found.attributes == {"pads": [1, 2], "axis": -1, "scale": 0.5}
    assert graph.constants["w"].tolist() == weight.reshape(2, 3).tolist()


@pytest.mark.parametrize("data", [b"", b"\xff" * 30, field(7, b"\x0a\x7f\x00"), b"\x3f\x00"])
def test_what_is_no_graph_is_refused(onnx_file: ModuleType, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "net.onnx"
    file.write_bytes(data)
    with pytest.raises(ValueError, match=r"graph|message|early"):
        onnx_file.read_graph(file)
