"""Shipped data is found in the tree and beside an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio import resources


def test_tree_is_used_in_an_editable_installation() -> None:
    assert resources.resource_path("samples", "avatars").is_dir()


def test_packaged_data_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.resource_path("icons") == tmp_path / "_resources" / "icons"
