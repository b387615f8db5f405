from __future__ import annotations

from creastudio_text.copywriting.brief import parse
from creastudio_text.copywriting.composing import Copy
from creastudio_text.copywriting.ranking import coverage, order

BRIEF = parse("Product: Coffee\nOffer: half price\nPlace: Lisbon")


def _copy(text: str, seed: int = 0) -> Copy:
    return Copy(
        {"headline": text, "long_headline": "", "description": "", "call_to_action": "", "name": ""}, seed
    )


def test_coverage_counts_the_fields_that_are_said() -> None:
    assert coverage(BRIEF, "Coffee at half price in Lisbon") == 1.0
    assert coverage(BRIEF, "Tea") == 0.0
    assert round(coverage(BRIEF, "Coffee in Lisbon"), 2) == 0.67


def test_who_says_more_comes_first() -> None:
    made = [_copy("Tea", 1), _copy("Coffee, half price, Lisbon", 2)]
    alike = [[1.0, 0.0, 0.8], [0.0, 1.0, 0.0], [0.8, 0.0, 1.0]]
    found = order(BRIEF, made, alike, 0.3)
    assert [(item.rank, item.copy.seed) for item in found] == [(1, 2), (2, 1)]
    assert found[0].relevance == 0.8
