"""The options that several commands share, and how their text is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from creastudio.api.errors import UserError

Command = TypeVar("Command", bound=Callable[..., Any])

set_option = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Set a parameter; may be given several times.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
in_thread_option = click.option(
    "--in-thread",
    is_flag=True,
    help="Compute in this process instead of an engine of its own (for debugging).",
)
recipe_option = click.option(
    "--no-recipe", is_flag=True, help="Leave out of the files how what they show was made."
)


def pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    """Return NAME=VALUE texts as a mapping; wrong usage is told as such."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"{option} takes NAME=VALUE, not '{text}'.")
        if name.strip() in found:
            raise click.UsageError(f"{option} {name.strip()} is given twice.")
        found[name.strip()] = value
    return found


def input_files(texts: Sequence[str], names: Sequence[str], required: Sequence[str] = ()) -> dict[str, Path]:
    """Return the inputs by name; the name may be left out where a generator takes a single one, or needs a single one."""
    meant = names if len(names) == 1 else required
    found: dict[str, Path] = {}
    for text in texts:
        name, equals, path = text.partition("=")
        if not equals or (name not in names and Path(text).exists()):
            if len(meant) != 1:
                known = ", ".join(names) or "none"
                raise UserError(
                    f"Which input is '{text}'?", f"Write --input NAME={text}; the inputs are: {known}."
                )
            name, path = meant[0], text
        found[name] = Path(path)
    return found
