"""``creastudio formats``: the sizes that are known, and those of your own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import click

from creastudio.cli.settings import json_option

if TYPE_CHECKING:
    from creastudio.api.format_table import ArtboardFormat

KINDS = ("screen", "banner", "print")


@click.group(short_help="List formats, and make your own.")
def formats() -> None:
    """List the formats of ads and artboards, and make, change and remove your own."""


@formats.command("list", short_help="List formats.")
@click.argument("names", required=False, default="")
@json_option
def list_formats(names: str, as_json: bool) -> None:
    """List all formats, or those that NAMES means: "display, meta.story, own"."""
    from creastudio.api.formats import formats_in, words_in
    from creastudio.cli.output import result, result_json, say
    from creastudio.workspace.own_formats import known_groups, own_forms

    own = own_forms()
    words = words_in(names)
    if not own and any(_all_own(word) for word in words):
        # There may be none of one's own: that is no mistake as it is where ads are to be made in them.
        say("There are no own formats yet: 'creastudio formats add NAME --size 1200x1800' makes one.")
        words = [word for word in words if not _all_own(word)]
        if not words:
            if as_json:
                result_json({"formats": []})
            return
    if words:
        found = {"": formats_in(", ".join(words), own)}
    else:
        found = {f"{group.title} ({group.id})": group.formats for group in known_groups()}
    if as_json:
        result_json({"formats": [form.model_dump(mode="json") for forms in found.values() for form in forms]})
        return
    for title, forms in found.items():
        if title:
            result(title)
        for form in forms:
            result(f"{'  ' if title else ''}{form.id:24} {_told(form)}")


def _all_own(word: str) -> bool:
    return word.casefold().rstrip(".") == "own"


@formats.command("add", short_help="Make a format, or change one of your own.")
@click.argument("name")
@click.option("--size", required=True, metavar="WxH", help="Width and height, px: 1200x1800.")
@click.option("--group", default="", help="What it is listed under.")
@click.option("--kind", type=click.Choice(KINDS), default="screen", help="What it is for.")
@click.option("--dpi", type=float, default=96.0, help="Px an inch; 300 is usual in print.")
@click.option("--bleed", type=float, default=0.0, help="Px beyond each edge.")
@click.option(
    "--safe", default="", metavar="T/R/B/L", help="Px that the platform covers at each edge: 100/0/200/0."
)
@click.option(
    "--weight",
    type=click.FloatRange(0, 1e6),
    default=0.0,
    metavar="KB",
    help="Heaviest file that the platform takes.",
)
@click.option("--replace", is_flag=True, help="Change the format of this name that is there.")
def add(
    name: str,
    size: str,
    group: str,
    kind: str,
    dpi: float,
    bleed: float,
    safe: str,
    weight: float,
    replace: bool,
) -> None:
    """Make the format NAME. Ads, artboards and campaigns then know it as own.NAME."""
    from creastudio.api.formats import SIZE
    from creastudio.api.own_formats import own_format
    from creastudio.cli.output import say
    from creastudio.workspace.own_formats import own_formats_file

    told = SIZE.fullmatch(size.strip())
    if told is None:
        raise click.BadParameter(f"'{size}' is no size such as 1200x1800.", param_hint="--size")
    if math.isnan(weight):
        raise click.BadParameter("it is no number.", param_hint="--weight")
    sides = safe.split("/") if safe else ["0"] * 4
    if len(sides) != 4:
        raise click.BadParameter(f"'{safe}' isn't four numbers such as 100/0/200/0.", param_hint="--safe")
    made = own_format(
        name=name,
        group=group,
        kind=kind,
        width=told[1],
        height=told[2],
        resolution=dpi,
        bleed=bleed,
        safe=sides,
        max_bytes=round(1000 * weight),
    )
    own_formats_file().change(lambda all_: all_.with_format(made, made.id if replace else ""))
    say(f"{made.id}: {_told(made.form)}")


@formats.command("remove", short_help="Remove one of your own formats.")
@click.argument("name")
def remove(name: str) -> None:
    """Remove the own format NAME; ads that were made in it stay as they are."""
    from creastudio.api.errors import UserError
    from creastudio.cli.output import say
    from creastudio.workspace.own_formats import own_formats_file

    file = own_formats_file()
    there = file.load().find(name)
    if there is None:
        raise UserError(
            f"There is no own format '{name}'.", "'creastudio formats list own' shows those there are."
        )
    file.change(lambda all_: all_.without(there.id))
    say(f"{there.id} is removed.")


def _told(form: ArtboardFormat) -> str:
    """Return what a format is like, in one line."""
    parts = [f"{form.width} x {form.height} px", form.title]
    if form.resolution != 96:
        parts.append(f"{form.resolution:g} dpi")
    if form.bleed:
        parts.append(f"bleed {form.bleed:g} px")
    if any(form.safe):
        parts.append(f"safe {'/'.join(f'{side:g}' for side in form.safe)}")
    if form.max_bytes:
        parts.append(f"at most {form.max_bytes / 1000:g} KB")
    return ", ".join(parts)
