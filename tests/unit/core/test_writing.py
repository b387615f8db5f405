"""Writings: trees of passages, and the text that a path through them makes."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.core.document import Document, blobs_of
from creastudio.core.writing import Passage, Writing, recipes_of, sha256_of

HAIKU = Recipe(generator="text.poem", seed=3, makes="text")


def poem() -> Writing:
    """A beginning with two ways on, the first of which goes on itself; that one is shown."""
    return Writing(
        passages=(
            Passage(id="root", text="Once "),
            Passage(id="left", parent="root", text="there was ", author="model", recipe=HAIKU),
            Passage(id="right", parent="root", text="upon a time"),
            Passage(id="end", parent="left", text="a fox.", author="model", recipe=HAIKU),
        ),
        at="end",
    )


def test_the_text_is_that_of_the_path() -> None:
    writing = poem()
    assert writing.text() == "Once there was a fox."
    assert writing.text("right") == "Once upon a time"
    assert [(span.passage.id, span.start, span.end) for span in writing.spans()] == [
        ("root", 0, 5),
        ("left", 5, 15),
        ("end", 15, 21),
    ]
    assert Writing().text() == ""


def test_alternatives_are_those_with_the_same_parent() -> None:
    writing = poem()
    assert [item.id for item in writing.siblings("left")] == ["left", "right"]
    assert [item.id for item in writing.children("")] == ["root"]
    assert writing.below("left") == {"left", "end"}
    assert writing.tip("left") == "end"
    assert writing.tip("right") == "right"
    # The shown end stays where a branch is newer.
    assert writing.model_copy(update={"at": "left"}).tip("root") == "left"


@pytest.mark.parametrize(
    "passages",
    [
        (Passage(id="a"), Passage(id="a")),
        (Passage(id="a", parent="b"), Passage(id="b")),
        (Passage(id="a", parent="a"),),
        (Passage(id="a", parent="gone"),),
    ],
)
def test_what_is_no_tree_is_refused(passages: tuple[Passage, ...]) -> None:
    with pytest.raises(ValidationError):
        Writing(passages=passages)
    with pytest.raises(ValidationError):
        Writing(passages=(Passage(id="a"),), at="b")


def test_a_path_of_thousands_is_walked_without_recursion() -> None:
    passages = tuple(Passage(id=str(n), parent=str(n - 1) if n else "", text="x") for n in range(5000))
    assert len(Writing(passages=passages, at="4999").text()) == 5000


def test_recipes_come_once_each() -> None:
    writing = poem()
    assert list(recipes_of(writing)) == [HAIKU]
    assert list(recipes_of(writing, "root")) == []
    assert list(recipes_of(writing, "end", alone=True)) == [HAIKU]


def test_half_a_surrogate_pair_has_a_hash_too() -> None:
    assert sha256_of("\ud83d") != sha256_of("")


def test_what_a_passage_was_made_from_belongs_to_the_document() -> None:
    picture = "ab" * 32
    source = RecipeInput(name="picture", sha256=picture, media_type="image/png")
    recipe = HAIKU.model_copy(update={"inputs": (source,)})
    writing = Writing(passages=(Passage(id="a", recipe=recipe),))
    assert picture in set(blobs_of(Document(writings=(writing,))))
    assert picture in set(blobs_of(Document(trashed_writings=(writing,))))
