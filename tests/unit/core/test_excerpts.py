"""What of a writing is placed when a part of it is selected."""

from __future__ import annotations

from creastudio.api.recipe import Recipe
from creastudio.core.edits.excerpts import words_between
from creastudio.core.writing import Passage, Writing

MADE = Passage(
    id="b", parent="a", text=" was dark.\nIt rained.", author="model", recipe=Recipe(generator="text.write")
)
WRITING = Writing(kind="verse", language="en", passages=(Passage(id="a", text="The sea"), MADE), at="b")
TEXT = "The sea was dark.\nIt rained."


def test_nothing_and_all_of_it_is_the_whole_text_and_stays_linked() -> None:
    for start, end in ((0, 0), (5, 5), (3, 4), (0, len(TEXT))):
        words = words_between(WRITING, start, end)
        assert words.writing is WRITING
        assert words.text == TEXT


def test_a_whole_passage_stays_linked() -> None:
    words = words_between(WRITING, 8, len(TEXT))
    assert (words.writing, words.passage, words.alone) == (WRITING, "b", True)
    assert words.text == "was dark.\nIt rained."


def test_another_part_becomes_a_writing_that_knows_who_wrote_it() -> None:
    words = words_between(WRITING, 4, 16)
    assert words.text == "sea was dark"
    assert words.writing.id != WRITING.id
    assert (words.writing.kind, words.writing.language, words.writing.title) == (
        "verse",
        "en",
        "sea was dark",
    )
    assert [(item.author, item.edited) for item in words.writing.passages] == [
        ("person", False),
        ("model", True),
    ]
    assert words.writing.passages[1].recipe == MADE.recipe
