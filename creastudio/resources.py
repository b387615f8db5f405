"""Where the shared data that ships with the studio lies: sample projects, models, fonts, icons.

In a wheel and in the frozen app the data lies inside the package (``creastudio/_resources``); in a working tree it is
the folder ``resources`` beside the package. The pages of the guide lie likewise in ``creastudio/_docs`` or ``docs``.
Nothing here needs Qt, so every layer may use it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources_dir() -> Path:
    """Return the folder that holds all shipped data; read only, and outside what a person owns."""
    packaged = _PACKAGE / "_resources"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "resources"


def resource_path(*parts: str) -> Path:
    """Return the path of one shipped file or folder, whether or not it exists.

    Parameters
    ----------
    *parts : str
        Path parts below ``resources``: ``resource_path("samples", "avatars")``.
    """
    return resources_dir().joinpath(*parts)


def docs_dir() -> Path:
    """Return the folder with the pages of the guide, English ones at its top and Chinese ones below ``zh``."""
    packaged = _PACKAGE / "_docs"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "docs"
