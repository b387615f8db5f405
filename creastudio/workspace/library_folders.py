"""Looking through a person's own folders for pictures and what plays, a little at a time.

Nothing that is found is run or changed. Only names with the suffixes of ``api.media`` are looked at, links to
folders aren't followed, and what is too large or too deep is left out.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.media import (
    AUDIO_SUFFIXES,
    SCORE_SUFFIXES,
    VIDEO_SUFFIXES,
    kind_of,
    media_type_of,
)
from creastudio.api.recipe import Recipe
from creastudio.api.score import MEDIA_TYPE as SCORE_TYPE
from creastudio.store.library_index import FileRow, LibraryIndex
from creastudio.workspace.library_items import LibraryItem, recipe_text
from creastudio.workspace.media_folders import media_files

_PLAYED = VIDEO_SUFFIXES | AUDIO_SUFFIXES

MAX_READ = 64 << 20
"""Bytes; of larger files name and size alone are shown."""

BATCH = 64
"""Files that are stored at once."""


@dataclass(frozen=True)
class Step:
    """How far a look through a folder has come.

    Attributes
    ----------
    seen : int
        Pictures that were found so far.
    fresh : int
        Of these, those that had to be read.
    stored : bool
        Whether the index holds more now than at the step before.
    """

    seen: int
    fresh: int
    stored: bool = False


def look_through(folder: Path, index: LibraryIndex) -> Generator[Step]:
    """Bring the index up to date with a folder; each step reads one file at most, and can be the last.

    Raises
    ------
    UserError
        When the folder can't be read.
    """
    name = str(folder)
    if not folder.is_dir():
        raise UserError(
            f"There is no folder '{folder.name}'.", "Connect its disk, or remove it from the library."
        )
    known = {row.path: row for row in index.rows(name)}
    left = set(known)
    waiting: list[FileRow] = []
    seen = fresh = 0
    for path, size, changed in media_files(folder):
        seen += 1
        left.discard(path)
        old = known.get(path)
        if old is not None and (old.size, old.changed) == (size, changed):
            yield Step(seen, fresh)
            continue
        fresh += 1
        waiting.append(read_row(path, name, size, changed))
        if len(waiting) >= BATCH:
            index.put(waiting)
            waiting = []
            yield Step(seen, fresh, stored=True)
        else:
            yield Step(seen, fresh)
    index.put(waiting)
    index.forget(name, left)
    yield Step(seen, fresh, stored=True)


def read_row(path: str, folder: str, size: int, changed: int) -> FileRow:
    """Return what a file says of itself; only its name where it can't be read."""
    from creastudio.media.images import header, read_file

    suffix = os.path.splitext(path)[1].lower()
    if suffix in SCORE_SUFFIXES:
        return FileRow(path, folder, size, changed, media_type=SCORE_TYPE)
    if suffix in _PLAYED:
        return _played_row(path, folder, size, changed)
    plain = FileRow(path, folder, size, changed)
    if size > MAX_READ:
        return plain
    try:
        data = read_file(Path(path))
        width, height, media_type = header(data, Path(path).name)
    except UserError:
        return plain
    recipe = _recipe_in(data)
    if recipe is None:
        return FileRow(path, folder, size, changed, width, height, media_type)
    return FileRow(
        path, folder, size, changed, width, height, media_type,
        generator=recipe.generator,
        seed=recipe.seed,
        models=tuple(model.id for model in recipe.models),
        words=recipe_text(recipe).casefold(),
        recipe=recipe.model_dump_json(),
    )  # fmt: skip


def _played_row(path: str, folder: str, size: int, changed: int) -> FileRow:
    """Return what a video or sound says of itself; what it is called where it can't be read."""
    from creastudio.media.probe import probe

    try:
        facts = probe(Path(path))
    except UserError:
        return FileRow(path, folder, size, changed, media_type=media_type_of(path))
    return FileRow(path, folder, size, changed, facts.width, facts.height, facts.media_type)


def _recipe_in(data: bytes) -> Recipe | None:
    from creastudio.export.marking import read_bytes

    try:
        found = read_bytes(data)
    except UserError:
        # A damaged mark doesn't spoil the picture.
        return None
    return found.made[0].recipe if found is not None and len(found.made) == 1 else None


def file_items(index: LibraryIndex, folder: Path) -> list[LibraryItem]:
    """Return the files of a folder as the index knows them, the newest first."""
    rows = sorted(index.rows(str(folder)), key=lambda row: row.changed, reverse=True)
    return [_item(row, folder) for row in rows]


def file_recipe(index: LibraryIndex, path: Path) -> Recipe | None:
    """Return the recipe that a file carries as the index knows it, or None."""
    text = index.recipe(str(path))
    if not text:
        return None
    try:
        return Recipe.model_validate_json(text)
    except ValidationError:
        return None


def _item(row: FileRow, folder: Path) -> LibraryItem:
    path = Path(row.path)
    inside = path.parent.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""
    words = "\n".join((path.stem, inside, folder.name, *row.tags)).casefold()
    return LibraryItem(
        key=f"file:{row.path}",
        title=path.stem,
        kind=kind_of(row.media_type) or "image",
        media_type=row.media_type,
        place=folder.name or str(folder),
        path=path,
        width=row.width,
        height=row.height,
        changed=row.changed,
        generator=row.generator,
        seed=row.seed,
        models=row.models,
        tags=row.tags,
        stars=row.stars,
        text=f"{words}\n{row.words}",
    )
