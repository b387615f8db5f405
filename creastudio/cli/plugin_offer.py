"""Shows what a plugin is before it is installed, and asks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from creastudio.api.errors import UserError

if TYPE_CHECKING:
    from creastudio.host.offer import Offer


def agree(offer: Offer, *, yes: bool) -> None:
    """Tell on stderr what would be installed, and return when the person agrees.

    Raises
    ------
    UserError
        When they don't, or nobody is there to be asked.
    """
    for line in lines_of(offer):
        click.echo(line, err=True)
    if yes:
        return
    if not sys.stdin.isatty():
        raise UserError(
            "Nothing was installed, as nobody is there to agree.", "Read what is said above, then add --yes."
        )
    if not click.confirm("Install and enable it?", err=True):
        raise UserError("Nothing was installed.", "")


def lines_of(offer: Offer) -> list[str]:
    """Return what a person should know before they agree."""
    from creastudio.host.offer import RIGHTS, UNKNOWN_LICENCE

    facts = offer.facts
    lines = [f"{', '.join(offer.plugins)} {facts.version}: {facts.summary}".rstrip(": ")]
    rows = [
        ("from", facts.author),
        ("licence", offer.licence),
        ("SHA-256", offer.sha256),
        (
            "brings",
            ", ".join(f"{w.name} {w.version} ({w.licence or UNKNOWN_LICENCE})" for w in offer.carries),
        ),
        ("lacks", ", ".join(offer.lacks)),
        ("replaces", f"{offer.replaces}, which is newer" if offer.goes_back else offer.replaces),
    ]
    lines += [f"  {name:<9} {text}" for name, text in rows if text]
    return [*lines, RIGHTS]
