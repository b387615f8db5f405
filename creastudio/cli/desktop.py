"""``creastudio desktop``: the entry in the menu of a Linux desktop."""

from __future__ import annotations

import sys

import click


@click.group(short_help="Put CreaStudio into the menu of a Linux desktop.")
def desktop() -> None:
    """Put CreaStudio into the menu of a Linux desktop, so that projects open with it; Windows and Macs need no such step."""


@desktop.command("install")
def install() -> None:
    """Write a menu entry, an icon and the type of project files, for you alone."""
    from creastudio.cli.output import result
    from creastudio.workspace import desktop_entry

    _require_linux()
    for file in desktop_entry.install(desktop_entry.own_program(), desktop_entry.data_folder()):
        result(str(file))


@desktop.command("remove")
def remove() -> None:
    """Take all of it off again."""
    from creastudio.cli.output import result
    from creastudio.workspace import desktop_entry

    _require_linux()
    for file in desktop_entry.remove(desktop_entry.data_folder()):
        result(f"removed {file}")


def _require_linux() -> None:
    from creastudio.api.errors import UserError

    if not sys.platform.startswith("linux"):
        raise UserError("This is for Linux desktops.", "On Windows and Macs the installer does it.")
