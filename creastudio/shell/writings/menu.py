"""The menus of the list of writings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.core.edits.place_text import Words
from creastudio.core.edits.writing import forget_writings, restore_writing, set_context
from creastudio.core.writing import Writing
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import native
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.session import Session
from creastudio.shell.transfer.drag_files import copy_files
from creastudio.shell.writing.kinds import KIND_ICONS, kind_titles
from creastudio.shell.writings.acts import (
    copy_writing,
    delete_writing,
    new_writing,
    open_writing,
    place_words,
    title_of,
)
from creastudio.shell.writings.drag import words_file
from creastudio.shell.writings.files import choose_texts, save_words
from creastudio.shell.writings.updates import changed_of, placed_of, update_placed


def writing_menu(session: Session, writing: Writing, parent: QWidget, rename: Callable[[], object]) -> QMenu:
    """Return the menu of a writing; `rename` lets its name be written."""
    menu = QMenu(parent)
    words = Words(writing)
    there = bool(words.text)
    add(menu, tr("Open"), "type", lambda: open_writing(session, writing.id), keys=native("Return"))
    menu.addSeparator()
    add(
        menu, tr("Place as text layer"), "type", lambda: place_words(session, words, "canvas"),
        keys=native("Alt+Return"), enabled=there,
    )  # fmt: skip
    add(
        menu, tr("Place as subtitles"), "captions", lambda: place_words(session, words, "timeline"),
        keys=native("Shift+Return"), enabled=there,
    )  # fmt: skip
    add(menu, tr("Place on both"), "clapperboard", lambda: place_words(session, words, "both"), enabled=there)
    stale = changed_of(session.document, placed_of(session.document, writing.id))
    add(
        menu, tr("Update what was placed of it"), "refresh-cw", lambda: update_placed(session, stale, parent),
        enabled=bool(stale),
    )  # fmt: skip
    menu.addSeparator()
    add(menu, tr("Rename"), "pen-tool", rename, keys=native("F2"))
    kinds = menu.addMenu(tr("Kind"))
    set_icon(kinds.menuAction(), KIND_ICONS[writing.kind])
    for kind, title in kind_titles().items():
        entry = add(kinds, title, KIND_ICONS[kind], partial(_set_kind, session, writing.id, kind))
        entry.setCheckable(True)
        entry.setChecked(kind == writing.kind)
    add(menu, tr("Duplicate"), "copy", lambda: copy_writing(session, writing))
    menu.addSeparator()
    add(menu, tr("Save as file…"), "download", lambda: save_words(session, words, parent), enabled=there)
    add(menu, tr("Copy as file"), "copy", lambda: copy_files(session, [words_file(words)]), enabled=there)
    menu.addSeparator()
    add(menu, tr("Delete"), "trash-2", lambda: delete_writing(session, writing), keys=native("Delete"))
    return menu


def list_menu(session: Session, parent: QWidget) -> QMenu:
    """Return the menu of the list itself: new ones, files, and the trash."""
    menu = QMenu(parent)
    fill_new(menu, session)
    menu.addSeparator()
    add(menu, tr("Import texts…"), "import", lambda: choose_texts(session, parent))
    trash = session.document.trashed_writings
    if trash:
        inner = menu.addMenu(tr("Trash"))
        set_icon(inner.menuAction(), "trash-2")
        for writing in trash:
            back = partial(_bring_back, session, writing.id)
            add(inner, tr("Bring back '{name}'", name=title_of(writing)), "rotate-ccw", back)
        inner.addSeparator()
        ids = [writing.id for writing in trash]
        add(inner, tr("Empty the trash"), "trash-2", lambda: session.apply(forget_writings(ids)))
    return menu


def fill_new(menu: QMenu, session: Session) -> None:
    """Add an entry for a new writing of each kind."""
    for kind, title in kind_titles().items():
        add(menu, title, KIND_ICONS[kind], partial(new_writing, session, kind, show=True))


def _set_kind(session: Session, writing_id: str, kind: str) -> None:
    session.apply(set_context(writing_id, kind=kind))


def _bring_back(session: Session, writing_id: str) -> None:
    if session.apply(restore_writing(writing_id)):
        session.set_writing(writing_id)
