"""The library with ten thousand files: looking through a folder, listing it, searching it, showing it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.bench.rows import Row, median, seconds

NEEDS = ("creastudio.workspace.library_folders", "creastudio.workspace.library_search")

FILES = 10_000
RECIPES = 10
"""Every so many files carry a recipe."""

QUERIES = ("sky", "seed:7777", "truncation:0.7 -stars:3", "nothing like this")


def run() -> list[Row]:
    """Index a folder of 10,000 small pictures in 100 folders, then list, search and show it."""
    with tempfile.TemporaryDirectory(prefix="creastudio-bench-") as name:
        folder, index = Path(name) / "pictures", Path(name) / "library.sqlite"
        _make(folder)
        return _measure(folder, index)


def _make(folder: Path) -> None:
    from creastudio.api.recipe import Recipe
    from creastudio.api.testing import tiny_png
    from creastudio.export.marking import Made, Provenance, embed

    plain = tiny_png(1, 64)
    for number in range(FILES):
        home = folder / f"{number % 100:02}"
        home.mkdir(parents=True, exist_ok=True)
        data = plain
        if number % RECIPES == 0:
            recipe = Recipe(generator="gan.sample", seed=number, params={"truncation": 0.7})
            data = embed(plain, "image/png", Provenance((Made(recipe),)))
        (home / f"{'sky' if number % 7 == 0 else 'sea'} {number}.png").write_bytes(data)


def _measure(folder: Path, file: Path) -> list[Row]:
    from creastudio.store.library_index import LibraryIndex
    from creastudio.workspace.library_folders import file_items, look_through
    from creastudio.workspace.library_search import facet_values, parse_query, search

    index = LibraryIndex(file)
    first = median(seconds(lambda: list(look_through(folder, index)), repeat=1, warm=0))
    again = median(seconds(lambda: list(look_through(folder, index)), repeat=3))
    listing = median(seconds(lambda: file_items(index, folder)))
    items = file_items(index, folder)
    assert len(items) == FILES
    searching = max(median(seconds(lambda: search(items, parse_query(text)))) for text in QUERIES)  # noqa: B023
    facets = median(seconds(lambda: facet_values(items)))
    shutil.rmtree(folder)
    note = f"{FILES} files"
    return [
        Row("look through a folder, first time", first, "s", note=f"{note}, in slices beside the window"),
        Row("look through a folder, nothing new", again, "s", 2.0, note=note),
        Row(
            "list what is known of a folder",
            listing * 1000,
            "ms",
            1000,
            note=f"{note}, off the window's thread",
        ),
        Row("search, slowest of four", searching * 1000, "ms", 30, note=note),
        Row("collect what can be filtered by", facets * 1000, "ms", 50, note=note),
    ]
