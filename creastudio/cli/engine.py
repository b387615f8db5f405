"""``creastudio engine``: which program computes, and packs of others, such as one for CUDA."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from creastudio.cli.settings import json_option

if TYPE_CHECKING:
    from creastudio.engines.installed import Pack

_path = click.Path(path_type=Path, dir_okay=False)


@click.group(short_help="Show which engine computes; add one, for CUDA for example.")
def engine() -> None:
    """Show which program computes, add others from a file, and choose among them."""


@engine.command("list")
@json_option
def list_engines(as_json: bool) -> None:
    """List the engines, which one is used, and why."""
    from creastudio.cli.output import result, result_json, table
    from creastudio.engines import installed
    from creastudio.engines.finder import find_engine

    used = find_engine()
    packs = installed.packs()
    if as_json:
        answer = {"used": used.name, "reason": used.reason, "wish": installed.wish()}
        result_json(answer | {"engines": [_row(pack) for pack in packs]})
        return
    rows = [("*" if used.name == "built-in" else "", "built-in", "", "", "comes with CreaStudio")]
    rows += [
        (
            "*" if used.name == pack.name else "",
            pack.name,
            pack.manifest.torch,
            pack.manifest.accelerator,
            _found(pack),
        )
        for pack in packs
    ]
    table(rows, ("USED", "NAME", "TORCH", "FOR", "FOUND"))
    result(f"\nThe engine '{used.name}' is used: {used.reason}.")


@engine.command("add", short_help="Add an engine from a pack, and use it if its device works.")
@click.argument("file", type=_path)
@click.option("--yes", is_flag=True, help="Don't ask.")
def add(file: Path, yes: bool) -> None:
    """Add the engine in the pack FILE, once you have seen what it is and agreed, and try it.

    It is used from then on if what it computes on works here.
    """
    from creastudio.cli.output import result, say
    from creastudio.engines.adding import add_pack, sha256_of
    from creastudio.engines.finder import find_engine
    from creastudio.engines.unpack import read_manifest

    manifest = read_manifest(file)
    manifest.require_fit()
    say(
        f"{manifest.name}: torch {manifest.torch} for {manifest.accelerator}, {manifest.total / 2**30:.1f} GB unpacked"
    )
    say(f"  SHA-256   {sha256_of(file)}")
    _agree(yes)
    say("Unpacking and trying it ...")
    result(add_pack(file).sentence)
    used = find_engine()
    result(f"The engine '{used.name}' is used: {used.reason}.")


def _agree(yes: bool) -> None:
    """Return when the person agrees; UserError when they don't, or nobody is there to be asked."""
    from creastudio.api.errors import UserError

    click.echo(
        "An engine runs with your rights: take packs only from those whose programs you would run.", err=True
    )
    if yes:
        return
    if not sys.stdin.isatty():
        raise UserError(
            "No engine was added, as nobody is there to agree.", "Read what is said above, then add --yes."
        )
    if not click.confirm("Add it?", err=True):
        raise UserError("No engine was added.", "")


@engine.command("use")
@click.argument("name")
def use(name: str) -> None:
    """Use the engine NAME: one that was added, "built-in", or "auto" for the first whose device works."""
    from creastudio.cli.output import result
    from creastudio.engines import installed
    from creastudio.engines.finder import find_engine

    installed.use(name)
    used = find_engine()
    result(f"The engine '{used.name}' is used: {used.reason}.")


@engine.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove the engine NAME from the disk."""
    from creastudio.cli.output import result
    from creastudio.engines import installed

    installed.remove(name)
    result(f"'{name}' is removed.")


def _found(pack: Pack) -> str:
    from creastudio.engines.installed import problem

    why = problem(pack)
    if why:
        return why
    return f"{pack.trial.device}: {pack.trial.reason}" if pack.trial is not None else "never tried"


def _row(pack: Pack) -> dict[str, Any]:
    manifest = pack.manifest
    return {
        "name": pack.name,
        "torch": manifest.torch,
        "accelerator": manifest.accelerator,
        "platform": manifest.platform,
        "creastudio": manifest.creastudio,
        "bytes": manifest.total,
        "found": _found(pack),
        "folder": str(pack.folder),
    }
