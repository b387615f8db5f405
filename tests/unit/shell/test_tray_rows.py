"""The rows of the tray: batches, newest first, filtered."""

from __future__ import annotations

from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.results import Result, ResultState
from creastudio.shell.panels.results.batch_titles import BatchTitle
from creastudio.shell.panels.results.tray_model import Filter, Heading, Row, rows_of


def made(job: str, seed: int, state: ResultState = "new") -> Result:
    recipe = Recipe(generator="toy.dots", seed=seed, params={"style": "round"})
    asset = Asset(sha256=f"{seed:064x}", media_type="image/png", title=f"Dot {seed}", recipe=recipe)
    return Result(job=job, asset=asset, state=state)


RESULTS = [made("a", 1), made("a", 2, "accepted"), made("b", 3), made("b", 4, "discarded")]


def shown(wanted: Filter = "open", text: str = "") -> list[str]:
    rows: list[Row] = rows_of(RESULTS, wanted, text, lambda result: BatchTitle(f"Job {result.job}", "14:05"))
    return [f"{row.title} {row.count}" if isinstance(row, Heading) else row.asset.title for row in rows]


def test_the_newest_batch_comes_first_in_the_order_it_was_made() -> None:
    assert shown() == ["Job b 1", "Dot 3", "Job a 2", "Dot 1", "Dot 2"]


def test_each_filter_shows_its_own() -> None:
    assert shown("new") == ["Job b 1", "Dot 3", "Job a 1", "Dot 1"]
    assert shown("placed") == ["Job a 1", "Dot 2"]
    assert shown("discarded") == ["Job b 1", "Dot 4"]


def test_search_looks_at_titles_seeds_and_settings() -> None:
    assert shown(text="dot 3") == ["Job b 1", "Dot 3"]
    assert shown(text="ROUND") == shown()
    assert shown(text="14:05") == shown()
    assert shown(text="05") == []
    assert shown(text="square") == []
