"""The report on a model as a page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from creastudio.api import Evaluation, MeasuredFigure, MeasuredRange
from creastudio.export.evaluation import page


def spread(low: float, mean: float, high: float) -> MeasuredRange:
    return MeasuredRange(mean=mean, low=low, high=high)


REPORT = Evaluation(
    model="Cats <b>& dogs",
    folder="cats",
    real=200,
    left_out=2,
    made=100,
    size="64 x 32 px",
    features="They see colour.",
    subset=50,
    repeats=10,
    figures=(
        MeasuredFigure(
            key="frechet", name="Frechet distance", meaning="how far.", better="lower", made=spread(18, 20, 22),
            floor=spread(4, 5, 6), whole=19,
        ),
        MeasuredFigure(
            key="recall", name="Recall", meaning="how much.", better="higher", share=True, made=spread(0.4, 0.5, 0.6)
        ),
    ),
    remarks=("It is <far>.",),
)  # fmt: skip


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


def seen(**pictures: object) -> Seen:
    parser = Seen()
    parser.feed(page(REPORT, pictures))
    return parser


def test_figures_and_words_are_there_and_markup_in_them_is_text() -> None:
    found = seen()
    told = (
        "Cats <b>& dogs",
        "It is <far>.",
        "4 – 6",
        "50\N{NO-BREAK SPACE}%",
        "64 x 32 px",
        "2 files",
        "They see colour.",
        "19",
    )
    for words in told:
        assert words in found.text, words
    assert "b" not in found.tags
    assert found.tags.count("svg") == 1  # a figure without a floor has nothing to be drawn beside


@pytest.mark.parametrize(("data", "sheets"), [("aGVsbG8=", 1), ("", 0), ("x' onerror='alert(1)", 0), (7, 0)])
def test_sheets_are_within_the_page_and_nothing_else_gets_in(data: object, sheets: int) -> None:
    found = seen(samples=data)
    assert found.tags.count("img") == sheets
    assert all(source.startswith("data:image/jpeg;base64,") for source in found.sources)


def test_the_page_speaks_the_language_it_is_told() -> None:
    text = page(REPORT, {"samples": "aGVsbG8="}, lambda english: f"<{len(english)}>")
    assert "Frechet" not in text
    assert "&lt;7&gt;" in text  # "Samples", and markup in a translation is text too
