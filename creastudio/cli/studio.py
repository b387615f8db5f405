"""Opens the window."""

from __future__ import annotations

import os
import sys

import click

from creastudio.api.errors import UserError


@click.command("open", hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("files", nargs=-1, type=click.UNPROCESSED)
def open_studio(files: tuple[str, ...]) -> int:
    """Open the studio, with a project if one is named."""
    if not _has_display():
        raise UserError(
            "There is no display to open a window on.",
            "'creastudio demo -o out' shows what the studio does without one; 'creastudio --help' lists the rest.",
        )
    from creastudio.shell.app import main

    return main(list(files))


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
