"""The tray: what is in it, what became of it, and that all of it is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.document import Document, new_document
from creastudio.core.results import Result
from creastudio.core.safety import Finding, SafetyReport, with_rule
from creastudio.core.writing import Passage, Writing
from creastudio.core.written import sha256_of
from creastudio.workspace.tray import Tray, shown_assets


def result(number: int, job: str = "1") -> Result:
    size = {"width": 8, "height": 8}
    asset = Asset(sha256=f"{number:064x}", media_type="image/png", metadata=size)
    return Result(id=f"r{number}-{job}", job=job, asset=asset)


def placed(document: Document, item: Result, on: str = "canvas") -> Document:
    if on == "canvas":
        edit = edits.place_on_canvas(document.artboards[0].id, item.asset, ())
    else:
        edit = edits.place_on_timeline(document.sequences[0].id, item.asset, (), at=0)
    return edit.apply(document)


def filled(*results: Result) -> Tray:
    return Tray(results, lambda item: None)


MOVES = st.lists(
    st.tuples(st.sampled_from(["add", "discard", "restore"]), st.integers(0, 3), st.sampled_from("12")),
    max_size=15,
)


@given(moves=MOVES)
def test_what_was_stored_is_the_tray_again(moves: list[tuple[str, int, str]]) -> None:
    stored: dict[str, Result] = {}
    tray = Tray((), lambda item: stored.update({item.id: item}))
    thrown_away: dict[str, bool] = {}
    for move, number, job in moves:
        item = result(number, job)
        if move == "add":
            tray.add(item)
            thrown_away.setdefault(item.id, False)
        elif item.id in thrown_away:
            getattr(tray, move)([item.id])
            thrown_away[item.id] = move == "discard"
        else:
            with pytest.raises(UserError, match="isn't in the tray"):
                getattr(tray, move)([item.id])
    document = new_document()
    assert [item.id for item in tray.all(document)] == list(thrown_away)
    assert [item.state == "discarded" for item in tray.all(document)] == list(thrown_away.values())
    again = Tray(stored.values(), lambda item: None)
    assert again.all(document) == tray.all(document)


@pytest.mark.parametrize("where", ["canvas", "timeline"])
def test_a_result_is_accepted_as_long_as_the_document_shows_it(where: str) -> None:
    first, second = result(1), result(2)
    tray = filled(first, second)
    before = new_document()
    after = placed(before, first, where)
    assert [item.state for item in tray.all(after)] == ["accepted", "new"]
    assert [item.state for item in tray.all(before)] == ["new", "new"]
    assert shown_assets(after) == {first.asset.sha256}


def test_what_was_thrown_away_stays_so_where_it_is_placed() -> None:
    item = result(1)
    tray = filled(item)
    tray.discard([item.id])
    assert [found.state for found in tray.all(placed(new_document(), item))] == ["discarded"]


def test_siblings_are_the_results_of_one_job_that_werent_thrown_away() -> None:
    mine, other, thrown_away = result(1), result(2, job="2"), result(3)
    tray = filled(mine, other, thrown_away)
    tray.discard([thrown_away.id])
    assert tray.siblings(mine.id) == (mine,)
    tray.restore([thrown_away.id])
    assert [item.id for item in tray.siblings(mine.id)] == [mine.id, thrown_away.id]


def test_what_an_interrupted_job_gives_again_is_there_once() -> None:
    stored: list[Result] = []
    tray = Tray([result(1)], stored.append)
    tray.add(result(1).model_copy(update={"id": "again"}))
    tray.add(result(1, job="2"))
    assert [item.job for item in stored] == ["2"]


def test_an_asset_is_found_by_its_hash_also_when_thrown_away() -> None:
    item = result(1)
    tray = filled(item)
    tray.discard([item.id])
    assert tray.find_asset(item.asset.sha256) == item.asset
    assert tray.find_asset("f" * 64) is None


def test_what_stays_as_takes_is_of_the_same_job_and_was_not_thrown_away() -> None:
    tray = filled(result(1), result(2), result(3), result(4, job="2"))
    tray.discard(["r3-1"])
    takes = tray.takes_of("r1-1", new_document())
    assert [asset.sha256 for asset in takes] == [f"{number:064x}" for number in (1, 2)]


def test_what_is_forgotten_is_dropped_where_it_is_stored() -> None:
    dropped: list[str] = []
    tray = Tray([result(1), result(2)], lambda _item: None, dropped.append)
    tray.forget(["r1-1", "nobody"])
    assert [item.id for item in tray.all(new_document())] == ["r2-1"]
    assert dropped == ["r1-1"]


def test_what_is_blocked_stays_as_a_take_only_where_it_is_the_one_that_is_placed() -> None:
    report = SafetyReport(
        findings=(Finding(check="toy", category="bare", title="Bare", score=0.8, flagged=True),)
    )
    blocked = result(2)
    asset = blocked.asset.model_copy(update={"metadata": report.within(blocked.asset.metadata)})
    tray = filled(result(1), blocked.model_copy(update={"asset": asset}))
    policy = with_rule(Document().safety, "bare", "block")
    document = edits.set_safety(policy).apply(new_document())
    assert [take.sha256 for take in tray.takes_of("r1-1", document)] == [result(1).asset.sha256]
    assert [take.sha256 for take in tray.takes_of("r2-1", document)] == [
        result(1).asset.sha256,
        asset.sha256,
    ]


def test_the_text_of_a_writing_is_shown_where_a_model_wrote_it() -> None:
    recipe = Recipe(generator="text.write", seed=1, makes="text")
    passages = (Passage(id="one", text="Once "), Passage(id="two", parent="one", text="a fox", recipe=recipe))
    document = Document(writings=(Writing(id="story", passages=passages, at="two"),))
    assert shown_assets(document) == {sha256_of("a fox")}
