"""Modules are found without a line of them being run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from creastudio.host.locate import find_module, module_file
from tests.support.plugin_maker import write_package


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_package(tmp_path, "trap", "raise SystemExit", "raise SystemExit")
    (tmp_path / "cs_trap" / "__init__.py").write_text("raise SystemExit")
    return tmp_path


def test_module_in_a_trap_is_found_without_stepping_in(root: Path) -> None:
    assert module_file("cs_trap.engine", [str(root)]) == root / "cs_trap" / "engine.py"
    assert module_file("cs_trap", [str(root)]) == root / "cs_trap" / "__init__.py"
    assert "cs_trap" not in sys.modules


@pytest.mark.parametrize("name", ["cs_trap.nowhere", "cs_trap.engine.deeper", "nowhere", "nowhere.at.all"])
def test_module_that_is_not_there_is_none(root: Path, name: str) -> None:
    assert find_module(name, [str(root)]) is None
    assert module_file(name, [str(root)]) is None


def test_heavy_library_is_found_and_not_loaded() -> None:
    before = set(sys.modules)
    assert module_file("music21.corpus") is not None
    assert "music21" not in set(sys.modules) - before


def test_own_folder_comes_first(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("")
    assert module_file("json", [str(tmp_path)]) == tmp_path / "json.py"
    assert module_file("json") != tmp_path / "json.py"


def test_what_has_no_file_has_none() -> None:
    assert find_module("sys") is not None
    assert module_file("sys") is None
