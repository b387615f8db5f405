"""``creastudio export``: artboards of a project as files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from creastudio.cli.settings import json_option, recipe_option

if TYPE_CHECKING:
    from creastudio.core.canvas import Artboard
    from creastudio.core.document import Document


@click.command(short_help="Write artboards of a project as pictures.")
@click.argument("project", metavar="FILE.crea", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", required=True, metavar="OUT", help="A .png, .jpg or .webp file, or a folder for all."
)
@click.option("--size", metavar="WxH", help="Size in pixels: 800x600, or one side only: 800x or x600.")
@click.option("--artboard", metavar="NAME", help="Which artboard, where there are several.")
@click.option(
    "--quality", type=click.IntRange(1, 100), default=90, show_default=True, help="Of JPEG and WebP."
)
@recipe_option
@json_option
def export(
    project: Path,
    out: str,
    size: str | None,
    artboard: str | None,
    quality: int,
    no_recipe: bool,
    as_json: bool,
) -> None:
    """Paint artboards of a project and write them as pictures."""
    from creastudio.cli.naming import make_parents, result_paths
    from creastudio.cli.opened import opened_project
    from creastudio.cli.output import result, result_json
    from creastudio.export.raster import export_artboard

    wanted = None if size is None else parse_size(size)
    written: list[str] = []
    with opened_project(project) as opened:
        document = opened.document
        boards = _chosen(document, artboard, out)
        paths = result_paths(out, [board.name for board in boards], [".png"] * len(boards))
        for board, path in zip(boards, paths, strict=True):
            make_parents(path)
            files = export_artboard(
                document,
                board.id,
                opened.read_blob,
                path,
                size=None if wanted is None else completed(wanted, board),
                quality=quality,
                with_recipe=not no_recipe,
            )
            written += [str(file) for file in files]
    if as_json:
        result_json({"files": written})
        return
    for name in written:
        result(name)


def parse_size(text: str) -> tuple[int, int]:
    """Return width and height in px of ``800x600``, ``800x`` or ``x600``; a side left out is 0."""
    match = re.fullmatch(r"(\d{0,6})[x×X](\d{0,6})", text.strip())
    if match is None or not any(match.groups()):
        raise click.UsageError(f"--size takes WIDTHxHEIGHT in pixels, such as 800x600, not '{text}'.")
    if any(side and int(side) == 0 for side in match.groups()):
        raise click.UsageError(f"--size needs at least 1 px a side, not '{text}'.")
    width, height = (int(side) if side else 0 for side in match.groups())
    return width, height


def completed(size: tuple[int, int], board: Artboard) -> tuple[int, int]:
    """Return `size` with the side that was left out, from the proportions of the artboard."""
    width, height = size
    if width == 0:
        return max(1, round(height * board.width / board.height)), height
    if height == 0:
        return width, max(1, round(width * board.height / board.width))
    return width, height


def _chosen(document: Document, name: str | None, out: str) -> list[Artboard]:
    from creastudio.api.errors import UserError
    from creastudio.cli.naming import is_folder

    names = ", ".join(f"'{board.name}'" for board in document.artboards)
    if not document.artboards:
        raise UserError("This project has no artboard.", "Add one in the studio first.")
    if name is not None:
        boards = [board for board in document.artboards if name in (board.name, board.id)]
        if not boards:
            raise UserError(f"There is no artboard '{name}'.", f"The artboards are {names}.")
        return boards[:1]
    if len(document.artboards) > 1 and not is_folder(out):
        raise UserError(
            f"This project has {len(document.artboards)} artboards: {names}.",
            "Choose one with --artboard NAME, or give a folder to write all of them.",
        )
    return list(document.artboards)
