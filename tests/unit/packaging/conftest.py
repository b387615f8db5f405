"""The scripts that make what ships: imported by name, and forgotten again."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from tests.support.source import ROOT

CONTENT = ROOT / "packaging" / "content"


@pytest.fixture(scope="module")
def content() -> Iterator[Callable[[str], ModuleType]]:
    """Return what imports a script of packaging/content by its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(CONTENT))
        yield importlib.import_module
    for name in {file.stem for file in CONTENT.glob("*.py")}:
        sys.modules.pop(name, None)
