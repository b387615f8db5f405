"""Makes a small plugin that works, to start from (``plugins new NAME``)."""

from __future__ import annotations

import keyword
import re
import shutil
from pathlib import Path
from string import Template

from creastudio.host.candidates import environment_candidates
from creastudio.host.faults import PluginFault
from creastudio.resources import resource_path

SUFFIX = ".in"
"""Ends the name of every file of the template, so that no tool takes it for the code it will become."""


def new_plugin(name: str, folder: Path) -> Path:
    """Write the project ``creastudio-NAME`` into `folder` and return its path.

    Parameters
    ----------
    name : str
        Name of the plugin ("noise"): lower-case letters, digits and ``_``.

    Raises
    ------
    PluginFault
        For a name that can't be one or that a part of the studio has, when the project is already there, or when it
        can't be written.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) or keyword.iskeyword(name):
        raise PluginFault(
            f"'{name}' can't be the name of a plugin.",
            "A name has lower-case letters, digits and _, begins with a letter, and is no word of Python.",
        )
    if any(item.name == name and item.origin == "built-in" for item in environment_candidates()):
        raise PluginFault(f"The plugin '{name}' is part of the studio.", "Choose another name.")
    project = folder / f"creastudio-{name}"
    try:
        if project.exists() and any(project.iterdir()):
            raise PluginFault(f"The folder '{project}' isn't empty.", "Choose another name or folder.")
        _write_whole(name, project)
    except OSError as error:
        raise PluginFault(
            f"'{project}' can't be written ({error.strerror or error}).",
            "Choose another folder, or make room on the disk.",
        ) from error
    return project


def _write_whole(name: str, project: Path) -> None:
    """Write a project into a folder that is empty or not there; nothing of it stays where that fails."""
    try:
        _write(name, project)
    except OSError:
        if project.is_dir() and not project.is_symlink():
            shutil.rmtree(project, ignore_errors=True)
        raise


def _write(name: str, project: Path) -> None:
    template = resource_path("templates", "plugin")
    words = {"name": name, "title": name.replace("_", " ").capitalize()}
    for source in sorted(template.rglob(f"*{SUFFIX}")):
        relative = str(source.relative_to(template)).replace("NAME", name).removesuffix(SUFFIX)
        target = project / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        text = Template(source.read_text(encoding="utf-8")).substitute(words)
        target.write_text(text, encoding="utf-8", newline="\n")
