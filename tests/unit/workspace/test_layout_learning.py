"""What a choice among layouts teaches."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.api.layout import MEDIA_TYPE, Layout
from creastudio.core.assets import Asset
from creastudio.core.results import Result, ResultState
from creastudio.workspace.layout_learning import choice_among, pairs_of

LAYOUTS = {f"{number:064x}": Layout(width=10, height=10, scores={"size": number / 10}) for number in range(6)}


def read(sha256: str) -> bytes:
    if sha256 not in LAYOUTS:
        raise UserError("gone", "look")
    return LAYOUTS[sha256].dumps()


def result(number: int, link: str, job: str = "job", state: ResultState = "new") -> Result:
    asset = Asset(sha256=f"{number:064x}", media_type=MEDIA_TYPE, metadata={"link": link})
    return Result(id=f"r{number}", job=job, asset=asset, state=state)


def test_all_formats_of_a_variant_are_one_choice() -> None:
    results = [result(0, "a"), result(1, "a"), result(4, "b"), result(5, "b"), result(3, "c", job="other")]
    chosen, others = choice_among(results, [results[2]])
    assert [[item.sha256[-1] for item in ad] for ad in chosen] == [["4", "5"]]
    assert [[item.sha256[-1] for item in ad] for ad in others] == [["0", "1"]]
    (pair,) = pairs_of(read, chosen, others)
    assert pair.difference == pytest.approx({"size": 0.05 - 0.45})
    assert pair.weight == 1


def test_what_was_placed_before_was_chosen_too() -> None:
    results = [result(0, "a", state="accepted"), result(1, "b"), result(2, "c", state="discarded")]
    _, others = choice_among(results, [results[1]])
    assert [[item.sha256[-1] for item in ad] for ad in others] == [["2"]]


def test_ads_that_are_gone_teach_nothing() -> None:
    results = [result(0, "a"), result(77, "b")]
    assert pairs_of(read, *choice_among(results, [results[0]])) == []
