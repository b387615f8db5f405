"""Reads the networks of ncnn: a text of layers and a file of their weights, in the order of the layers.

The format: a magic number, two counts, then a line for each layer (type, name, counts of inputs and outputs, their
names, and numbered options). Weights of a convolution begin with four bytes that say how they are stored; biases and
slopes are plain float32.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MAGIC = "7767517"
FLOAT16, FLOAT32 = 0x01306B47, 0


@dataclass(frozen=True)
class Layer:
    kind: str
    name: str
    options: dict[int, float]
    tensors: dict[str, NDArray[np.float32]] = field(default_factory=dict)


def layers(param: Path, weights: Path) -> Iterator[Layer]:
    """Yield the layers of a network with their weights; ValueError where they don't fit."""
    lines = param.read_text(encoding="ascii").splitlines()
    if lines[0].strip() != MAGIC:
        raise ValueError(f"{param.name} is no network of ncnn")
    data = weights.read_bytes()
    place = 0
    for line in lines[2:]:
        kind, name, inputs, outputs, *rest = line.split()
        options = {
            int(key): float(value)
            for key, _, value in (word.partition("=") for word in rest[int(inputs) + int(outputs) :])
        }
        tensors: dict[str, NDArray[np.float32]] = {}
        if kind == "Convolution":
            out, kernel, count = int(options[0]), int(options[1]), int(options[6])
            flat, place = _weights(data, place, count)
            tensors["weight"] = flat.reshape(out, -1, kernel, kernel)
            if options.get(5):
                tensors["bias"], place = _plain(data, place, out)
        elif kind == "PReLU":
            tensors["weight"], place = _plain(data, place, int(options[0]))
        yield Layer(kind, name, options, tensors)
    if place != len(data):
        raise ValueError(f"{weights.name} has {len(data) - place} bytes too many")


def _weights(data: bytes, place: int, count: int) -> tuple[NDArray[np.float32], int]:
    (how,) = struct.unpack_from("<I", data, place)
    if how == FLOAT32:
        return _plain(data, place + 4, count)
    if how != FLOAT16:
        raise ValueError(f"weights stored as {how:#x} aren't known")
    end = place + 4 + (2 * count + 3) // 4 * 4
    return np.frombuffer(data, "<f2", count, place + 4).astype(np.float32), end


def _plain(data: bytes, place: int, count: int) -> tuple[NDArray[np.float32], int]:
    return np.frombuffer(data, "<f4", count, place).copy(), place + 4 * count
