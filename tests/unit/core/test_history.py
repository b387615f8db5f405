"""Undo and redo over the versions of a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.document import Document, new_document
from creastudio.core.edits.edit import Edit
from creastudio.core.history import History, HistoryEntry


def titled(title: str) -> Edit:
    return Edit(f"Call it {title}", lambda document: document.model_copy(update={"title": title}))


def history_of(count: int) -> History:
    """Return a history of `count` edits after an empty document; version n is titled n."""
    history = History(new_document("0"))
    for number in range(1, count + 1):
        history.apply(titled(str(number)))
    return history


def test_a_fresh_history_is_its_start_alone() -> None:
    history = History(new_document("0"))
    assert (history.can_undo, history.can_redo) == (False, False)
    assert (history.undo_label, history.redo_label) == ("", "")
    assert history.undo() is history.redo() is history.document
    assert history.entries() == (HistoryEntry(0, ""),)


def test_labels_name_what_would_be_taken_back_and_brought_back() -> None:
    history = history_of(2)
    assert (history.undo_label, history.redo_label) == ("Call it 2", "")
    history.undo()
    assert (history.undo_label, history.redo_label) == ("Call it 1", "Call it 2")
    history.undo()
    assert (history.undo_label, history.redo_label) == ("", "Call it 1")


def test_an_edit_that_changes_nothing_is_no_step_and_drops_none() -> None:
    history = history_of(2)
    shown = history.undo()
    assert history.apply(Edit("Look", lambda document: document)) is shown
    assert (history.index, history.can_redo) == (1, True)


def test_an_edit_drops_what_was_undone() -> None:
    history = history_of(3)
    history.go_to(1)
    history.apply(titled("other"))
    assert [entry.label for entry in history.entries()] == ["", "Call it 1", "Call it other"]
    assert (history.index, history.can_redo) == (2, False)
    assert history.undo().title == "1"


def test_an_edit_that_fails_leaves_everything_as_it_was() -> None:
    def fail(document: Document) -> Document:
        raise KeyError("gone")

    history = history_of(1)
    entries, shown = history.entries(), history.document
    with pytest.raises(KeyError):
        history.apply(Edit("Fail", fail))
    assert (history.entries(), history.document) == (entries, shown)


@given(st.integers(0, 6), st.integers(-10, 10))
def test_any_position_shows_a_version(count: int, position: int) -> None:
    history = history_of(count)
    assert history.go_to(position).title == str(min(max(position, 0), count))
    assert history.document.title == str(history.index)


@given(st.integers(0, 6), st.data())
def test_a_restored_history_goes_on_like_the_one_before(count: int, data: st.DataObject) -> None:
    history = history_of(count)
    history.go_to(data.draw(st.integers(0, count)))
    versions = [history_version(history, entry.index) for entry in history.entries()]
    steps = zip((entry.label for entry in history.entries()), versions, strict=True)
    restored = History.restored(steps, history.index)
    assert restored.document is history.document
    assert restored.entries() == history.entries()
    assert restored.redo() is history.redo()
    assert restored.undo() is history.undo()


walks = st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=30)


@given(walks)
def test_any_walk_is_that_of_two_stacks(walk: list[str]) -> None:
    history, done, undone = History(new_document("0")), ["0"], list[str]()
    for number, step in enumerate(walk, 1):
        if step == "edit":
            history.apply(titled(str(number)))
            done, undone = [*done, str(number)], []
        elif step == "undo":
            history.undo()
            if len(done) > 1:
                undone.append(done.pop())
        else:
            history.redo()
            if undone:
                done.append(undone.pop())
        assert history.document.title == done[-1]
        assert (history.can_undo, history.can_redo) == (len(done) > 1, bool(undone))


def history_version(history: History, index: int) -> Document:
    """Return one version without moving the history."""
    shown = history.index
    version = history.go_to(index)
    history.go_to(shown)
    return version


def test_what_comes_late_of_a_step_goes_with_it() -> None:
    history = History(new_document("Start"))
    history.apply(Edit("Rename", lambda document: document.model_copy(update={"title": "Middle"})))
    history.fold(history.document.model_copy(update={"title": "End"}))
    assert history.document.title == "End"
    assert len(history.entries()) == 2
    assert history.undo().title == "Start"
    assert history.redo().title == "End"
