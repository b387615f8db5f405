"""Edits of writings: what is written, which branch is shown, and what a model is told beside it.

The tree stays whole: what goes takes all with it that goes on from it, and what is shown is always there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import changed, on_writing, replace_item, require_new
from creastudio.core.edits.writing_text import require_room, with_shown_text
from creastudio.core.ids import new_id
from creastudio.core.writing import Passage, Writing

_CONTEXT = frozenset({"kind", "language", "form", "memory", "note", "world", "stops", "sample"})


def add_writing(writing: Writing) -> Edit:
    """Add a writing to the project, after the others."""

    def apply(document: Document) -> Document:
        known = [item.id for item in (*document.writings, *document.trashed_writings)]
        require_new([writing.id], known)
        return document.model_copy(update={"writings": (*document.writings, writing)})

    return Edit("Add writing", apply)


def duplicate_writing(writing_id: str, title: str) -> Edit:
    """Add a copy of a writing with all its branches after it, called `title`."""
    copy_id = new_id()

    def apply(document: Document) -> Document:
        writing = _found(document, writing_id)
        copy = changed(writing.model_copy(update={"id": copy_id}), title=title)
        place = document.writings.index(writing) + 1
        writings = (*document.writings[:place], copy, *document.writings[place:])
        return document.model_copy(update={"writings": writings})

    return Edit("Duplicate writing", apply)


def remove_writing(writing_id: str) -> Edit:
    """Put a writing into the trash; what was made of it stays as it is."""

    def apply(document: Document) -> Document:
        writing = _found(document, writing_id)
        rest = tuple(item for item in document.writings if item is not writing)
        trash = (*document.trashed_writings, writing)
        return document.model_copy(update={"writings": rest, "trashed_writings": trash})

    return Edit("Delete writing", apply)


def restore_writing(writing_id: str) -> Edit:
    """Take a writing out of the trash."""

    def apply(document: Document) -> Document:
        back = [item for item in document.trashed_writings if item.id == writing_id]
        if not back:
            raise UserError("This writing isn't in the trash any more.", "Undo may bring it back.")
        rest = tuple(item for item in document.trashed_writings if item.id != writing_id)
        writings = (*document.writings, *back)
        return document.model_copy(update={"writings": writings, "trashed_writings": rest})

    return Edit("Take out of the trash", apply)


def forget_writings(writing_ids: Iterable[str]) -> Edit:
    """Forget writings of the trash."""
    chosen = frozenset(writing_ids)

    def apply(document: Document) -> Document:
        rest = tuple(item for item in document.trashed_writings if item.id not in chosen)
        same = len(rest) == len(document.trashed_writings)
        return document if same else document.model_copy(update={"trashed_writings": rest})

    return Edit("Empty the trash", apply)


def rename_writing(writing_id: str, title: str) -> Edit:
    """Call a writing `title`."""
    return Edit(
        "Rename",
        lambda document: on_writing(document, writing_id, lambda writing: changed(writing, title=title)),
    )


def set_context(writing_id: str, **fields: Any) -> Edit:
    """Set what a model is told beside the text, and what a writing is.

    Parameters
    ----------
    **fields
        Of ``Writing``: kind, language, form, memory, note, world, stops, sample.
    """
    unknown = set(fields) - _CONTEXT
    if unknown:
        raise TypeError(f"no such part of a writing's context: {', '.join(sorted(unknown))}")
    return Edit(
        "Change writing",
        lambda document: on_writing(document, writing_id, lambda item: changed(item, **fields)),
    )


def add_passages(
    writing_id: str, passages: Sequence[Passage], *, parent: str = "", choose: int | None = 0
) -> Edit:
    """Add passages that go on from `parent` as alternatives of each other.

    Parameters
    ----------
    parent : str
        Id of the passage; empty for a beginning. What the passages say themselves doesn't count.
    choose : int or None
        Which of them is shown from now on; None leaves what is shown.
    """
    fresh = tuple(item.model_copy(update={"parent": parent}) for item in passages)

    def change(writing: Writing) -> Writing:
        if not fresh:
            return writing
        _require_passage(writing, parent)
        require_new([item.id for item in fresh], [item.id for item in writing.passages])
        if len({item.id for item in fresh}) != len(fresh):
            raise UserError("A passage can't be in a writing twice.", "Add a copy of it instead.")
        require_room(writing, len(fresh))
        at = writing.at if choose is None else fresh[choose].id
        return writing.model_copy(update={"passages": (*writing.passages, *fresh), "at": at})

    return Edit("Add passages", lambda document: on_writing(document, writing_id, change))


def edit_passage(writing_id: str, passage_id: str, text: str) -> Edit:
    """Set the text of a passage, in all branches that go through it; one of a model is known as edited from then on."""

    def change(writing: Writing) -> Writing:
        _require_passage(writing, passage_id)
        passages = replace_item(
            writing.passages,
            passage_id,
            lambda item: (
                changed(item, text=text, edited=item.edited or item.author == "model")
                if text != item.text
                else item
            ),
            "passage",
        )
        return writing if passages is writing.passages else writing.model_copy(update={"passages": passages})

    return Edit("Write", lambda document: on_writing(document, writing_id, change))


def write_shown(writing_id: str, text: str) -> Edit:
    """Set the shown text as a person typed it: only the passages that differ change.

    What is typed at the end after a model's passage, or after one from which other branches go on, becomes a passage
    of the person's own.
    """
    passage_id = new_id()
    return Edit(
        "Write",
        lambda document: on_writing(
            document, writing_id, lambda item: with_shown_text(item, text, passage_id)
        ),
    )


def choose_passage(writing_id: str, passage_id: str) -> Edit:
    """Show the text that ends with a passage; nothing for ""."""

    def change(writing: Writing) -> Writing:
        _require_passage(writing, passage_id)
        return changed(writing, at=passage_id)

    return Edit("Choose passage", lambda document: on_writing(document, writing_id, change))


def prune_passage(writing_id: str, passage_id: str) -> Edit:
    """Delete a passage with all that goes on from it; where it was shown, what it went on from is."""

    def change(writing: Writing) -> Writing:
        _require_passage(writing, passage_id)
        if not passage_id:
            return writing
        gone = writing.below(passage_id)
        at = writing.passage(passage_id).parent if writing.at in gone else writing.at
        rest = tuple(item for item in writing.passages if item.id not in gone)
        return writing.model_copy(update={"passages": rest, "at": at})

    return Edit("Prune", lambda document: on_writing(document, writing_id, change))


def prune_others(writing_id: str) -> Edit:
    """Delete all branches but the shown one."""

    def change(writing: Writing) -> Writing:
        path = writing.path()
        return writing if path == writing.passages else writing.model_copy(update={"passages": path})

    return Edit("Prune", lambda document: on_writing(document, writing_id, change))


def _found(document: Document, writing_id: str) -> Writing:
    writing = document.find_writing(writing_id)
    if writing is None:
        raise UserError("This writing isn't in the document any more.", "Undo may bring it back.")
    return writing


def _require_passage(writing: Writing, passage_id: str) -> None:
    if passage_id and not writing.has(passage_id):
        raise UserError("This passage isn't in the writing any more.", "Undo may bring it back.")
