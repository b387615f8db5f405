"""Reads pickled networks of other programs without running what they bring.

A pickle is a little program: it names functions and has them called. Here a name is looked up in a closed table and
nowhere else. Tensors and containers are built by functions of this module, classes become inert records of their
state, and the first name outside the table ends the reading. Source code that travels along (StyleGAN's
``module_src``) stays a text that nobody looks at.
"""

from __future__ import annotations

import io
import math
import pickle  # noqa: TID251 - subclassed so that it finds no class but those of the table below
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from creastudio.api import UserError

DEEPEST = 32
"""Levels of modules in modules."""

HINT = "Only networks of StyleGAN2, StyleGAN3 and rosinality's StyleGAN2 are converted. Get the model as safetensors."

TENSORFLOW = "dnnlib.tflib."
TENSORFLOW_HINT = (
    "It was made by the TensorFlow version. NVIDIA's legacy.py makes a file of the PyTorch version of it."
)


@dataclass
class Recorded:
    """An object of a foreign class: what it was called and what it held.

    Attributes
    ----------
    name : str
        Of its class.
    state : dict
        Its attributes.
    """

    name: str = ""
    state: dict[str, Any] = field(default_factory=dict)

    def __setstate__(self, state: Any) -> None:
        self.state = state if isinstance(state, dict) else {}

    def tensors(self, depth: int = 0) -> dict[str, Tensor]:
        """Return its parameters and buffers, and those of its modules, by dotted names."""
        if depth > DEEPEST:
            raise ValueError("modules lie too deep in one another")
        found: dict[str, Tensor] = {}
        for part in ("_parameters", "_buffers"):
            own = self.state.get(part)
            if isinstance(own, Mapping):
                found.update({str(key): value for key, value in own.items() if isinstance(value, Tensor)})
        for key, module in self.modules().items():
            found.update({f"{key}.{name}": value for name, value in module.tensors(depth + 1).items()})
        return found

    def modules(self) -> dict[str, Recorded]:
        """Return the modules directly in it."""
        own = self.state.get("_modules")
        own = own if isinstance(own, Mapping) else {}
        return {str(key): value for key, value in own.items() if isinstance(value, Recorded)}


class Refused(UserError):
    """A file that asks for something that isn't in the table."""


def read_pickle(path: Path, name: str = "") -> tuple[Any, int]:
    """Return what a pickle holds, all foreign classes as ``Recorded``, and how many pieces of source code it brings.

    Parameters
    ----------
    name : str
        What a person calls the file; its own name when left out.

    Raises
    ------
    UserError
        When it is damaged, or asks for a class or function that isn't known to be harmless; the sentence names it.
    """
    name = name or path.name
    with path.open("rb") as file:
        reader = _Reader(file, name)
        try:
            return reader.load(), reader.sources
        except (UserError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - what damage raises depends on where it is
            raise UserError(f"'{name}' is damaged: {error}.", hint="Download it again.") from None


class _Reader(pickle.Unpickler):
    def __init__(self, file: io.BufferedReader, name: str) -> None:
        super().__init__(file)
        self._name = name
        self.sources = 0
        self._table: dict[str, Any] = {
            **_TABLE,
            "torch_utils.persistence._reconstruct_persistent_obj": self._persistent,
        }

    def find_class(self, module: str, name: str, /) -> Any:
        known = f"{module}.{name}"
        if known in self._table:
            return self._table[known]
        if module == "torch" and isinstance(getattr(torch, name, None), torch.dtype):
            return getattr(torch, name)
        if module.startswith("torch.nn.modules.") and name.isidentifier():
            return _recorder(name)
        hint = TENSORFLOW_HINT if module.startswith(TENSORFLOW) else HINT
        raise Refused(f"'{self._name}' isn't opened: it asks for '{known}', which could run code.", hint)

    def persistent_load(self, pid: Any, /) -> Any:
        raise ValueError("it refers to something outside of it")

    def _persistent(self, meta: Any) -> Recorded:
        """Stand for what rebuilds a module from source code that lies in the file."""
        if not isinstance(meta, Mapping) or meta.get("type") != "class":
            raise ValueError("a module in it isn't described as a class")
        self.sources += bool(meta.get("module_src"))
        made = Recorded(str(meta.get("class_name", "")))
        made.__setstate__(meta.get("state"))
        return made


def _recorder(name: str) -> type:
    """Return a class whose objects are records called `name`."""

    def start(self: Recorded, *_args: Any) -> None:
        Recorded.__init__(self, name)

    def new(cls: type, *_args: Any) -> Any:
        made = object.__new__(cls)
        Recorded.__init__(made, name)
        return made

    return type(name, (Recorded,), {"__init__": start, "__new__": new})


class _Dict(dict[Any, Any]):
    """Stands for dictionaries with attributes."""

    def __setstate__(self, state: Any) -> None:
        """Attributes beside the entries are left out."""


def _storage(data: Any) -> Tensor:
    """Return a storage as a flat tensor, by torch's weights-only reader."""
    held = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)  # noqa: TID251 - nothing is called
    if isinstance(held, torch.UntypedStorage):
        return torch.empty(0, dtype=torch.uint8).set_(held)  # pyright: ignore[reportArgumentType, reportCallIssue]
    if not isinstance(held, torch.TypedStorage):
        raise ValueError("a storage in it is none")
    flat = torch.empty(0, dtype=held.dtype)
    return flat.set_(held._untyped_storage)  # pyright: ignore[reportArgumentType, reportCallIssue]


def _tensor(storage: Any, offset: Any, size: Any, stride: Any, *_rest: Any) -> Tensor:
    """Return a tensor over a storage, within its bounds and no larger than it."""
    if not isinstance(storage, Tensor):
        raise ValueError("a tensor in it has no storage")
    size, stride = tuple(int(side) for side in size), tuple(int(step) for step in stride)
    if math.prod(size) > storage.numel() or min((*size, *stride, int(offset)), default=0) < 0:
        raise ValueError("a tensor in it is larger than its data")
    return torch.as_strided(storage, size, stride, int(offset)).clone()


def _parameter(data: Any, *_rest: Any) -> Any:
    return data


def _first(*args: Any) -> Any:
    return args[0] if args else None


def _tuple(items: Any = ()) -> tuple[Any, ...]:
    return tuple(items)


class _DType:
    """Stands for ``numpy.dtype``, plain numbers alone."""

    def __init__(self, text: Any = "", *_rest: Any) -> None:
        kind = np.dtype(str(text)) if isinstance(text, str) else np.dtype("O")
        if kind.kind not in "biuf":
            raise ValueError("an array in it isn't of plain numbers")
        self.kind = kind

    def __setstate__(self, state: Any) -> None:
        order = state[1] if isinstance(state, tuple) and len(state) > 1 else "<"
        self.kind = self.kind.newbyteorder(">" if order == ">" else "<")


class _Array:
    """Stands for ``numpy.ndarray``: `values` are its numbers, as a list, or [] where there are none."""

    def __init__(self, *_args: Any) -> None:
        self.values: list[float] = []

    def __setstate__(self, state: Any) -> None:
        _, _, kind, _, raw = state
        if not isinstance(kind, _DType) or not isinstance(raw, bytes):
            raise ValueError("an array in it isn't of plain numbers")
        self.values = np.frombuffer(raw, kind.kind).tolist()


def _array(*_args: Any) -> _Array:
    return _Array()


def _array_of(raw: Any = b"", kind: Any = None, *_rest: Any) -> _Array:
    made = _Array()
    made.__setstate__((1, (), kind, False, bytes(raw)))
    return made


def _scalar(kind: Any, raw: Any = b"") -> float:
    if not isinstance(kind, _DType) or not isinstance(raw, bytes):
        raise ValueError("a number in it is none")
    return np.frombuffer(raw, kind.kind)[0].item()


def numbers(value: Any) -> list[float]:
    """Return a number, or numbers in a list, tuple or array of a pickle, as a list."""
    if isinstance(value, _Array):
        return [float(item) for item in value.values]
    if isinstance(value, int | float):
        return [float(value)]
    if isinstance(value, list | tuple):
        return [float(item) for item in value]
    raise ValueError("a number is missing")


_TABLE: dict[str, Any] = {
    "collections.OrderedDict": OrderedDict,
    "builtins.set": set,
    "builtins.frozenset": frozenset,
    "__builtin__.set": set,
    "dnnlib.util.EasyDict": _Dict,
    "dnnlib.EasyDict": _Dict,
    "torch._utils._rebuild_tensor_v2": _tensor,
    "torch._utils._rebuild_parameter": _parameter,
    "torch.storage._load_from_bytes": _storage,
    "torch.Size": _tuple,
    "torch.device": _first,
    "numpy.dtype": _DType,
    "numpy.ndarray": _Array,
    **{f"numpy.{room}.multiarray._reconstruct": _array for room in ("core", "_core")},
    **{f"numpy.{room}.multiarray.scalar": _scalar for room in ("core", "_core")},
    **{f"numpy.{room}.numeric._frombuffer": _array_of for room in ("core", "_core")},
    "_codecs.encode": lambda text, _name="latin1": text.encode("latin1"),
}
"""All that a pickle may ask for, and what it gets."""
