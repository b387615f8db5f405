"""What layers and clips have to do with the writings that their words came from."""

from __future__ import annotations

from creastudio.api.recipe import Recipe
from creastudio.core.canvas import TextLayer
from creastudio.core.document import Document
from creastudio.core.edits import Words
from creastudio.core.timeline import Clip
from creastudio.core.writing import Passage, Writing
from creastudio.core.written import (
    by_hand,
    lines_of,
    passages_of_words,
    source_of,
    text_of,
    words_now,
    written_state,
)

RECIPE = Recipe(generator="text.poem", seed=4, makes="text")

POEM = Writing(
    id="poem",
    passages=(
        Passage(id="one", text="\nOne\nTwo\n", author="model", recipe=RECIPE),
        Passage(id="two", parent="one", text="\n　　三"),
    ),
    at="two",
)


def test_words_are_placed_without_what_is_empty_at_their_ends() -> None:
    assert text_of(POEM) == "One\nTwo\n\n　　三"
    assert text_of(POEM, "one") == "One\nTwo"
    assert text_of(POEM, "two") == text_of(POEM)
    assert text_of(POEM, "two", alone=True) == "　　三"


def test_words_without_a_writing_have_no_state() -> None:
    assert written_state(Document(), TextLayer(text="One")) == ""
    assert not by_hand(TextLayer(text="One"))
    assert passages_of_words(Document(), TextLayer()) == ()


def test_a_line_that_is_gone_is_a_change() -> None:
    link = Words(POEM).link("One").model_copy(update={"line": 9, "lines": 3, "batch": "b"})
    clip = Clip(kind="text", text="One", start=0, duration=1, written=link)
    document = Document(writings=(POEM,))
    assert words_now(POEM, link) is None
    assert written_state(document, clip) == "changed"


def test_a_writing_in_the_trash_is_still_known_with_its_recipes() -> None:
    link = Words(POEM, "one").link()
    layer = TextLayer(text="One\nTwo", written=link)
    assert written_state(Document(trashed_writings=(POEM,)), layer) == "same"
    found = passages_of_words(Document(trashed_writings=(POEM,)), layer)
    assert [item.recipe for item in found] == [RECIPE]
    assert source_of(Document(), link) is None
    assert written_state(Document(), layer) == "gone"
    pruned = POEM.model_copy(update={"passages": (), "at": ""})
    assert source_of(Document(writings=(pruned,)), link) is None


def test_of_a_script_what_is_said_becomes_subtitles() -> None:
    text = "INT. DEN - NIGHT\n\nThe fox sits.\n\nFOX\n(low)\nHello.\nIt is late.\n\nHEN\nGo away!"
    script = Writing(kind="script")
    assert lines_of(script, text) == ["Hello.", "It is late.", "Go away!"]
    assert lines_of(script, "No speech yet.") == ["No speech yet."]


def test_words_are_by_hand_when_they_are_no_longer_those_that_were_taken() -> None:
    link = Words(POEM, "one").link()
    assert not by_hand(TextLayer(text="One\nTwo", written=link))
    assert by_hand(TextLayer(text="One\nThree", written=link))


def test_a_line_counts_as_the_same_only_among_as_many() -> None:
    link = Words(POEM).link("One").model_copy(update={"line": 0, "lines": 3, "batch": "b"})
    clip = Clip(kind="text", text="One", start=0, duration=1, written=link)
    document = Document(writings=(POEM,))
    assert written_state(document, clip) == "same"
    fewer = clip.model_copy(update={"written": link.model_copy(update={"lines": 2})})
    assert written_state(document, fewer) == "changed"
    assert words_now(POEM, link.model_copy(update={"line": 3})) is None
