"""One model: where its weights lie and whether it has a card of its own."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.model_card import ModelCard
from creastudio.store.model_entry import CARD, ModelEntry, model_folders, read_entry

MADE = ModelCard(id="cats", title="Cats", family="gan")


def test_a_folder_with_card_and_weights_is_a_model(tmp_path: Path) -> None:
    folder = tmp_path / "cats"
    folder.mkdir()
    (folder / CARD).write_text(MADE.model_dump_json())
    assert model_folders(tmp_path) == [folder]
    assert read_entry(folder, "own") is None, "it has no weights yet"
    (folder / "model.safetensors").write_bytes(b"x")
    entry = read_entry(folder, "own")
    assert entry is not None
    assert (entry.card, entry.foreign, entry.samples()) == (MADE, False, b"")


def test_weights_in_parts_are_named_by_their_index(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    entry = ModelEntry(MADE, tmp_path, "located")
    assert entry.weights.name == "model.safetensors"
    (tmp_path / "model.safetensors.index.json").write_text("{}")
    assert entry.weights.name == "model.safetensors.index.json"
    assert entry.foreign
