"""Where plugins may lie, before any of their code is run: metadata only."""

from __future__ import annotations

import logging
import os
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, cast

from packaging.utils import canonicalize_name

from creastudio.api.hookspecs import ENTRY_POINT_GROUP
from creastudio.host.faults import PluginFault
from creastudio.host.locate import module_file
from creastudio.host.registry import Origin

log = logging.getLogger(__name__)

DISTRIBUTION = "creastudio"

LIBRARIES = "libraries"
"""Folder of a project under development with libraries that its plugin needs (``pip install --target libraries``)."""

MAX_STAMPED_FILES = 2000
"""Beyond so many source files a plugin's stamp no longer notices every edit; its version still counts."""

_NOT_SOURCES = frozenset({LIBRARIES, "tests", "test", "docs", "build", "dist", "node_modules", "__pycache__"})


@dataclass(frozen=True)
class Candidate:
    """Something that says it is a plugin.

    Attributes
    ----------
    module : str
        Dotted name of its face.
    search_path : tuple of str
        Folders to import it from; empty when it is importable as it is.
    fault : PluginFault, optional
        What is already known to be wrong with it.
    """

    name: str
    module: str
    origin: Origin
    version: str = ""
    summary: str = ""
    folder: str = ""
    in_place: bool = False
    search_path: tuple[str, ...] = ()
    fault: PluginFault | None = None

    @property
    def stamp(self) -> str:
        """Changes whenever its version or one of its source files does."""
        return f"{self.version} {_newest(self._sources())}{self._libraries()}"

    def _libraries(self) -> str:
        """Return what changes when pip puts something beside a plugin under development."""
        folders = self.search_path[1:] if self.in_place else ()
        return "".join(f" {_newest([Path(folder)])}" for folder in folders)

    def _sources(self) -> Iterator[Path]:
        if self.in_place and self.search_path:
            yield from _written_in(Path(self.search_path[0]))
        elif self.search_path:
            for folder in self.search_path:
                yield from Path(folder).rglob("*.py")
        elif (file := module_file(self.module)) is not None:
            yield from file.parent.glob("*.py")


def environment_candidates(elsewhere: Iterable[str] = ()) -> list[Candidate]:
    """Return the plugins of this Python environment: the built-in ones first, then those of pip.

    Parameters
    ----------
    elsewhere : iterable of str
        Folders of other plugins. Those that were loaded are on ``sys.path`` and would be found here again.
    """
    left_out = {Path(folder) for folder in elsewhere}
    found: dict[str, list[Candidate]] = {}
    for dist in metadata.distributions():
        try:
            name, candidates = _of_distribution(dist, left_out)
        except Exception as error:  # noqa: BLE001  importlib.metadata says many things about files that are damaged
            log.warning("A package in %s is damaged and can't be a plugin: %s", dist.locate_file(""), error)
            continue
        if candidates:
            # As in an import, the first of two that are on the path under one name is the one that counts.
            found.setdefault(name, candidates)
    plugins = [candidate for candidates in found.values() for candidate in candidates]
    return sorted(plugins, key=lambda item: (item.origin != "built-in", item.name))


def _of_distribution(dist: metadata.Distribution, left_out: set[Path]) -> tuple[str, list[Candidate]]:
    """Return the name of a distribution, and its plugins unless it lies in one of the folders `left_out`."""
    # The folder first: of one that is looked at elsewhere nothing is read, as it may be damaged.
    if Path(str(dist.locate_file(""))) in left_out:
        return "", []
    points = dist.entry_points.select(group=ENTRY_POINT_GROUP)
    if not points:
        # Most of what is installed; its name, in a larger file, is left unread.
        return "", []
    name = canonicalize_name(dist.metadata["Name"])
    built_in = name == DISTRIBUTION
    return name, [
        Candidate(
            name=entry.name,
            module=entry.value,
            origin="built-in" if built_in else "installed",
            version=dist.version,
            summary="" if built_in else _summary(dist),
        )
        for entry in points
    ]


def folder_candidates(plugin_folder: Path) -> list[Candidate]:
    """Return the plugins of the person's plugin folder: one subfolder each, an unpacked wheel."""
    if not plugin_folder.is_dir():
        return []
    folders = sorted(item for item in plugin_folder.iterdir() if item.is_dir() and item.name[0] not in "._")
    return [candidate for folder in folders for candidate in unpacked_candidates(folder)]


def unpacked_candidates(folder: Path) -> list[Candidate]:
    """Return the plugins of one unpacked wheel; a folder that is none yields one candidate with a fault."""
    try:
        found = list(_unpacked(folder))
    except Exception as error:  # noqa: BLE001  importlib.metadata says many things about files that are damaged
        return [_not_a_plugin(folder, f"Its *.dist-info folder is damaged ({error}).")]
    return found or [
        _not_a_plugin(folder, "It holds no *.dist-info folder with a creastudio.plugins entry point.")
    ]


def _unpacked(folder: Path) -> Iterator[Candidate]:
    for dist in metadata.distributions(path=[str(folder)]):
        for entry in dist.entry_points.select(group=ENTRY_POINT_GROUP):
            yield Candidate(
                name=entry.name,
                module=entry.value,
                origin="folder",
                version=dist.version,
                summary=_summary(dist),
                folder=str(folder),
                search_path=(str(folder),),
            )


def in_place_candidates(folders: Iterable[Path]) -> list[Candidate]:
    """Return the plugins under development in `folders` (each with a ``pyproject.toml``)."""
    found: list[Candidate] = []
    for folder in folders:
        try:
            found.extend(project_candidates(folder))
        except PluginFault as fault:
            found.append(_not_a_plugin(folder, fault.message, fault.hint, in_place=True))
    return found


def project_candidates(folder: Path) -> list[Candidate]:
    """Return the plugins that the ``pyproject.toml`` in `folder` declares.

    Raises
    ------
    PluginFault
        When there is no such file, it can't be read, or it declares no plugin.
    """
    project = read_project(folder)
    points = _table(_table(project.get("entry-points")).get(ENTRY_POINT_GROUP))
    if not points:
        raise PluginFault(
            f"The project '{folder.name}' declares no plugin.",
            f'Its pyproject.toml needs [project.entry-points."{ENTRY_POINT_GROUP}"] with name = "package.plugin".',
        )
    source = folder / "src"
    libraries = folder / LIBRARIES
    search_path = (
        str(source if source.is_dir() else folder),
        *([str(libraries)] if libraries.is_dir() else ()),
    )
    return [
        Candidate(
            name=name,
            module=str(module),
            origin="folder",
            version=str(project.get("version", "")),
            summary=str(project.get("description", "")),
            folder=str(folder),
            in_place=True,
            search_path=search_path,
        )
        for name, module in points.items()
    ]


def read_project(folder: Path) -> dict[str, Any]:
    """Return the ``[project]`` table of ``pyproject.toml`` in `folder`; PluginFault when there is none."""
    file = folder / "pyproject.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PluginFault(
            f"The folder '{folder.name}' has no pyproject.toml.",
            "'plugins new NAME' makes a plugin to start from.",
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise PluginFault(
            f"The pyproject.toml in '{folder.name}' can't be read ({error}).", "Correct the file."
        ) from error
    project = table.get("project")
    if not isinstance(project, dict):
        raise PluginFault(
            f"The pyproject.toml in '{folder.name}' has no [project].", "Add its name and version."
        )
    return project  # pyright: ignore[reportUnknownVariableType]


def _table(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _not_a_plugin(folder: Path, why: str, hint: str = "", *, in_place: bool = False) -> Candidate:
    return Candidate(
        name=folder.name,
        module="",
        origin="folder",
        folder=str(folder),
        in_place=in_place,
        fault=PluginFault(
            f"The folder '{folder.name}' is no plugin. {why}",
            hint or "Remove the folder, or install it again.",
        ),
    )


def _summary(dist: metadata.Distribution) -> str:
    found = dist.metadata.json.get("summary", "")
    return found if isinstance(found, str) else ""


def _written_in(source: Path) -> Iterator[Path]:
    """Yield the Python files that an author writes: environments, libraries and what was built don't count."""
    for place, folders, files in os.walk(source):
        top = place == str(source)
        if not top and "pyvenv.cfg" in files:
            folders.clear()
            continue
        left_out = _NOT_SOURCES if top else {"__pycache__"}
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in left_out)
        yield from (Path(place, name) for name in sorted(files) if name.endswith(".py"))


def _newest(files: Iterable[Path]) -> str:
    newest = count = 0
    for file in files:
        count += 1
        if count > MAX_STAMPED_FILES:
            break
        try:
            newest = max(newest, file.stat().st_mtime_ns)
        except OSError:
            # Its author is just saving it, and the next look sees the new one; or it is a link to nowhere.
            newest = max(newest, 1)
    return f"{count} {newest}"


def name_taken(name: str, other: Candidate) -> PluginFault:
    """Return the fault of a plugin whose name another one has."""
    if other.in_place:
        return PluginFault(
            f"The plugin '{name}' is used in place, from '{other.folder}', instead of this one.",
            f"'plugins dev --off {other.folder}' ends that.",
        )
    if other.origin == "built-in":
        return PluginFault(f"The plugin '{name}' is part of the studio.", "Choose another name.")
    return PluginFault(
        f"Another plugin is already called '{name}' ({other.origin}, version {other.version}).",
        "Remove one of the two.",
    )
