"""The scripts that make and try bundles, imported the way they import one another."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from tests.support.source import ROOT

NAMES = ("assemble", "bill", "bundle_contents", "engine_pack", "frozen_entry", "network_guard", "platforms", "smoke_app", "build_bundle")  # fmt: skip

Load = Callable[[str], ModuleType]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Iterator[Load]:
    """Return what imports a script of ``packaging`` by its name; none stays imported."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "packaging"), *sys.path])
    yield importlib.import_module
    for name in NAMES:
        sys.modules.pop(name, None)
