"""Layouts that a command made: a picture of each, or a project with an artboard of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from creastudio.cli.naming import is_folder, make_parents, result_paths
from creastudio.cli.output import warning
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.insert_layout import insert_layouts
from creastudio.core.results import Result
from creastudio.export.raster import PROJECT
from creastudio.store.blobs import BlobStore
from creastudio.workspace.layout_results import made_layout, pictures_of, placed_boards

Written = list[tuple[Result, tuple[Path, ...]]]

PICTURE = ".png"


def are_painted(results: Sequence[Result], out: str) -> tuple[list[Result], list[Result]]:
    """Return the results that are layouts and become artboards for `out`, and all others."""
    layouts = [item for item in results if item.asset.kind == "layout"]
    if not is_folder(out) and Path(out).suffix.lower() == ".layout":
        layouts = []
    return layouts, [item for item in results if item not in layouts]


def write_layouts(
    blobs: BlobStore, results: Sequence[Result], out: str, *, with_recipe: bool = True
) -> Written:
    """Write layouts as a project, as numbered files, or as pictures in a folder, called by format and variant.

    Raises
    ------
    UserError
        When one can't be read or painted, or the place can't be written to.
    """
    document = project_of(blobs, results)
    path = Path(out)
    if not is_folder(out) and path.suffix.lower() == PROJECT:
        from creastudio.store.project_file import save_project

        make_parents(path)
        save_project(path, document, blobs, results=results)
        return [(item, (path,)) for item in results]
    from creastudio.export.raster import export_artboard

    boards = document.artboards
    paths = result_paths(out, list(_names(boards)), [PICTURE] * len(boards))
    written: Written = []
    for item, board, file in zip(results, boards, paths, strict=True):
        make_parents(file)
        for left_out in board.layout.dropped if board.layout is not None else ():
            warning(f"'{file.name}': {left_out.reason}")
        written.append((item, export_artboard(document, board.id, blobs.read, file, with_recipe=with_recipe)))
    return written


def project_of(blobs: BlobStore, results: Sequence[Result], title: str = "") -> Document:
    """Return a document with an artboard of each layout, in their order, and the pictures that they show."""
    made = [made_layout(blobs.read, item.asset, item.id) for item in results]
    assets = [item.asset for item in made]
    boards = placed_boards(made, blobs, assets)
    edit = insert_layouts(boards, [*assets, *pictures_of(made, blobs).values()])
    return edit.apply(Document(title=title or (made[0].layout.title if made else "")))


def _names(boards: Sequence[Artboard]) -> Iterator[str]:
    """Yield what the files of artboards are called: "meta.story-A"."""
    several = len({board.layout.variant for board in boards if board.layout is not None}) > 1
    for board in boards:
        told = board.layout
        letter = board.name.rpartition(" ")[2] if several else ""
        name = told.format if told is not None else board.name
        yield f"{name}-{letter}" if letter else name
