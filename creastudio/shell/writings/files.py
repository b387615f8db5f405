"""Text files that become writings, and writings that become files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from creastudio.api.errors import UserError
from creastudio.core.edits.place import combined
from creastudio.core.edits.place_text import Words, keep_writing
from creastudio.export.writings import TYPES, write_words
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.transfer.drag_files import write_file
from creastudio.shell.writings.acts import title_of
from creastudio.shell.writings.drag import file_name
from creastudio.workspace.notice import Notice

if TYPE_CHECKING:
    from creastudio.media.texts import ImportedText


def import_texts(
    session: Session, files: Sequence[Path], done: Callable[[list[Words]], object] | None = None
) -> None:
    """Read text files and call `done` with what they say; without it they are kept as writings, in one step.

    What can't be read becomes a notice.
    """
    if files:
        background_of(session).run(
            session,
            ("texts", *files),
            partial(_read, tuple(files)),
            partial(_arrived, session, done or partial(keep_all, session)),
        )


def keep_all(session: Session, texts: list[Words]) -> bool:
    """Keep writings with the project in one step, and show the last of them."""
    if not texts or not session.apply(combined("Add writing", *(keep_writing(words) for words in texts))):
        return False
    session.set_writing(texts[-1].writing.id)
    return True


def choose_texts(session: Session, parent: QWidget) -> None:
    """Ask for text files and keep them as writings."""
    kinds = tr("Texts") + " (" + " ".join(f"*{suffix}" for suffix in sorted(TYPES)) + ")"
    import_texts(session, session.chooser.open_files(parent, tr("Import texts"), kinds))


def save_words(session: Session, words: Words, parent: QWidget) -> None:
    """Ask for a file and write a writing into it; its recipe is written beside it."""
    kinds = ";;".join(
        (
            tr("Plain text") + " (*.txt)",
            tr("Markdown") + " (*.md)",
            tr("Fountain scripts") + " (*.fountain)",
        )
    )
    out = session.chooser.save_file(parent, tr("Save writing"), kinds, file_name(words))
    if out is None:
        return
    out = out if out.suffix.lower() in TYPES else out.with_name(f"{out.name}.txt")
    name = title_of(words.writing)
    write_file(
        session,
        out,
        lambda path: write_words(words, path),
        lambda: session.notify(tr("'{name}' is in '{file}'.", name=name, file=out.name)),
    )


def _read(files: tuple[Path, ...]) -> list[ImportedText | UserError]:
    from creastudio.media.texts import import_text

    found: list[ImportedText | UserError] = []
    for file in files:
        try:
            found.append(import_text(file))
        except UserError as error:
            found.append(error)
    return found


def _arrived(
    session: Session, done: Callable[[list[Words]], object], found: list[ImportedText | UserError]
) -> None:
    texts: list[Words] = []
    for item in found:
        if isinstance(item, UserError):
            session.noticeAdded.emit(Notice.from_error(item))
            continue
        texts.append(Words(item.writing))
        for note in item.notes:
            session.notify(note)
    if texts:
        done(texts)
