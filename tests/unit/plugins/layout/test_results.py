"""Figures of ads: counted, ranked with honest intervals, and turned into pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api import UserError
from creastudio.api.layout import Layout, layouts_text
from creastudio.api.layout_taste import LayoutTaste
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.results import Counted, counted_in, markdown, pairs_of, ranking, run, wilson
from creastudio_layout.tools.results import ResultsParams
from creastudio_text.flags.look import CATEGORIES, find

TABLE = 'variant,format,impressions,clicks\nA,meta.story,1000,20\nB,meta.story,1000,60\nA,iab.300x250,"1,000",10\n'


def table(folder: Path, text: str | bytes) -> Path:
    path = folder / "figures.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_lines_of_a_variant_are_summed(tmp_path: Path) -> None:
    first, second = counted_in(table(tmp_path, TABLE))
    assert (first.name, first.shown, first.taken) == ("A", 2000, 30)
    assert (second.name, second.shown, second.taken) == ("B", 1000, 60)
    assert first.formats == {"meta.story", "iab.300x250"}


@pytest.mark.parametrize(
    "text",
    [
        "Ad name;Impressions;Clicks\nmeta.story-A.png;100;3\nmeta.story-B.png;100;4\n".encode("utf-16"),
        "方案\t展示\t点击\nA\t100\t3\nB\t100\t4\n".encode("gb18030"),
        "\ufeff\nvariant|impressions|clicks|\n\nA|100|3\nB|100|4\n".encode(),
    ],
)
def test_other_separators_encodings_and_names_are_told(tmp_path: Path, text: bytes) -> None:
    assert [(item.name, item.shown, item.taken) for item in counted_in(table(tmp_path, text))] == [
        ("A", 100, 3), ("B", 100, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("variant,impressions\nA,1\n", "no column 'clicks'"),
        ("variant,impressions,clicks\nA,10,2\nB,ten,1\n", "line 3: 'ten' in 'impressions'"),
        ("variant,impressions,clicks\nA,10,2\nB,10,-1\n", "line 3"),
        ("variant,impressions,clicks\nA,10,20\nB,10,1\n", "line 2: 20 clicks of 10"),
        ("variant,impressions,clicks\n,10,2\n", "line 2: the variant isn't named"),
        ("variant,impressions,clicks\nA,10,2\n", "fewer than two"),
        ("", "no column"),
    ],
)
def test_what_makes_no_sense_is_named_by_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        counted_in(table(tmp_path, text))


def test_conversions_may_count_instead(tmp_path: Path) -> None:
    text = "variant,impressions,clicks,conversions\nA,100,3,1\nB,100,4,\n"
    assert [item.taken for item in counted_in(table(tmp_path, text), "conversions")] == [1, 0]


def test_integrals_agree_with_samples() -> None:
    counted = [Counted("A", 400, 12), Counted("B", 300, 16), Counted("C", 10, 0)]
    ranked, _ = ranking(counted)
    rng = np.random.default_rng(0)
    drawn = np.stack([rng.beta(c.taken + 0.5, c.shown - c.taken + 0.5, 200_000) for c in counted])
    best = np.bincount(drawn.argmax(0), minlength=3) / 200_000
    for item in ranked:
        at = "ABC".index(item.counted.name)
        assert item.best == pytest.approx(best[at], abs=0.006)
        assert (item.low, item.high) == pytest.approx(
            tuple(np.quantile(drawn[at], (0.025, 0.975))), rel=0.05, abs=2e-4
        )


def test_intervals_agree_with_wilson_where_there_is_much() -> None:
    (first, second), better = ranking([Counted("A", 50_000, 900), Counted("B", 50_000, 1200)])
    assert first.counted.name == "B"
    for item in (first, second):
        assert (item.low, item.high) == pytest.approx(item.wilson, rel=0.01)
    assert first.best > 0.999
    assert better[0, 1] == pytest.approx(first.best, abs=1e-6)


def test_wilson_has_its_known_value() -> None:
    # 10 of 100, from the formula by hand.
    assert wilson(10, 100) == pytest.approx((0.0552, 0.1744), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**7), st.floats(0, 1)), min_size=2, max_size=6))
def test_chances_are_chances_whatever_the_figures(given_: list[tuple[int, float]]) -> None:
    counted = [Counted(str(at), shown, int(shown * share)) for at, (shown, share) in enumerate(given_)]
    ranked, better = ranking(counted)
    assert sum(item.best for item in ranked) == pytest.approx(1)
    assert all(0 <= item.low <= item.high <= 1 for item in ranked)
    assert np.allclose(better + better.T, 1)


def test_it_says_when_there_is_too_little() -> None:
    little, much = ([Counted("A", n, n // 50), Counted("B", n, n // 25)] for n in (100, 20_000))
    assert "not enough data to tell" in markdown(ranking(little)[0])
    assert "B has the highest rate" in markdown(ranking(much)[0])


def layouts() -> list[Layout]:
    return [
        Layout(width=10, height=10, variant=at, link=f"l{at}", scores={"size": 0.4 + 0.2 * at})
        for at in (0, 1)
    ]


def test_figures_teach_as_much_as_they_are_sure() -> None:
    sure = pairs_of(*ranking([Counted("A", 9000, 90), Counted("B", 9000, 300)]), layouts())
    (pair,) = sure
    assert pair.source == "results"
    assert pair.weight > 0.99
    assert pair.difference == pytest.approx({"size": -0.2})
    assert pairs_of(*ranking([Counted("A", 90, 3), Counted("B", 90, 3)]), layouts()) == []
    assert pairs_of(*ranking([Counted("A", 9000, 90), Counted("Q", 9000, 300)]), layouts()) == []


def test_it_emits_a_report_and_what_was_learned(tmp_path: Path) -> None:
    known = tmp_path / "layouts.json"
    known.write_text(layouts_text(layouts()))
    context = FakeContext(tmp_path, inputs={"figures": table(tmp_path, TABLE), "layouts": known})
    run(ResultsParams(), context)
    report, taste = context.results
    assert "| B | 1000 | 60 |" in report.read().decode()
    assert "different formats" in report.read().decode()
    assert report.metadata["ranking"][0]["variant"] == "B"
    assert report.metadata["report"] is True
    # Its words are no claims of advertising: a report isn't flagged for what it says of ads.
    assert not find(report.read().decode(), CATEGORIES, generator="layout.results")
    assert taste.metadata["teaches"] == "layouts"
    assert len(LayoutTaste.loads(taste.read()).pairs) == 1


def test_nothing_is_impossible_and_nothing_sure(tmp_path: Path) -> None:
    figures = table(tmp_path, "variant,impressions,clicks\nA,1000,90\nB,1000,10\n")
    context = FakeContext(tmp_path, inputs={"figures": figures})
    run(ResultsParams(), context)
    told = context.results[0].read().decode()
    assert "| more than 99 % |" in told
    assert "| less than 1 % |" in told
