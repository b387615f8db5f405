"""Shipped data is found in the tree and beside an installed package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio import resources
from creastudio_gan import words as gan
from creastudio_music import words as music
from creastudio_pictures import words as pictures
from creastudio_text import words as text


def test_tree_is_used_in_an_editable_installation() -> None:
    assert resources.resource_path("samples", "avatars").is_dir()


def test_packaged_data_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.resource_path("icons") == tmp_path / "_resources" / "icons"


def test_models_that_ship_are_told_of_in_chinese() -> None:
    words = {**gan.ZH_CN, **music.ZH_CN, **pictures.ZH_CN, **text.ZH_CN}
    for file in resources.resource_path("models").glob("*/card.json"):
        card = json.loads(file.read_text(encoding="utf-8"))
        missing = [said for said in (card["title"], card["summary"]) if said not in words]
        # A network that only measures is called by its own name.
        assert card["family"] == "features" or not missing
