"""What is said of a folder of data: how many pictures or pieces of music it has, or how much text."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.media import PICTURE_SUFFIXES, SCORE_SUFFIXES, Kind
from creastudio.api.texts import TEXT_SUFFIXES
from creastudio.shell.i18n import tr, trn
from creastudio.workspace.datasets import stored_manifest

ENOUGH = 100
"""Pictures that a model needs to make more than copies of them, about."""

MAX_COUNTED = 50_000
"""Files that are looked at to say what a folder has."""


MAX_SORTED = 2_000
"""Files that are looked at to say what kind of data a folder has."""


@dataclass(frozen=True)
class DataWords:
    """Words for one kind of data, translated.

    Attributes
    ----------
    drop, kinds, choose, none : str
        To drop a folder, what it may hold, to choose one, and that there is nothing in it.
    found : callable
        Says in words how many files there are, and how large they are together, bytes.
    suffixes : frozenset of str
        Endings of its files.
    """

    drop: str
    kinds: str
    choose: str
    none: str
    found: Callable[[int, int], str]
    suffixes: frozenset[str]


def data_words(kind: Kind) -> DataWords:
    """Return the words for a kind of data."""
    if kind == "text":
        return DataWords(
            tr("Drop a folder of texts here"),
            tr("TXT, Markdown, DOCX, Fountain or JSONL; a megabyte or more is best."),
            tr("Choose a folder of texts"),
            tr("No texts in it: choose a folder with TXT, Markdown, DOCX, Fountain or JSONL files."),
            _texts,
            TEXT_SUFFIXES,
        )
    if kind == "score":
        return DataWords(
            tr("Drop a folder of music here"),
            tr(
                "MIDI, MusicXML or ABC; from about twenty pieces to tune a model, from about a hundred to begin "
                "from nothing."
            ),
            tr("Choose a folder of music"),
            tr("No music in it: choose a folder with MIDI, MusicXML or ABC files."),
            _music,
            SCORE_SUFFIXES,
        )
    return DataWords(
        tr("Drop a folder of pictures here"),
        tr("PNG, JPEG or WebP; about a hundred or more."),
        tr("Choose a folder of pictures"),
        tr("No pictures in it: choose a folder with PNG, JPEG or WebP files."),
        _pictures,
        frozenset(PICTURE_SUFFIXES),
    )


def _music(count: int, size: int) -> str:
    del size  # one file of ABC may hold a hundred tunes
    return trn("{count} file of music", "{count} files of music", count)


def _pictures(count: int, size: int) -> str:
    del size
    if count >= ENOUGH:
        return trn("{count} picture", "{count} pictures", count)
    return trn(
        "{count} picture: few. It works, but about a hundred or more are better.",
        "{count} pictures: few. It works, but about a hundred or more are better.",
        count,
    )


def _texts(count: int, size: int) -> str:
    shown = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"
    return trn("{count} text file, {size}", "{count} text files, {size}", count, size=shown)


def kind_in(folder: Path) -> Kind:
    """Return what a folder holds most files of, as far as its first ``MAX_SORTED`` tell; pictures where it holds none."""
    found: dict[Kind, int] = {"image": 0, "score": 0, "text": 0}
    endings: dict[Kind, frozenset[str]] = {kind: data_words(kind).suffixes for kind in found}
    names = (name for _, _, files in os.walk(folder) for name in files)
    for name in islice(names, MAX_SORTED):
        ending = os.path.splitext(name)[1].lower()
        for kind, suffixes in endings.items():
            found[kind] += ending in suffixes
    return max(found, key=lambda kind: found[kind])


def left_out(folder: Path) -> frozenset[str]:
    """Return the files that are left out of a folder of pictures, as parts below it joined by "/"; empty where nobody chose."""
    try:
        manifest = stored_manifest(folder)
    except UserError:
        return frozenset()  # the training says what is wrong with the choices
    excluded = manifest.excluded if manifest is not None else ()
    return frozenset(name for name in excluded if (folder / name).is_file())


def count_files(
    folder: Path, suffixes: frozenset[str], without: frozenset[str] = frozenset()
) -> tuple[int, int]:
    """Return how many files with these endings lie in a folder and below, and their bytes; at most ``MAX_COUNTED``."""
    count = size = looked = 0
    skipped = {str(folder / name) for name in without}
    for parent, _, files in os.walk(folder):
        for name in files:
            looked += 1
            if os.path.join(parent, name) in skipped:
                continue
            if os.path.splitext(name)[1].lower() in suffixes and not name.startswith("."):
                count += 1
                try:
                    size += os.stat(os.path.join(parent, name)).st_size
                except OSError:
                    continue
            if looked >= MAX_COUNTED:
                return count, size
    return count, size
