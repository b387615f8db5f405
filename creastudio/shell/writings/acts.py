"""What is done with writings from lists, menus and drops: each one undo step, and told where it isn't seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.edits.place import combined
from creastudio.core.edits.place_text import Words, keep_writing
from creastudio.core.edits.timeline import add_sequence
from creastudio.core.edits.writing import add_writing, duplicate_writing, remove_writing
from creastudio.core.writing import Writing, WritingKind
from creastudio.shell.appeared import new_clips, new_layers, tell_clips
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.first_sequence import first_sequence
from creastudio.workspace.notice import Notice
from creastudio.workspace.text_results import append_edit, dropped_words, keep_result, text_edit

if TYPE_CHECKING:
    from creastudio.workspace.placing import Destination


def title_of(writing: Writing) -> str:
    """Return what a writing is called."""
    return writing.title or tr("Untitled")


def place_words(
    session: Session,
    words: Words,
    to: Destination,
    *,
    artboard_id: str = "",
    at: int | None = None,
    center: tuple[float, float] | None = None,
) -> bool:
    """Place a writing, or a passage, as a text layer, as subtitles or as both, and select what came of it.

    Parameters
    ----------
    artboard_id : str
        Which artboard; the active one when empty.
    at : int, optional
        Time on the timeline, flicks; the playhead when left out.
    center : tuple of float, optional
        Where on the artboard, px; the middle when left out.
    """
    old = session.document
    board = artboard_id or session.artboard_id
    if to != "timeline" and not board:
        session.notify(tr("This project has no artboard yet."), tr("Add one, then place the text on it."))
        return False
    time = session.playhead if at is None else at
    sequence = session.sequence
    # Words can be the first thing on a timeline.
    fresh = first_sequence() if sequence is None and to != "canvas" else None
    found = fresh or sequence
    edit = text_edit(
        words,
        to,
        artboard_id=board,
        sequence_id=found.id if found is not None else "",
        at=time,
        center=center,
    )
    if not session.apply(combined(edit.label, add_sequence(fresh), edit) if fresh is not None else edit):
        return False
    clips = new_clips(old, session.document)
    session.select(new_layers(old, session.document), clips)
    if at is None:
        tell_clips(session, clips)
    return True


def keep_words(session: Session, words: Words) -> bool:
    """Keep a writing with the project, and show it."""
    if not session.apply(keep_writing(words)):
        return False
    session.set_writing(words.writing.id)
    return True


def keep_text(session: Session, result_id: str, kind: WritingKind | None = None) -> bool:
    """Keep a text of the tray as a writing, and show it; its siblings come along as alternatives."""
    try:
        writing_id = keep_result(session.workspace, result_id, kind)
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
        return False
    open_writing(session, writing_id)
    return True


def keep_asset(session: Session, asset: Asset) -> bool:
    """Keep a text as a writing, and show it."""
    try:
        (words,) = dropped_words(session.workspace, (), [asset])
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
        return False
    return keep_words(session, words)


def append_text(session: Session, result_id: str) -> bool:
    """Go on with a text of the tray where the shown writing ends."""
    try:
        edit = append_edit(session.workspace, result_id, session.writing_id)
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
        return False
    return session.apply(edit)


def open_writing(session: Session, writing_id: str) -> None:
    """Show a writing on the page, which comes to the front."""
    session.show_panel("writing")
    session.set_writing(writing_id)


def new_writing(session: Session, kind: WritingKind = "prose", title: str = "", *, show: bool = False) -> str:
    """Add an empty writing; returns its id, "" where that failed.

    Parameters
    ----------
    title : str
        "Text 2", the first number that is free, when left out.
    show : bool
        Bring the page to the front.
    """
    titles = {writing.title for writing in session.document.writings}
    number = next(n for n in range(1, len(titles) + 2) if tr("Text {number}", number=n) not in titles)
    writing = Writing(kind=kind, title=title or tr("Text {number}", number=number))
    if not session.apply(add_writing(writing)):
        return ""
    session.set_writing(writing.id)
    if show:
        session.show_panel("writing")
    return writing.id


def copy_writing(session: Session, writing: Writing) -> bool:
    """Add a copy of a writing with all its branches, and show it."""
    title = tr("{name} copy", name=title_of(writing))
    known = {item.id for item in session.document.writings}
    if not session.apply(duplicate_writing(writing.id, title)):
        return False
    session.set_writing(next(item.id for item in session.document.writings if item.id not in known))
    return True


def delete_writing(session: Session, writing: Writing) -> bool:
    """Put a writing into the trash; the notice offers to bring it back."""
    from creastudio.core.edits.writing import restore_writing

    if not session.apply(remove_writing(writing.id)):
        return False
    session.offer(
        tr("'{name}' is in the trash.", name=title_of(writing)),
        tr("Bring back"),
        lambda: session.apply(restore_writing(writing.id)),
        tr("What was placed of it stays as it is."),
        usable=lambda: any(item.id == writing.id for item in session.document.trashed_writings),
    )
    return True
