"""Going on and editing within a writing so that nothing is lost: what was there stays as a sibling."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from creastudio.api.errors import UserError
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import changed, on_writing, require_new
from creastudio.core.edits.writing_text import common_start, require_room, with_shown_text
from creastudio.core.ids import new_id
from creastudio.core.writing import Passage, Span, Writing


def continue_at(
    writing_id: str, place: int, passages: Sequence[Passage], *, choose: int | None = 0, at: str = ""
) -> Edit:
    """Add passages that go on from a place in the shown text, as alternatives of what comes after it.

    A passage that the place lies within is split there: its second part keeps the id, with all that goes on from it, so
    that whatever was made of the text up to it stays as it is.

    Parameters
    ----------
    place : int
        Letters of the shown text before it.
    choose : int or None
        Which of the passages is shown from now on; None leaves what is shown.
    at : str
        Id of the passage that the text ends with in which `place` is counted; the shown one when left out.
    """
    head_id = new_id()
    fresh = tuple(passages)

    def change(writing: Writing) -> Writing:
        if at and not writing.has(at):
            raise UserError(
                "The text that this goes on from isn't there any more.", "Undo may bring it back."
            )
        split, parent = split_at(writing, place, head_id, at)
        if not fresh:
            return split
        require_new([item.id for item in fresh], [item.id for item in split.passages])
        require_room(split, len(fresh))
        added = tuple(item.model_copy(update={"parent": parent}) for item in fresh)
        shown = split.at if choose is None else added[choose].id
        return split.model_copy(update={"passages": (*split.passages, *added), "at": shown})

    return Edit("Continue text", lambda document: on_writing(document, writing_id, change))


def write_branching(writing_id: str, text: str, own: Collection[str] = ()) -> Edit:
    """Set the shown text as a person typed it, in a branch of its own where something else goes on from what changed.

    What a person wrote last, and passages named in `own`, change in place. For anything else the path from there on is
    copied first and the copies change, so that the old one stays beside them.

    Parameters
    ----------
    own : collection of str
        Ids of passages that came by such edits a moment ago.
    """
    fresh = new_id()
    copies: dict[str, str] = {}

    def change(writing: Writing) -> Writing:
        first = first_touched(writing, text)
        if first is not None and not may_change(writing, first, own):
            writing = _copied_from(writing, first, copies)
        return with_shown_text(writing, text, fresh)

    return Edit("Write", lambda document: on_writing(document, writing_id, change))


def split_at(writing: Writing, place: int, head_id: str, at: str = "") -> tuple[Writing, str]:
    """Return a writing in which a passage ends at `place`, and the id of that passage; "" for the beginning."""
    if place <= 0:
        return writing, ""
    for span in writing.spans(at):
        if place == span.end:
            return writing, span.passage.id
        if place < span.end:
            return _split(writing, span, place - span.start, head_id), head_id
    return writing, at or writing.at


def first_touched(writing: Writing, text: str) -> Passage | None:
    """Return the first passage of the path that differs where the shown text becomes `text`; None for one that only grows."""
    old = writing.text()
    start = common_start(old, text)
    if start == len(old):
        return None
    spans = writing.spans()
    inserts = len(text) > len(old) and text.endswith(old[start:])
    for span in spans:
        # What is only typed on a border belongs to the passage before it.
        if start < span.end or (inserts and start == span.end):
            return span.passage
    return spans[-1].passage if spans else None


def may_change(writing: Writing, passage: Passage, own: Collection[str]) -> bool:
    """Return whether a passage changes in place: one of the person's own that nothing goes on from."""
    if passage.id in own:
        return True
    return passage.author == "person" and not writing.children(passage.id)


def _split(writing: Writing, span: Span, length: int, head_id: str) -> Writing:
    whole = span.passage
    head = whole.model_copy(update={"id": head_id, "text": whole.text[:length]})
    rest = changed(whole, parent=head_id, text=whole.text[length:])
    require_room(writing, 1)
    passages: list[Passage] = []
    for item in writing.passages:
        passages += (head, rest) if item is whole else (item,)
    return writing.model_copy(update={"passages": tuple(passages)})


def _copied_from(writing: Writing, first: Passage, copies: dict[str, str]) -> Writing:
    """Return a writing that shows a copy of its path from a passage on; `copies` remembers their ids."""
    path = writing.path()
    tail = path[path.index(first) :]
    require_room(writing, len(tail))
    parent = first.parent
    added: list[Passage] = []
    for item in tail:
        copy_id = copies.setdefault(item.id, new_id())
        added.append(item.model_copy(update={"id": copy_id, "parent": parent}))
        parent = copy_id
    return writing.model_copy(update={"passages": (*writing.passages, *added), "at": parent})
