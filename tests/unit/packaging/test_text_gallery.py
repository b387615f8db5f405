"""The gallery of texts has a sheet of every generator, with settings that it takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from creastudio.api.params import validate
from creastudio.host.discovery import load_registry

LEFT_OUT = {"text.check", "text.convert", "text.evaluate", "text.flags", "text.merge"}
"""They examine or convert, and write nothing."""


@pytest.fixture(scope="module")
def gallery(content: Callable[[str], ModuleType]) -> ModuleType:
    return content("text_gallery")


def test_every_generator_that_writes_has_sheets_it_can_make(gallery: ModuleType) -> None:
    works = {work.id: work for work in load_registry().generators() if work.id.startswith("text.")}
    assert set(works) - LEFT_OUT == set(gallery.SHEETS)
    for name, sheets in gallery.SHEETS.items():
        assert sheets
        for sheet in sheets:
            validate(works[name].params, {**sheet.settings, "count": sheet.count})


def test_models_are_found_wherever_a_recipe_names_them(gallery: ModuleType) -> None:
    recipe = {
        "made": [{"recipe": {"models": [{"id": "verse-zh"}], "parent": {"models": [{"id": "prose-en"}]}}}]
    }
    assert gallery._models(recipe) == {"verse-zh", "prose-en"}
    assert gallery._maker({"data": {"made_by": "patterns"}, "models": []}) == "phrase patterns"
    assert gallery._maker({"models": ["verse-zh"]}) == "verse-zh"


def test_the_list_has_every_page_whoever_made_it(
    gallery: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery, "FOLDER", tmp_path)
    for name, heading in (("text.poem", "Poem"), ("verse-zh", "A model by itself"), ("README", "Old list")):
        (tmp_path / f"{name}.md").write_text(f"# {heading}\n\nWords\n", encoding="utf-8")
    gallery._write_list({"text.write": None, "text.poem": None})
    lines = (tmp_path / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("- ")] == [
        "- [Poem](text.poem.md)",
        "- [A model by itself](verse-zh.md)",
    ]
