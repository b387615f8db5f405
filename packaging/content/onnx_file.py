"""Reads ONNX files without the library of that name: the nodes of a graph and its constants.

ONNX is a protobuf message: fields of a number and a value, which is a varint, 4 or 8 bytes, or bytes of a told length
(protobuf.dev, "Encoding"; onnx.proto names the fields). Only what networks of convolutions need is read.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FLOAT, INT64, FLOAT64 = 1, 7, 11
_TYPES = {FLOAT: np.float32, INT64: np.int64, FLOAT64: np.float64}

Value = int | bytes


@dataclass(frozen=True)
class Node:
    """One operation; its attributes are numbers, texts, lists of them, or arrays."""

    kind: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Graph:
    """The nodes in their order, and the constants by name."""

    nodes: tuple[Node, ...]
    constants: dict[str, NDArray[np.generic]]


def read_graph(path: Path) -> Graph:
    """Return the graph of a file; ValueError where it holds none."""
    model = _fields(path.read_bytes())
    if not model[7]:
        raise ValueError(f"{path.name} holds no graph")
    graph = _fields(_bytes(model[7][0]))
    nodes = tuple(_node(_bytes(item)) for item in graph[1])
    constants = dict(_tensor(_bytes(item)) for item in graph[5])
    for node in nodes:
        value = node.attributes.get("value")
        if node.kind == "Constant" and isinstance(value, np.ndarray):
            constants[node.outputs[0]] = value
    return Graph(nodes, constants)


def _node(data: bytes) -> Node:
    found = _fields(data)
    attributes = dict(_attribute(_bytes(item)) for item in found[5])
    return Node(_text(found, 4), _text(found, 3), _texts(found[1]), _texts(found[2]), attributes)


def _attribute(data: bytes) -> tuple[str, object]:
    found = _fields(data)
    name = _text(found, 1)
    if found[8]:
        return name, _signed_all(found[8])
    if found[7]:
        return name, np.frombuffer(b"".join(_bytes(item) for item in found[7]), "<f4").tolist()
    if found[5]:
        return name, _tensor(_bytes(found[5][0]))[1]
    if found[4]:
        return name, _text(found, 4)
    if found[2]:
        return name, struct.unpack("<f", _bytes(found[2][0]))[0]
    return name, _signed(found[3][0]) if found[3] else 0


def _tensor(data: bytes) -> tuple[str, NDArray[np.generic]]:
    found = _fields(data)
    kind = found[2][0] if found[2] else FLOAT
    if kind not in _TYPES:
        raise ValueError(f"numbers of the kind {kind} aren't read")
    dtype = np.dtype(_TYPES[int(kind)]).newbyteorder("<")  # pyright: ignore[reportArgumentType]
    shape = _signed_all(found[1])
    if found[9]:
        flat = np.frombuffer(_bytes(found[9][0]), dtype)
    elif found[4]:
        flat = np.frombuffer(b"".join(_bytes(item) for item in found[4]), "<f4").astype(dtype)
    else:
        flat = np.array(_signed_all(found[7]), dtype)
    return _text(found, 8), flat.reshape(shape)


def _fields(data: bytes) -> dict[int, list[Value]]:
    found: dict[int, list[Value]] = defaultdict(list)
    for number, value in _walk(data):
        found[number].append(value)
    return found


def _walk(data: bytes) -> Iterator[tuple[int, Value]]:
    place = 0
    while place < len(data):
        key, place = _varint(data, place)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, place = _varint(data, place)
            yield number, value
            continue
        if wire == 2:
            length, place = _varint(data, place)
        elif wire in (1, 5):
            length = 8 if wire == 1 else 4
        else:
            raise ValueError("it is no protobuf message")
        if place + length > len(data):
            raise ValueError("it ends too early")
        yield number, data[place : place + length]
        place += length


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if place >= len(data) or shift > 63:
            raise ValueError("it is no protobuf message")
        byte = data[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place


def _signed_all(values: list[Value]) -> list[int]:
    """Return whole numbers that are listed one by one, or packed."""
    out: list[int] = []
    for value in values:
        if isinstance(value, int):
            out.append(_signed(value))
            continue
        place = 0
        while place < len(value):
            number, place = _varint(value, place)
            out.append(_signed(number))
    return out


def _signed(value: Value) -> int:
    assert isinstance(value, int)
    return value - (1 << 64) if value >= 1 << 63 else value


def _bytes(value: Value) -> bytes:
    assert isinstance(value, bytes)
    return value


def _text(found: dict[int, list[Value]], number: int) -> str:
    return _bytes(found[number][0]).decode() if found[number] else ""


def _texts(values: list[Value]) -> tuple[str, ...]:
    return tuple(_bytes(item).decode() for item in values)
