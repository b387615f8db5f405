"""Looking through a person's own folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.api.recipe import ModelRef, Recipe
from creastudio.api.testing import tiny_png
from creastudio.export import png_mark
from creastudio.export.marking import Made, Provenance, embed
from creastudio.export.recipe_graph import dumps
from creastudio.export.xmp import Mark
from creastudio.store.library_index import LibraryIndex
from creastudio.workspace.library_folders import Step, file_items, file_recipe, look_through
from creastudio.workspace.library_search import parse_query, search

RECIPE = Recipe(generator="gan.sample", seed=7, params={"truncation": 0.7}, models=(ModelRef(id="avatars"),))


@pytest.fixture
def index(tmp_path: Path) -> LibraryIndex:
    return LibraryIndex(tmp_path / "library.sqlite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a marked picture, a plain one below, and much that is no picture."""
    home = tmp_path / "pictures"
    (home / "trip").mkdir(parents=True)
    (home / ".hidden").mkdir()
    marked = embed(tiny_png(1, 16), "image/png", Provenance((Made(RECIPE),)))
    (home / "made.png").write_bytes(marked)
    Image.new("RGB", (40, 30), "red").save(home / "trip" / "beach.jpg")
    (home / ".hidden" / "secret.png").write_bytes(tiny_png(2, 16))
    (home / "notes.txt").write_text("no picture")
    (home / "broken.png").write_bytes(b"nothing of a picture")
    return home


def last(folder: Path, index: LibraryIndex) -> Step:
    *_, step = look_through(folder, index)
    return step


def test_pictures_are_found_with_their_recipes_and_nothing_else(folder: Path, index: LibraryIndex) -> None:
    assert last(folder, index) == Step(3, 3, stored=True)
    found = {item.title: item for item in file_items(index, folder)}
    assert set(found) == {"made", "beach", "broken"}
    made = found["made"].path
    assert made is not None
    assert file_recipe(index, made) == RECIPE
    assert file_recipe(index, folder / "broken.png") is None
    assert (found["beach"].width, found["beach"].height, found["beach"].media_type) == (40, 30, "image/jpeg")
    assert found["broken"].width == 0
    assert [item.title for item in search(found.values(), parse_query("truncation:0.7 model:avatars"))] == [
        "made"
    ]
    assert [item.title for item in search(found.values(), parse_query("trip in:pictures"))] == ["beach"]


def test_what_is_unchanged_is_not_read_again(folder: Path, index: LibraryIndex) -> None:
    last(folder, index)
    assert last(folder, index).fresh == 0
    os.utime(folder / "made.png", ns=(1, 1))
    (folder / "trip" / "beach.jpg").unlink()
    (folder / "new.png").write_bytes(tiny_png(5, 8))
    assert last(folder, index).fresh == 2
    assert {item.title for item in file_items(index, folder)} == {"made", "broken", "new"}


def test_a_look_that_was_broken_off_forgets_nothing(folder: Path, index: LibraryIndex) -> None:
    last(folder, index)
    steps = look_through(folder, index)
    next(steps)
    steps.close()
    assert len(file_items(index, folder)) == 3


def test_links_that_lead_in_circles_are_not_followed(folder: Path, index: LibraryIndex) -> None:
    (folder / "trip" / "again").symlink_to(folder, target_is_directory=True)
    assert last(folder, index).seen == 3


def test_a_folder_that_is_gone_is_told_and_stays_known(
    folder: Path, index: LibraryIndex, tmp_path: Path
) -> None:
    last(folder, index)
    away = folder.rename(tmp_path / "away")
    with pytest.raises(UserError, match="no folder"):
        last(folder, index)
    assert len(index.rows(str(folder))) == 3
    assert away.is_dir()


def test_what_a_folder_holds_is_listed_newest_first(folder: Path, index: LibraryIndex) -> None:
    os.utime(folder / "made.png", ns=(10**18, 10**18))
    os.utime(folder / "broken.png", ns=(3 * 10**18, 3 * 10**18))
    os.utime(folder / "trip" / "beach.jpg", ns=(2 * 10**18, 2 * 10**18))
    last(folder, index)
    assert [item.title for item in file_items(index, folder)] == ["broken", "beach", "made"]


def test_a_recipe_that_cant_be_stored_costs_no_other_picture(folder: Path, index: LibraryIndex) -> None:
    text = dumps(Provenance((Made(RECIPE.model_copy(update={"params": {"x": "PLACE"}})),)))
    text = text.replace("PLACE", r"\ud800")
    (folder / "hostile.png").write_bytes(png_mark.insert(tiny_png(3, 16), Mark(recipe=text)))
    assert last(folder, index) == Step(4, 4, stored=True)
    found = {item.title: item.generator for item in file_items(index, folder)}
    assert (found["made"], found["hostile"]) == ("gan.sample", "")
