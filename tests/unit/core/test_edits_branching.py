"""Going on and editing within a writing: nothing that was there is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core import edits
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.writing import Passage, Writing

WORDS = st.text(alphabet="ab \n山", max_size=8)


def story(at: str = "end") -> Writing:
    passages = (
        Passage(id="root", text="Once "),
        Passage(id="left", parent="root", text="there was ", author="model", seed=4),
        Passage(id="right", parent="root", text="upon", author="model", seed=5),
        Passage(id="end", parent="left", text="a fox"),
    )
    return Writing(id="story", passages=passages, at=at)


def after(*steps: Edit, writing: Writing | None = None) -> Writing:
    document = Document(writings=(writing or story(),))
    for step in steps:
        document = step.apply(document)
    return document.writings[0]


def fresh(*texts: str) -> list[Passage]:
    return [Passage(id=f"new{index}", text=text, author="model") for index, text in enumerate(texts)]


def test_going_on_at_the_end_adds_siblings() -> None:
    writing = after(edits.continue_at("story", 20, fresh(" ran.", " slept."), choose=1))
    assert writing.text() == "Once there was a fox slept."
    assert [item.text for item in writing.children("end")] == [" ran.", " slept."]
    unchosen = after(edits.continue_at("story", 20, fresh(" ran."), choose=None))
    assert (unchosen.text(), len(unchosen.passages)) == ("Once there was a fox", 5)


def test_going_on_within_a_passage_splits_it_and_keeps_its_end() -> None:
    writing = after(edits.continue_at("story", 11, fresh("stood a hen")))
    assert writing.text() == "Once there stood a hen"
    assert writing.text("end") == "Once there was a fox"
    # The old id still ends where it did: what was made of it stays as it is.
    assert writing.text("left") == "Once there was "
    assert [item.text for item in writing.siblings("left")] == ["was ", "stood a hen"]
    head = writing.passage(writing.passage("left").parent)
    assert (head.text, head.author, head.seed) == ("there ", "model", 4)


def test_going_on_at_the_border_splits_nothing() -> None:
    writing = after(edits.continue_at("story", 5, fresh("a fox")))
    assert [item.text for item in writing.children("root")] == ["there was ", "upon", "a fox"]
    begun = after(edits.continue_at("story", 0, fresh("Another tale")))
    assert [item.text for item in begun.children("")] == ["Once ", "Another tale"]


def test_what_was_typed_last_changes_in_place() -> None:
    writing = after(edits.write_branching("story", "Once there was a fix"))
    assert writing.passage("end").text == "a fix"
    assert len(writing.passages) == 4


def test_editing_earlier_text_makes_a_branch_and_keeps_the_old_one() -> None:
    text = "Once there stood a fox"
    writing = after(edits.write_branching("story", text))
    assert writing.text() == text
    assert writing.text("end") == "Once there was a fox"
    old, new = writing.children("root")[0], writing.children("root")[2]
    assert (old.text, new.text, new.author, new.edited) == ("there was ", "there stood ", "model", True)
    # What follows belongs to the new branch too.
    assert [item.text for item in writing.children(new.id)] == ["a fox"]


def test_further_typing_in_an_own_branch_makes_no_other() -> None:
    once = after(edits.write_branching("story", "Once there stood a fox"))
    own = {item.id for item in once.passages} - {item.id for item in story().passages}
    twice = after(edits.write_branching("story", "Once there stoop a fox", own), writing=once)
    assert len(twice.passages) == len(once.passages)
    assert twice.text("end") == "Once there was a fox"


def test_deleting_the_end_of_a_models_passage_keeps_it_as_a_sibling() -> None:
    writing = after(edits.write_branching("story", "Once up"), writing=story("right"))
    assert writing.text() == "Once up"
    assert writing.passage("right").text == "upon"


@pytest.mark.parametrize("at", ["", "root", "left", "right", "end"])
@given(text=WORDS)
def test_whatever_is_typed_is_shown_and_the_old_is_kept(at: str, text: str) -> None:
    before = story(at) if at else story("root").model_copy(update={"at": ""})
    writing = after(edits.write_branching("story", text), writing=before)
    assert writing.text() == text
    Writing.model_validate(writing.model_dump())
    kept = {writing.text(item.id) for item in writing.passages}
    # All but what a person wrote last, which changes in place.
    for passage in before.passages:
        if passage.author == "model":
            assert before.text(passage.id) in kept


@given(place=st.integers(-1, 30))
def test_going_on_anywhere_keeps_every_text(place: int) -> None:
    before = story()
    writing = after(edits.continue_at("story", place, fresh("x")))
    Writing.model_validate(writing.model_dump())
    assert writing.text() == before.text()[: max(place, 0)] + "x"
    for passage in before.passages:
        assert writing.text(passage.id) == before.text(passage.id)
