"""Choosing the sound font: looked at on another thread, set when it is one, said by its name."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.workspace.notice import Notice


def choose_font(session: Session, path: Path | None) -> None:
    """Let scores be heard by a font; None for the one that ships. What is no font changes nothing and says so."""
    if path is None:
        if session.update_settings(sound_font=""):
            session.notify(tr("Scores are heard by the sound font that ships."))
        return

    def look() -> tuple[str, tuple[str, ...]] | UserError:
        from creastudio.media.soundfont import SoundFont

        try:
            font = SoundFont(path)
        except UserError as error:
            return error
        try:
            return font.title, tuple(font.notes)
        finally:
            font.close()

    def done(found: tuple[str, tuple[str, ...]] | UserError) -> None:
        if isinstance(found, UserError):
            session.noticeAdded.emit(Notice.from_error(found))
            return
        title, notes = found
        if session.update_settings(sound_font=str(path)):
            session.notify(tr("Scores are heard by '{font}' now.", font=title))
            for note in notes:
                session.notify(note, level="warning")

    background_of(session).run(session, "sound font", look, done)


def font_title(setting: str) -> str:
    """Return what the font that is set is called, by its file."""
    return Path(setting).stem if setting else tr("FluidR3Mono, which ships")
