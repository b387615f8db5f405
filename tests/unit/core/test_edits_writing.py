"""Edits of writings: the tree stays whole, whatever is typed, added, chosen and pruned."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.diff import apply_diff, diff
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.history import History
from creastudio.core.writing import Passage, WorldEntry, Writing
from tests.support.machines import machine_settings

PICKS = st.integers(0, 1000)
WORDS = st.text(alphabet="ab \n山", max_size=6)


def story(**fields: object) -> Writing:
    passages = (
        Passage(id="root", text="Once "),
        Passage(id="left", parent="root", text="there was ", author="model"),
        Passage(id="right", parent="root", text="upon"),
    )
    return Writing.model_validate({"id": "story", "passages": passages, "at": "left", **fields})


def after(*steps: Edit, writing: Writing | None = None) -> Writing:
    document = Document(writings=(writing or story(),))
    for step in steps:
        document = step.apply(document)
    return document.writings[0]


def test_new_passages_are_siblings_and_one_is_shown() -> None:
    fresh = [Passage(id="one", text="a fox"), Passage(id="two", text="a hen")]
    writing = after(edits.add_passages("story", fresh, parent="left", choose=1))
    assert writing.text() == "Once there was a hen"
    assert [item.id for item in writing.siblings("two")] == ["one", "two"]
    shown = after(edits.add_passages("story", fresh, parent="left", choose=None))
    assert shown.text() == "Once there was "


def test_what_cannot_be_added_is_said() -> None:
    with pytest.raises(UserError, match="isn't in the writing"):
        after(edits.add_passages("story", [Passage()], parent="gone"))
    with pytest.raises(UserError, match="already"):
        after(edits.add_passages("story", [Passage(id="left")]))
    with pytest.raises(UserError, match="isn't in the document"):
        after(edits.add_passages("gone", [Passage()]))
    with pytest.raises(UserError, match="already"):
        after(edits.add_writing(story()))


def test_typing_at_the_end_of_a_models_passage_begins_ones_own() -> None:
    writing = after(edits.write_shown("story", "Once there was a"))
    own = writing.passage(writing.at)
    assert (own.text, own.author, own.parent) == ("a", "person", "left")
    writing = after(edits.write_shown("story", "Once there was a fox"), writing=writing)
    assert writing.passage(own.id).text == "a fox"
    assert len(writing.passages) == 4


def test_typing_within_a_models_passage_marks_it() -> None:
    before = story()
    writing = after(edits.write_shown("story", "Once there really was "), writing=before)
    changed = writing.passage("left")
    assert (changed.text, changed.edited, changed.author) == ("there really was ", True, "model")
    assert writing.passages[0] is before.passages[0]


def test_a_change_over_several_passages_keeps_their_borders() -> None:
    writing = after(edits.write_shown("story", "Oere was "))
    assert [item.text for item in writing.path()] == ["O", "ere was "]
    # Nothing else goes on from the second, so what is emptied there goes.
    writing = after(edits.write_shown("story", "On"))
    assert [item.text for item in writing.path()] == ["On"]
    assert writing.at == "root"


def test_pruning_shows_what_it_went_on_from() -> None:
    assert after(edits.prune_passage("story", "left")).text() == "Once "
    assert after(edits.prune_passage("story", "right")).at == "left"
    assert after(edits.prune_passage("story", "root")).passages == ()
    assert [item.id for item in after(edits.prune_others("story")).passages] == ["root", "left"]


def test_context_and_title_are_set_and_checked() -> None:
    entry = WorldEntry(keys=("fox",), text="It is red.")
    writing = after(
        edits.set_context("story", memory="A fable.", world=[entry], stops=("###",), kind="verse"),
        edits.rename_writing("story", "Fable"),
    )
    assert (writing.memory, writing.world, writing.kind, writing.title) == (
        "A fable.",
        (entry,),
        "verse",
        "Fable",
    )
    with pytest.raises(UserError, match="kind"):
        after(edits.set_context("story", kind="opera"))
    with pytest.raises(TypeError, match="passages"):
        edits.set_context("story", passages=())


def test_the_trash_gives_back() -> None:
    document = Document(writings=(story(),))
    gone = edits.remove_writing("story").apply(document)
    assert (gone.writings, gone.trashed_writings) == ((), (story(),))
    assert edits.restore_writing("story").apply(gone) == document
    assert edits.forget_writings(["story"]).apply(gone).trashed_writings == ()
    with pytest.raises(UserError):
        edits.restore_writing("story").apply(document)


def test_a_copy_is_another_writing_with_the_same_branches() -> None:
    document = edits.duplicate_writing("story", "Copy").apply(Document(writings=(story(),)))
    first, second = document.writings
    assert second.id != first.id
    assert (second.passages, second.title) == (first.passages, "Copy")


@settings(max_examples=150)
@given(first=WORDS, second=WORDS, third=WORDS, new=WORDS, shown=st.integers(0, 3))
def test_the_shown_text_is_what_was_typed(first: str, second: str, third: str, new: str, shown: int) -> None:
    passages = (
        Passage(id="1", text=first),
        Passage(id="2", parent="1", text=second, author="model"),
        Passage(id="3", parent="2", text=third),
        Passage(id="4", parent="2", text=third, author="model"),
    )
    writing = Writing(id="story", passages=passages, at=str(shown or ""))
    typed = after(edits.write_shown("story", new), writing=writing)
    assert typed.text() == new
    Writing.model_validate(typed.model_dump())


def test_a_full_writing_takes_no_more_from_typing(monkeypatch: pytest.MonkeyPatch) -> None:
    # One with more could be saved, and never be opened again.
    monkeypatch.setattr("creastudio.core.edits.writing_text.MAX_PASSAGES", 3)
    for full in (
        edits.write_shown("story", "Once there was a king"),
        edits.write_branching("story", "Once there was a king"),
    ):
        with pytest.raises(UserError, match="3 passages at most"):
            after(full)


class WritingMachine(RuleBasedStateMachine):
    """Edits writings through a history, and checks the tree after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(Document(writings=(story(),)))
        self.start = self.history.document
        self.replayed = self.start

    def apply(self, edit: Edit) -> None:
        before = self.history.document
        with suppress(UserError):
            self.history.apply(edit)
        after = self.history.document
        assert edit.label in edits.EDIT_LABELS
        assert apply_diff(before, diff(before, after)) == after
        self.replayed = apply_diff(self.replayed, diff(before, after))

    def writing(self, pick: int) -> Writing:
        found = self.history.document.writings
        return found[pick % len(found)] if found else story(id="none")

    def passage(self, writing: Writing, pick: int) -> str:
        ids = ["", *(item.id for item in writing.passages)]
        return ids[pick % len(ids)]

    @rule(pick=PICKS, parent=PICKS, texts=st.lists(WORDS, min_size=1, max_size=3), model=st.booleans())
    def add(self, pick: int, parent: int, texts: list[str], model: bool) -> None:
        writing = self.writing(pick)
        fresh = [Passage(text=text, author="model" if model else "person") for text in texts]
        choose = parent % (len(fresh) + 1) or None
        choose = None if choose is None else choose - 1
        self.apply(edits.add_passages(writing.id, fresh, parent=self.passage(writing, parent), choose=choose))

    @rule(pick=PICKS, place=PICKS, length=st.integers(0, 4), new=WORDS)
    def type(self, pick: int, place: int, length: int, new: str) -> None:
        writing = self.writing(pick)
        text = writing.text()
        start = place % (len(text) + 1)
        typed = text[:start] + new + text[start + length :]
        self.apply(edits.write_shown(writing.id, typed))
        if self.history.document.find_writing(writing.id) is not None:
            assert self.history.document.writing(writing.id).text() == typed

    @rule(pick=PICKS, which=PICKS, text=WORDS)
    def edit(self, pick: int, which: int, text: str) -> None:
        writing = self.writing(pick)
        self.apply(edits.edit_passage(writing.id, self.passage(writing, which), text))

    @rule(pick=PICKS, which=PICKS)
    def choose(self, pick: int, which: int) -> None:
        writing = self.writing(pick)
        self.apply(edits.choose_passage(writing.id, self.passage(writing, which)))

    @rule(pick=PICKS, which=PICKS)
    def prune(self, pick: int, which: int) -> None:
        writing = self.writing(pick)
        self.apply(edits.prune_passage(writing.id, self.passage(writing, which)))

    @rule(pick=PICKS)
    def prune_others(self, pick: int) -> None:
        self.apply(edits.prune_others(self.writing(pick).id))

    @rule(pick=PICKS, back=st.booleans())
    def throw_away(self, pick: int, back: bool) -> None:
        trash = self.history.document.trashed_writings
        if back and trash:
            self.apply(edits.restore_writing(trash[pick % len(trash)].id))
        else:
            self.apply(edits.remove_writing(self.writing(pick).id))

    @rule(pick=PICKS, memory=WORDS)
    def tell(self, pick: int, memory: str) -> None:
        self.apply(edits.set_context(self.writing(pick).id, memory=memory))

    @rule(pick=PICKS)
    def duplicate(self, pick: int) -> None:
        if len(self.history.document.writings) < 4:
            self.apply(edits.duplicate_writing(self.writing(pick).id, "Copy"))

    @invariant()
    def trees_are_whole(self) -> None:
        document = self.history.document
        writings = [*document.writings, *document.trashed_writings]
        for writing in writings:
            # The checks of a stored writing: parents there and before their children, ids unique, `at` valid.
            assert Writing.model_validate(writing.model_dump()) == writing
        assert len({item.id for item in writings}) == len(writings)

    @invariant()
    def undo_and_redo_lead_back(self) -> None:
        assert self.replayed == self.history.document
        here, steps = self.history.document, 0
        while self.history.can_undo:
            self.history.undo()
            steps += 1
        assert self.history.document == self.start
        for _ in range(steps):
            self.history.redo()
        assert self.history.document is here


WritingMachine.TestCase.settings = machine_settings(25, 20)
TestWritings = WritingMachine.TestCase
