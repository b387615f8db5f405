"""``creastudio export``: artboards of a project as files."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from creastudio.cli.settings import json_option, pairs, recipe_option, set_option

if TYPE_CHECKING:
    from creastudio.core.canvas import Artboard
    from creastudio.core.document import Document
    from creastudio.export.formats import Format
    from creastudio.export.options import Options


@click.command(short_help="Write artboards of a project as pictures, layered files or pages.")
@click.argument("project", metavar="FILE.crea", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", required=True, metavar="OUT", help="A file (its suffix says the format), or a folder."
)
@click.option(
    "--format", "format_name", metavar="SUFFIX", help="The format of files in a folder; png if not told."
)
@click.option("--size", metavar="WxH", help="Size in pixels: 800x600, or one side only: 800x or x600.")
@click.option("--artboard", metavar="NAME", help="Which artboard, where there are several.")
@click.option("--quality", type=click.IntRange(1, 100), help="Of JPEG and WebP; 90 if not told.")
@click.option("--sign", is_flag=True, help="Sign the files; see `creastudio certificate`.")
@set_option
@recipe_option
@json_option
def export(
    project: Path,
    out: str,
    format_name: str | None,
    size: str | None,
    artboard: str | None,
    quality: int | None,
    sign: bool,
    settings: tuple[str, ...],
    no_recipe: bool,
    as_json: bool,
) -> None:
    """Write artboards of a project as pictures, layered files or pages.

    A PDF takes all artboards as its pages. Of any other format, a project with several artboards makes a file of
    each, named after it: poster.png becomes poster-Front.png, poster-Back.png ...; --artboard chooses one.
    """
    from creastudio.cli.certificate import signing_files
    from creastudio.cli.naming import is_folder, make_parents
    from creastudio.cli.opened import opened_project
    from creastudio.cli.output import result, result_json, warning
    from creastudio.cli.progress import progress
    from creastudio.export.formats import export as write
    from creastudio.export.formats import format_of

    folder = is_folder(out)
    target = Path(out)
    wanted = format_of(Path(f"a.{(format_name or 'png').lstrip('.')}") if folder else target)
    chosen = _options(wanted, size, quality, settings, no_recipe=no_recipe, sign=sign)
    with opened_project(project) as opened:
        document = opened.document
        boards = _chosen(document, artboard)
        make_parents(target / "a" if folder else target)
        # Most exports take a moment: lines in a log would only be noise.
        with progress(quiet=as_json or not sys.stderr.isatty()) as shown:
            done = write(
                document,
                [board.id for board in boards],
                opened.read_blob,
                target,
                chosen,
                lambda fraction, message: shown.show("export", target.name, fraction, message, None),
                wanted=wanted,
                signing=signing_files(),
            )
    files = [str(file) for file in done.files]
    if as_json:
        result_json({"files": files, "notes": list(done.notes)})
        return
    for sentence in done.notes:
        warning(sentence)
    for name in files:
        result(name)


def _options(
    wanted: Format,
    size: str | None,
    quality: int | None,
    settings: Sequence[str],
    *,
    no_recipe: bool,
    sign: bool,
) -> Options:
    """Return the options of a format; UserError names those that it doesn't have."""
    from creastudio.api.params import parse_text

    given = pairs(settings, "--set")
    if size is not None:
        width, height = parse_size(size)
        given |= {"width": str(width), "height": str(height)}
    if quality is not None:
        given["quality"] = str(quality)
    if no_recipe:
        given["with_recipe"] = "false"
    if sign:
        given["sign"] = "true"
    return cast("Options", parse_text(wanted.options, given))


def parse_size(text: str) -> tuple[int, int]:
    """Return width and height in px of ``800x600``, ``800x`` or ``x600``; a side left out is 0."""
    match = re.fullmatch(r"(\d{0,6})[x×X](\d{0,6})", text.strip())
    if match is None or not any(match.groups()):
        raise click.UsageError(f"--size takes WIDTHxHEIGHT in pixels, such as 800x600, not '{text}'.")
    if any(side and int(side) == 0 for side in match.groups()):
        raise click.UsageError(f"--size needs at least 1 px a side, not '{text}'.")
    width, height = (int(side) if side else 0 for side in match.groups())
    return width, height


def _chosen(document: Document, name: str | None) -> list[Artboard]:
    from creastudio.api.errors import UserError

    names = ", ".join(f"'{board.name}'" for board in document.artboards)
    if not document.artboards:
        raise UserError("This project has no artboard.", "Add one in the studio first.")
    if name is not None:
        boards = [board for board in document.artboards if name in (board.name, board.id)]
        if not boards:
            raise UserError(f"There is no artboard '{name}'.", f"The artboards are {names}.")
        return boards[:1]
    return list(document.artboards)
