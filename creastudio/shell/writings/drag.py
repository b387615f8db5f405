"""Writings and passages that are dragged: to canvas and timeline by id, to other programs as files and as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData

from creastudio.core.edits.place_text import Words
from creastudio.export.naming import readable_name
from creastudio.export.writings import SUFFIX_OF, write_words
from creastudio.shell.session import Session
from creastudio.shell.transfer.drag_files import NamedFile, file_drag
from creastudio.shell.transfer.mime_ids import ids_in, with_ids
from creastudio.shell.writings.acts import title_of

WRITING_TYPE = "application/x-creastudio-writing"
"""Media type of dragged writings: a JSON list of ids, each with those of a passage and "alone" after bars, if any."""


def words_mime(session: Session, items: Sequence[Words]) -> QMimeData:
    """Return what a drag of writings carries; files hold their recipes beside them."""
    mime = file_drag(session, [words_file(item) for item in items if item.text])
    with_ids(mime, WRITING_TYPE, [_named(item) for item in items])
    mime.setText("\n\n".join(item.text for item in items))
    return mime


def words_in(session: Session, mime: QMimeData) -> list[Words]:
    """Return the dragged writings that this project has; empty for anything else."""
    found: list[Words] = []
    for name in ids_in(mime, WRITING_TYPE):
        writing_id, passage, alone = [*name.split("|"), "", ""][:3]
        writing = session.document.find_writing(writing_id)
        if writing is not None and (not passage or writing.has(passage)):
            found.append(Words(writing, passage, alone == "alone"))
    return found


def words_file(words: Words) -> NamedFile:
    """Return a writing as a file to be made, in the format of its kind."""
    return file_name(words), partial(write_words, words)


def file_name(words: Words) -> str:
    """Return a file name for a writing: its title, without what file systems refuse."""
    return f"{readable_name(title_of(words.writing)[:80], 'text')}{SUFFIX_OF.get(words.writing.kind, '.txt')}"


def _named(words: Words) -> str:
    return "|".join([words.writing.id, words.passage, *(["alone"] if words.alone else [])]).rstrip("|")
