"""Files with layers of other programs, by what they hold and not by what they are called."""

from __future__ import annotations

from pathlib import Path

from creastudio.media.images import read_file
from creastudio.media.layered import ImportedLayers, Limits

SUFFIXES = frozenset({".psd", ".psb", ".ora", ".svg"})
"""Suffixes of layered files."""


def import_layers(path: Path, limits: Limits | None = None) -> ImportedLayers | None:
    """Return the layers of a PSD, ORA or SVG file, and the assets that they need; any thread may call it.

    Returns
    -------
    ImportedLayers or None
        None for a file that has none of them: an ordinary picture, whatever its name.

    Raises
    ------
    UserError
        When the file can't be read, is damaged, or is too large.
    """
    return layers_of(read_file(path), path.name, limits)


def layers_of(data: bytes, name: str, limits: Limits | None = None) -> ImportedLayers | None:
    """As ``import_layers``, for bytes that are called `name`."""
    # What reads them is imported when there is something to read.
    if data.startswith(b"8BPS"):
        from creastudio.media.psd import import_psd

        return import_psd(data, name, limits)
    from creastudio.media import ora, svg

    if ora.is_ora(data):
        return ora.import_ora(data, name, limits)
    if svg.is_svg(data):
        from creastudio.export.svg_layers import import_svg

        return import_svg(data, name, limits)
    return None
