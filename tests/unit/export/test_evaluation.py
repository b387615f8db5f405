"""The report on a model as a page."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from creastudio.export.evaluation import page

REPORT: dict[str, Any] = {
    "model": "Cats <b>& dogs",
    "pictures": {"folder": "cats", "used": 200, "left_out": 2},
    "made": {"count": 100, "first_seed": 0, "truncation": 1.0},
    "size": {"height": 32, "width": 64},
    "features": {"kind": "thumbnails", "name": "64 PCA", "about": "They see colour."},
    "figures": [
        {
            "key": "frechet",
            "name": "Frechet distance",
            "better": "lower",
            "made": {"mean": 20.0, "low": 18.0, "high": 22.0},
            "floor": {"mean": 5.0, "low": 4.0, "high": 6.0},
            "all": 19.0,
        },
        {
            "key": "recall",
            "name": "Recall",
            "better": "higher",
            "made": {"mean": 0.5, "low": 0.4, "high": 0.6},
            "floor": None,
            "all": None,
        },
    ],
    "inception_score": None,
    "method": "Means over 10 subsets.",
    "words": ["It is <far>."],
}


class Seen(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data + " "


def seen(report: dict[str, Any] = REPORT, **pictures: str) -> Seen:
    parser = Seen()
    parser.feed(page(report, pictures))
    return parser


def test_figures_and_words_are_there_and_markup_in_them_is_text() -> None:
    found = seen()
    for words in (
        "Cats <b>& dogs",
        "It is <far>.",
        "5 (4 to 6)",
        "50 %",
        "64 x 32 px",
        "2 left out",
        "They see colour.",
    ):
        assert words in found.text, words
    assert "b" not in found.tags
    assert found.tags.count("svg") == 1  # a figure without a floor has nothing to be drawn beside


@pytest.mark.parametrize(("data", "sheets"), [("aGVsbG8=", 1), ("", 0), ("x' onerror='alert(1)", 0)])
def test_sheets_are_within_the_page_and_nothing_else_gets_in(data: str, sheets: int) -> None:
    found = seen(samples=data)
    assert found.tags.count("img") == sheets
    assert all(source.startswith("data:image/jpeg;base64,") for source in found.sources)


def test_the_inception_score_has_a_row() -> None:
    score = {"all": (9.5, 0.1), "made": (9.25, 0.2), "real": (11.0, 0.3)}
    found = seen({**REPORT, "inception_score": score})
    assert "Inception Score" in found.text
    assert "11 ± 0.3" in found.text
