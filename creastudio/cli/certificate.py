"""``creastudio certificate``: what exported files are signed with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from creastudio.cli.settings import json_option

if TYPE_CHECKING:
    from creastudio.export.certificates import Facts, SigningFiles


@click.group(short_help="Make or show the certificate that exported files are signed with.")
def certificate() -> None:
    """Make or show the certificate that exported files are signed with."""


@certificate.command(short_help="Make a certificate of your own.")
@click.argument("name")
@click.option("--organisation", default="", metavar="TEXT", help="Whom you sign for; your name if not told.")
@click.option("--years", default=5, type=click.IntRange(1, 10), help="How long it holds; 5 if not told.")
@json_option
def make(name: str, organisation: str, years: int, as_json: bool) -> None:
    """Make a certificate for NAME on this machine; it takes the place of one that was made before."""
    from creastudio.export.certificates import facts_of, make_own

    files = make_own(name, organisation, years)
    _print(files, facts_of(files), as_json=as_json)


@certificate.command(short_help="Show the certificate in use.")
@json_option
def show(as_json: bool) -> None:
    """Show the certificate that exports are signed with."""
    from creastudio.api.errors import UserError
    from creastudio.export.certificates import facts_of

    files = signing_files()
    if files is None:
        raise UserError(
            "There is no certificate.",
            "Make one with `creastudio certificate make NAME`, or choose yours in Settings.",
        )
    _print(files, facts_of(files), as_json=as_json)


def signing_files() -> SigningFiles | None:
    """Return what the settings sign with, else what was made here, else None."""
    from creastudio import paths
    from creastudio.export.certificates import chosen
    from creastudio.store.settings import SettingsStore

    settings = SettingsStore(paths.settings_file()).load()
    return chosen(settings.signing_certificate, settings.signing_key)


def _print(files: SigningFiles, facts: Facts, *, as_json: bool) -> None:
    from creastudio.cli.output import result, result_json

    row: dict[str, Any] = {
        "name": facts.name,
        "organisation": facts.organisation,
        "until": facts.until.date().isoformat(),
        "own": facts.own,
        "file": str(files.certificate),
    }
    if as_json:
        result_json(row)
        return
    kind = "made here; nobody else trusts it by itself" if facts.own else "your own file"
    result(f"Name          {facts.name}")
    result(f"Organisation  {facts.organisation}")
    result(f"Valid until   {row['until']}{' (ended)' if facts.expired else ''}")
    result(f"File          {files.certificate} ({kind})")
