"""A name in a table of figures leads to the artboards that it means, and to none where it may mean several."""

from __future__ import annotations

from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.variant_boards import boards_of_variant


def board(name: str, link: str, variant: int, language: str = "") -> Artboard:
    settings = {"campaign": {"language": language}} if language else {}
    layout = BoardLayout(link=link, variant=variant, settings=settings)
    return Artboard(id=name, name=name, width=10, height=10, layout=layout)


def names(document: Document, said: str) -> list[str]:
    return [board.name for board in boards_of_variant(document, said)]


def test_letters_numbers_links_and_names() -> None:
    boards = (board("Story A", "one", 0), board("Square A", "one", 0), board("Story B", "two", 1))
    document = Document(artboards=(*boards, Artboard(id="x", name="Plain", width=10, height=10)))
    assert names(document, "a") == ["Story A", "Square A"]
    assert names(document, "Variant 2") == names(document, "B") == names(document, "two") == ["Story B"]
    assert names(document, "Square A") == ["Square A"]
    assert names(document, "C") == names(document, "") == names(document, "Plain") == []


def test_of_several_ads_none_is_guessed() -> None:
    document = Document(artboards=(board("A", "one", 1), board("Z", "other", 1)))
    assert names(document, "b") == []
    assert names(document, "one") == ["A"]


def test_an_ad_in_two_languages_is_one() -> None:
    english, chinese = board("Story en", "l-en", 0, "en"), board("Story zh", "l-zh", 0, "zh")
    assert names(Document(artboards=(english, chinese)), "A") == ["Story en", "Story zh"]
    other = board("Other en", "m-en", 0, "en")
    assert names(Document(artboards=(english, chinese, other)), "A") == []
