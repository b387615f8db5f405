"""Choosing files and folders; an object of its own, so that tests can answer in a person's place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from creastudio.api.media import AUDIO_SUFFIXES, PICTURE_SUFFIXES, SCORE_SUFFIXES, VIDEO_SUFFIXES, Kind
from creastudio.shell.i18n import tr
from creastudio.shell.transfer.file_kinds import CUTS, LAYOUTS, PICTURES, SUFFIXES, TEXTS
from creastudio.workspace.incoming_cuts import CUT_SUFFIXES


class Chooser(Protocol):
    """Asks for a file or folder; None means the person changed their mind."""

    def open_file(self, parent: QWidget | None, title: str, kinds: str, start: str = "") -> Path | None:
        """Ask for an existing file; `kinds` as Qt writes filters: "Projects (*.crea)"."""
        ...

    def open_files(self, parent: QWidget | None, title: str, kinds: str, start: str = "") -> list[Path]:
        """Ask for any number of existing files."""
        ...

    def save_file(self, parent: QWidget | None, title: str, kinds: str, start: str = "") -> Path | None:
        """Ask for the name of a file to write."""
        ...

    def folder(self, parent: QWidget | None, title: str, start: str = "") -> Path | None:
        """Ask for an existing folder."""
        ...


class DialogChooser:
    """Asks with the system's own dialogs."""

    def open_file(self, parent: QWidget | None, title: str, kinds: str, start: str = "") -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, title, start, kinds)
        return Path(name) if name else None

    def open_files(self, parent: QWidget | None, title: str, kinds: str, start: str = "") -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(parent, title, start, kinds)
        return [Path(name) for name in names]

    def save_file(self, parent: QWidget | None, title: str, kinds: str, start: str = "") -> Path | None:
        first = _kind_of(start, kinds)
        name, chosen = QFileDialog.getSaveFileName(parent, title, start, kinds, first)
        return Path(ending_by(name, start, chosen, kinds)) if name else None

    def folder(self, parent: QWidget | None, title: str, start: str = "") -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, title, start)
        return Path(name) if name else None


def ending_by(name: str, start: str, chosen: str, kinds: str) -> str:
    """Return the name of a file with the ending of the kind that was chosen, where its own wasn't typed by hand.

    Parameters
    ----------
    start : str
        The name that was offered.
    chosen : str
        One of `kinds`, as "WAV (*.wav)"; one of several endings changes nothing.
    """
    found = re.findall(r"\*(\.\w+)", chosen)
    own = Path(name).suffix
    untouched = not own or (own == Path(start).suffix and chosen != _kind_of(start, kinds))
    return str(Path(name).with_suffix(found[0])) if len(found) == 1 and untouched else name


def _kind_of(name: str, kinds: str) -> str:
    suffix = Path(name).suffix.lower()
    return next((kind for kind in kinds.split(";;") if suffix and f"*{suffix})" in kind), "")


def project_kinds() -> str:
    """Return the filter for project files that are written."""
    return tr("CreaStudio projects") + " (*.crea)"


def openable_kinds() -> str:
    """Return the filter for files that can be opened: projects, and cuts of other programs."""
    return f"{project_kinds()};;{_kinds(tr('Cuts of other programs'), CUT_SUFFIXES)}"


def picture_kinds() -> str:
    """Return the filter for pictures."""
    return _kinds(tr("Pictures"), PICTURES)


def placeable_kinds() -> str:
    """Return the filter for all that can be placed, then for each kind of it."""
    rows = (
        (tr("Pictures, videos, sounds, scores and texts"), SUFFIXES),
        (tr("Pictures"), PICTURES),
        (tr("Videos"), VIDEO_SUFFIXES),
        (tr("Sounds"), AUDIO_SUFFIXES),
        (tr("Scores"), SCORE_SUFFIXES),
        (tr("Cuts and subtitles"), CUTS),
        (tr("Texts"), TEXTS),
        (tr("Ad layouts"), LAYOUTS),
    )
    return ";;".join(_kinds(title, suffixes) for title, suffixes in rows)


def kinds_of(kind: Kind) -> str:
    """Return the filter for files of one kind, then for all."""
    rows: dict[Kind, tuple[str, Iterable[str]]] = {
        "image": (tr("Pictures"), PICTURE_SUFFIXES),
        "video": (tr("Videos"), VIDEO_SUFFIXES),
        "audio": (tr("Sounds"), AUDIO_SUFFIXES | VIDEO_SUFFIXES),
        "score": (tr("Scores"), SCORE_SUFFIXES),
    }
    every = tr("All files") + " (*)"
    return f"{_kinds(*rows[kind])};;{every}" if kind in rows else every


def _kinds(title: str, suffixes: Iterable[str]) -> str:
    return f"{title} ({' '.join(f'*{suffix}' for suffix in sorted(suffixes))})"
