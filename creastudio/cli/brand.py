"""``creastudio brand``: make brand kits of folders and logos, and look at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from creastudio.cli.settings import json_option

if TYPE_CHECKING:
    from creastudio.api.brand import BrandKit, BrandLine


@click.group(short_help="Make and look at brand kits.")
def brand() -> None:
    """Make brand kits of folders and logos, and look at them."""


@brand.command("make", short_help="Make a kit of a folder, or propose one from a logo.")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="FILE.creabrand")
@click.option("--name", help="What the brand is called; the folder's or the logo's name when left out.")
@json_option
def make(source: Path, output: Path, name: str | None, as_json: bool) -> None:
    """Make a kit of the logos, palettes, fonts and words in a folder SOURCE, or propose one from a logo SOURCE."""
    from creastudio.api.brand_file import SUFFIX, BrandPack, write_brand
    from creastudio.api.errors import UserError
    from creastudio.cli.output import result_json, say, warning
    from creastudio.media.brand_folder import kit_of
    from creastudio.store.files import write_bytes

    if output.suffix.lower() != SUFFIX:
        raise UserError(f"A brand kit is written as {SUFFIX}, not '{output.name}'.", f"Use -o NAME{SUFFIX}.")
    found = kit_of(source)
    kit = found.pack.kit.model_copy(update={"name": name[:200]}) if name else found.pack.kit
    write_bytes(output, write_brand(BrandPack(kit, found.pack.pictures)))
    if as_json:
        result_json(
            {"file": str(output), "kit": kit.model_dump(mode="json"), "left_out": list(found.left_out)}
        )
        return
    for sentence in found.left_out:
        warning(sentence)
    for line in kit_lines(kit):
        say(line)
    say(f"Written to {output}.")


@brand.command("show", short_help="Say what is in a kit.")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def show(file: Path, as_json: bool) -> None:
    """Say what is in the kit FILE, and which of its colours are hard to read on each other."""
    from creastudio.api.brand_file import read_brand
    from creastudio.cli.output import result, result_json
    from creastudio.core.brand_checks import pairs_of

    kit = read_brand(file).kit
    if as_json:
        pairs = [
            {"front": pair.front, "behind": pair.behind, "contrast": round(pair.contrast, 2), "low": pair.low}
            for pair in pairs_of(kit)
        ]
        result_json({"kit": kit.model_dump(mode="json"), "contrast": pairs})
        return
    for line in kit_lines(kit):
        result(line)


def kit_lines(kit: BrandKit) -> Iterator[str]:
    """Yield what a kit holds, for a person to read."""
    from creastudio.core.brand_checks import pairs_of

    yield f"Brand         {kit.name or 'not named'}"
    yield from _part(
        "Logos",
        (
            f"{logo.name or logo.picture[:12]}, {logo.width} x {logo.height} px, "
            f"{'any ground' if logo.on == 'any' else f'{logo.on} grounds'}, at least {logo.minimum_width:g} px wide"
            for logo in kit.logos
        ),
    )
    yield from _part(
        "Colours",
        (f"{item.color}  {item.role}{f', {item.name}' if item.name else ''}" for item in kit.colors),
    )
    yield from _part(
        "Contrast",
        (
            f"{pair.front} on {pair.behind} {pair.contrast:.1f}:1"
            + (f", should be {pair.least:g}:1" if pair.low else "")
            for pair in pairs_of(kit)
        ),
    )
    yield from _part(
        "Fonts",
        (
            f"{item.role}{f' ({item.script})' if item.script else ''}: {', '.join(item.families)}, {item.weight}"
            for item in kit.fonts
        ),
    )
    yield from _part("Tone", [", ".join(kit.tone)] if kit.tone else [])
    yield from _part("Forbidden", [", ".join(kit.forbidden)] if kit.forbidden else [])
    yield from _part("Claims", map(_said, kit.claims))
    yield from _part("Legal", map(_said, kit.legal))


def _part(title: str, rows: Iterator[str] | map[str] | list[str]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"{title if number == 0 else '':14}{row}"


def _said(line: BrandLine) -> str:
    about = [part for part in (line.language, ", ".join(line.formats)) if part]
    return f"{line.text} ({'; '.join(about)})" if about else line.text
