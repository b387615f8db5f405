"""A person's own formats, as jobs and forms are given them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from creastudio import paths
from creastudio.api.format_table import ArtboardFormat, FormatGroup, format_table
from creastudio.api.formats import settled
from creastudio.api.generator import Work
from creastudio.api.params import specs
from creastudio.store.own_formats_file import OwnFormatsFile


def own_formats_file() -> OwnFormatsFile:
    """Return the file of the person's own formats."""
    return OwnFormatsFile(paths.own_formats_file())


def own_forms() -> tuple[ArtboardFormat, ...]:
    """Return the person's own formats; UserError when their file can't be read."""
    return own_formats_file().load().forms


def known_groups() -> tuple[FormatGroup, ...]:
    """Return the person's own formats and those that ship, by group; UserError when the former can't be read."""
    return (*own_formats_file().load().groups, *format_table().groups)


def settled_values(work: Work, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters in which own formats are spelled out, so that a recipe says the same on every computer.

    Raises
    ------
    UserError
        When own formats are named and their file can't be read.
    """
    found = dict(values)
    for spec in specs(work.params):
        text = found.get(spec.name)
        if spec.role == "formats" and isinstance(text, str):
            found[spec.name] = settled(text, own_forms)
    return found
