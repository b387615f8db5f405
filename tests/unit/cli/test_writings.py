"""Writings of a project by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api.recipe import Recipe
from creastudio.core.document import Document, new_document
from creastudio.core.writing import Passage, Writing
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import save_project
from tests.unit.cli.conftest import Run

RECIPE = Recipe(generator="text.poem", seed=7, makes="text")


def writing(title: str, text: str, recipe: Recipe | None = RECIPE) -> Writing:
    passage = Passage(text=text, author="model" if recipe else "person", recipe=recipe)
    return Writing(title=title, kind="verse", language="en", passages=(passage,), at=passage.id)


def saved(tmp_path: Path, *writings: Writing) -> Path:
    document: Document = new_document("Poster").model_copy(update={"writings": writings})
    path = tmp_path / "poster.crea"
    save_project(path, document, BlobStore(tmp_path / "blobs"))
    return path


def test_one_writing_becomes_one_file_with_its_recipe(run: Run, tmp_path: Path) -> None:
    project, out = saved(tmp_path, writing("Autumn", "One\nTwo")), tmp_path / "deep" / "poem.txt"
    said = run("export", project, "-o", out)
    assert said.code == 0
    assert said.out.split() == [str(out), f"{out}.recipe.json"]
    assert out.read_text(encoding="utf-8") == "One\nTwo\n"
    row = json.loads(run("info", out, "--json").out)
    assert [made["recipe"]["generator"] for made in row["made"]] == ["text.poem"]


def test_several_become_files_of_their_titles(run: Run, tmp_path: Path) -> None:
    project = saved(tmp_path, writing("Autumn", "One"), writing("Winter", "Two", None), writing("Empty", " "))
    said = run("export", project, "-o", tmp_path / "poem.md", "--no-recipe", "--json")
    row = json.loads(said.out)
    assert [Path(name).name for name in row["files"]] == ["poem-Autumn.md", "poem-Winter.md"]
    assert row["notes"] == ["'Empty' is empty."]
    said = run("export", project, "-o", f"{tmp_path}/all/", "--format", "fountain", "--writing", "Winter")
    assert (said.code, [path.name for path in (tmp_path / "all").iterdir()]) == (0, ["Winter.fountain"])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("-o", "a.txt", "--writing", "Gone"), 1, "There is no writing 'Gone'"),
        (("-o", "a.png", "--writing", "Autumn"), 2, "--writing makes a text"),
        (("-o", "a.txt", "--size", "10x10"), 2, "Of a writing only"),
    ],
)
def test_what_cannot_be_is_said(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = run("export", saved(tmp_path, writing("Autumn", "One")), *arguments)
    assert said.code == code
    assert words in said.err


def test_a_project_without_a_writing_says_so(run: Run, tmp_path: Path) -> None:
    said = run("export", saved(tmp_path), "-o", tmp_path / "a.txt")
    assert (said.code, "no writing" in said.err) == (1, True)


def test_info_names_writings_and_how_they_were_made(run: Run, tmp_path: Path) -> None:
    project = saved(tmp_path, writing("Autumn", "One"), writing("Own", "Two", None))
    out = run("info", project).out
    assert "Writing    Autumn: verse, 3 letters, 1 passage (text.poem, seed 7)" in out
    assert "Writing    Own: verse, 3 letters, 1 passage (by hand)" in out
    row = json.loads(run("info", project, "--json").out)
    assert row["writings"][0]["recipes"][0]["seed"] == 7
