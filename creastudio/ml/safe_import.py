"""Makes torchvision importable beside a torch that it wasn't linked for.

The usual wheel of torchvision is linked against CUDA. With a CPU build of torch its extension can't be loaded, and
then ``import torchvision`` fails with "operator torchvision::nms does not exist", because it registers shape functions
for two operators that the extension would have declared. Declaring the two schemas beforehand is enough for transforms,
classification models and datasets. Detection operators (``ops.nms``) and ``torchvision.io`` stay unavailable.

``install()`` costs nothing until torchvision is really imported. transformers and peft import it by themselves, so
every engine calls it before it imports them.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

log = logging.getLogger(__name__)

SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)

_kept: list[Any] = []
"""The library object: the declarations go when it does."""


class _Finder(importlib.abc.MetaPathFinder):
    """Stands before the ordinary finders, and adds one step to the execution of torchvision.

    Not to its finding: libraries also look for torchvision only to see whether it is there.
    """

    def __init__(self) -> None:
        self._asking = False

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != "torchvision" or self._asking:
            return None
        self._asking = True
        try:
            spec = importlib.util.find_spec(fullname)
        finally:
            self._asking = False
        if spec is not None and spec.loader is not None and spec.origin is not None:
            _prepend(spec.loader, partial(self._before, Path(spec.origin).parent))
        return spec

    def _before(self, package: Path) -> None:
        sys.meta_path.remove(self)
        if not _extension_loads(package):
            _declare()


def _prepend(loader: Any, step: Callable[[], None]) -> None:
    """Let `loader` do `step` before it executes its module."""
    execute = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        step()
        execute(module)

    loader.exec_module = exec_module


def install() -> None:
    """Put the remedy in place; calling it again does nothing."""
    waiting = any(isinstance(finder, _Finder) for finder in sys.meta_path)
    if "torchvision" not in sys.modules and not waiting:
        sys.meta_path.insert(0, _Finder())


def _extension_loads(package: Path) -> bool:
    """Tell whether the compiled part of torchvision fits this torch."""
    import torch

    names = [f"_C{suffix}" for suffix in importlib.machinery.EXTENSION_SUFFIXES]
    library = next((package / name for name in names if (package / name).exists()), None)
    if library is None:
        return False
    try:
        torch.ops.load_library(str(library))
    except OSError as error:
        log.info("torchvision's extension can't be loaded (%s); its operators are declared only", error)
        return False
    return True


def _declare() -> None:
    import torch

    library = torch.library.Library("torchvision", "DEF")
    for schema in SCHEMAS:
        library.define(schema)
    _kept.append(library)
