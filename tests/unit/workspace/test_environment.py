"""What the projects of one person share."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from creastudio import paths
from creastudio.workspace.environment import Environment, open_registry
from tests.support.plugin_maker import make_unpacked


@pytest.fixture(autouse=True)
def path_restored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))


def test_window_need_not_wait_for_new_plugins() -> None:
    paths.plugins_dir().mkdir(parents=True, exist_ok=True)
    make_unpacked(paths.plugins_dir(), "newcomer")
    environment = Environment.load(wait_for_plugins=False)
    assert environment.registry.plugin("newcomer").status == "unchecked"
    assert environment.registry.work("gan.sample")
    assert open_registry().plugin("newcomer").status == "ok"
    assert Environment.load(wait_for_plugins=False).registry.plugin("newcomer").status == "ok"


def test_models_of_plugins_are_in_the_library() -> None:
    paths.plugins_dir().mkdir(parents=True, exist_ok=True)
    folder = make_unpacked(paths.plugins_dir(), "modelled") / "cs_modelled" / "models" / "tiny"
    folder.mkdir(parents=True)
    weights = b"\x02\x00\x00\x00\x00\x00\x00\x00{}"
    (folder / "model.safetensors").write_bytes(weights)
    (folder / "card.json").write_text(json.dumps({"id": "tiny", "title": "Tiny", "family": "dots"}))
    found = {entry.card.id: entry.origin for entry in Environment.load().models.entries()}
    assert found["tiny"] == "modelled"


def test_home_is_where_it_was_told(studio_home: Path) -> None:
    assert paths.plugins_dir().is_relative_to(studio_home)
