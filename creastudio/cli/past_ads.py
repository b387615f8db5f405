"""``creastudio past-ads``: projects and layered files as annotations that composers of ads learn from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from creastudio.api.errors import UserError


@click.command("past-ads", short_help="Turn finished ads with layers into a file that ads learn from.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    required=True,
    metavar="OUT.json",
    type=click.Path(path_type=Path),
    help="The file of annotations.",
)
def past_ads(files: tuple[Path, ...], out: Path) -> None:
    """Write which element lies where in projects (.crea), PSD, OpenRaster and SVG files.

    Layers tell by their role, or by what they are called: Headline, Logo, CTA.
    """
    from creastudio.cli.output import result, warning
    from creastudio.store.files import write_bytes

    ads: list[dict[str, Any]] = []
    for file in files:
        try:
            found = _ads_of(file)
        except UserError as error:
            if len(files) == 1:
                raise
            # One that is broken must not keep the others away.
            warning(f"{error.message} {error.hint}".strip())
            continue
        if not found:
            warning(f"'{file.name}' has no layer whose role or name tells what it is.")
        ads += found
    if not ads:
        raise UserError(
            "There is nothing to learn from.", "Call layers Headline, Subhead, Logo, CTA or Picture."
        )
    write_bytes(out, json.dumps({"version": 1, "ads": ads}, ensure_ascii=False, indent=1).encode())
    result(f"{out}: {len(ads)} ads, {sum(len(ad['elements']) for ad in ads)} elements")


def _ads_of(file: Path) -> list[dict[str, Any]]:
    from creastudio.core.past_layers import past_ad

    if file.suffix.lower() == ".crea":
        from creastudio.cli.opened import opened_project

        with opened_project(file) as opened:
            boards = opened.document.artboards
        told = [
            past_ad(board.layers, board.width, board.height, f"{file.name}: {board.name}") for board in boards
        ]
    else:
        from creastudio.export.importing import import_layers

        layered = import_layers(file)
        if layered is None:
            raise UserError(
                f"'{file.name}' has no layers.",
                "Give a project (.crea), a PSD, an OpenRaster or an SVG file.",
            )
        told = [past_ad(layered.layers, layered.width, layered.height, file.name, layered.words)]
    return [ad for ad in told if ad is not None]
